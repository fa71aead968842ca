// What a dropped file is for, by its content; the name decides only between roles that the content allows.
// Looks at the beginning of the file and reads nothing whole.

import { startProblemLog } from '../account/problem-log.ts';
import { defaultReadOptions, type FileText } from '../account/read-options.ts';
import { type ColumnRole, matchColumns } from '../columns/column-roles.ts';
import { findCsvDialect, sampleCsv } from '../formats/csv-dialect.ts';
import { countRecognised, hasPlace } from '../formats/csv-header.ts';
import { withLineFeeds } from '../formats/csv-records.ts';
import { foreignFormat, markupFormat, startsAsOsmPbf } from '../formats/detect-format.ts';
import { geojsonFormat } from '../formats/geojson-format.ts';
import { decodeText } from '../text/decode-text.ts';

export type FileRole = 'stations' | 'population' | 'areas' | 'roads' | 'speeds' | 'standard';

const headBytes = 262_144;

/** The role of a file, or `unknown`. Constant time: at most 256 KB are looked at. */
export function detectRole(file: FileText): FileRole | 'unknown' {
  if (startsAsOsmPbf(file.bytes)) return 'roads';
  if (foreignFormat(file.bytes) !== null) return 'unknown';
  const text = headText(file.bytes);
  if (text.trim() === '' || markupFormat(text) !== null) return 'unknown';
  return geojsonFormat.recognises(text) ? roleOfJson(text, file.name) : roleOfTable(text, file.name);
}

/** The beginning as text; a doubtful encoding is of no account here, and neither is a character that is cut. */
function headText(bytes: Uint8Array): string {
  const head = bytes.subarray(0, headBytes);
  const lastLine = bytes.length > headBytes ? head.lastIndexOf(0x0a) : -1;
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
  const hasPeople = matchColumns([...keys], ['population']).size > 0;
  const hint = hintOf(name);
  if (has('LineString', 'MultiLineString')) return 'roads';
  if (has('Polygon', 'MultiPolygon')) return pick(hint, ['areas', 'population'], hasPeople ? 'population' : 'areas');
  if (!has('Point', 'MultiPoint')) return 'unknown';
  return pick(hint, ['stations', 'population'], hasPeople ? 'population' : 'stations');
}

const geometryTypes = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];
const speedKeys = ['kmh', 'off_road_kmh', 'snap_limit_m', 'straight_kmh', 'use_maxspeed', 'detour_factor'];

const tableRoles: readonly ColumnRole[] = ['lon', 'lat', 'lonLat', 'latLon', 'population'];

function roleOfTable(input: string, name: string): FileRole | 'unknown' {
  const text = withLineFeeds(input);
  const dialect = findCsvDialect(text, fields => countRecognised(fields, tableRoles));
  const headers = sampleCsv(text, dialect.delimiter, dialect.start, dialect.firstLine)
    .map(({ fields }) => matchColumns(fields, tableRoles))
    .filter(hasPlace);
  if (headers.length === 0) return 'unknown';
  const hasPeople = headers.some(columns => columns.has('population'));
  return pick(hintOf(name), ['stations', 'population'], hasPeople ? 'population' : 'stations');
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
