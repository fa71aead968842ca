// GeoJSON: collections, single features, bare geometries, newline-delimited features and RFC 8142 sequences.
// Source: RFC 7946; the `crs` member by the specification of 2008.

import { compareCodePoints } from '../../vocabulary/code-points.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import { type ReadHost, startPace } from '../account/read-host.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { logColumnChoices, logMissing, matchRequested } from '../columns/requested-columns.ts';
import type { JsonValue } from '../json/json-scan.ts';
import { type JsonText, openJsonText } from '../json/json-text.ts';
import { shownValue } from '../text/number-fault.ts';
import { logTooMany } from './feature-records.ts';
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
  recognises: (head, name) => isJsonText(headText(head)) || isMeantAsJson(headText(head), name),
  open: openGeojson,
};

/** Whether a text begins as JSON does: `[` alone may be a title in brackets. */
export function isJsonText(text: string): boolean {
  return /^(?:\{|\[\s*[[{\]"\d-])/.test(text.slice(0, 1000).replaceAll('\u001e', '').trimStart());
}

/**
 * Whether a text that does not begin as JSON does was still meant to: the place where it goes wrong helps more than that it
 * is no table. Tables are often called `.json` too, so the name alone says nothing.
 */
function isMeantAsJson(text: string, name: string): boolean {
  return (
    /\.(?:geo)?json[ls]?$|\.ndjson$/i.test(name) &&
    /"(?:FeatureCollection|Feature|coordinates|geometry)"|^\s*(?:\/\/|\/\*|null\b|true\b|false\b|"[^",]*"\s*$)/.test(
      text,
    )
  );
}

type JsonObject = Readonly<Record<string, unknown>>;

const geometryTypes = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']);
const listMembers = { FeatureCollection: 'features', GeometryCollection: 'geometries' } as const;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function openGeojson(
  file: InputFile,
  request: FeatureRequest,
  log: ProblemLog,
  host: ReadHost,
): Promise<FeatureSource | null> {
  const { options } = request;
  const decoded = await readWholeText(file, options, log);
  if (decoded === null) return null;
  const pace = startPace(host);
  const opening = openJsonText(decoded, options.limits.jsonDepth, Object.values(listMembers), log);
  let step = opening.next();
  for (; step.done !== true; step = opening.next()) await pace.step(step.value, 2 * decoded.text.length);
  const json = step.value;
  if (json === null) return null;

  let count = 0;
  let declaredCrs: DeclaredCrs | null = null;
  const lists: FeatureList[] = [];
  const isSurelyFeature = featureTest(json, decoded.text);
  const { values } = json;
  for (let i = 0; i < values.length; i++) {
    const from = i;
    while (i < values.length && isSurelyFeature(values[i]!)) i += 1;
    if (i > from) {
      lists.push({ count: i - from, at: index => json.valueOf(values[from + index]!) });
      count += i - from;
    }
    const value = values[i];
    if (value === undefined) break;
    const frame = json.frameOf(value);
    const list = featuresOf(json, value, frame, log);
    if (list === null) return null;
    declaredCrs ??= crsOf(frame);
    lists.push(list);
    count += list.count;
  }
  if (logTooMany(count, request, log)) return null;
  // In code-point order, so that the order of features decides nothing.
  const names = [...json.propertyNames].sort(compareCodePoints);
  const columns = matchRequested(names, request);
  if (count > 0 && logMissing(columns, names.slice(0, 30).join(', '), request, log, {})) return null;
  logColumnChoices(columns, log, {});
  return {
    format: 'GeoJSON',
    encoding: decoded.encoding,
    names,
    columns,
    decimalMark: 'point',
    declaredCrs,
    layers: [],
    batches: () => featureBatches(lists, count, log),
  };
}

/**
 * Tells values of a sequence that are features and declare no system without building them: of sequences as all programs write them
 * each value is built once only, and none is kept.
 */
function featureTest({ values, hasDuplicateKeys }: JsonText, text: string): (value: JsonValue) => boolean {
  // A key may be written with escapes.
  const mayDeclare = /"crs"|"coordinate_system"|\\u00/.test(text);
  if (values.length < 2 || hasDuplicateKeys || mayDeclare) return () => false;
  const start = /\{\s*"type"\s*:\s*"Feature"\s*[,}]/y;
  return value => {
    start.lastIndex = value.start;
    return value.list === null && start.test(text);
  };
}

/** The features of one value, built one at a time. */
interface FeatureList {
  readonly count: number;
  readonly at: (index: number) => unknown;
}

const batchLength = 500;

async function* featureBatches(
  lists: readonly FeatureList[],
  count: number,
  log: ProblemLog,
): AsyncGenerator<FeatureBatch> {
  let features: RawFeature[] = [];
  for (const list of lists) {
    for (let i = 0; i < list.count; i++) {
      const value = list.at(i);
      log.countRead();
      const feature = rawFeature(value, log.readCount);
      if (isJsonObject(value) && own(value, 'type') === 'Feature') features.push(feature);
      else
        log.setAside(feature, 'feature-type', {
          found: shownValue(isJsonObject(value) ? own(value, 'type') : value) || '—',
        });
      if (log.readCount % batchLength > 0) continue;
      yield { features, share: log.readCount / count };
      features = [];
    }
  }
  yield { features, share: 1 };
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

/** The features that a value stands for; null after a rejection in the log. */
function featuresOf(json: JsonText, value: JsonValue, frame: unknown, log: ProblemLog): FeatureList | null {
  const type = isJsonObject(frame) ? own(frame, 'type') : undefined;
  if (isJsonObject(frame) && type === 'Feature') return { count: 1, at: () => frame };
  if (isJsonObject(frame) && typeof type === 'string' && geometryTypes.has(type)) {
    return { count: 1, at: () => asFeature(frame) };
  }
  if (isJsonObject(frame) && (type === 'FeatureCollection' || type === 'GeometryCollection')) {
    const members = listMembers[type];
    const list = own(frame, members);
    if (!Array.isArray(list)) {
      log.add('reject', 'geojson-members', { found: shownValue(list) || '—', members });
      return null;
    }
    // Where a collection names its list twice, or holds another list beside it, the one that counts is in the frame.
    const elements = list.length === 0 && value.list !== null ? value.list : null;
    const element = (index: number): unknown =>
      elements === null ? list[index] : json.valueOf({ start: elements.starts[index]!, end: elements.ends[index]! });
    return {
      count: elements?.starts.length ?? list.length,
      at: type === 'FeatureCollection' ? element : index => asFeature(element(index)),
    };
  }
  const found = typeof type === 'string' ? type : shownValue(isJsonObject(frame) ? Object.keys(frame) : frame);
  log.add('reject', 'json-not-geojson', { found });
  return null;
}

function asFeature(geometry: unknown): JsonObject {
  return { type: 'Feature', geometry, properties: null };
}

/**
 * The `crs` member of the specification of 2008: its name, or its text where it is of another kind. Without one, the member
 * `coordinate_system` that marks a file in GCJ-02 or BD-09.
 */
function crsOf(value: unknown): DeclaredCrs | null {
  const member = isJsonObject(value) ? own(value, 'crs') : undefined;
  if (member === undefined || member === null) {
    const mark = isJsonObject(value) ? own(value, 'coordinate_system') : undefined;
    return typeof mark === 'string' && /^(?:gcj-?02|bd-?09)$/i.test(mark) ? { text: mark, column: null } : null;
  }
  const properties = isJsonObject(member) ? own(member, 'properties') : undefined;
  const name = isJsonObject(properties) ? own(properties, 'name') : undefined;
  return { text: typeof name === 'string' ? name : shownValue(member), column: null };
}
