// Small ugly road networks for law tests: same places twice, parallel roads, loops, scraps, one-ways, missing nodes.

import fc from 'fast-check';
import { missingVertex, type RoadSource } from '../../src/roads/road-source.ts';
import { defaultSpeedProfile, type SpeedProfile } from '../../src/travel/speed-profile.ts';

export interface WayDraft {
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Names of nodes; a name without a place is a missing node. */
  readonly nodes: readonly string[];
}

/** A source from nodes and ways in the order given. */
export function roadSource(
  nodes: Readonly<Record<string, readonly [lon: number, lat: number]>>,
  ways: readonly WayDraft[],
): RoadSource {
  const names = Object.keys(nodes);
  const rowOf = new Map(names.map((name, row) => [name, row]));
  const starts = [0];
  for (const way of ways) starts.push(starts[starts.length - 1] + way.nodes.length);
  return {
    vertexLon: Float64Array.from(names, name => nodes[name][0]),
    vertexLat: Float64Array.from(names, name => nodes[name][1]),
    wayId: ways.map(way => way.id),
    wayTags: ways.map(way => new Map(Object.entries(way.tags))),
    wayStart: Uint32Array.from(starts),
    wayVertex: Uint32Array.from(ways.flatMap(way => way.nodes.map(name => rowOf.get(name) ?? missingVertex))),
  };
}

/** About 110 m. */
const step = 0.001;

const tags = fc.constantFrom<Record<string, string>>(
  { highway: 'residential' },
  { highway: 'primary' },
  { highway: 'primary', oneway: 'yes' },
  { highway: 'residential', oneway: '-1' },
  { highway: 'tertiary', 'maxspeed:forward': '70', 'maxspeed:backward': '20 mph' },
  { highway: 'motorway' },
  { highway: 'service', access: 'private' },
  { highway: 'footway' },
);

export interface RandomWorld {
  readonly nodes: Readonly<Record<string, readonly [lon: number, lat: number]>>;
  readonly ways: readonly WayDraft[];
  readonly source: RoadSource;
  readonly profile: SpeedProfile;
  readonly pointLon: readonly number[];
  readonly pointLat: readonly number[];
}

/** `originLon` moves the world, for instance across the antimeridian. */
export function randomWorld(originLon: number, originLat: number): fc.Arbitrary<RandomWorld> {
  const place = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
  return fc
    .record({
      places: fc.array(place, { minLength: 2, maxLength: 10 }),
      ways: fc.array(fc.record({ tags, nodes: fc.array(fc.nat(10), { minLength: 2, maxLength: 6 }) }), {
        minLength: 1,
        maxLength: 7,
      }),
      points: fc.array(
        fc.tuple(fc.double({ min: -1, max: 5, noNaN: true }), fc.double({ min: -1, max: 5, noNaN: true })),
        { minLength: 2, maxLength: 9 },
      ),
      corners: fc.array(place, { maxLength: 4 }),
      snapLimitMeters: fc.constantFrom(60, 200, 2000),
      minComponentNodes: fc.constantFrom(1, 2, 4),
      factor: fc.constantFrom(1, 0.8),
    })
    .map(({ places, ways, points, corners, snapLimitMeters, minComponentNodes, factor }) => {
      const lonOf = (x: number): number => wrapped(originLon + x * step);
      const latOf = (y: number): number => originLat + y * step;
      const nodes = Object.fromEntries(places.map(([x, y], k) => [`n${k}`, [lonOf(x), latOf(y)] as const]));
      const drafts = ways.map((way, k) => ({ id: String(k + 7), tags: way.tags, nodes: way.nodes.map(n => `n${n}`) }));
      const all = [...points, ...corners];
      return {
        nodes,
        ways: drafts,
        source: roadSource(nodes, drafts),
        profile: { ...defaultSpeedProfile, snapLimitMeters, minComponentNodes, factor },
        pointLon: all.map(([x]) => lonOf(x)),
        pointLat: all.map(([, y]) => latOf(y)),
      };
    });
}

function wrapped(lon: number): number {
  return lon > 180 ? lon - 360 : lon;
}
