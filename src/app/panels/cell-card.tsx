// One cell: who lives there, which station comes first, and why it is covered or not.

import type { FeatureCollection } from 'geojson';
import type { ReactNode } from 'react';
import { cellStatuses } from '../../coverage/cell-status.ts';
import { settlements } from '../../demand/demand-cells.ts';
import type { PlanMeasures } from '../../scenario/plan-evaluation.ts';
import type { Words } from '../i18n/words.ts';
import { useWords } from '../i18n/words-context.ts';
import { useAreaName } from '../state/area-names.ts';
import { useDraft } from '../state/project-store.ts';
import { type Answer, useAnswer, useResults } from '../state/results-store.ts';
import { useView } from '../state/view-store.ts';
import { Facts } from './facts.tsx';
import { stationName } from './gap-list.tsx';
import { WhyPart } from './why/why-part.tsx';

export function CellCard({ row }: { readonly row: number }): ReactNode {
  const words = useWords();
  const { text } = words;
  const areaName = useAreaName();
  const answer = useAnswer();
  const cells = useResults(results => (answer ? results.cellLayers.get(answer.populationId) : undefined));
  const { areasId } = useDraft();
  const areas = useResults(results => (areasId ? (results.areaLayers.get(areasId) ?? null) : null));
  const whyOpen = useView(view => view.whyOpen);
  if (!answer || !cells || row >= cells.population.length) return null;
  const columns = answer.measures.cells;
  const status = cellStatuses[columns.status[row]];
  const settlement = settlements[columns.settlement[row]];
  const depth = (count: number): string => (count < 0 ? '' : words.number(count));
  return (
    <>
      <p className="card-kind">{text(`cell.status.${status}`)}</p>
      <h2 className="card-title">{text('cell.heading', { id: cells.cellId[row] })}</h2>
      {/* An explanation says the rest in sentences. */}
      <Facts
        facts={[
          [text('cell.people'), words.number(cells.population[row], 1)],
          [text('cell.settlement'), settlement ? text(`scope.${settlement}`) : ''],
          [text('cell.area'), areaName(answer.measures.areas[columns.areaIndex[row]]?.name ?? '')],
          [
            text('cell.nearest'),
            columns.nearestStation[row] < 0 || whyOpen
              ? ''
              : `${stationName(answer, columns.nearestStation[row])} · ${words.distance(columns.nearestMillimeters[row] / 1000)}`,
          ],
          [
            text('cell.firstDue'),
            columns.firstDueStation[row] < 0 || whyOpen ? '' : stationName(answer, columns.firstDueStation[row]),
          ],
          [text('cell.travel'), whyOpen ? '' : minutesOf(columns.travelMilliseconds[row], words)],
          [text('cell.response'), whyOpen ? '' : minutesOf(columns.responseMilliseconds[row], words)],
          [text('cell.depthRadius'), depth(columns.stationsInRadius[row])],
          [text('cell.depthTime'), depth(columns.stationsInTime[row])],
        ]}
      />
      {!whyOpen && (
        <p className="why">
          <strong>{text('cell.why')}</strong> {reasons(answer, areas, row, words).join(' ')}
        </p>
      )}
      <WhyPart row={row} status={status} />
    </>
  );
}

function minutesOf(milliseconds: number, words: Words): string {
  if (!Number.isFinite(milliseconds)) return words.text('gaps.timeNone');
  return words.text('unit.min', { value: words.minutes(milliseconds) });
}

function reasons({ measures }: Answer, areas: FeatureCollection | null, row: number, words: Words): readonly string[] {
  const { text } = words;
  const columns = measures.cells;
  const status = cellStatuses[columns.status[row]];
  if (status === 'outside' || status === 'no-data' || status === 'unreachable') return [text(`cell.why.${status}`)];
  const said: string[] = [];
  const radius = columns.withinRadius[row] === 0 ? limitOf(measures, areas, 'radius', row) : null;
  if (radius !== null) {
    const over = columns.nearestMillimeters[row] / 1000 - radius;
    said.push(text('cell.why.radiusOver', { over: words.distance(over), limit: words.limitMeters(radius) }));
  }
  const time = columns.withinTime[row] === 0 ? limitOf(measures, areas, 'time', row) : null;
  if (time !== null) {
    const over = columns.responseMilliseconds[row] - time * 1000;
    said.push(text('cell.why.timeOver', { over: words.minutes(over), limit: words.limitSeconds(time) }));
  }
  return said.length > 0 ? said : [text('cell.why.ok')];
}

/** The strictest limit of a kind that applies to a cell; metres or seconds. */
function limitOf(
  measures: PlanMeasures,
  areas: FeatureCollection | null,
  kind: 'radius' | 'time',
  row: number,
): number | null {
  const settlement = settlements[measures.cells.settlement[row]];
  const limits = measures.rules
    .filter(({ rule }) => {
      if (rule.kind !== kind) return false;
      if (rule.scope.kind === 'settlement') return rule.scope.settlements.some(name => name === settlement);
      return (rule.scope.circle === 'central-city') === isCentral(measures, areas, row);
    })
    .map(({ rule }) => rule.limit);
  return limits.length > 0 ? Math.min(...limits) : null;
}

/** As the areas say; where no area says so, urban places are the central city. */
function isCentral(measures: PlanMeasures, areas: FeatureCollection | null, row: number): boolean {
  const features = areas?.features ?? [];
  if (!features.some(({ properties }) => typeof properties?.centralCity === 'boolean'))
    return settlements[measures.cells.settlement[row]] === 'urban';
  return features[measures.cells.areaIndex[row]]?.properties?.centralCity === true;
}
