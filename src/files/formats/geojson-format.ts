// GeoJSON: collections, single features, bare geometries, newline-delimited features and RFC 8142 sequences.
// Source: RFC 7946; the `crs` member by the specification of 2008.

import { compareCodePoints } from '../../vocabulary/code-points.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { logColumnChoices, logMissing, matchRequested } from '../columns/requested-columns.ts';
import { readJsonText } from '../json/json-text.ts';
import { shownValue } from '../text/number-fault.ts';
import type {
  DeclaredCrs,
  FeatureBatch,
  FeatureFormat,
  FeatureRequest,
  FeatureSource,
  RawFeature,
} from './feature-source.ts';
import { headText } from './head-text.ts';
import { readWholeText } from './read-whole-text.ts';

export const geojsonFormat: FeatureFormat = {
  id: 'geojson',
  recognises: head => isJsonText(headText(head)),
  open: openGeojson,
};

/** Whether a text begins as JSON does: `[` alone may be a title in brackets. */
export function isJsonText(text: string): boolean {
  return /^(?:\{|\[\s*[[{\]"\d-])/.test(text.slice(0, 1000).replaceAll('\u001e', '').trimStart());
}

type JsonObject = Readonly<Record<string, unknown>>;

const geometryTypes = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']);
/** Property names beyond this are not looked at: no such file is a table. */
const mostNames = 10_000;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function openGeojson(file: InputFile, request: FeatureRequest, log: ProblemLog): Promise<FeatureSource | null> {
  const { options } = request;
  const decoded = await readWholeText(file, options, log);
  const values = decoded === null ? null : readJsonText(decoded, options.limits.jsonDepth, log);
  if (decoded === null || values === null) return null;
  const features: unknown[] = [];
  let declaredCrs: DeclaredCrs | null = null;
  for (const value of values) {
    const here = featuresOf(value, log);
    if (here === null) return null;
    declaredCrs ??= crsOf(value);
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
  logColumnChoices(columns, log, {});
  return {
    format: 'GeoJSON',
    encoding: decoded.encoding,
    names,
    columns,
    decimalMark: 'point',
    declaredCrs,
    layers: [],
    batches: () => featureBatches(features, log),
  };
}

const batchLength = 500;

async function* featureBatches(features: readonly unknown[], log: ProblemLog): AsyncGenerator<FeatureBatch> {
  for (let from = 0; from < features.length; from += batchLength) {
    const batch: RawFeature[] = [];
    for (let i = from; i < Math.min(features.length, from + batchLength); i++) {
      const value = features[i];
      log.countRead();
      const feature = rawFeature(value, i + 1);
      if (isJsonObject(value) && value.type === 'Feature') batch.push(feature);
      else log.setAside(feature, 'feature-type', { found: shownValue(isJsonObject(value) ? value.type : value) });
    }
    yield { features: batch, share: Math.min(1, (from + batchLength) / features.length) };
  }
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

/** The `crs` member of the specification of 2008: its name, or its text where it is of another kind. */
function crsOf(value: unknown): DeclaredCrs | null {
  const member = isJsonObject(value) ? own(value, 'crs') : undefined;
  if (member === undefined || member === null) return null;
  const properties = isJsonObject(member) ? own(member, 'properties') : undefined;
  const name = isJsonObject(properties) ? own(properties, 'name') : undefined;
  return { text: typeof name === 'string' ? name : shownValue(member), column: null };
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
