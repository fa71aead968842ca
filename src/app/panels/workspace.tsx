// The workspace: data left, map or table in the middle, answer right; tabs instead on a narrow screen.

import { type ReactNode, useEffect } from 'react';
import type { TextKey } from '../i18n/catalogue-en.ts';
import { useWords } from '../i18n/words-context.ts';
import { type Answer, useAnswer } from '../state/results-store.ts';
import { type MobileTab, setView, useView } from '../state/view-store.ts';
import { Icon } from '../widgets/icon.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { AppBar } from './app-bar.tsx';
import { Banners } from './banners.tsx';
import { DropZone } from './drop-zone.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { Headline } from './headline.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { NoticeLine } from './notice-line.tsx';
import { SelectionCard } from './selection-card.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { SidePanel } from './side-panel.tsx';
import { StatusBar } from './status-bar.tsx';
import { TableTwin } from './table-twin.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import './workspace.css';

const tabs: readonly { readonly value: MobileTab; readonly title: TextKey }[] = [
  { value: 'map', title: 'tab.map' },
  { value: 'answer', title: 'tab.answer' },
  { value: 'data', title: 'tab.data' },
  { value: 'table', title: 'tab.table' },
];

export function Workspace({ map }: { readonly map: ReactNode }): ReactNode {
  const { text } = useWords();
  const table = useView(view => view.table);
  const dataPanel = useView(view => view.dataPanel);
  const answerPanel = useView(view => view.answerPanel);
  const mobileTab = useView(view => view.mobileTab);
  useShortcuts();
  return (
    <div className="workspace" data-tab={mobileTab}>
      <AppBar />
      <Banners />
      <Peek />
      <main className={`columns ${dataPanel ? '' : 'no-data'} ${answerPanel ? '' : 'no-answer'}`}>
        {dataPanel && <SidePanel />}
        <div className={table ? 'middle with-table' : 'middle'}>
          <div className="map-slot">{map}</div>
          <div className="table-slot">
            <button type="button" className="button back-to-map" onClick={() => setView({ table: false })}>
              <Icon name="close" />
              {text('tab.map')}
            </button>
            {table && <TableTwin />}
          </div>
          <SelectionCard />
          <NoticeLine />
        </div>
        {answerPanel && <AnswerPanel />}
      </main>
      <StatusBar />
      <nav className="tabs" aria-label={text('tab.views')}>
        {tabs.map(({ value, title }) => (
          <button
            key={value}
            type="button"
            aria-current={mobileTab === value ? 'page' : undefined}
            onClick={() => setView({ mobileTab: value, table: value === 'table' })}
          >
            {text(title)}
          </button>
        ))}
      </nav>
      <Announcer />
      <DropZone />
      <ImportSheet />
      <ExportDialog />
      <ShortcutsSheet />
    </div>
  );
}

/** The headline over the map of a narrow screen, where the answer has a tab of its own. */
function Peek(): ReactNode {
  const answer = useAnswer();
  return (
    answer && (
      <div className="peek">
        <Headline answer={answer} />
      </div>
    )
  );
}

/** Speaks the exact headline once per result, never the numbers of a drag. */
function Announcer(): ReactNode {
  const words = useWords();
  const answer = useAnswer();
  useEffect(() => {
    document.title = words.text('app.title');
  }, [words]);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {answer && !answer.approximate && !answer.stale ? sentence(answer, words.text, words.people, words.percent) : ''}
    </p>
  );
}

function sentence(
  { measures }: Answer,
  text: (key: TextKey, params: Record<string, string>) => string,
  people: (micro: number) => string,
  percent: (share: number) => string,
): string {
  const { uncovered, unreachable, input } = measures.ledger;
  const far = uncovered + unreachable;
  const share = percent(input > 0 ? far / input : 0);
  return `${text('answer.people', { people: people(far), share })}: ${text('ledger.uncovered', {})}`;
}
