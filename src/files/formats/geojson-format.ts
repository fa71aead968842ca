// GeoJSON: collections, single features, bare geometries, newline-delimited features and RFC 8142 sequences.
// Source: RFC 7946; the `crs` member by the specification of 2008.

import { compareCodePoints } from '../../vocabulary/code-points.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import { logColumnChoices, logMissing, matchRequested } from '../columns/requested-columns.ts';
import { readJsonText } from '../json/json-text.ts';
import type { DecodedText } from '../text/decode-text.ts';
import { shownValue } from '../text/number-fault.ts';
import type { FeatureFormat, FeatureRequest, FeatureSource, RawFeature } from './feature-source.ts';

export const geojsonFormat: FeatureFormat = {
  id: 'geojson',
  recognises: text => /^(?:\{|\[\s*[[{\]"\d-])/.test(text.slice(0, 1000).replaceAll('\u001e', '').trimStart()),
  open: openGeojson,
};

type JsonObject = Readonly<Record<string, unknown>>;

const geometryTypes = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']);
/** Property names beyond this are not looked at: no such file is a table. */
const mostNames = 10_000;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function openGeojson(decoded: DecodedText, request: FeatureRequest, log: ProblemLog): FeatureSource | null {
  const { options } = request;
  const values = readJsonText(decoded, options.limits.jsonDepth, log);
  if (values === null) return null;
  const features: unknown[] = [];
  for (const value of values) {
    const here = featuresOf(value, log);
    if (here === null || !hasKnownCrs(value, options.crs, log)) return null;
    // A collection may hold more than a call takes arguments.
    for (const feature of here) features.push(feature);
  }
  const limit = options.limits.features;
  if (features.length > limit) {
    log.add('reject', 'too-many-records', { limit }, { feature: limit + 1 });
    return null;
  }
  const names = propertyNames(features);
  const columns = matchRequested(names, request);
  if (features.length > 0 && logMissing(columns, names.slice(0, 30).join(', '), request, log, {})) return null;
  if (!logColumnChoices(columns, request, log, {})) return null;
  return {
    columns,
    decimalMark: 'point',
    visit: each => {
      features.forEach((value, index) => {
        log.countRead();
        const feature = rawFeature(value, index + 1);
        const isFeature = isJsonObject(value) && value.type === 'Feature';
        if (isFeature) each(feature);
        else log.setAside(feature, 'feature-type', { found: shownValue(isJsonObject(value) ? value.type : value) });
      });
    },
  };
}

function rawFeature(value: unknown, recordNumber: number): RawFeature {
  const object: JsonObject = isJsonObject(value) ? value : {};
  const properties: JsonObject = isJsonObject(object.properties) ? object.properties : {};
  return {
    place: { feature: recordNumber },
    recordNumber,
    original: () => JSON.stringify(value) ?? '',
    id: own(object, 'id'),
    geometry: own(object, 'geometry'),
    property: name => own(properties, name),
    entries: () => Object.entries(properties),
  };
}

function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The features a GeoJSON text stands for; null after a rejection in the log. */
function featuresOf(value: unknown, log: ProblemLog): readonly unknown[] | null {
  const type = isJsonObject(value) ? own(value, 'type') : undefined;
  if (isJsonObject(value)) {
    if (type === 'Feature') return [value];
    if (typeof type === 'string' && geometryTypes.has(type)) return [asFeature(value)];
    const members = type === 'FeatureCollection' ? 'features' : type === 'GeometryCollection' ? 'geometries' : null;
    if (members !== null) {
      const list = own(value, members);
      if (Array.isArray(list)) return type === 'FeatureCollection' ? list : list.map(asFeature);
      log.add('reject', 'geojson-members', { found: shownValue(list), members });
      return null;
    }
  }
  const found = typeof type === 'string' ? type : shownValue(isJsonObject(value) ? Object.keys(value) : value);
  log.add('reject', 'json-not-geojson', { found });
  return null;
}

function asFeature(geometry: unknown): JsonObject {
  return { type: 'Feature', geometry, properties: null };
}

function hasKnownCrs(value: unknown, crs: FeatureRequest['options']['crs'], log: ProblemLog): boolean {
  const member = isJsonObject(value) ? own(value, 'crs') : undefined;
  if (member === undefined || member === null || crs !== 'auto') return true;
  const properties = isJsonObject(member) ? own(member, 'properties') : undefined;
  const name = isJsonObject(properties) ? own(properties, 'name') : undefined;
  if (typeof name === 'string' && isWgs84(name)) return true;
  log.add('reject', 'crs-unsupported', { found: typeof name === 'string' ? name : shownValue(member) });
  return false;
}

function isWgs84(name: string): boolean {
  const plain = name.slice(0, 100).toUpperCase();
  return /^(?:URN:OGC:DEF:CRS:|HTTPS?:\/\/WWW\.OPENGIS\.NET\/DEF\/CRS\/)?(?:OGC|EPSG)[:/][\d.]*[:/]?(?:CRS84|4326)$/.test(
    plain,
  );
}

/** All property names, in code-point order, so that the order of features decides nothing. */
function propertyNames(features: readonly unknown[]): readonly string[] {
  const names = new Set<string>();
  for (const feature of features) {
    const properties = isJsonObject(feature) ? own(feature, 'properties') : undefined;
    if (!isJsonObject(properties)) continue;
    for (const name in properties) if (Object.hasOwn(properties, name)) names.add(name);
    if (names.size > mostNames) break;
  }
  return [...names].sort(compareCodePoints);
}
