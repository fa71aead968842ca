// The card of what is selected: a station, a gap or a cell.

import type { ReactNode } from 'react';
import type { CellLayer } from '../../compute/jobs.ts';
import type { Gap } from '../../scenario/plan-evaluation.ts';
import { askWhy } from '../commands/explain-cell.ts';
import { abandonMove } from '../commands/preview-move.ts';
import { useWords } from '../i18n/words-context.ts';
import { useAreaName } from '../state/area-names.ts';
import { useDrawn, useResults } from '../state/results-store.ts';
import { setView, useView } from '../state/view-store.ts';
import { Icon } from '../widgets/icon.tsx';
import { CellCard } from './cell-card.tsx';
import { Facts } from './facts.tsx';
import { gapMinutes, gapName, stationName } from './gap-list.tsx';
import { StationCard } from './station-card.tsx';

export function SelectionCard(): ReactNode {
  const { text } = useWords();
  const selection = useView(view => view.selection);
  const whyOpen = useView(view => view.whyOpen);
  if (!selection) return null;
  return (
    <aside className={selection.kind === 'cell' && whyOpen ? 'card wide' : 'card'} aria-label={text('answer.title')}>
      <button
        type="button"
        className="button quiet square card-close"
        aria-label={text('action.close')}
        onClick={closeCard}
      >
        <Icon name="close" />
      </button>
      {selection.kind === 'station' && <StationCard stationId={selection.stationId} />}
      {selection.kind === 'cell' && <CellCard row={selection.row} />}
      {selection.kind === 'gap' && <GapCard gapId={selection.gapId} />}
    </aside>
  );
}

function closeCard(): void {
  abandonMove();
  setView({ selection: null });
}

function GapCard({ gapId }: { readonly gapId: string }): ReactNode {
  const words = useWords();
  const { text } = words;
  const areaName = useAreaName();
  const drawn = useDrawn();
  const cells = useResults(results => (drawn ? results.cellLayers.get(drawn.populationId) : undefined));
  const gap = drawn?.gaps.find(candidate => candidate.gapId === gapId);
  if (!drawn || !gap) return null;
  return (
    <>
      <p className="card-kind">{text('gap.heading', { rank: gap.rank })}</p>
      <h2 className="card-title">{gapName(gap, words, areaName)}</h2>
      <Facts
        facts={[
          [text('cell.people'), words.people(gap.people)],
          [text('gap.cells'), words.number(gap.cellIndex.length)],
          [text('gap.size'), text('unit.km2', { value: words.number(gap.squareMeters / 1e6, 1) })],
          [
            text('gap.nearest'),
            `${stationName(drawn, gap.nearestStation)} · ${words.distance(gap.nearestMillimeters / 1000)}`,
          ],
          [text('gap.response'), gapMinutes(gap, words)],
          [text('gap.areas'), gap.areaNames.map(areaName).join(words.language === 'zh' ? '、' : ', ')],
        ]}
      />
      <button type="button" className="button why-button" onClick={() => askWhy(largestCell(gap, cells))}>
        <Icon name="question" />
        {text('why.askGap')}
      </button>
    </>
  );
}

/** The cell of a gap where most people live. */
function largestCell(gap: Gap, cells: CellLayer | undefined): number {
  const people = (row: number): number => cells?.population[row] ?? 0;
  return gap.cellIndex.reduce((best, row) => (people(row) > people(best) ? row : best), gap.cellIndex[0]);
}
