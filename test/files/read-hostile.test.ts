// What no input may do: throw, lose a record, or take its time.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileText, ReadCounts, ReadOptions } from '../../src/files/account/read-options.ts';
import { readSpeedProfile } from '../../src/files/readers/read-speed-profile.ts';
import { readStandard } from '../../src/files/readers/read-standard.ts';
import { problemWords } from '../../src/report/problem-words.ts';
import type { Outcome, Problem } from '../../src/vocabulary/problem.ts';
import {
  codesOf,
  detectRole,
  options,
  readAreas,
  readPopulation,
  readRoadLines,
  readStations,
  textFile,
} from './read-helpers.ts';

type Counted = { readonly counts?: ReadCounts; readonly setAside?: readonly unknown[] };
type AnyReader = (file: FileText, options: ReadOptions) => Outcome<Counted> | Promise<Outcome<Counted>>;
const readers: readonly AnyReader[] = [
  readStations,
  readPopulation,
  readAreas,
  readRoadLines,
  readSpeedProfile as (file: FileText) => Outcome<Counted>,
  readStandard as (file: FileText) => Outcome<Counted>,
];

/** What the sentences of a problem need and it does not give; the code itself where it has no sentences. */
function missingParams(code: string, params: Problem['params']): readonly string[] {
  const words = problemWords.get(code);
  if (words === undefined) return [code];
  const templates = Object.values(words).flatMap(sentence => Object.values(sentence));
  return templates
    .flatMap(template => [...template.matchAll(/\{(\w+)\}/g)].map(match => match[1]!))
    .filter(name => !(name in params));
}

/** The promises that hold for every file. */
function expectSound(outcome: Outcome<Counted>): void {
  const { value, problems } = outcome;
  const isRejected = problems.some(({ severity }) => severity === 'reject' || severity === 'ask');
  expect(value === null).toBe(isRejected);
  for (const { code, params } of problems) expect(missingParams(code, params), code).toEqual([]);
  if (value?.counts === undefined) return;
  const { read, used, setAside } = value.counts;
  expect(read).toBe(used + setAside);
  expect(value.setAside).toHaveLength(setAside);
  expect(problems.filter(({ severity }) => severity === 'set-aside')).toHaveLength(setAside);
}

async function readAllWays(file: FileText): Promise<void> {
  expect(typeof (await detectRole(file))).toBe('string');
  for (const read of readers) expectSound(await read(file, options()));
}

const golden = join(import.meta.dirname, '../golden');
const fixtures = ['stations', 'population', 'areas', 'roads', 'speeds', 'standard'].flatMap(role =>
  readdirSync(join(golden, role))
    .filter(name => !name.endsWith('.expected.json'))
    .map(name => ({ name: `${role}/${name}`, bytes: new Uint8Array(readFileSync(join(golden, role, name))) })),
);

describe('every fixture', () => {
  test.each(fixtures)('$name, read in every role', async file => {
    await readAllWays(file);
  });

  test.each(fixtures)('$name, cut at every byte', async ({ name, bytes }) => {
    for (let length = 0; length < bytes.length; length += bytes.length > 400 ? 7 : 1) {
      const file = { name, bytes: bytes.subarray(0, length) };
      for (const read of readers) expectSound(await read(file, options()));
    }
  });

  test('with bytes changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fixtures),
        fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { minLength: 1, maxLength: 5 }),
        async ({ name, bytes }, changes) => {
          const changed = bytes.slice();
          for (const [at, byte] of changes) if (changed.length > 0) changed[at % changed.length] = byte;
          await readAllWays({ name, bytes: changed });
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('any bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
      await readAllWays({ name: 'any', bytes });
    }),
    { numRuns: 500 },
  );
});

test('any JSON', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async value => {
      await readAllWays(textFile(JSON.stringify(value), 'any.json'));
    }),
    { numRuns: 500 },
  );
});

test('features with any geometry and any properties', async () => {
  const type = fc.constantFrom(
    'Point',
    'MultiPoint',
    'LineString',
    'Polygon',
    'MultiPolygon',
    'GeometryCollection',
    'x',
    1,
  );
  const number = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.constantFrom(null, 'x', 1e308, -0));
  const position = fc.array(number, { maxLength: 4 });
  const coordinates = fc.oneof(
    number,
    position,
    fc.array(position, { maxLength: 6 }),
    fc.array(fc.array(position, { maxLength: 5 }), { maxLength: 3 }),
  );
  const key = fc.constantFrom(
    'population',
    'id',
    'name',
    '__proto__',
    'constructor',
    'highway',
    'settlement',
    'area_km2',
  );
  const properties = fc.oneof(
    fc.constant(null),
    fc.array(fc.tuple(key, fc.jsonValue({ maxDepth: 1 })), { maxLength: 5 }),
  );
  const feature = fc.record({
    type: fc.constantFrom('Feature', 'Point'),
    id: fc.jsonValue({ maxDepth: 1 }),
    geometry: fc.option(fc.record({ type, coordinates })),
    properties,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(feature, { maxLength: 6 }), async features => {
      const texts = features.map(({ properties: pairs, ...rest }) => {
        const members = pairs?.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',');
        return `${JSON.stringify(rest).slice(0, -1)},"properties":${members === undefined ? null : `{${members}}`}}`;
      });
      await readAllWays(textFile(`{"type":"FeatureCollection","features":[${texts.join(',')}]}`, 'any.geojson'));
    }),
    { numRuns: 1000 },
  );
});

test('tables with any cells', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '112',
      '31',
      '1,5',
      '"a"',
      '"',
      '__proto__',
      '合计',
      '#',
      '=1',
      "'=1",
      '１',
      '1e999',
      'x\ny',
      '-5',
      '"1,234"',
    ),
    fc.string({ maxLength: 4 }),
  );
  const row = fc.array(cell, { minLength: 1, maxLength: 6 });
  const delimiter = fc.constantFrom(',', ';', '\t', '|', '，');
  const end = fc.constantFrom('\n', '\r\n', '\r');
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), delimiter, end, async (rows, comma, lineEnd) => {
      const header = ['id', 'lon', 'lat', 'population', '__proto__'];
      const text = [header, ['1', '112', '31', '5', 'x'], ...rows].map(cells => cells.join(comma)).join(lineEnd);
      await readAllWays(textFile(text));
    }),
    { numRuns: 1000 },
  );
});

describe('100,000 characters of anything take no time', () => {
  const long = (unit: string): string => unit.repeat(Math.ceil(100_000 / unit.length));
  const cells = [
    '1',
    '1,',
    '"',
    '""',
    "'",
    '=',
    ' ',
    '\t',
    '（',
    '1 ',
    '°',
    'e1',
    '-',
    '😀',
    '\u0000',
    '<a>',
    'lon',
    '\\',
    ';',
  ];
  test.each(cells)('%j', async unit => {
    const start = performance.now();
    const quoted = `"${long(unit).replaceAll('"', '""')}"`;
    for (const text of [
      `id,lon,lat,population\n${quoted},112,31,1\n`,
      `id,lon,lat,population\n1,${quoted},31,1\n`,
      `id,lon,lat,population\n1,112,31,${quoted}\n`,
      `id,经纬度,population\n1,${quoted},1\n`,
      `${quoted},lon,lat,population\n1,112,31,1\n`,
      `id,lon,lat,population\n1,112,31,1\n${long(unit)}\n`,
      long(unit),
      `{"type":"Feature","properties":{"population":${JSON.stringify(long(unit))}},"geometry":{"type":"Point","coordinates":[1,2]}}`,
    ]) {
      await readAllWays(textFile(text));
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

test('nothing of a file reaches the prototypes', async () => {
  const text = '__proto__,constructor,prototype,lon,lat,population\npolluted,polluted,polluted,112,31,5\n';
  expect(codesOf(await readStations(textFile(text), options()))).toEqual([]);
  await readStations(
    textFile(
      '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"__proto__":{"polluted":1}}}',
    ),
    options(),
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
