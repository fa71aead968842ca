// The app: words and theme around the workspace, the demonstration city opened, results following the project.

import { type ReactNode, StrictMode, useEffect, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { startEngine } from '../compute/engine.ts';
import { followSelection } from './commands/explain-cell.ts';
import { followConditions } from './commands/follow-conditions.ts';
import { followSpeeds } from './commands/load-speeds.ts';
import { openDemonstration } from './commands/open-demonstration.ts';
import { followProject } from './commands/refresh-result.ts';
import { createWords } from './i18n/words.ts';
import { WordsContext } from './i18n/words-context.ts';
import { MapRegion } from './map/map-region.tsx';
import { Workspace } from './panels/workspace.tsx';
import { useDark } from './state/theme.ts';
import { setView, useView } from './state/view-store.ts';
import './widgets/base.css';
import { ErrorBoundary } from './widgets/error-boundary.tsx';

function App(): ReactNode {
  const language = useView(view => view.language);
  const words = useMemo(() => createWords(language), [language]);
  const dark = useDark();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <WordsContext value={words}>
      <ErrorBoundary>
        <Workspace map={<MapRegion />} />
      </ErrorBoundary>
    </WordsContext>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app.');
startEngine(engineSilent => setView({ engineSilent }));
followProject();
followSpeeds();
followConditions();
followSelection();
void openDemonstration();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
