// Whatever the bytes are, the reader answers with roads or with a problem that names its place: it never throws, hangs or fills memory.

import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import { type RoadFile, readOsmPbf } from '../../src/files/osm/osm-pbf.ts';
import { osmWords } from '../../src/report/words-osm.ts';
import type { Outcome, Problem } from '../../src/vocabulary/problem.ts';
import {
  bytesField,
  encodeBlock,
  encodeOsmPbf,
  frame,
  headerFrame,
  join,
  numberField,
  type Packing,
  raw,
  varint,
  zigzag,
  zlib,
} from './encode-osm-pbf.ts';

const nodes = Array.from({ length: 16 }, (_, i) => ({
  id: 1000 + i * 3,
  lat: 309_000_000 + i * 7919,
  lon: 1_121_000_000 - i,
}));
const ways = Array.from({ length: 5 }, (_, i) => ({
  id: 50 + i,
  refs: [1000 + i * 3, 1003 + i * 3, 1006 + i * 3],
  tags: { highway: i % 2 ? 'primary' : 'service', name: `Weg ${i}`, oneway: 'yes' },
}));
const block = encodeBlock({ nodes, ways });
const variants: Readonly<Record<string, Uint8Array>> = {
  raw: encodeOsmPbf({
    blocks: [{ nodes: nodes.slice(0, 8) }, { ways }, { nodes: nodes.slice(8), dense: false }],
    packing: raw,
  }),
  zlib: encodeOsmPbf({ blocks: [{ nodes: nodes.slice(0, 8) }, { ways }, { nodes: nodes.slice(8), dense: false }] }),
};

async function readBytes(bytes: Uint8Array): Promise<Outcome<RoadFile>> {
  return await readOsmPbf(fromBytes('roads.osm.pbf', bytes), () => undefined);
}

/** What rejected the file. */
async function rejection(bytes: Uint8Array): Promise<Problem | undefined> {
  const { value, problems } = await readBytes(bytes);
  expect(value).toBeNull();
  const rejections = problems.filter(({ severity }) => severity === 'reject');
  expect(rejections).toHaveLength(1);
  return rejections[0];
}

/** Holds of every answer: a value or exactly one rejection, each problem with words in both languages that name no missing parameter. */
function expectSound({ value, problems }: Outcome<RoadFile>, size: number): void {
  expect(problems.filter(({ severity }) => severity === 'reject')).toHaveLength(value === null ? 1 : 0);
  for (const { code, params, where } of problems) {
    if (where.byte !== undefined) {
      expect(where.byte).toBeGreaterThanOrEqual(0);
      expect(where.byte).toBeLessThanOrEqual(size);
    }
    for (const words of [osmWords[code]?.en, osmWords[code]?.zh]) {
      const named = Object.values(words ?? { code }).flatMap(text => text.match(/\{\w+\}/g) ?? []);
      expect(words).toBeTypeOf('object');
      expect(named.filter(name => !(name.slice(1, -1) in params))).toEqual([]);
    }
  }
}

function withBlob(blob: Uint8Array): Uint8Array {
  return join(headerFrame(), frame('OSMData', blob));
}

describe('any bytes', () => {
  for (const [name, bytes] of Object.entries(variants)) {
    test(`every prefix of a ${name} file`, async () => {
      for (let length = 0; length < bytes.length; length++) {
        const outcome = await readBytes(bytes.subarray(0, length));
        expectSound(outcome, length);
        // Only a cut between two blobs leaves a whole file.
        if (outcome.value === null && length > 20) {
          expect(outcome.problems.at(-1)?.code).toMatch(/^(osm-pbf-truncated|osm-no-roads|osm-no-places)$/);
        }
      }
    });

    test(`every byte of a ${name} file, changed`, async () => {
      for (let at = 0; at < bytes.length; at++) {
        for (const change of name === 'raw' ? [0x01, 0x80, 0xff] : [0x01]) {
          const flipped = bytes.slice();
          flipped[at] = (flipped[at] as number) ^ change;
          expectSound(await readBytes(flipped), flipped.length);
        }
      }
    });

    test(`many changes in a ${name} file`, async () => {
      const edits = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(edits, fc.nat(bytes.length), async (changes, length) => {
          const damaged = bytes.slice(0, Math.max(1, length));
          for (const [at, byte] of changes) damaged[at % damaged.length] = byte;
          expectSound(await readBytes(damaged), damaged.length);
        }),
        { numRuns: 300 },
      );
    });
  }

  test('noise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async noise => {
        expectSound(await readBytes(noise), noise.length);
        expectSound(await readBytes(withBlob(raw(noise))), noise.length + 100);
        expectSound(await readBytes(withBlob(noise)), noise.length + 100);
        expectSound(await readBytes(withBlob(bytesField(1, bytesField(2, noise)))), noise.length + 100);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is not a PBF', () => {
  const strangers: Readonly<Record<string, Uint8Array>> = {
    nothing: new Uint8Array(0),
    'three bytes': Uint8Array.of(0, 0, 0),
    JSON: new TextEncoder().encode('{"type":"FeatureCollection"}'),
    'OSM XML': new TextEncoder().encode('<?xml version="1.0"?><osm version="0.6"/>'),
    'a data blob first': frame('OSMData', raw(block)),
    'a small length and noise': Uint8Array.of(0, 0, 0, 5, 9, 9, 9, 9, 9, 9),
  };
  for (const [name, bytes] of Object.entries(strangers)) {
    test(name, async () => {
      expect(await rejection(bytes)).toMatchObject({ code: 'osm-pbf-not-pbf', where: { byte: 0 } });
    });
  }
  test('its first bytes are named', async () => {
    expect((await rejection(Uint8Array.of(0xde, 0xad)))?.params).toEqual({ firstBytes: 'de ad' });
  });
});

describe('each fault by its name and byte', () => {
  const start = headerFrame().length;

  test('cut short', async () => {
    const bytes = variants.raw as Uint8Array;
    const cut = bytes.subarray(0, bytes.length - 3);
    const problem = await rejection(cut);
    expect(problem).toMatchObject({ code: 'osm-pbf-truncated', params: { size: cut.length, missing: 3 } });
    expect(problem?.where.byte).toBeGreaterThan(start);
  });

  const others: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };
  for (const [field, compression] of Object.entries(others)) {
    test(`compression ${compression}`, async () => {
      const blob = join(numberField(2, block.length), bytesField(Number(field), block));
      expect(await rejection(withBlob(blob))).toMatchObject({
        code: 'osm-pbf-compression',
        where: { byte: start },
        params: { compression },
      });
    });
  }

  test('a required feature that is not known', async () => {
    const bytes = encodeOsmPbf({ blocks: [{ nodes, ways }], required: ['OsmSchema-V0.6', 'Teleport', 'a\nb'] });
    expect(await rejection(bytes)).toMatchObject({ code: 'osm-pbf-feature', params: { feature: 'Teleport, a?b' } });
  });

  test('places at the ways, nodes left out', async () => {
    const bytes = encodeOsmPbf({ blocks: [{ nodes: nodes.slice(0, 3), ways }], optional: ['LocationsOnWays'] });
    expect(await rejection(bytes)).toMatchObject({ code: 'osm-places-at-ways', params: { count: 4 } });
    const complete = encodeOsmPbf({ blocks: [{ nodes, ways }], optional: ['LocationsOnWays'] });
    expect((await readBytes(complete)).problems).toEqual([]);
  });

  test('no roads, or no places for them', async () => {
    const house = { id: 1, refs: [1000], tags: { building: 'yes' } };
    expect(await rejection(encodeOsmPbf({ blocks: [{ nodes, ways: [house] }] }))).toMatchObject({
      code: 'osm-no-roads',
      params: { wayCount: 1 },
    });
    expect((await rejection(encodeOsmPbf({ blocks: [{ ways }] })))?.code).toBe('osm-no-places');
  });

  test('a blob of another kind is set aside, the rest is read', async () => {
    const bytes = join(variants.zlib as Uint8Array, frame('Index', raw(block)), frame('Index', raw(block)));
    const { value, problems } = await readBytes(bytes);
    expect(value?.waysKept).toBe(5);
    expect(problems).toMatchObject([
      {
        code: 'osm-pbf-blob-type',
        severity: 'set-aside',
        where: { byte: variants.zlib?.length },
        params: { count: 2, type: 'Index' },
      },
    ]);
  });

  const road = ways.slice(0, 1);
  const wayOf = (...fields: readonly Uint8Array[]): Uint8Array =>
    raw(join(bytesField(1, new Uint8Array(0)), bytesField(2, bytesField(3, join(...fields)))));
  const denseOf = (...fields: readonly Uint8Array[]): Uint8Array =>
    raw(join(encodeBlock({ ways: road }), bytesField(2, bytesField(2, join(...fields)))));
  const big = 2n ** 53n;
  const faults: readonly (readonly [string, Uint8Array, string])[] = [
    ['a way without id', wayOf(), 'osm-pbf-field'],
    ['an id of the wrong wire type', wayOf(bytesField(1, new Uint8Array(1))), 'osm-pbf-field'],
    ['keys given twice', wayOf(numberField(1, 1), bytesField(2, varint(0)), bytesField(2, varint(0))), 'osm-pbf-field'],
    ['a group in the old group wire type', raw(join(varint(2 * 8 + 3))), 'osm-pbf-field'],
    ['a way id beyond 2^53', wayOf(numberField(1, big)), 'osm-pbf-number'],
    ['a way id below −2^53', wayOf(numberField(1, -big)), 'osm-pbf-number'],
    ['a varint of eleven bytes', wayOf(varint(8), new Uint8Array(10).fill(0x80), varint(1)), 'osm-pbf-number'],
    ['a key without value', wayOf(numberField(1, 1), bytesField(2, varint(0))), 'osm-pbf-count'],
    ['a value without key', wayOf(numberField(1, 1), bytesField(3, varint(0))), 'osm-pbf-count'],
    [
      'a text that is not there',
      wayOf(numberField(1, 1), bytesField(2, varint(9)), bytesField(3, varint(9))),
      'osm-pbf-text-index',
    ],
    ['a length past its end', raw(join(varint(2 * 8 + 2), varint(200), new Uint8Array(5))), 'osm-pbf-length'],
    ['a granularity of 0', raw(join(block, numberField(17, 0))), 'osm-pbf-number'],
    [
      'fewer latitudes than ids',
      denseOf(bytesField(1, join(zigzag(1), zigzag(1))), bytesField(8, zigzag(0))),
      'osm-pbf-length',
    ],
    [
      'more longitudes than ids',
      denseOf(bytesField(1, zigzag(1)), bytesField(8, zigzag(0)), bytesField(9, join(zigzag(0), zigzag(0)))),
      'osm-pbf-count',
    ],
    [
      'node ids that add up beyond 2^53',
      denseOf(
        bytesField(1, join(zigzag(big - 1n), zigzag(1))),
        bytesField(8, join(zigzag(0), zigzag(0))),
        bytesField(9, join(zigzag(0), zigzag(0))),
      ),
      'osm-pbf-number',
    ],
    [
      'a plain node without place',
      raw(join(encodeBlock({ ways: road }), bytesField(2, bytesField(1, join(varint(8), zigzag(1)))))),
      'osm-pbf-field',
    ],
    ['a blob without content', numberField(2, 5), 'osm-pbf-field'],
    ['a raw size that is not that of the raw bytes', join(numberField(2, 5), bytesField(1, block)), 'osm-pbf-raw-size'],
    ['no raw size', bytesField(3, deflateSync(block)), 'osm-pbf-raw-size'],
    ['a raw size too small', join(numberField(2, block.length - 1), bytesField(3, deflateSync(block))), 'osm-pbf-zlib'],
    ['a raw size too large', join(numberField(2, block.length + 1), bytesField(3, deflateSync(block))), 'osm-pbf-zlib'],
    [
      'a raw size beyond what zlib can pack',
      join(numberField(2, 30_000_000), bytesField(3, deflateSync(block))),
      'osm-pbf-raw-size',
    ],
    [
      'a raw size beyond 32 MiB',
      join(numberField(2, 33_554_433), bytesField(3, deflateSync(block))),
      'osm-pbf-blob-size',
    ],
    ['bytes that are no zlib stream', join(numberField(2, 9), bytesField(3, block)), 'osm-pbf-zlib'],
    [
      'bytes after the zlib stream',
      join(numberField(2, block.length), bytesField(3, join(deflateSync(block), Uint8Array.of(1, 2, 3)))),
      'osm-pbf-zlib',
    ],
    ['an empty zlib stream', join(numberField(2, 0), bytesField(3, new Uint8Array(0))), 'osm-pbf-zlib'],
  ];
  for (const [name, blob, code] of faults) {
    test(name, async () => {
      const problem = await rejection(withBlob(blob));
      expect(problem?.code).toBe(code);
      expect(problem?.where.byte).toBeGreaterThanOrEqual(start);
    });
  }

  test('of two faults the first in the file is told', async () => {
    const damaged = join(numberField(2, 9), bytesField(3, block));
    const bytes = join(withBlob(damaged), frame('OSMData', raw(block)));
    expect(await rejection(bytes.subarray(0, bytes.length - 1))).toMatchObject({
      code: 'osm-pbf-zlib',
      where: { byte: start },
    });
  });

  test('a blob header beyond 64 KiB, a blob beyond 32 MiB', async () => {
    const long = join(headerFrame(), Uint8Array.of(0, 1, 0, 1), new Uint8Array(70_000));
    expect(await rejection(long)).toMatchObject({
      code: 'osm-pbf-blob-size',
      params: { bytes: 65_537, limit: 65_536 },
    });
    const header = join(bytesField(1, new TextEncoder().encode('OSMData')), numberField(3, 33_554_433));
    const claim = join(headerFrame(), Uint8Array.of(0, 0, 0, header.length), header);
    expect(await rejection(claim)).toMatchObject({ code: 'osm-pbf-blob-size', params: { bytes: 33_554_433 } });
  });
});

describe('files made to fill memory', () => {
  const empty = new Uint8Array(32 * 1024 * 1024 - 16);
  // One unknown field of zeros: valid, and packed a thousand to one.
  const padding: Packing = zlib;
  const bomb = frame('OSMData', padding(bytesField(33, empty)));

  test('a blob that unpacks to more than it declares is stopped', async () => {
    const liar = join(numberField(2, 1000), bytesField(3, deflateSync(new Uint8Array(96 * 1024 * 1024))));
    const before = process.memoryUsage().arrayBuffers;
    expect((await rejection(withBlob(liar)))?.code).toBe('osm-pbf-zlib');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 * 1024 * 1024);
  });

  test('many blobs that each unpack as declared are stopped at 200 times the file', async () => {
    const bytes = join(headerFrame(), ...Array.from({ length: 40 }, () => bomb));
    expect(await rejection(bytes)).toMatchObject({
      code: 'osm-pbf-bomb',
      params: { size: bytes.length, limitBytes: 67_108_864 + 200 * bytes.length },
    });
  });

  test('more references than a file of its size can hold', async () => {
    const refs = bytesField(8, new Uint8Array(4_500_000));
    const tags = join(bytesField(2, varint(1)), bytesField(3, varint(1)));
    const way = bytesField(2, bytesField(3, join(numberField(1, 1), tags, refs)));
    const texts = bytesField(
      1,
      join(bytesField(1, new Uint8Array(0)), bytesField(1, new TextEncoder().encode('highway'))),
    );
    expect((await rejection(withBlob(zlib(join(texts, way)))))?.code).toBe('osm-too-many-ways');
  });
});
