// The columns a reader asked for, found by name or by the name the user gave, and what is worth telling about the choice.

import type { Place } from '../../vocabulary/problem.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import type { FeatureRequest } from '../formats/feature-source.ts';
import { type ColumnRole, type MatchedColumns, matchColumns } from './column-roles.ts';

/** Finds the columns of a request; a column chosen by hand wins, and where it is missing the role has none. */
export function matchRequested(names: readonly string[], request: FeatureRequest): MatchedColumns {
  const columns = new Map(matchColumns(names, request.roles));
  for (const role of request.roles) {
    const chosen = chosenColumn(role, request);
    if (chosen === null) continue;
    const column = names.find(name => name === chosen) ?? names.find(name => name.trim() === chosen.trim());
    if (column === undefined) {
      columns.delete(role);
      continue;
    }
    const byName = matchColumns([column], [role]).get(role);
    columns.set(role, {
      column,
      factor: byName?.factor ?? 1,
      datum: byName?.datum ?? null,
      passedOver: [],
      isUnitAssumed: false,
      hasUnit: byName?.hasUnit ?? false,
    });
  }
  return columns;
}

/** The column the user chose for a role, or null. */
function chosenColumn(role: ColumnRole, { options }: FeatureRequest): string | null {
  return Object.hasOwn(options.columns, role) ? (options.columns[role] ?? null) : null;
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
  const field = chosenColumn('population', request);
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

/** Logs the choice between columns, and assumed units. */
export function logColumnChoices(columns: MatchedColumns, log: ProblemLog, place: Place): void {
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
}
