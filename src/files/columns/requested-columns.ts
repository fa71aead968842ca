// The columns a reader asked for, found by name or by the name the user gave, and what is worth telling about the choice.

import type { Place } from '../../vocabulary/problem.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import type { FeatureRequest } from '../formats/feature-source.ts';
import { type ColumnRole, type MatchedColumns, matchColumns } from './column-roles.ts';

/** Finds the columns of a request; the population field given by name wins, and without it there is none. */
export function matchRequested(names: readonly string[], request: FeatureRequest): MatchedColumns {
  const columns = new Map(matchColumns(names, request.roles));
  const field = request.options.populationField;
  if (field === null || !request.roles.includes('population')) return columns;
  const column = names.find(name => name === field) ?? names.find(name => name.trim() === field.trim());
  if (column === undefined) {
    columns.delete('population');
    return columns;
  }
  const byName = matchColumns([column], ['population']).get('population');
  columns.set('population', {
    column,
    factor: byName?.factor ?? 1,
    datum: null,
    passedOver: [],
    isUnitAssumed: false,
  });
  return columns;
}

/** Whether a needed column is missing. */
export function lacksPopulation(columns: MatchedColumns, request: FeatureRequest): boolean {
  return request.needsPopulation && !columns.has('population');
}

/** Rejects a file that lacks the population; true when it did. */
export function logMissing(
  columns: MatchedColumns,
  found: string,
  request: FeatureRequest,
  log: ProblemLog,
  place: Place,
): boolean {
  if (!lacksPopulation(columns, request)) return false;
  const field = request.options.populationField;
  if (field === null) log.add('reject', 'population-missing', { found }, place);
  else log.add('reject', 'population-field-missing', { found, field }, place);
  return true;
}

/** Roles in which a second column could mean other numbers; a second name or id is nothing to tell. */
const tellingRoles: readonly ColumnRole[] = [
  'lon',
  'lat',
  'lonLat',
  'population',
  'settlement',
  'turnout',
  'vehicles',
  'areaKm2',
  'status',
];

/** Logs the choice between columns, assumed units, and coordinates that are not WGS 84; false after a rejection. */
export function logColumnChoices(
  columns: MatchedColumns,
  request: FeatureRequest,
  log: ProblemLog,
  place: Place,
): boolean {
  for (const role of tellingRoles) {
    const matched = columns.get(role);
    if (matched === undefined) continue;
    const where = { ...place, column: matched.column };
    if (matched.passedOver.length > 0) {
      log.add('warn', 'columns-compete', { found: matched.column, other: matched.passedOver.join(', ') }, where);
    }
    if (matched.isUnitAssumed) {
      log.add('warn', 'unit-assumed', { found: matched.column, unit: role === 'turnout' ? 's' : 'km²' }, where);
    }
  }
  const shifted = [columns.get('lon'), columns.get('lat')].find(matched => matched?.datum === 'gcj02');
  if (shifted === undefined || request.options.crs !== 'auto') return true;
  log.add('reject', 'crs-unsupported', { found: 'GCJ-02' }, { ...place, column: shifted.column });
  return false;
}
