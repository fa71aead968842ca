// The layers of a GeoPackage: tables listed in its contents, with their columns, geometry and coordinate system.
// Source: OGC 12-128r18, clauses 1.1.2 (systems), 1.1.3 (contents), 2.1.5 (geometry columns).

import type { Database } from 'sql.js';
import type { ProblemLog } from '../../account/problem-log.ts';
import { quoted } from './geopackage-database.ts';

export interface GeopackageLayer {
  readonly name: string;
  /** Without generated columns; the geometry is among them. */
  readonly columns: readonly string[];
  /** null for a table of attributes. */
  readonly geometryColumn: string | null;
  /** Column of whole numbers that is the key of the table. */
  readonly key: string | null;
  /** `EPSG:4547`, or well-known text; null where the file does not say. */
  readonly crs: string | null;
  /** The greatest key; about the number of rows. */
  readonly greatestKey: number;
}

const mostLayers = 10_000;

/** All tables with features or attributes, in code-point order of their names; views are told and left out. */
export function listLayers(database: Database, log: ProblemLog): readonly GeopackageLayer[] {
  const tables = new Map(
    rowsOf(
      database,
      `SELECT name, type, lower(substr(sql, 1, 20)) LIKE 'create virtual%' FROM sqlite_master WHERE type IN ('table', 'view') LIMIT ${mostLayers}`,
    ).map(([name, type, isVirtual]) => [String(name), type === 'table' && isVirtual !== 1] as const),
  );
  const has = (name: string): boolean => tables.get(name) === true;
  if (!has('gpkg_contents')) return plainTables(database, tables);
  const geometry = new Map(
    (has('gpkg_geometry_columns')
      ? rowsOf(database, 'SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns')
      : []
    ).map(
      ([table, column, srs]) => [String(table).toLowerCase(), { column: String(column), srs: Number(srs) }] as const,
    ),
  );
  const layers: GeopackageLayer[] = [];
  const listed = rowsOf(
    database,
    `SELECT table_name, data_type FROM gpkg_contents WHERE data_type IN ('features', 'attributes') LIMIT ${mostLayers}`,
  );
  for (const [table, kind] of listed) {
    const name = String(table);
    if (!tables.has(name)) continue;
    if (!has(name)) {
      log.add('warn', 'geopackage-view', { found: name });
      continue;
    }
    const own = kind === 'features' ? geometry.get(name.toLowerCase()) : undefined;
    const layer = describeTable(database, name, own?.column ?? null);
    if (layer === null || (kind === 'features' && layer.geometryColumn === null)) continue;
    layers.push({ ...layer, crs: own === undefined || !has('gpkg_spatial_ref_sys') ? null : crsOf(database, own.srs) });
  }
  return layers.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The tables of a SQLite file that is no GeoPackage. */
function plainTables(database: Database, tables: ReadonlyMap<string, boolean>): readonly GeopackageLayer[] {
  return [...tables]
    .filter(([name, isTable]) => isTable && !name.startsWith('sqlite_'))
    .map(([name]) => describeTable(database, name, null))
    .filter(layer => layer !== null);
}

function describeTable(database: Database, name: string, geometryColumn: string | null): GeopackageLayer | null {
  const columns: string[] = [];
  let key: string | null = null;
  // Hidden columns (1) belong to virtual tables, generated ones (2, 3) would compute what the file wrote.
  for (const [, column, type, , , keyPart, hidden] of rowsOf(database, `PRAGMA table_xinfo(${quoted(name)})`)) {
    if (hidden !== 0) continue;
    columns.push(String(column));
    if (keyPart === 1 && /^integer$/i.test(String(type))) key = String(column);
  }
  const found = columns.find(column => column.toLowerCase() === geometryColumn?.toLowerCase());
  if (columns.length === 0) return null;
  const greatest =
    key === null ? 0 : Number(rowsOf(database, `SELECT max(${quoted(key)}) FROM ${quoted(name)}`)[0]?.[0]);
  return { name, columns, geometryColumn: found ?? null, key, crs: null, greatestKey: greatest || 0 };
}

/** −1 and 0 stand for systems that are not known. */
function crsOf(database: Database, srs: number): string | null {
  if (!Number.isInteger(srs) || srs <= 0) return null;
  const [row] = rowsOf(
    database,
    `SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ${srs}`,
  );
  if (row === undefined) return null;
  const [organization, code, definition] = row;
  if (/^epsg$/i.test(String(organization)) && Number.isInteger(code)) return `EPSG:${code}`;
  const text = String(definition ?? '');
  return text === '' || text === 'undefined' ? null : text;
}

function rowsOf(database: Database, sql: string): readonly (readonly unknown[])[] {
  return database.exec(sql)[0]?.values ?? [];
}
