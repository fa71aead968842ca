// Where a table begins: the first row that has the needed columns, below titles and notes.

import type { ProblemLog } from '../account/problem-log.ts';
import { type ColumnRole, type MatchedColumns, matchColumns } from '../columns/column-roles.ts';
import { lacksPopulation, logMissing, matchRequested } from '../columns/requested-columns.ts';
import type { FeatureRequest } from './feature-source.ts';
import type { TableSource } from './table-features.ts';

export interface TableHeader {
  readonly line: number;
  readonly names: readonly string[];
  readonly columns: MatchedColumns;
}

const placeRoles: readonly ColumnRole[] = ['lon', 'lat', 'lonLat', 'latLon'];

/** Whether a row names a place: longitude and latitude, or both in one column. */
export function hasPlace(columns: MatchedColumns): boolean {
  return (columns.has('lon') && columns.has('lat')) || columns.has('lonLat') || columns.has('latLon');
}

/** How many known names stand in a row. */
export function countRecognised(fields: readonly string[], roles: readonly ColumnRole[]): number {
  return matchColumns(fields, [...roles, ...placeRoles]).size;
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
  let closest: TableHeader | null = null;
  for (const { fields, line } of sample) {
    const columns = matchRequested(fields, { ...request, roles: [...request.roles, ...placeRoles] });
    if (hasPlace(columns) && !lacksPopulation(columns, request))
      return { line, names: withoutEmptyEnd(fields), columns };
    if (columns.size > (closest?.columns.size ?? 0)) closest = { line, names: fields, columns };
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
