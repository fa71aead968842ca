// What an OSM PBF file says comes out the same however it is written: packed or raw, dense or plain, in any order.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBlob, fromBytes } from '../../src/files/bytes/byte-source.ts';
import { type RoadFile, readOsmPbf } from '../../src/files/osm/osm-pbf.ts';
import { missingVertex } from '../../src/roads/road-source.ts';
import type { Outcome } from '../../src/vocabulary/problem.ts';
import {
  type BlockSpec,
  encodeOsmPbf,
  type FileSpec,
  type NodeSpec,
  raw,
  type WaySpec,
  zlib,
} from './encode-osm-pbf.ts';

const nodes: readonly NodeSpec[] = [
  { id: 5, lat: 309_876_543, lon: 1_121_234_567 },
  { id: 7, lat: 309_876_600, lon: 1_121_234_600 },
  { id: 9_007_199_254_740_991, lat: -900_000_000, lon: 1_800_000_000 },
  { id: -3, lat: 0, lon: -1 },
  { id: 40, lat: 1, lon: 1 },
];
const ways: readonly WaySpec[] = [
  { id: 12, refs: [5, 7, -3], tags: { highway: 'residential', name: '象山大道', surface: 'asphalt' } },
  { id: -8, refs: [7, 9_007_199_254_740_991, 999], tags: { route: 'ferry', access: 'no' } },
  { id: 13, refs: [5, 40], tags: { building: 'yes', name: 'hall' } },
  { id: 14, refs: [40], tags: { route: 'bus' } },
];

async function read(spec: FileSpec): Promise<Outcome<RoadFile>> {
  return await readBytes(encodeOsmPbf(spec));
}

async function readBytes(bytes: Uint8Array): Promise<Outcome<RoadFile>> {
  return await readOsmPbf(fromBytes('roads.osm.pbf', bytes), () => undefined);
}

/** The roads as text, one line a way: id, tags, places. */
function lines({ value }: Outcome<RoadFile>): string[] {
  if (value === null) return ['nothing'];
  const { source } = value;
  return source.wayId.map((id, way) => {
    const tags = [...(source.wayTags[way] ?? [])].map(([key, text]) => `${key}=${text}`).join(' ');
    const rows = [...source.wayVertex.subarray(source.wayStart[way], source.wayStart[way + 1])];
    const places = rows.map(row => (row === missingVertex ? '-' : `${source.vertexLon[row]},${source.vertexLat[row]}`));
    return `${id}|${tags}|${places.join(' ')}`;
  });
}

const expected = [
  '-8|route=ferry access=no|112.12346,30.98766 180,-90 -',
  '12|highway=residential name=象山大道|112.1234567,30.9876543 112.12346,30.98766 -1e-7,0',
];

describe('the same roads', () => {
  const variants: Readonly<Record<string, FileSpec>> = {
    'dense, zlib': { blocks: [{ nodes, ways }] },
    'dense, raw': { blocks: [{ nodes, ways }], packing: raw },
    'plain, zlib': { blocks: [{ nodes, ways, dense: false }] },
    'ways before nodes': { blocks: [{ ways }, { nodes }] },
    'one object a block, in reverse': {
      blocks: [
        ...[...nodes].reverse().map(node => ({ nodes: [node] })),
        ...[...ways].reverse().map(way => ({ ways: [way] })),
      ],
    },
    'blocks in turn': {
      blocks: [
        { nodes: nodes.slice(3) },
        { ways: ways.slice(1) },
        { nodes: nodes.slice(0, 3) },
        { ways: ways.slice(0, 1) },
      ],
    },
    'written by no known feature list': { blocks: [{ nodes, ways }], required: [] },
    'with empty blocks and groups': { blocks: [{}, { nodes, ways, extraGroups: [new Uint8Array(0)] }, {}] },
  };
  for (const [name, spec] of Object.entries(variants)) {
    test(name, async () => {
      const outcome = await read(spec);
      expect(lines(outcome)).toEqual(expected);
      expect(outcome.value).toMatchObject({ nodesRead: 5, waysRead: 4, waysKept: 2, missingNodes: 1 });
      expect(outcome.problems).toEqual([
        {
          code: 'osm-nodes-missing',
          severity: 'warn',
          where: { file: 'roads.osm.pbf' },
          params: { count: 1, nodeId: 999 },
        },
      ]);
      // Vertices ascend by node id and are those that a kept way uses: −3, 5, 7, 2^53 − 1.
      expect([...(outcome.value?.source.vertexLon ?? [])]).toEqual([-1e-7, 112.1234567, 112.12346, 180]);
    });
  }

  test('in any order of objects and any cut into blocks', async () => {
    const cut = fc
      .tuple(
        fc.shuffledSubarray([...nodes], { minLength: nodes.length }),
        fc.shuffledSubarray([...ways], { minLength: ways.length }),
        fc.array(fc.tuple(fc.nat(5), fc.nat(4), fc.boolean(), fc.boolean()), { maxLength: 6 }),
      )
      .map(([someNodes, someWays, cuts]) => {
        const blocks: BlockSpec[] = [];
        let node = 0;
        let way = 0;
        for (const [nodeCount, wayCount, dense, waysFirst] of [...cuts, [5, 4, true, false] as const]) {
          const these = { nodes: someNodes.slice(node, node + nodeCount), dense };
          const those = { ways: someWays.slice(way, way + wayCount) };
          blocks.push(...(waysFirst ? [those, these] : [these, those]));
          node += nodeCount;
          way += wayCount;
        }
        return blocks;
      });
    await fc.assert(
      fc.asyncProperty(cut, fc.constantFrom(raw, zlib), async (blocks, packing) => {
        expect(lines(await read({ blocks, packing }))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('from a Blob', async () => {
    const blob = new Blob([new Uint8Array(encodeOsmPbf({ blocks: [{ nodes }, { ways }] }))]);
    expect(lines(await readOsmPbf(fromBlob('b', blob), () => undefined))).toEqual(expected);
  });
});

describe('places', () => {
  const way: WaySpec = { id: 1, refs: [1, 2], tags: { highway: 'service' } };

  test('a granularity of 100 gives the double nearest to the seven decimals', async () => {
    const value = fc.integer({ min: -900_000_000, max: 900_000_000 });
    await fc.assert(
      fc.asyncProperty(value, value, async (lat, lon) => {
        const { value: file } = await read({ blocks: [{ nodes: [{ id: 1, lat, lon }], ways: [way] }] });
        expect(file?.source.vertexLat[0]).toBe(lat / 1e7);
        expect(file?.source.vertexLon[0]).toBe(Number(`${lon}e-7`) + 0);
      }),
      { numRuns: 50 },
    );
  });

  test('offsets and other granularities are honoured', async () => {
    const { value } = await read({
      blocks: [
        {
          nodes: [
            { id: 1, lat: 10, lon: -20 },
            { id: 2, lat: -1, lon: 1 },
          ],
          ways: [way],
          granularity: 1_000_000,
          latOffset: -5_000_000_001,
          lonOffset: 112_000_000_003,
        },
      ],
    });
    expect([...(value?.source.vertexLat ?? [])]).toEqual([-4.990000001, -5.001000001]);
    expect([...(value?.source.vertexLon ?? [])]).toEqual([111.980000003, 112.001000003]);
  });

  test('off the globe: the node is set aside, the road is interrupted', async () => {
    const wide: NodeSpec[] = [
      { id: 1, lat: 900_000_001, lon: 0 },
      { id: 2, lat: 0, lon: 1_800_000_000 },
      { id: 3, lat: 0, lon: -1_800_000_001 },
    ];
    const outcome = await read({ blocks: [{ nodes: wide, ways: [way] }] });
    expect(lines(outcome)).toEqual(['1|highway=service|- 180,0']);
    expect(outcome.problems).toMatchObject([
      { code: 'osm-place-outside', severity: 'set-aside', params: { count: 1, nodeId: 1 } },
      { code: 'osm-nodes-missing', params: { count: 1, nodeId: 1 } },
    ]);
  });
});

describe('objects given more than once', () => {
  const a: WaySpec = { id: 4, refs: [5, 7], tags: { highway: 'primary' } };
  const b: WaySpec = { id: 4, refs: [7, 5, 40], tags: { highway: 'tertiary' } };

  test('the last way in the file is used, with a warning', async () => {
    const outcome = await read({ blocks: [{ nodes, ways: [a] }, { ways: [b, { ...a, id: 6 }] }] });
    expect(outcome.value?.source.wayId).toEqual(['4', '6']);
    expect(outcome.value?.source.wayTags[0]?.get('highway')).toBe('tertiary');
    expect(outcome.problems).toMatchObject([
      { code: 'osm-way-repeated', severity: 'warn', params: { count: 1, wayId: 4 } },
    ]);
  });

  test('a last way that is no road takes the road away', async () => {
    const outcome = await read({
      blocks: [{ nodes, ways: [a, { ...b, tags: { landuse: 'grass' } }, { ...a, id: 6 }] }],
    });
    expect(outcome.value?.source.wayId).toEqual(['6']);
    expect(outcome.value?.waysKept).toBe(1);
  });

  test('the last place of a node is used, with a warning where it differs', async () => {
    const again = { id: 5, lat: 17, lon: 18 };
    const moved = await read({ blocks: [{ nodes: [...nodes, again], ways: [a] }] });
    expect(moved.value?.source.vertexLat[0]).toBe(17e-7);
    expect(moved.problems).toMatchObject([{ code: 'osm-node-repeated', params: { count: 1, nodeId: 5 } }]);
    const same = await read({ blocks: [{ nodes: [...nodes, ...nodes], ways: [a] }] });
    expect(same.problems).toEqual([]);
  });

  const history = ['OsmSchema-V0.6', 'DenseNodes', 'HistoricalInformation'];
  const versions: BlockSpec = {
    nodes: [
      { id: 1, lat: 10, lon: 10, version: 1 },
      { id: 1, lat: 30, lon: 30, version: 3 },
      { id: 1, lat: 20, lon: 20, version: 2 },
      { id: 2, lat: 40, lon: 40, version: 1 },
      { id: 2, lat: 2_147_483_647, lon: 2_147_483_647, version: 2, visible: false },
    ],
    ways: [
      { id: 1, refs: [1], tags: { highway: 'primary' }, version: 1 },
      { id: 1, refs: [1, 2], tags: { highway: 'secondary' }, version: 2 },
      { id: 2, refs: [1, 2], tags: { highway: 'primary' }, version: 4 },
      { id: 2, refs: [], tags: {}, version: 5, visible: false },
      { id: 3, refs: [1, 2], tags: { highway: 'path' }, version: 2 },
      { id: 3, refs: [1, 2], tags: { waterway: 'ditch' }, version: 3 },
      { id: 4, refs: [2], tags: { highway: 'track' }, version: 9 },
      { id: 4, refs: [1, 2], tags: { highway: 'path' }, version: 8 },
    ],
  };

  for (const dense of [true, false]) {
    test(`a history gives its highest versions, without what is deleted (${dense ? 'dense' : 'plain'})`, async () => {
      const outcome = await read({ blocks: [{ ...versions, dense }], required: history });
      expect(lines(outcome)).toEqual(['1|highway=secondary|0.000003,0.000003 -', '4|highway=track|-']);
      expect(outcome.problems.map(({ code }) => code)).toEqual(['osm-nodes-missing']);
    });
  }

  test('outside a history, "visible" says nothing', async () => {
    const outcome = await read({ blocks: [{ nodes, ways: [{ ...a, visible: false, version: 1 }] }] });
    expect(outcome.value?.waysKept).toBe(1);
  });
});

describe('tags', () => {
  test('ways with the same tags share one map, others do not', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => ({
      id: i,
      refs: [5],
      tags: { highway: 'residential', name: `Street ${i % 1500}`, note: `${i}` },
    }));
    const { value } = await read({ blocks: [{ nodes, ways: many.slice(0, 1700) }, { ways: many.slice(1700) }] });
    expect(value?.source.wayTags.map(tags => tags.get('name'))).toEqual(many.map(({ tags }) => tags.name));
    expect(new Set(value?.source.wayTags).size).toBe(1500);
  });

  test('bytes that are not UTF-8 are shown as such and counted; a U+FFFD of the mapper is not', async () => {
    const gbk = Uint8Array.of(0xcf, 0xf3, 0xc9, 0xbd);
    const outcome = await read({
      blocks: [
        {
          nodes,
          ways: [
            { id: 1, refs: [5], tags: { highway: 'path', name: gbk } },
            { id: 2, refs: [5], tags: { highway: 'path', name: 'a\ufffd' } },
          ],
        },
      ],
    });
    expect(outcome.value?.source.wayTags[0]?.get('name')).toContain('\ufffd');
    expect(outcome.problems).toMatchObject([{ code: 'osm-text-not-utf8', severity: 'warn', params: { count: 1 } }]);
  });
});

describe('progress and cancel', () => {
  const bytes = encodeOsmPbf({ blocks: [...nodes.map(node => ({ nodes: [node] })), { ways }] });

  test('progress ascends from nothing to all', async () => {
    const seen: [number, number][] = [];
    await readOsmPbf(fromBytes('f', bytes), (done, total) => seen.push([done, total]));
    const total = bytes.length * 2;
    expect(seen[0]).toEqual([0, total]);
    expect(seen.at(-1)).toEqual([total, total]);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
  });

  test('an abort throws AbortError, at once or between blocks', async () => {
    await expect(readOsmPbf(fromBytes('f', bytes), () => undefined, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    const controller = new AbortController();
    const stop = (done: number): void => {
      if (done > bytes.length) controller.abort();
    };
    await expect(readOsmPbf(fromBytes('f', bytes), stop, controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
