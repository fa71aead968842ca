// Fixtures of the vector formats, opened as the readers open them, and the damage that every format must withstand.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProblemLog, startProblemLog } from '../../src/files/account/problem-log.ts';
import { silentHost } from '../../src/files/account/read-host.ts';
import { defaultReadOptions, type ReadOptions } from '../../src/files/account/read-options.ts';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import type { InputFile } from '../../src/files/bytes/input-file.ts';
import type { FeatureSource, RawFeature } from '../../src/files/formats/feature-source.ts';
import { openFeatures } from '../../src/files/formats/open-features.ts';
import type { Problem } from '../../src/vocabulary/problem.ts';

const folder = join(import.meta.dirname, 'fixtures');

export function fixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, name)));
}

/** A fixture with its companions: the files that differ from it by their ending alone; `without` leaves some out. */
export function fixture(name: string, without: readonly string[] = []): InputFile {
  const stem = name.slice(0, name.lastIndexOf('.'));
  const companions = readdirSync(folder)
    .filter(other => /^\.(?:dbf|prj|cpg|shx)$/.test(other.slice(stem.length)) && other.startsWith(stem))
    .filter(other => !without.some(ending => other.endsWith(ending)));
  return {
    source: fromBytes(name, fixtureBytes(name)),
    companions: /\.shp$/.test(name) ? companions.map(other => fromBytes(other, fixtureBytes(other))) : [],
  };
}

/** The same file with other bytes for itself or for one of its companions. */
export function withBytes(file: InputFile, ending: string, bytes: Uint8Array): InputFile {
  const replaced = (source: InputFile['source']): InputFile['source'] =>
    source.name.endsWith(ending) ? fromBytes(source.name, bytes) : source;
  return { source: replaced(file.source), companions: file.companions.map(replaced) };
}

export interface Opened {
  readonly source: FeatureSource | null;
  readonly features: readonly RawFeature[];
  readonly problems: readonly Problem[];
  readonly log: ProblemLog;
}

/** Opens a file and reads all its features. */
export async function openAll(file: InputFile, changes: Partial<ReadOptions> = {}): Promise<Opened> {
  const log = startProblemLog(file.source.name);
  const request = {
    roles: ['id', 'name', 'status', 'turnout', 'vehicles', 'population'],
    needsPopulation: false,
    acceptsRows: true,
    options: { ...defaultReadOptions, ...changes },
  } as const;
  const source = await openFeatures(file, request, log, silentHost());
  const features: RawFeature[] = [];
  if (source !== null) for await (const batch of source.batches()) features.push(...batch.features);
  return { source, features, problems: log.rejected().problems, log };
}

export function codesIn({ problems }: Pick<Opened, 'problems'>): readonly string[] {
  return problems.map(({ code }) => code);
}

interface PlainFeature {
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What ogr2ogr read of the same fixture. */
export function readByOgr(name: string): readonly PlainFeature[] {
  const text = readFileSync(join(folder, `${name}.ogr.geojson`), 'utf8');
  return (JSON.parse(text) as { readonly features: readonly PlainFeature[] }).features;
}

/** Features in the form that both readings can be compared in: numbers as text, nothing said as null. */
export function comparable(features: readonly (PlainFeature | RawFeature)[], names: readonly string[]): unknown {
  return features.map(feature => ({
    geometry: rounded(feature.geometry),
    ...Object.fromEntries(
      names.map(name => {
        const value = 'properties' in feature ? feature.properties[name] : feature.property(name);
        return [name, value === undefined || value === null || value === '' ? null : String(value)];
      }),
    ),
  }));
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e7) / 1e7;
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
}

/** A generator of whole numbers below a bound, the same for a seed on every machine. */
export function seeded(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return bound => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** Beginnings of some bytes: each of the first and last hundred lengths, and others between. */
export function prefixLengths(length: number, sampled: number): readonly number[] {
  const pick = seeded(length);
  const lengths = new Set<number>();
  for (let i = 0; i < Math.min(100, length); i++) lengths.add(i).add(length - 1 - i);
  for (let i = 0; i < sampled; i++) lengths.add(pick(length));
  return [...lengths].sort((a, b) => a - b);
}

/** A copy in which one byte is another. */
export function flipped(bytes: Uint8Array, pick: (bound: number) => number): Uint8Array {
  const copy = bytes.slice();
  copy[pick(copy.length)]! ^= 1 + pick(255);
  return copy;
}

/** What is wrong with how a damaged file was taken: '' where it gave a result or problems, and its account holds. */
export async function faultOfDamage(file: InputFile): Promise<string> {
  const start = performance.now();
  try {
    const { source, features, problems, log } = await openAll(file);
    const isRefused = problems.some(({ severity }) => severity === 'reject' || severity === 'ask');
    if (source === null && !isRefused) return 'nothing said';
    if (source !== null && !isRefused && log.readCount !== features.length + log.setAsideCount) return 'account';
    for (const feature of features) feature.original();
  } catch (error) {
    return String((error as Error).stack);
  }
  const seconds = (performance.now() - start) / 1000;
  return seconds > 5 ? `${seconds} s` : '';
}
