// The left panel: data, speeds or closures; the latter two come when they are first looked at.

import { lazy, type ReactNode, Suspense } from 'react';
import type { TextKey } from '../i18n/catalogue-en.ts';
import { useWords } from '../i18n/words-context.ts';
import { type SidePanel as Name, setView, sidePanels, useView } from '../state/view-store.ts';
import { Segments } from '../widgets/segments.tsx';
import { DataPanel } from './data-panel.tsx';

const SpeedsPanel = lazy(async () => ({ default: (await import('./speeds/speeds-panel.tsx')).SpeedsPanel }));
const ConditionsPanel = lazy(async () => ({
  default: (await import('./conditions/conditions-panel.tsx')).ConditionsPanel,
}));

const titles: Readonly<Record<Name, TextKey>> = {
  data: 'side.data',
  speeds: 'side.speeds',
  conditions: 'side.conditions',
};

export function SidePanel(): ReactNode {
  const { text } = useWords();
  const shown = useView(view => view.sidePanel);
  return (
    <section className="panel data-panel" aria-label={text(titles[shown])}>
      <Segments
        label={text('side.title')}
        value={shown}
        options={sidePanels.map(value => ({ value, label: text(titles[value]) }))}
        onChoose={sidePanel => setView({ sidePanel })}
      />
      <Suspense fallback={<div className="skeleton" aria-hidden="true" />}>
        {shown === 'data' && <DataPanel />}
        {shown === 'speeds' && <SpeedsPanel />}
        {shown === 'conditions' && <ConditionsPanel />}
      </Suspense>
    </section>
  );
}
