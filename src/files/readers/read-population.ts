// Demand cells from CSV or GeoJSON: points, polygons and multipolygons with a number of people.

import type { Geometry } from 'geojson';
import { type DemandCells, noSettlement, settlements } from '../../demand/demand-cells.ts';
import { compareCodePoints } from '../../vocabulary/code-points.ts';
import type { Outcome, Place } from '../../vocabulary/problem.ts';
import type { MicroPeople } from '../../vocabulary/units.ts';
import { type ProblemLog, startProblemLog } from '../account/problem-log.ts';
import type { ReadHost } from '../account/read-host.ts';
import type { ReadCounts, ReadOptions, SetAsideRow } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { microPeople, mostPeople } from '../columns/micro-people.ts';
import { settlementWords } from '../columns/settlement-words.ts';
import { measureCell } from '../geometry/measure-cell.ts';
import { logNumberFault, shownValue } from '../text/number-fault.ts';
import { type CheckedRecord, readRecords } from './read-records.ts';
import { idOf, optionalNumber, optionalWord } from './record-fields.ts';

export interface PopulationRead {
  /** Sorted by id in code-point order, then longitude, latitude, population. */
  readonly cells: DemandCells;
  readonly counts: ReadCounts;
  readonly setAside: readonly SetAsideRow[];
}

interface Cell {
  readonly cellId: string;
  readonly lon: number;
  readonly lat: number;
  readonly micro: MicroPeople;
  readonly settlement: number;
  readonly squareMeters: number;
  readonly geometry: Geometry;
  readonly place: Place;
}

/** Reads demand cells; without a usable one, or when the file cannot be read, the value is null. */
export async function readPopulation(
  file: InputFile,
  options: ReadOptions,
  host: ReadHost,
): Promise<Outcome<PopulationRead>> {
  const log = startProblemLog(file.source.name);
  const request = {
    roles: ['id', 'population', 'settlement', 'areaKm2'],
    needsPopulation: true,
    acceptsRows: true,
    options,
  } as const;
  const cells: Cell[] = [];
  let total = 0;
  const isRead = await readRecords(file, request, ['Point', 'Polygon', 'MultiPolygon'], log, host, record => {
    const micro = populationOf(record, options.repair, log);
    if (micro === null) return;
    total += micro;
    cells.push(cellOf(record, micro, log));
  });
  if (!isRead) return log.rejected();
  if (total > mostPeople * 1_000_000) return log.reject('population-total-too-large', { limit: mostPeople });
  cells.sort(compareCells);
  logRepeatedIds(cells, log);
  return log.outcome({ cells: buildDemandCells(cells) });
}

function populationOf(record: CheckedRecord, repair: boolean, log: ProblemLog): MicroPeople | null {
  const { feature, fields } = record;
  const { column, factor } = fields.columns.get('population')!;
  const value = feature.property(column);
  const reading = fields.number(value, true);
  if (reading.kind !== 'number') {
    logNumberFault(reading.kind, value, column, feature, log);
    return null;
  }
  const found = shownValue(value);
  if (reading.repair !== null && !repair) {
    log.setAside(feature, 'repair-refused', { found, after: reading.decimal }, column);
    return null;
  }
  if (reading.value < 0) {
    log.setAside(feature, 'population-negative', { found }, column);
    return null;
  }
  if (reading.value * factor > mostPeople) {
    log.setAside(feature, 'population-too-large', { found, limit: mostPeople }, column);
    return null;
  }
  if (reading.repair !== null) {
    log.count('repaired', reading.repair, { found, after: reading.decimal }, { ...feature.place, column });
  }
  return microPeople(reading.value, reading.decimal, factor);
}

function cellOf(record: CheckedRecord, micro: MicroPeople, log: ProblemLog): Cell {
  const { geometry } = record;
  const cellId = idOf(record);
  const settlement = optionalWord(record, 'settlement', settlementWords, null, null, 'settlement-word-unknown', log);
  const measured = measureCell(geometry);
  if (measured.squareMeters === 0) log.add('warn', 'polygon-without-area', { found: cellId }, record.feature.place);
  const given = geometry.type === 'Point' ? optionalNumber(record, 'areaKm2', log) : null;
  return {
    cellId,
    lon: measured.lon,
    lat: measured.lat,
    micro,
    settlement: settlement === null ? noSettlement : settlements.indexOf(settlement),
    squareMeters: given === null ? measured.squareMeters : given * 1_000_000,
    geometry,
    place: record.feature.place,
  };
}

/** Warns of each record whose id an earlier record has, in the order of the file. */
function logRepeatedIds(sorted: readonly Cell[], log: ProblemLog): void {
  const numberOf = ({ place }: Cell): number => place.line ?? place.feature ?? 0;
  const repeated: { readonly cell: Cell; readonly first: number }[] = [];
  for (let i = 1; i < sorted.length; i++) {
    const from = i - 1;
    if (sorted[from]!.cellId !== sorted[i]!.cellId) continue;
    while (i + 1 < sorted.length && sorted[i + 1]!.cellId === sorted[i]!.cellId) i += 1;
    const same = sorted.slice(from, i + 1).sort((a, b) => numberOf(a) - numberOf(b));
    for (const cell of same.slice(1)) repeated.push({ cell, first: numberOf(same[0]!) });
  }
  repeated.sort((a, b) => numberOf(a.cell) - numberOf(b.cell));
  for (const { cell, first } of repeated)
    log.add('warn', 'cell-id-repeated', { found: cell.cellId, first }, cell.place);
}

function compareCells(a: Cell, b: Cell): number {
  return (
    compareCodePoints(a.cellId, b.cellId) ||
    a.lon - b.lon ||
    a.lat - b.lat ||
    a.micro - b.micro ||
    compareCodePoints(JSON.stringify(a), JSON.stringify(b))
  );
}

function buildDemandCells(cells: readonly Cell[]): DemandCells {
  const column = (value: (cell: Cell) => number): Float64Array => {
    const numbers = new Float64Array(cells.length);
    for (let row = 0; row < cells.length; row++) numbers[row] = value(cells[row]!);
    return numbers;
  };
  return {
    count: cells.length,
    cellId: cells.map(cell => cell.cellId),
    lon: column(cell => cell.lon),
    lat: column(cell => cell.lat),
    populationMicro: column(cell => cell.micro),
    givenSettlement: Uint8Array.from(cells, cell => cell.settlement),
    squareMeters: column(cell => cell.squareMeters),
    geometry: cells.map(cell => cell.geometry),
  };
}
