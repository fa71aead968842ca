// Rows of cells → features: the header below titles and notes, the columns that hold the place, and what is no record
// (blank lines, notes, totals). Every other row is given on as a feature or set aside with its place.

import { unguardedText } from '../../../report/csv-text.ts';
import type { Place } from '../../../vocabulary/problem.ts';
import type { LoggedRecord, ProblemLog } from '../../account/problem-log.ts';
import {
  areMixedSystems,
  type ColumnRole,
  isSurelyId,
  type MatchedColumn,
  type MatchedColumns,
} from '../../columns/column-roles.ts';
import { logColumnChoices } from '../../columns/requested-columns.ts';
import type { DecimalMark } from '../../text/number-text.ts';
import { nameIndexes } from '../feature-records.ts';
import type { FeatureBatch, FeatureRequest, FeatureSource, RawFeature } from '../feature-source.ts';
import { longestRecord } from './csv-scanner.ts';
import { askForSystem } from './mixed-systems.ts';
import type { PlainPlan, PlainRows } from './plain-rows.ts';
import { type PlacedRow, type RowFeature, type RowFeatures, startRowFeatures } from './rows-to-features.ts';
import { findTableHeader } from './table-header.ts';
import { type PlaceReading, placeIndexes, readPlace } from './table-place.ts';
import { numberRows, placeOfRecord, TablePoints } from './table-points.ts';
import { isBlank, isNote, isRepeatedHeader, lateUnit, totalWord } from './table-rows.ts';

/** A row of cells as text; a cell that holds nothing is ''. */
export interface TableRow {
  readonly fields: readonly string[];
  /** Line of the text or row of the sheet, from 1. */
  readonly line: number;
  original(): string;
  /** Why its cells cannot be told apart: a quote that does not close rightly, or a line longer than any row. */
  readonly fault: 'quotes' | 'long' | null;
}

/** Some rows, and how much of the table (0…1) is read with them. */
export interface TableBatch {
  readonly rows: readonly TableRow[];
  /** Plain rows between these, by their lines. */
  readonly plain?: PlainRows | null;
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
  /** The name of a cell, as `C17`, where the format has such names. */
  readonly cellOf?: (line: number, columnIndex: number) => string;
  /** The decimal mark, by the rows below the header. */
  readonly findDecimalMark: (
    rows: readonly TableRow[],
    coordinateColumns: readonly number[],
    otherColumns: readonly number[],
  ) => DecimalMark;
  /**
   * All rows in order, the header and what is above it too; false after a rejection in the log. Once `planOf` gives a plan,
   * plain rows may come as columns.
   */
  readonly batches: (
    planOf: () => PlainPlan | null,
  ) => Iterator<TableBatch, boolean> | AsyncIterator<TableBatch, boolean>;
}

/** Opens a table; null after a rejection in the log. */
export function openTable(table: TableSource, request: FeatureRequest, log: ProblemLog): FeatureSource | null {
  if (!request.acceptsRows) {
    log.add('reject', 'rows-have-no-shape');
    return null;
  }
  const header = findTableHeader(table, request, log);
  if (header === null) return null;
  const indexOf = nameIndexes(header.names);
  const { cellOf } = table;
  if (cellOf !== undefined) {
    log.nameCells((line, name) => {
      const index = indexOf.get(name);
      return index === undefined ? undefined : cellOf(line, index);
    });
  }
  logColumnChoices(header.columns, log, table.placeOf(header.line));
  const isMixed = areMixedSystems(header.columns);
  if (isMixed && request.options.crs === 'auto') {
    const records = table.sample.filter(({ line }) => line > header.lastLine);
    askForSystem(header.columns, records, indexOf, log, table.placeOf(header.line));
    return null;
  }

  const column = (matched: MatchedColumn | undefined): number =>
    matched === undefined ? -1 : (indexOf.get(matched.column) ?? -1);
  const lon = column(header.columns.get('lon'));
  const lat = column(header.columns.get('lat'));
  const isTwo = lon >= 0 && lat >= 0;
  const pair = column(header.columns.get('lonLat') ?? header.columns.get('latLon'));
  const others = (['population', 'areaKm2', 'turnout'] as const)
    .map(role => column(header.columns.get(role)))
    .filter(index => index >= 0);
  const below = table.sample.filter(({ line }) => line > header.lastLine);
  const columns = withOwnIds(header.columns, below, column(header.columns.get('id')));
  const wanted = new Map([...columns].map(([role, matched]) => [role, column(matched)]));
  const opened: OpenedTable = {
    names: header.names,
    indexOf,
    place: isTwo ? { kind: 'two', lon, lat } : { kind: 'pair', pair, lonFirst: header.columns.has('lonLat') },
    needed: [
      ...(isTwo ? [lon, lat] : [pair]),
      ...(request.needsPopulation ? [column(header.columns.get('population'))] : []),
    ],
    people: request.needsPopulation ? (header.columns.get('population') ?? null) : null,
    rows: startRowFeatures([...wanted.values()]),
    idColumn: columns.get('id')?.column ?? null,
    decimalMark: table.findDecimalMark(below, isTwo ? [lon, lat] : [], others),
    repair: request.options.repair,
    limit: request.options.limits.features,
    log,
  };
  const named = (isTwo ? (['lon', 'lat'] as const) : (['lonLat', 'latLon'] as const))
    .map(role => header.columns.get(role))
    .find(matched => matched !== undefined && matched.datum !== null);
  return {
    format: table.format,
    encoding: table.encoding,
    names: header.names,
    columns,
    decimalMark: opened.decimalMark,
    declaredCrs: named === undefined || isMixed ? null : { text: named.datum ?? '', column: named.column },
    layers: table.layers,
    batches: takesPoints =>
      featureBatches(table, header.lastLine, opened, takesPoints && isTwo ? pointsOf(wanted, table, opened) : null),
  };
}

interface OpenedTable extends PlaceReading {
  readonly indexOf: ReadonlyMap<string, number>;
  /** Columns that a row must reach. */
  readonly needed: readonly number[];
  readonly rows: RowFeatures;
  readonly idColumn: string | null;
  /** The column of people, where these are wanted. */
  readonly people: MatchedColumn | null;
  readonly limit: number;
}

function pointsOf(columns: ReadonlyMap<ColumnRole, number>, source: TableSource, table: OpenedTable): TablePoints {
  const [lon = -1, lat = -1] = placeIndexes(table.place);
  return new TablePoints({
    width: table.names.length,
    place: { lon, lat },
    columns,
    hasPoint: table.decimalMark === 'point',
    placeOf: source.placeOf,
    featureOf: (row, recordNumber) => featureOfPlain(row, recordNumber, source, table),
  });
}

/** A column that is called an id, or that does not say so but never repeats in the first rows; else rows have no id. */
function withOwnIds(columns: MatchedColumns, below: readonly TableRow[], index: number): MatchedColumns {
  const id = columns.get('id');
  if (id === undefined || isSurelyId(id.column)) return columns;
  const cells = below.map(({ fields }) => (fields[index] ?? '').trim()).filter(cell => cell !== '');
  if (new Set(cells).size === cells.length) return columns;
  const others = new Map(columns);
  others.delete('id');
  return others;
}

async function* featureBatches(
  source: TableSource,
  headerLine: number,
  table: OpenedTable,
  points: TablePoints | null,
): AsyncGenerator<FeatureBatch> {
  const { log, limit } = table;
  // The first features tell what numbers the file is written in.
  let plan: PlainPlan | null = null;
  const batches = source.batches(() => plan);
  for (let next = await batches.next(); next.done !== true; next = await batches.next()) {
    const { rows, share, plain = null } = next.value;
    const usable: UsableRow[] = [];
    let numbered = 0;
    const isFull = (line: number): boolean => {
      if (plain !== null) numbered = numberRows(plain, numbered, line, log, limit);
      const left = plain !== null && numbered < plain.count ? plain.line[numbered]! : Number.POSITIVE_INFINITY;
      const beyond = Math.min(left, line);
      if (log.readCount < limit || beyond === Number.POSITIVE_INFINITY) return false;
      log.add('reject', 'too-many-records', { limit }, source.placeOf(beyond));
      return true;
    };
    for (const row of rows) {
      if (row.line <= headerLine || isBlank(row)) continue;
      const unit = table.people === null || table.people.hasUnit ? null : lateUnit(row);
      if (unit !== null) {
        log.add('reject', 'unit-note-late', unit, { ...source.placeOf(row.line), column: table.people!.column });
        return;
      }
      if (isNote(row, table.needed)) continue;
      if (isFull(row.line)) return;
      log.countRead();
      const place = placeOfRecord(source.placeOf, row.line, log.readCount);
      const found = usableRow(row, { place, original: () => row.original() }, table, log.readCount);
      if (found !== null) usable.push(found);
    }
    if (isFull(Number.POSITIVE_INFINITY)) return;
    // Rows become features together: one by one the package takes as long as all the rest of reading.
    const shapes = table.rows.featuresOf(usable);
    const features = usable.map((row, i) => featureOf(row, shapes[i]!, table));
    yield { features, points: plain === null || points === null ? null : points.of(plain), share };
    if (features.length > 0 && points !== null) plan = points.plan;
  }
}

/** A plain row as a feature: what it goes through tells nothing of it. */
function featureOfPlain(row: TableRow, recordNumber: number, source: TableSource, table: OpenedTable): RawFeature {
  const place = placeOfRecord(source.placeOf, row.line, recordNumber);
  const usable = usableRow(row, { place, original: row.original }, table, recordNumber);
  if (usable === null) throw new Error('a plain row was set aside');
  return featureOf(usable, table.rows.featuresOf([usable])[0]!, table);
}

/** A row whose place could be read. */
interface UsableRow extends PlacedRow {
  readonly logged: LoggedRecord;
  readonly recordNumber: number;
}

function usableRow(row: TableRow, logged: LoggedRecord, table: OpenedTable, recordNumber: number): UsableRow | null {
  const { log } = table;
  const cells = row.fields;
  const places = placeIndexes(table.place);
  if (row.fault !== null) {
    if (row.fault === 'quotes') log.setAside(logged, 'csv-quotes', { found: logged.original() });
    else log.setAside(logged, 'csv-line-too-long', { limit: longestRecord });
    return null;
  }
  const total = totalWord(cells, table.people !== null || places.some(index => (cells[index] ?? '').trim() === ''));
  if (total !== null) {
    log.setAside(logged, 'total-row', { found: total });
    return null;
  }
  if (isRepeatedHeader(cells, places)) {
    log.setAside(logged, 'header-repeated', { found: cells.slice(0, 6).join(', ') });
    return null;
  }
  if (!hasRightFields(cells, logged, table)) return null;
  const place = readPlace(cells, logged, table);
  return place === null ? null : { cells, place, logged, recordNumber };
}

function featureOf({ cells, logged, recordNumber }: UsableRow, feature: RowFeature, table: OpenedTable): RawFeature {
  const property = (name: string): string | undefined => {
    const index = table.indexOf.get(name);
    // Columns that mean nothing here are in the row only.
    const cell = index === undefined ? undefined : (table.rows.cellOf(feature, index) ?? cells[index]);
    return cell === undefined ? undefined : unguardedText(cell.trim());
  };
  warnOfLostDigits(property, logged, table);
  return {
    place: logged.place,
    original: logged.original,
    recordNumber,
    id: undefined,
    geometry: feature.geometry,
    property,
    entries: () => [...table.indexOf.keys()].map(name => [name, property(name)]),
  };
}

/** A spreadsheet turns codes of more than eleven digits into 4.20802E+11, and of more than fifteen it loses the last. */
function warnOfLostDigits(
  property: (name: string) => string | undefined,
  logged: LoggedRecord,
  table: OpenedTable,
): void {
  if (table.idColumn === null) return;
  const id = property(table.idColumn) ?? '';
  if (/^\d(?:\.\d+)?[eE]\+?\d{2}$/.test(id)) {
    table.log.count('warn', 'id-rounded', { found: id }, { ...logged.place, column: table.idColumn });
  }
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
