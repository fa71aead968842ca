// Demand cells from CSV or GeoJSON: points, polygons and multipolygons with a number of people.

import { type DemandCells, noSettlement, settlements } from '../../demand/demand-cells.ts';
import type { Outcome } from '../../vocabulary/problem.ts';
import type { MicroPeople } from '../../vocabulary/units.ts';
import { type ProblemLog, startProblemLog } from '../account/problem-log.ts';
import { type ReadHost, runInTurns, startPace } from '../account/read-host.ts';
import type { ReadCounts, ReadOptions, SetAsideRow } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { microPeople, mostPeople } from '../columns/micro-people.ts';
import { settlementWords } from '../columns/settlement-words.ts';
import { measureCell } from '../geometry/measure-cell.ts';
import { logNumberFault, shownValue } from '../text/number-fault.ts';
import { CellColumns, type ReadCell } from './cell-columns.ts';
import { PointCells } from './point-cells.ts';
import { type CheckedRecord, readRecords, type TakePoint } from './read-records.ts';
import { idOf, optionalNumber, optionalWord } from './record-fields.ts';

export interface PopulationRead {
  /** Sorted by id in code-point order, then longitude, latitude, population. */
  readonly cells: DemandCells;
  readonly counts: ReadCounts;
  readonly setAside: readonly SetAsideRow[];
}

const idsAtOnce = 8192;

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
  const cells = new CellColumns();
  let total = 0;
  const points = new PointCells(cells);
  const use = (record: CheckedRecord): void => {
    const micro = populationOf(record, options.repair, log);
    if (micro === null) return;
    total += micro;
    cells.push(cellOf(record, micro, log));
  };
  const takePoint: TakePoint = (rows, row, lon, lat, { columns }) => {
    const micro = points.take(rows, row, lon, lat, columns);
    if (micro >= 0) total += micro;
    return micro >= 0;
  };
  const isRead = await readRecords(file, request, ['Point', 'Polygon', 'MultiPolygon'], log, host, use, takePoint);
  if (!isRead) return log.rejected();
  if (total > mostPeople * 1_000_000) return log.reject('population-total-too-large', { limit: mostPeople });
  const sum = cells.sumRow(total);
  if (sum !== null) log.add('warn', 'population-row-is-sum', { found: sum.micro / 1_000_000 }, sum.place);
  const pace = startPace(host);
  const finished = await runInTurns(cells.finish(), pace);
  let repeated = 0;
  for (const { cellId, place, first } of finished.repeated) {
    log.add('warn', 'cell-id-repeated', { found: cellId, first }, place);
    repeated += 1;
    if (repeated % idsAtOnce === 0) await pace.step(1, 1);
  }
  return log.outcome({ cells: finished.cells });
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
  if (reading.repair === null && reading.value >= 0 && reading.value * factor <= mostPeople) {
    return microPeople(reading.value, reading.decimal, factor);
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

function cellOf(record: CheckedRecord, micro: MicroPeople, log: ProblemLog): ReadCell {
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
