// Short ways to write a file and to look at what a reader says.

import { defaultReadOptions, type FileText, type ReadOptions } from '../../src/files/account/read-options.ts';
import type { Outcome } from '../../src/vocabulary/problem.ts';

export function textFile(text: string, name = 'file.csv'): FileText {
  return { name, bytes: new TextEncoder().encode(text) };
}

export function options(changes: Partial<ReadOptions> = {}): ReadOptions {
  return { ...defaultReadOptions, ...changes };
}

export function codesOf(outcome: Outcome<unknown>): readonly string[] {
  return outcome.problems.map(({ code }) => code);
}

/** Code and place of each problem, as `code line:column`. */
export function placesOf(outcome: Outcome<unknown>): readonly string[] {
  return outcome.problems.map(
    ({ code, where }) => `${code} ${where.line ?? where.feature ?? ''}:${where.column ?? ''}`,
  );
}

/** A FeatureCollection of points with properties. */
export function pointCollection(
  ...points: readonly (readonly [lon: number, lat: number, properties: object])[]
): string {
  const features = points.map(([lon, lat, properties]) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}
