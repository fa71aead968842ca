// CSV: rows of points. Title rows, notes, total rows and blank lines are told apart from records; every record is
// either given on as a feature or set aside with its line.

import { unguardedText } from '../../report/csv-text.ts';
import type { Place } from '../../vocabulary/problem.ts';
import type { LoggedRecord, ProblemLog } from '../account/problem-log.ts';
import type { MatchedColumn } from '../columns/column-roles.ts';
import { logColumnChoices } from '../columns/requested-columns.ts';
import { splitPair } from '../text/coordinate-pair.ts';
import type { DecodedText } from '../text/decode-text.ts';
import { logNumberFault } from '../text/number-fault.ts';
import { type DecimalMark, readNumber } from '../text/number-text.ts';
import { findCsvDialect, findDecimalMark, sampleCsv } from './csv-dialect.ts';
import { countRecognised, findCsvHeader } from './csv-header.ts';
import { type CsvRecord, visitCsvRecords, withLineFeeds } from './csv-records.ts';
import type { FeatureFormat, FeatureRequest, FeatureSource, RawFeature } from './feature-source.ts';
import { type RowFeatures, startRowFeatures } from './rows-to-features.ts';

export const csvFormat: FeatureFormat = {
  id: 'csv',
  recognises: () => true,
  open: openCsv,
};

function openCsv(decoded: DecodedText, request: FeatureRequest, log: ProblemLog): FeatureSource | null {
  if (!request.acceptsRows) {
    log.add('reject', 'rows-have-no-shape');
    return null;
  }
  const text = withLineFeeds(decoded.text);
  const dialect = findCsvDialect(text, fields => countRecognised(fields, request.roles));
  const sample = sampleCsv(text, dialect.delimiter, dialect.start, dialect.firstLine);
  const header = findCsvHeader(sample, request, log);
  if (header === null) return null;
  if (!logColumnChoices(header.columns, request, log, { line: header.line })) return null;

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
  const below = sample.filter(({ line }) => line > header.line);
  const table: Table = {
    names: header.names,
    indexOf,
    place: isTwo ? { kind: 'two', lon, lat } : { kind: 'pair', pair, lonFirst: header.columns.has('lonLat') },
    needed: [
      ...(isTwo ? [lon, lat] : [pair]),
      ...(request.needsPopulation ? [column(header.columns.get('population'))] : []),
    ],
    rows: startRowFeatures([...header.columns.values()].map(column)),
    decimalMark: findDecimalMark(dialect.delimiter, below, isTwo ? [lon, lat] : [], others),
    request,
    log,
  };
  return {
    columns: header.columns,
    decimalMark: table.decimalMark,
    visit: each => visitRows(text.slice(dialect.start), dialect.delimiter, dialect.firstLine, header.line, table, each),
  };
}

type PlaceColumns =
  | { readonly kind: 'two'; readonly lon: number; readonly lat: number }
  | { readonly kind: 'pair'; readonly pair: number; readonly lonFirst: boolean };

interface Table {
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

function visitRows(
  text: string,
  delimiter: string,
  firstLine: number,
  headerLine: number,
  table: Table,
  each: (feature: RawFeature) => void,
): void {
  const { log, request } = table;
  const limit = request.options.limits.features;
  const isWhole = visitCsvRecords(
    text,
    delimiter,
    record => {
      if (record.line <= headerLine || isBlank(record) || isNote(record, table)) return true;
      if (log.readCount >= limit) {
        log.add('reject', 'too-many-records', { limit }, { line: record.line });
        return false;
      }
      log.countRead();
      const logged = { place: { line: record.line, row: log.readCount }, original: record.original };
      const feature = featureOfRecord(record, logged, table);
      if (feature !== null) each(feature);
      return true;
    },
    firstLine,
  );
  if (!isWhole) log.add('reject', 'csv-quotes-everywhere');
}

function isBlank(record: CsvRecord): boolean {
  return !record.isFaulty && record.fields.every(cell => cell.trim() === '');
}

/** A line that begins with # and has no place is a note. */
function isNote(record: CsvRecord, table: Table): boolean {
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

function featureOfRecord(record: CsvRecord, logged: LoggedRecord, table: Table): RawFeature | null {
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
function hasRightFields(cells: readonly string[], logged: LoggedRecord, table: Table): boolean {
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

function placeOf(cells: readonly string[], logged: LoggedRecord, table: Table): readonly [number, number] | null {
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

function coordinate(cell: string, name: string, logged: LoggedRecord, table: Table): number | null {
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
