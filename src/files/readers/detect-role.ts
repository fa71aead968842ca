// What a dropped file is for, by its content; the name decides only between roles that the content allows.

import type { Problem } from '../../vocabulary/problem.ts';
import { type ProblemLog, startProblemLog } from '../account/problem-log.ts';
import type { ReadHost } from '../account/read-host.ts';
import { defaultReadOptions, type ReadOptions } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { type ColumnRole, type MatchedColumns, matchColumns } from '../columns/column-roles.ts';
import { findFormat, logTooShort } from '../formats/open-features.ts';
import { findCsvDialect, sampleCsv } from '../formats/tables/csv-dialect.ts';
import { countRecognised, hasPlace } from '../formats/tables/table-header.ts';
import { isOsmPbf } from '../osm/is-osm-pbf.ts';
import { startsAsTiff } from '../raster/tiff-directory.ts';
import { decodeText } from '../text/decode-text.ts';

export type FileRole =
  | 'stations'
  | 'population'
  | 'areas'
  | 'roads'
  | 'speeds'
  | 'conditions'
  | 'standard'
  | 'friction'
  | 'elevation';

const headBytes = 262_144;

/** A role, or `unknown` with what kept the file from being opened, if anything did. */
export interface DetectedRole {
  readonly role: FileRole | 'unknown';
  readonly problems: readonly Problem[];
}

/** The role of a file. Of text files at most 256 KB are looked at; others are opened and their first records decide. */
export async function detectRole(file: InputFile, options: ReadOptions, host: ReadHost): Promise<DetectedRole> {
  const log = startProblemLog(file.source.name);
  const role = await roleOf(file, options, log, host);
  return { role, problems: role === 'unknown' ? log.rejected().problems : [] };
}

async function roleOf(
  file: InputFile,
  options: ReadOptions,
  log: ProblemLog,
  host: ReadHost,
): Promise<FileRole | 'unknown'> {
  if (await isOsmPbf(file.source)) return 'roads';
  if (startsAsTiff(await file.source.read(0, Math.min(4, file.source.size)))) return roleOfRaster(file.source.name);
  const format = await findFormat(file);
  if (typeof format === 'string') return 'unknown';
  if (format.id === 'csv' && (await logTooShort(file, log))) return 'unknown';
  const { name } = file.source;
  if (format.id === 'geojson') return roleOfJson(await beginning(file), name);
  if (format.id === 'csv') return roleOfTable(await beginning(file), file.source.size <= headBytes, name);
  const request = { roles: tableRoles, needsPopulation: false, acceptsRows: true, options };
  const source = await format.open(file, request, log, host);
  if (source === null) return 'unknown';
  for await (const { features } of source.batches()) {
    const types = new Set(features.map(({ geometry }) => String((geometry as { type?: unknown } | null)?.type)));
    if (types.size > 0) return roleOfShapes(types, source.columns, name);
  }
  return 'unknown';
}

/** The beginning as text; a doubtful encoding is of no account here, and neither is a character that is cut. */
async function beginning({ source }: InputFile): Promise<string> {
  const head = await source.read(0, Math.min(headBytes, source.size));
  const lastLine = source.size > headBytes ? head.lastIndexOf(0x0a) : -1;
  const whole = lastLine > 0 ? head.subarray(0, lastLine) : head;
  const decoded = decodeText(whole, defaultReadOptions, startProblemLog(''));
  return decoded?.text ?? new TextDecoder('utf-8').decode(whole);
}

function roleOfJson(text: string, name: string): FileRole | 'unknown' {
  const keys = new Set([...text.matchAll(/"([^"\\]{1,100})"\s{0,20}:/g)].map(match => match[1]!));
  const types = new Set([...text.matchAll(/"type"\s{0,20}:\s{0,20}"(\w{1,30})"/g)].map(match => match[1]!));
  const has = (...wanted: string[]): boolean => wanted.some(type => types.has(type));
  if (!has('Feature', 'FeatureCollection', 'GeometryCollection', ...geometryTypes)) {
    if (keys.has('rules') && keys.has('clock')) return 'standard';
    return speedKeys.some(key => keys.has(key)) ? 'speeds' : 'unknown';
  }
  // Areas and roads have no effect; closures and slow areas have hardly anything else.
  if (/"effect"\s{0,20}:\s{0,20}"(?:closed|slow)"/.test(text)) return 'conditions';
  return roleOfShapes(types, matchColumns([...keys], ['population']), name);
}

function roleOfShapes(types: ReadonlySet<string>, columns: MatchedColumns, name: string): FileRole | 'unknown' {
  const has = (...wanted: string[]): boolean => wanted.some(type => types.has(type));
  const hasPeople = columns.has('population');
  const hint = hintOf(name);
  if (has('LineString', 'MultiLineString')) return 'roads';
  if (has('Polygon', 'MultiPolygon')) return pick(hint, ['areas', 'population'], hasPeople ? 'population' : 'areas');
  if (!has('Point', 'MultiPoint')) return 'unknown';
  return pick(hint, ['stations', 'population'], hasPeople ? 'population' : 'stations');
}

const geometryTypes = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];
const speedKeys = ['kmh', 'off_road_kmh', 'snap_limit_m', 'straight_kmh', 'use_maxspeed', 'detour_factor'];

const tableRoles: readonly ColumnRole[] = ['lon', 'lat', 'lonLat', 'latLon', 'population'];

function roleOfTable(text: string, isWhole: boolean, name: string): FileRole | 'unknown' {
  const dialect = findCsvDialect(text, isWhole, fields => countRecognised(fields, tableRoles));
  const headers = sampleCsv(text, dialect, isWhole)
    .map(({ fields }) => matchColumns(fields, tableRoles))
    .filter(hasPlace);
  if (headers.length === 0) return 'unknown';
  const hasPeople = headers.some(columns => columns.has('population'));
  return pick(hintOf(name), ['stations', 'population'], hasPeople ? 'population' : 'stations');
}

/** A raster says nothing of what its numbers are; people unless its name says otherwise. */
function roleOfRaster(name: string): FileRole {
  const plain = name.slice(-200).toLowerCase().replaceAll('_', ' ');
  if (/friction|travel ?cost|阻力/.test(plain)) return 'friction';
  return /elevation|\bdem\b|\bdsm\b|\bsrtm|astgtm|高程/.test(plain) ? 'elevation' : 'population';
}

/** The hinted role where the content allows it, else what the content says. */
function pick(hint: FileRole | null, allowed: readonly FileRole[], otherwise: FileRole): FileRole {
  return hint !== null && allowed.includes(hint) ? hint : otherwise;
}

const hints: readonly (readonly [FileRole, RegExp])[] = [
  ['stations', /stations?\b|ambulance|急救站|站点/],
  ['population', /population|people|\bpop\b|人口/],
  ['areas', /\bareas?\b|district|boundar|count(?:y|ies)|township|区划|辖区|边界/],
  ['roads', /\broads?\b|streets?\b|路网|道路/],
];

function hintOf(name: string): FileRole | null {
  const plain = name.slice(-200).toLowerCase().replaceAll('_', ' ');
  return hints.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
