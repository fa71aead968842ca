// The table twin: everything on the map as rows, for screen readers, for machines without graphics, and for copying.

import { type ReactNode, useMemo } from 'react';
import type { CellLayer } from '../../compute/jobs.ts';
import { cellStatuses } from '../../coverage/cell-status.ts';
import { settlements } from '../../demand/demand-cells.ts';
import type { Gap, Zone } from '../../scenario/plan-evaluation.ts';
import type { Station } from '../../stations/station.ts';
import { showCell, showGap, showStation } from '../commands/show-on-map.ts';
import type { TextKey } from '../i18n/catalogue-en.ts';
import { useWords } from '../i18n/words-context.ts';
import { useAreaName } from '../state/area-names.ts';
import { useDraft } from '../state/project-store.ts';
import { useAnswer, useDrawn, useResults } from '../state/results-store.ts';
import { setView, type TableTab, tableTabs, useView } from '../state/view-store.ts';
import type { TableColumn } from '../widgets/data-table.tsx';
import { Segments } from '../widgets/segments.tsx';
import { CopyTable } from './copy-table.tsx';
import { gapMinutes, gapName, stationName } from './gap-list.tsx';
import { SetAsideTable } from './set-aside-table.tsx';

const tabTitles: Readonly<Record<TableTab, TextKey>> = {
  stations: 'table.stations',
  gaps: 'table.gaps',
  zones: 'table.zones',
  cells: 'table.cells',
  problems: 'table.problems',
};

export function TableTwin(): ReactNode {
  const { text } = useWords();
  const tab = useView(view => view.tableTab);
  return (
    <section className="table-twin" aria-label={text('table.title')}>
      <Segments
        label={text('table.title')}
        value={tab}
        options={tableTabs.map(value => ({ value, label: text(tabTitles[value]) }))}
        onChoose={tableTab => setView({ tableTab })}
      />
      {tab === 'stations' && <StationTable />}
      {tab === 'gaps' && <GapTable />}
      {tab === 'zones' && <ZoneTable />}
      {tab === 'cells' && <CellTable />}
      {tab === 'problems' && <SetAsideTable />}
    </section>
  );
}

interface LinkProps {
  readonly name: string;
  readonly onOpen: () => void;
}

function RowLink({ name, onOpen }: LinkProps): ReactNode {
  const { text } = useWords();
  return (
    <button type="button" className="link" title={text('table.select', { name })} onClick={onOpen}>
      {name}
    </button>
  );
}

function StationTable(): ReactNode {
  const words = useWords();
  const { text } = words;
  const { stations } = useDraft();
  const answer = useAnswer();
  const rowOf = useMemo(() => new Map(answer?.stations.map(({ stationId }, row) => [stationId, row])), [answer]);
  const peopleOf = (station: Station, key: 'firstDuePeople' | 'peopleInRadius' | 'peopleInTime'): number =>
    answer?.measures.stations[rowOf.get(station.stationId) ?? -1]?.[key] ?? 0;
  const people = (key: 'firstDuePeople' | 'peopleInRadius' | 'peopleInTime', title: TextKey): TableColumn<Station> => ({
    id: key,
    title: text(title),
    number: true,
    value: station => peopleOf(station, key),
    show: station => words.people(peopleOf(station, key)),
  });
  const columns: readonly TableColumn<Station>[] = [
    {
      id: 'name',
      title: text('station.name'),
      value: station => station.name || station.stationId,
      show: station => (
        <RowLink name={station.name || station.stationId} onOpen={() => showStation(station.stationId)} />
      ),
    },
    { id: 'status', title: text('station.status'), value: station => text(`status.${station.status}`) },
    people('firstDuePeople', 'station.firstDue'),
    people('peopleInRadius', 'station.inRadius'),
    people('peopleInTime', 'station.inTime'),
    { id: 'lon', title: text('station.lon'), number: true, value: ({ lon }) => lon, show: ({ lon }) => lon.toFixed(5) },
    { id: 'lat', title: text('station.lat'), number: true, value: ({ lat }) => lat, show: ({ lat }) => lat.toFixed(5) },
  ];
  return <CopyTable label={text('table.stations')} columns={columns} rows={stations} rowKey={row => row.stationId} />;
}

function GapTable(): ReactNode {
  const words = useWords();
  const areaName = useAreaName();
  const { text } = words;
  const drawn = useDrawn();
  const columns: readonly TableColumn<Gap>[] = [
    { id: 'rank', title: text('table.rank'), number: true, value: gap => gap.rank },
    {
      id: 'areas',
      title: text('gap.areas'),
      value: gap => gapName(gap, words, areaName),
      show: gap => <RowLink name={gapName(gap, words, areaName)} onOpen={() => showGap(gap)} />,
    },
    {
      id: 'people',
      title: text('cell.people'),
      number: true,
      value: gap => gap.people,
      show: gap => words.people(gap.people),
    },
    {
      id: 'km2',
      title: text('table.km2'),
      number: true,
      value: gap => gap.squareMeters,
      show: gap => words.number(gap.squareMeters / 1e6, 1),
    },
    { id: 'nearest', title: text('gap.nearest'), value: gap => (drawn ? stationName(drawn, gap.nearestStation) : '') },
    {
      id: 'km',
      title: text('table.km'),
      number: true,
      value: gap => gap.nearestMillimeters,
      show: gap => words.number(gap.nearestMillimeters / 1e6, 1),
    },
    {
      id: 'minutes',
      title: text('gap.response'),
      number: true,
      value: gap => gap.responseMillisecondsMax ?? Number.MAX_VALUE,
      show: gap => gapMinutes(gap, words),
    },
  ];
  return <CopyTable label={text('table.gaps')} columns={columns} rows={drawn?.gaps ?? []} rowKey={gap => gap.gapId} />;
}

interface ZoneRow {
  readonly key: string;
  readonly zone: Zone;
}

function ZoneTable(): ReactNode {
  const words = useWords();
  const { text } = words;
  const drawn = useDrawn();
  const rows = useMemo(() => (drawn?.zones ?? []).map((zone, at): ZoneRow => ({ key: String(at), zone })), [drawn]);
  const limitOf = ({ zone }: ZoneRow): string => {
    if (zone.kind === 'first-due') return drawn ? stationName(drawn, zone.stationIndex) : '';
    const limit = zone.kind === 'service-radius' ? words.limitMeters(zone.limit) : words.limitSeconds(zone.limit);
    return `${limit} · ${text(`scope.${zone.settlement}`)}`;
  };
  const columns: readonly TableColumn<ZoneRow>[] = [
    { id: 'kind', title: text('table.kind'), value: ({ zone }) => text(`zone.${zone.kind}`) },
    { id: 'limit', title: text('table.limit'), value: limitOf },
    {
      id: 'people',
      title: text('cell.people'),
      number: true,
      value: ({ zone }) => zone.people,
      show: ({ zone }) => words.people(zone.people),
    },
    {
      id: 'km2',
      title: text('table.km2'),
      number: true,
      value: ({ zone }) => zone.squareMeters,
      show: ({ zone }) => words.number(zone.squareMeters / 1e6, 1),
    },
  ];
  return <CopyTable label={text('table.zones')} columns={columns} rows={rows} rowKey={({ key }) => key} />;
}

function CellTable(): ReactNode {
  const words = useWords();
  const areaName = useAreaName();
  const { text } = words;
  const answer = useAnswer();
  const layer = useResults(results => (answer ? results.cellLayers.get(answer.populationId) : undefined));
  const rows = useMemo(() => rowNumbers(layer), [layer]);
  if (!answer || !layer) return <p className="empty">{text('table.empty')}</p>;
  const { cells } = answer.measures;
  const columns: readonly TableColumn<number>[] = [
    {
      id: 'id',
      title: text('table.id'),
      value: row => layer.cellId[row],
      show: row => <RowLink name={layer.cellId[row]} onOpen={() => showCell(row)} />,
    },
    {
      id: 'people',
      title: text('cell.people'),
      number: true,
      value: row => layer.population[row],
      show: row => words.number(layer.population[row], 1),
    },
    {
      id: 'settlement',
      title: text('cell.settlement'),
      value: row => {
        const settlement = settlements[cells.settlement[row]];
        return settlement ? text(`scope.${settlement}`) : '';
      },
    },
    {
      id: 'area',
      title: text('cell.area'),
      value: row => areaName(answer.measures.areas[cells.areaIndex[row]]?.name ?? ''),
    },
    { id: 'status', title: text('cell.status'), value: row => text(`cell.status.${cellStatuses[cells.status[row]]}`) },
    {
      id: 'km',
      title: text('table.km'),
      number: true,
      value: row => cells.nearestMillimeters[row],
      show: row => words.number(cells.nearestMillimeters[row] / 1e6, 1),
    },
    {
      id: 'minutes',
      title: text('table.minutes'),
      number: true,
      value: row => cells.responseMilliseconds[row],
      show: row =>
        Number.isFinite(cells.responseMilliseconds[row])
          ? words.minutes(cells.responseMilliseconds[row])
          : text('gaps.timeNone'),
    },
  ];
  return <CopyTable label={text('table.cells')} columns={columns} rows={rows} rowKey={row => String(row)} />;
}

function rowNumbers(layer: CellLayer | undefined): readonly number[] {
  return Array.from({ length: layer?.population.length ?? 0 }, (_, row) => row);
}
