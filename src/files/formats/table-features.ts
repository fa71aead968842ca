// Rows of cells → features: the header below titles and notes, the columns that hold the place, and what is no record
// (blank lines, notes, totals). Every other row is given on as a feature or set aside with its place.

import { unguardedText } from '../../report/csv-text.ts';
import type { Place } from '../../vocabulary/problem.ts';
import type { LoggedRecord, ProblemLog } from '../account/problem-log.ts';
import type { MatchedColumn } from '../columns/column-roles.ts';
import { logColumnChoices } from '../columns/requested-columns.ts';
import { splitPair } from '../text/coordinate-pair.ts';
import { logNumberFault } from '../text/number-fault.ts';
import { type DecimalMark, readNumber } from '../text/number-text.ts';
import type { FeatureBatch, FeatureRequest, FeatureSource, RawFeature } from './feature-source.ts';
import { type RowFeatures, startRowFeatures } from './rows-to-features.ts';
import { findTableHeader } from './table-header.ts';

/** A row of cells as text; a cell that holds nothing is ''. */
export interface TableRow {
  readonly fields: readonly string[];
  /** Line of the text or row of the sheet, from 1. */
  readonly line: number;
  readonly original: () => string;
  /** Whether its cells cannot be told apart. */
  readonly isFaulty: boolean;
}

/** Some rows, and how much of the table (0…1) is read with them. */
export interface TableBatch {
  readonly rows: readonly TableRow[];
  readonly share: number;
}

/** A table as its format gives it. */
export interface TableSource {
  readonly format: string;
  readonly encoding: string | null;
  readonly layers: readonly string[];
  /** The first rows, to find the header in. */
  readonly sample: readonly TableRow[];
  /** The place of a row: its line, or sheet and row. */
  readonly placeOf: (line: number) => Place;
  /** The decimal mark, by the rows below the header. */
  readonly findDecimalMark: (
    rows: readonly TableRow[],
    coordinateColumns: readonly number[],
    otherColumns: readonly number[],
  ) => DecimalMark;
  /** All rows in order, the header and what is above it too; false when the table was given up. */
  readonly batches: () => Iterator<TableBatch, boolean> | AsyncIterator<TableBatch, boolean>;
}

/** Opens a table; null after a rejection in the log. */
export function openTable(table: TableSource, request: FeatureRequest, log: ProblemLog): FeatureSource | null {
  if (!request.acceptsRows) {
    log.add('reject', 'rows-have-no-shape');
    return null;
  }
  const header = findTableHeader(table, request, log);
  if (header === null) return null;
  logColumnChoices(header.columns, log, table.placeOf(header.line));

  const indexOf = columnIndexes(header.names);
  const column = (matched: MatchedColumn | undefined): number =>
    matched === undefined ? -1 : (indexOf.get(matched.column) ?? -1);
  const lon = column(header.columns.get('lon'));
  const lat = column(header.columns.get('lat'));
  const isTwo = lon >= 0 && lat >= 0;
  const pair = column(header.columns.get('lonLat') ?? header.columns.get('latLon'));
  const others = (['population', 'areaKm2', 'turnout'] as const)
    .map(role => column(header.columns.get(role)))
    .filter(index => index >= 0);
  const below = table.sample.filter(({ line }) => line > header.line);
  const opened: OpenedTable = {
    names: header.names,
    indexOf,
    place: isTwo ? { kind: 'two', lon, lat } : { kind: 'pair', pair, lonFirst: header.columns.has('lonLat') },
    needed: [
      ...(isTwo ? [lon, lat] : [pair]),
      ...(request.needsPopulation ? [column(header.columns.get('population'))] : []),
    ],
    rows: startRowFeatures([...header.columns.values()].map(column)),
    decimalMark: table.findDecimalMark(below, isTwo ? [lon, lat] : [], others),
    request,
    log,
  };
  const shifted = [header.columns.get('lon'), header.columns.get('lat')].find(matched => matched?.datum === 'gcj02');
  return {
    format: table.format,
    encoding: table.encoding,
    names: header.names,
    columns: header.columns,
    decimalMark: opened.decimalMark,
    declaredCrs: shifted === undefined ? null : { text: 'gcj02', column: shifted.column },
    layers: table.layers,
    batches: () => featureBatches(table, header.line, opened),
  };
}

type PlaceColumns =
  | { readonly kind: 'two'; readonly lon: number; readonly lat: number }
  | { readonly kind: 'pair'; readonly pair: number; readonly lonFirst: boolean };

interface OpenedTable {
  readonly names: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly place: PlaceColumns;
  /** Columns that a row must reach. */
  readonly needed: readonly number[];
  readonly rows: RowFeatures;
  readonly decimalMark: DecimalMark;
  readonly request: FeatureRequest;
  readonly log: ProblemLog;
}

/** The first column of each name. */
function columnIndexes(names: readonly string[]): ReadonlyMap<string, number> {
  const indexOf = new Map<string, number>();
  names.forEach((name, index) => {
    if (!indexOf.has(name)) indexOf.set(name, index);
  });
  return indexOf;
}

async function* featureBatches(
  source: TableSource,
  headerLine: number,
  table: OpenedTable,
): AsyncGenerator<FeatureBatch> {
  const { log, request } = table;
  const limit = request.options.limits.features;
  const batches = source.batches();
  for (let next = await batches.next(); ; next = await batches.next()) {
    if (next.done === true) {
      if (!next.value) log.add('reject', 'csv-quotes-everywhere');
      return;
    }
    const features: RawFeature[] = [];
    for (const record of next.value.rows) {
      if (record.line <= headerLine || isBlank(record) || isNote(record, table)) continue;
      if (log.readCount >= limit) {
        log.add('reject', 'too-many-records', { limit }, source.placeOf(record.line));
        return;
      }
      log.countRead();
      const logged = { place: { ...source.placeOf(record.line), row: log.readCount }, original: record.original };
      const feature = featureOfRecord(record, logged, table);
      if (feature !== null) features.push(feature);
    }
    yield { features, share: next.value.share };
  }
}

function isBlank(record: TableRow): boolean {
  return !record.isFaulty && record.fields.every(cell => cell.trim() === '');
}

/** A line that begins with # and has no place is a note. */
function isNote(record: TableRow, table: OpenedTable): boolean {
  return record.fields[0]!.startsWith('#') && table.needed.some(index => !/\d/.test(record.fields[index] ?? ''));
}

const totalWords = new Set([
  '合计',
  '总计',
  '小计',
  '总数',
  '共计',
  'total',
  'totals',
  'sum',
  'grandtotal',
  'subtotal',
]);

function isTotal(cells: readonly string[]): boolean {
  const first = cells.find(cell => cell.trim() !== '') ?? '';
  return first.length < 40 && totalWords.has(first.toLowerCase().replace(/[\s:：]/g, ''));
}

function lacksPlace(cells: readonly string[], place: PlaceColumns): boolean {
  const isEmpty = (index: number): boolean => (cells[index] ?? '').trim() === '';
  return place.kind === 'two' ? isEmpty(place.lon) || isEmpty(place.lat) : isEmpty(place.pair);
}

function featureOfRecord(record: TableRow, logged: LoggedRecord, table: OpenedTable): RawFeature | null {
  const { log } = table;
  const cells = record.fields;
  if (record.isFaulty) {
    log.setAside(logged, 'csv-quotes', { found: logged.original() });
    return null;
  }
  if (lacksPlace(cells, table.place) && isTotal(cells)) {
    log.setAside(logged, 'total-row', { found: cells.find(cell => cell.trim() !== '') ?? '' });
    return null;
  }
  if (!hasRightFields(cells, logged, table)) return null;
  const place = placeOf(cells, logged, table);
  if (place === null) return null;
  const feature = table.rows.featureOf(cells, place[0], place[1]);
  const property = (name: string): string | undefined => {
    const index = table.indexOf.get(name);
    const cell = index === undefined ? undefined : table.rows.cellOf(feature, index);
    return cell === undefined ? undefined : unguardedText(cell.trim());
  };
  return {
    place: logged.place,
    original: logged.original,
    recordNumber: log.readCount,
    id: undefined,
    geometry: feature.geometry,
    property,
    entries: () => [...table.indexOf.keys()].map(name => [name, property(name)]),
  };
}

/** A row with more cells than columns is shifted somewhere; one with fewer must still reach the needed columns. */
function hasRightFields(cells: readonly string[], logged: LoggedRecord, table: OpenedTable): boolean {
  const expected = table.names.length;
  if (cells.length === expected) return true;
  const extra = cells.slice(expected).some(cell => cell.trim() !== '');
  const params = { found: cells.length, expected };
  if (extra || table.needed.some(index => index >= cells.length)) {
    table.log.setAside(logged, 'csv-fields', params);
    return false;
  }
  if (cells.length < expected) table.log.count('warn', 'csv-fields-short', params, logged.place);
  return true;
}

function placeOf(cells: readonly string[], logged: LoggedRecord, table: OpenedTable): readonly [number, number] | null {
  if (table.place.kind === 'two') {
    const lon = coordinate(cells[table.place.lon]!, table.names[table.place.lon]!, logged, table);
    if (lon === null) return null;
    const lat = coordinate(cells[table.place.lat]!, table.names[table.place.lat]!, logged, table);
    return lat === null ? null : [lon, lat];
  }
  const name = table.names[table.place.pair]!;
  const cell = cells[table.place.pair]!;
  const halves = splitPair(cell);
  if (halves === null) {
    const code = cell.trim() === '' ? 'cell-empty' : 'coordinate-pair';
    table.log.setAside(logged, code, { found: cell }, name);
    return null;
  }
  const first = coordinate(halves[0], name, logged, table);
  const second = first === null ? null : coordinate(halves[1], name, logged, table);
  if (first === null || second === null) return null;
  return table.place.lonFirst ? [first, second] : [second, first];
}

function coordinate(cell: string, name: string, logged: LoggedRecord, table: OpenedTable): number | null {
  const reading = readNumber(unguardedText(cell.trim()), table.decimalMark, false);
  if (reading.kind !== 'number') {
    logNumberFault(reading.kind, cell, name, logged, table.log);
    return null;
  }
  if (reading.repair !== null) {
    if (!table.request.options.repair) {
      table.log.setAside(logged, 'repair-refused', { found: cell, after: reading.decimal }, name);
      return null;
    }
    const place: Place = { ...logged.place, column: name };
    table.log.count('repaired', reading.repair, { found: cell, after: reading.decimal }, place);
  }
  return reading.value;
}
