// Short ways to write a file and to look at what a reader says.

import { type ReadHost, silentHost } from '../../src/files/account/read-host.ts';
import { defaultReadOptions, type FileText, type ReadOptions } from '../../src/files/account/read-options.ts';
import { type InputFile, inputFile } from '../../src/files/bytes/input-file.ts';
import * as role from '../../src/files/readers/detect-role.ts';
import * as areas from '../../src/files/readers/read-areas.ts';
import * as population from '../../src/files/readers/read-population.ts';
import * as roadLines from '../../src/files/readers/read-road-lines.ts';
import * as stations from '../../src/files/readers/read-stations.ts';
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

type Reader<T> = (file: InputFile, options: ReadOptions, host: ReadHost) => Promise<T>;
type MemoryReader<T> = (file: FileText, options?: ReadOptions) => Promise<T>;

/** A reader of files in memory, with nobody waiting for it. */
export function inMemory<T>(read: Reader<T>): MemoryReader<T> {
  return ({ name, bytes }, readOptions = defaultReadOptions) => read(inputFile(name, bytes), readOptions, silentHost());
}

export const readStations: MemoryReader<Outcome<stations.StationsRead>> = inMemory(stations.readStations);
export const readPopulation: MemoryReader<Outcome<population.PopulationRead>> = inMemory(population.readPopulation);
export const readAreas: MemoryReader<Outcome<areas.AreasRead>> = inMemory(areas.readAreas);
export const readRoadLines: MemoryReader<Outcome<roadLines.RoadLinesRead>> = inMemory(roadLines.readRoadLines);
export const detectRole: MemoryReader<role.FileRole | 'unknown'> = inMemory(
  async (...given) => (await role.detectRole(...given)).role,
);
