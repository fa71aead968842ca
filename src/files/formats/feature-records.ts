// Records of a vector format (geometry with named values) → features, with the columns found and the account kept.

import type { Place } from '../../vocabulary/problem.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import type { MatchedColumns } from '../columns/column-roles.ts';
import { logColumnChoices, logMissing, matchRequested } from '../columns/requested-columns.ts';
import type { DeclaredCrs, FeatureBatch, FeatureRequest, FeatureSource, RawFeature } from './feature-source.ts';

/** A record as its format gives it. */
export interface FeatureRecord {
  /** Number of the record in its file or layer, from 1. */
  readonly recordNumber: number;
  readonly id: unknown;
  /** GeoJSON, or null where the record has none. */
  readonly geometry: unknown;
  /** In the order of the names of its source. */
  readonly values: readonly unknown[];
}

/** What a file says of itself before its records are read. */
export interface FeatureList {
  readonly format: string;
  readonly encoding: string | null;
  readonly names: readonly string[];
  /** The columns found by name; null finds them in `names`. */
  readonly columns: MatchedColumns | null;
  readonly declaredCrs: DeclaredCrs | null;
  readonly layers: readonly string[];
  /** The records in batches of some hundred. */
  readonly batches: () => AsyncIterable<FeatureBatch>;
}

/** Opens a list of records; null where it lacks a column that is needed. */
export function openFeatureList(list: FeatureList, request: FeatureRequest, log: ProblemLog): FeatureSource | null {
  const columns = list.columns ?? matchRequested(list.names, request);
  if (logMissing(columns, list.names.slice(0, 30).join(', '), request, log, {})) return null;
  logColumnChoices(columns, log, {});
  return { ...list, columns, decimalMark: 'point', lacksCrs: list.declaredCrs === null };
}

/** Turns records into features; `indexOf` gives the place of a name in the values of a record. */
export function featureOf(record: FeatureRecord, indexOf: ReadonlyMap<string, number>, place: Place): RawFeature {
  const property = (name: string): unknown => {
    const index = indexOf.get(name);
    return index === undefined ? undefined : record.values[index];
  };
  const entries = (): readonly (readonly [string, unknown])[] =>
    [...indexOf].map(([name, index]) => [name, record.values[index]] as const);
  return {
    place,
    recordNumber: record.recordNumber,
    id: record.id,
    geometry: record.geometry,
    property,
    entries,
    original: () => originalText(record, entries()),
  };
}

/** The first place of each name. */
export function nameIndexes(names: readonly string[]): ReadonlyMap<string, number> {
  const indexOf = new Map<string, number>();
  names.forEach((name, index) => {
    if (!indexOf.has(name)) indexOf.set(name, index);
  });
  return indexOf;
}

/** Longer records are not kept as text. */
const mostOriginal = 20_000;

/** The record as one GeoJSON feature; built member by member, so that any name is only a name. */
function originalText(record: FeatureRecord, entries: readonly (readonly [string, unknown])[]): string {
  const properties = entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`);
  const id = record.id === undefined ? '' : `"id":${JSON.stringify(record.id)},`;
  const geometry = JSON.stringify(record.geometry) ?? 'null';
  return `{"type":"Feature",${id}"properties":{${properties.join(',')}},"geometry":${geometry}}`.slice(0, mostOriginal);
}

/** Rejects a file that declares, or holds, more records than the limit; true when it did. */
export function logTooMany(count: number, request: FeatureRequest, log: ProblemLog): boolean {
  const limit = request.options.limits.features;
  if (count <= limit) return false;
  log.add('reject', 'too-many-records', { limit }, { feature: limit + 1 });
  return true;
}
