// Where a table begins: the first row that has the needed columns, below titles and notes, and the row of units or of second
// names that may stand below it.

import type { ProblemLog } from '../../account/problem-log.ts';
import { type ColumnRole, isUnit, type MatchedColumns, matchColumns, unitOfTitle } from '../../columns/column-roles.ts';
import { lacksPopulation, logMissing, matchRequested } from '../../columns/requested-columns.ts';
import type { FeatureRequest } from '../feature-source.ts';
import type { TableRow, TableSource } from './table-features.ts';

export interface TableHeader {
  readonly line: number;
  /** The line on which it ends: records come after it. */
  readonly lastLine: number;
  readonly names: readonly string[];
  readonly columns: MatchedColumns;
}

/** A header stands in one of the first rows. */
const highestHeader = 60;
const placeRoles: readonly ColumnRole[] = ['lon', 'lat', 'lonLat', 'latLon'];

/** Whether a row names a place: longitude and latitude, or both in one column. */
export function hasPlace(columns: MatchedColumns): boolean {
  return (columns.has('lon') && columns.has('lat')) || columns.has('lonLat') || columns.has('latLon');
}

/** How many known names stand in a row. */
export function countRecognised(fields: readonly string[], roles: readonly ColumnRole[]): number {
  return matchColumns(fields, [...roles, ...placeRoles]).size;
}

/** Whether a row repeats names of columns: it names a place and has no digit where one would be. */
export function isHeaderAgain(fields: readonly string[], placeColumns: readonly number[]): boolean {
  if (placeColumns.some(index => !/\D/.test(fields[index] ?? '') || /\d[.,\d°]/.test(fields[index] ?? '')))
    return false;
  return hasPlace(matchColumns(fields.slice(0, 200), placeRoles));
}

/** Spreadsheets leave empty columns at the end. */
function withoutEmptyEnd(fields: readonly string[]): readonly string[] {
  return fields.slice(0, fields.findLastIndex(cell => cell.trim() !== '') + 1);
}

/** Finds the header row; null after a rejection in the log. */
export function findTableHeader(
  { sample, placeOf }: Pick<TableSource, 'sample' | 'placeOf'>,
  request: FeatureRequest,
  log: ProblemLog,
): TableHeader | null {
  const wanted = { ...request, roles: [...request.roles, ...placeRoles] };
  const serves = (columns: MatchedColumns): boolean => hasPlace(columns) && !lacksPopulation(columns, request);
  let closest: TableHeader | null = null;
  for (const [i, row] of sample.slice(0, highestHeader).entries()) {
    const alone = headerOf([row], wanted);
    const next = sample[i + 1];
    // Names in two rows: groups above, or cells merged over both.
    const both =
      next !== undefined && hasNoNumbers(next.fields) && hasNoNumbers(row.fields)
        ? headerOf([row, next], wanted)
        : null;
    const isSplit =
      both !== null &&
      serves(both.columns) &&
      (!serves(alone.columns) || isFiner(both.columns, alone.columns)) &&
      !serves(headerOf([next!], wanted).columns);
    if (isSplit) return withTitleUnit(both, besideTable(sample, i, i + 1), log, placeOf);
    if (serves(alone.columns)) {
      const found = next !== undefined && continuesHeader(next, alone) ? headerOf([row, next], wanted) : alone;
      return withTitleUnit(found, besideTable(sample, i, i), log, placeOf);
    }
    if (alone.columns.size > (closest?.columns.size ?? 0)) closest = alone;
  }
  const first = sample.find(({ fields }) => fields.some(cell => cell.trim() !== ''));
  if (closest === null) {
    log.add('reject', 'csv-no-header', { found: first?.fields.join(', ') ?? '' }, placeOf(first?.line ?? 1));
    return null;
  }
  const found = closest.names.join(', ');
  const place = placeOf(closest.line);
  if (!hasPlace(closest.columns)) log.add('reject', 'place-missing', { found }, place);
  logMissing(closest.columns, found, request, log, place);
  return null;
}

function headerOf(rows: readonly TableRow[], request: FeatureRequest): TableHeader {
  const [upper, lower] = rows;
  const names = withoutEmptyEnd(lower === undefined ? upper!.fields : joinedNames(upper!.fields, lower.fields));
  return {
    line: upper!.line,
    lastLine: rows.at(-1)!.line,
    names,
    columns: matchRequested(names, request),
  };
}

/** One name from two cells: the lower is a unit of the upper, or its finer name; an empty one leaves the other. */
function joinedNames(upper: readonly string[], lower: readonly string[]): readonly string[] {
  const length = Math.max(upper.length, lower.length);
  return Array.from({ length }, (_, i) => {
    const above = (upper[i] ?? '').trim();
    const below = (lower[i] ?? '').trim();
    if (above === '' || below === '') return above || below;
    if (isUnit(below)) return /[(（[]/.test(above) ? above : `${above}(${below.replace(/^[(（[]|[)）\]]$/g, '')})`;
    const isKnown = (name: string): boolean => matchColumns([name], allRoles).size > 0;
    return isKnown(below) || !isKnown(above) ? below : above;
  });
}

const allRoles: readonly ColumnRole[] = [
  ...placeRoles,
  'id',
  'name',
  'population',
  'settlement',
  'areaKm2',
  'status',
  'turnout',
];

/** Whether a row below a header belongs to it: nothing but units, or the same columns named once more. */
function continuesHeader({ fields }: TableRow, header: TableHeader): boolean {
  const filled = fields.map(cell => cell.trim()).filter(cell => cell !== '');
  if (filled.length === 0) return false;
  if (filled.every(cell => isUnit(cell))) return true;
  const places = placeRoles
    .map(role => header.names.indexOf(header.columns.get(role)?.column ?? ''))
    .filter(i => i >= 0);
  return isHeaderAgain(fields, places);
}

/** Whether two columns of coordinates stand under one name for both. */
function isFiner(both: MatchedColumns, alone: MatchedColumns): boolean {
  return both.has('lon') && both.has('lat') && !(alone.has('lon') && alone.has('lat'));
}

function hasNoNumbers(fields: readonly string[]): boolean {
  return fields.every(cell => !/^[\s+-]*\d/.test(cell));
}

/** Titles above a header and, among the first rows below it, notes of a single cell. */
function besideTable(sample: readonly TableRow[], from: number, to: number): readonly TableRow[] {
  const notes = sample.slice(to + 1).filter(({ fields }) => fields.filter(cell => cell.trim() !== '').length === 1);
  return [...sample.slice(0, from), ...notes];
}

/** A title or a note such as "单位：万人" gives the people their unit, where the column has none of its own. */
function withTitleUnit(
  header: TableHeader,
  beside: readonly TableRow[],
  log: ProblemLog,
  placeOf: TableSource['placeOf'],
): TableHeader {
  const people = header.columns.get('population');
  if (people === undefined || people.hasUnit) return header;
  for (const { fields, line } of beside) {
    for (const cell of fields) {
      const unit = unitOfTitle(cell);
      if (unit === null) continue;
      const columns = new Map(header.columns).set('population', { ...people, factor: unit.factor, hasUnit: true });
      log.add(
        'warn',
        'unit-from-title',
        { found: cell.trim(), unit: unit.name },
        { ...placeOf(line), column: people.column },
      );
      return { ...header, columns };
    }
  }
  return header;
}
