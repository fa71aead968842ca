// Longitude and latitude in columns of different systems, as lon_wgs84 beside lat_gcj02: only whoever made the file knows in which
// system both are.

import type { Place } from '../../../vocabulary/problem.ts';
import type { ProblemLog } from '../../account/problem-log.ts';
import type { MatchedColumns, NamedDatum } from '../../columns/column-roles.ts';
import type { TableRow } from './table-features.ts';

const answers: Readonly<Record<NamedDatum, string>> = { wgs84: 'EPSG:4326', gcj02: 'gcj02', bd09: 'bd09' };
const shownRows = 5;

/** Asks in which of the two systems both columns are. */
export function askForSystem(
  columns: MatchedColumns,
  records: readonly TableRow[],
  indexOf: ReadonlyMap<string, number>,
  log: ProblemLog,
  place: Place,
): void {
  const [lon, lat] = [columns.get('lon')!, columns.get('lat')!];
  const preview = records
    .slice(0, shownRows)
    .map(({ fields }) => [lon, lat].map(({ column }) => (fields[indexOf.get(column) ?? -1] ?? '').trim()).join(', '));
  const systems = [lon, lat].map(({ datum }) => answers[datum ?? 'wgs84']);
  const params = { found: lon.column, other: lat.column, option: 'crs', value: systems[0]!, second: systems[1]! };
  log.ask(
    'columns-mixed-systems',
    params,
    { ...place, column: lon.column },
    systems.map(value => ({ option: 'crs', value, preview, points: [] })),
  );
}
