// Results by reporting area.

import type { ReactNode } from 'react';
import type { AreaResult } from '../../scenario/plan-evaluation.ts';
import type { RuleResult } from '../../standards/evaluate-rules.ts';
import { useWords } from '../i18n/words-context.ts';
import { useAreaName } from '../state/area-names.ts';
import { DataTable, type TableColumn } from '../widgets/data-table.tsx';
import { Icon } from '../widgets/icon.tsx';
import { verdictIcons } from './verdict-list.tsx';

export function AreaTable({ areas }: { readonly areas: readonly AreaResult[] }): ReactNode {
  const words = useWords();
  const { text } = words;
  const areaName = useAreaName();
  const none = text('value.none');
  const columns: readonly TableColumn<AreaResult>[] = [
    { id: 'name', title: text('areas.name'), value: area => areaName(area.name) },
    {
      id: 'people',
      title: text('areas.people'),
      number: true,
      value: area => area.people,
      show: area => words.people(area.people),
    },
    {
      id: 'uncovered',
      title: text('areas.uncovered'),
      number: true,
      value: farOf,
      show: area => words.people(farOf(area)),
    },
    {
      id: 'share',
      title: text('areas.share'),
      number: true,
      value: shareOf,
      show: area => (area.people > 0 ? words.percent(shareOf(area)) : none),
    },
    { id: 'stations', title: text('areas.stations'), number: true, value: area => area.stationCount },
    {
      id: 'radius',
      title: text('areas.meanRadius'),
      number: true,
      value: area => area.meanServiceRadius ?? -1,
      show: area => (area.meanServiceRadius === null ? none : words.distance(area.meanServiceRadius)),
    },
    {
      id: 'p90',
      title: text('areas.p90'),
      number: true,
      value: area => area.responseMilliseconds?.p90 ?? -1,
      show: area =>
        area.responseMilliseconds
          ? `${words.minutes(area.responseMilliseconds.p90)} ${words.text('unit.min', { value: '' }).trim()}`
          : none,
    },
    {
      id: 'verdict',
      title: text('areas.verdict'),
      value: area => text(`verdict.${worstVerdict(area.rules)}`),
      show: area => {
        const verdict = worstVerdict(area.rules);
        return (
          <span className={`verdict-word ${verdict}`}>
            <Icon name={verdictIcons[verdict]} />
            {text(`verdict.${verdict}`)}
          </span>
        );
      },
    },
  ];
  return (
    <DataTable
      label={text('areas.title')}
      columns={columns}
      rows={areas}
      rowKey={area => area.name}
      empty={text('areas.none')}
      sortLabel={column => text('table.sortBy', { column })}
    />
  );
}

function farOf({ ledger }: AreaResult): number {
  return ledger.uncovered + ledger.unreachable;
}

function shareOf(area: AreaResult): number {
  return area.people > 0 ? area.ledger.covered / area.people : -1;
}

/** One failed rule fails the area; a missing input is never a pass. */
function worstVerdict(rules: readonly RuleResult[]): RuleResult['verdict'] {
  const order = ['fail', 'no-data', 'pass', 'not-applicable'] as const;
  return order.find(verdict => rules.some(result => result.verdict === verdict)) ?? 'not-applicable';
}
