// Closures and slow areas: against the plain rules on random worlds, the laws, and the cases a planner would draw.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildConditionedGraph, buildRoadGraph, buildRoadNetwork } from '../../src/roads/build-road-graph.ts';
import { findConditionSegments } from '../../src/roads/condition-segments.ts';
import type { ConditionPlace, RoadCondition } from '../../src/roads/road-condition.ts';
import { buildRoadSearch } from '../../src/roads/shortest-paths.ts';
import { noSegment, snapPoints } from '../../src/roads/snap-to-road.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { computeTravelMatrix } from '../../src/travel/travel-time-matrix.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { plainRoadsUnder } from '../world/plain-conditions.ts';
import { plainRoads, plainSnap, plainTravel } from '../world/plain-roads.ts';
import { closed, randomConditions, slow } from '../world/random-conditions.ts';
import { type RandomWorld, randomWorld, roadSource } from '../world/random-roads.ts';

function travelUnder(world: RandomWorld, conditions: readonly RoadCondition[]) {
  const { graph } = finish(buildRoadGraph(world.source, world.profile, conditions));
  const snaps = snapPoints(graph, world.profile, world.pointLon, world.pointLat);
  return { graph, snaps, matrix: finish(computeTravelMatrix(buildRoadSearch(graph), graph, snaps, snaps)) };
}

describe.each([
  { where: 'at 31° N', lon: 112.2, lat: 31.03 },
  { where: 'across the antimeridian', lon: 179.998, lat: -16.8 },
])('conditions $where', ({ lon, lat }) => {
  const cases = [randomWorld(lon, lat), randomConditions(lon, lat)] as const;

  test('give the times and lengths of the plain rules', () => {
    fc.assert(
      fc.property(...cases, (world, conditions) => {
        const { snaps, matrix } = travelUnder(world, conditions);
        const roads = plainRoadsUnder(plainRoads(world.source, world.profile), conditions);
        const plain = world.pointLon.map((x, i) => plainSnap(roads, world.profile, x, world.pointLat[i]));
        expect([...(snaps.segment as Uint32Array)]).toEqual(plain.map(snap => snap?.segment ?? noSegment));
        const table = plain.flatMap(from => plain.map(to => plainTravel(roads, from, to)));
        expect([...matrix.milliseconds]).toEqual(table.map(({ ms }) => ms));
        expect([...matrix.micrometers]).toEqual(table.map(({ micrometers }) => micrometers));
      }),
      { numRuns: 400 },
    );
  });

  test('never shorten a way between places that stay where they are', () => {
    fc.assert(
      fc.property(...cases, (world, conditions) => {
        const before = travelUnder(world, []);
        const after = travelUnder(world, conditions);
        const stays = world.pointLon.map(
          (_, i) =>
            before.snaps.segment[i] === after.snaps.segment[i] && before.snaps.share[i] === after.snaps.share[i],
        );
        stays.forEach((isSame, i) => {
          stays.forEach((isSameThere, j) => {
            const at = i * stays.length + j;
            if (!isSame || !isSameThere) return;
            expect(after.matrix.milliseconds[at]).toBeGreaterThanOrEqual(before.matrix.milliseconds[at]);
          });
        });
      }),
      { numRuns: 150 },
    );
  });

  test('in any order, with others switched off, give the same bytes; lifted they leave none', () => {
    fc.assert(
      fc.property(...cases, (world, conditions) => {
        const network = finish(buildRoadNetwork(world.source, world.profile));
        const open = finish(buildConditionedGraph(network, [])).graph.buffer;
        const under = finish(buildConditionedGraph(network, conditions)).graph.buffer;
        const others = conditions.map(one => ({ ...one, conditionId: `x${one.conditionId}`, isActive: false }));
        const mixed = [...others, ...[...conditions].reverse()];
        expect(finish(buildConditionedGraph(network, mixed)).graph.buffer).toEqual(under);
        const lifted = conditions.map(one => ({ ...one, isActive: false }));
        expect(finish(buildConditionedGraph(network, lifted)).graph.buffer).toEqual(open);
        const harmless = conditions.map(one => ({ ...one, effect: { kind: 'slow', factor: 1 } as const }));
        expect(finish(buildConditionedGraph(network, harmless)).graph.buffer).toEqual(open);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a network made from another with other speeds', () => {
  test('is the network made from the file', () => {
    fc.assert(
      fc.property(
        randomWorld(112.2, 31.03),
        fc.constantFrom(0.8, 1, 1.3),
        fc.constantFrom(30, 55),
        fc.boolean(),
        fc.boolean(),
        (world, factor, primary, useMaxspeed, isFootwayDriven) => {
          const kmh = new Map([...world.profile.kmh, ['primary', primary] as const]);
          if (isFootwayDriven) kmh.set('footway', 6);
          const profile = { ...world.profile, kmh, factor, useMaxspeed, classFactor: new Map([['primary', 1.1]]) };
          const like = finish(buildRoadNetwork(world.source, world.profile));
          const edited = finish(buildRoadNetwork(world.source, profile, like));
          const fresh = finish(buildRoadNetwork(world.source, profile));
          expect(edited).toEqual(fresh);
          expect(finish(buildConditionedGraph(edited, [])).graph.buffer).toEqual(
            finish(buildRoadGraph(world.source, profile)).graph.buffer,
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('which segments a drawn place meets', () => {
  // Two roads to the east, 0.01° apart, with vertices every 0.01°, and a ring.
  const source = roadSource(
    {
      a: [0, 0],
      b: [0.01, 0],
      c: [0.02, 0],
      d: [0.03, 0],
      e: [0, 0.01],
      f: [0.01, 0.01],
      g: [0.02, 0.01],
      p: [0.1, 0],
      q: [0.11, 0],
      r: [0.11, 0.01],
      s: [0.1, 0.01],
    },
    [
      { id: '1', tags: { highway: 'primary' }, nodes: ['a', 'b', 'c', 'd'] },
      { id: '2', tags: { highway: 'primary' }, nodes: ['e', 'f', 'g'] },
      { id: '3', tags: { highway: 'primary' }, nodes: ['p', 'q', 'r', 's', 'p'] },
    ],
  );
  const { places } = finish(buildRoadNetwork(source, { ...defaultSpeedProfile, minComponentNodes: 1 }));
  const met = (where: ConditionPlace) => findConditionSegments(places, closed('c', where));
  const box = (west: number, south: number, east: number, north: number) =>
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ] as const;

  test('a polygon meets what lies in it, passes through it or touches it', () => {
    expect(met({ kind: 'polygon', polygons: [[box(0.012, -0.001, 0.013, 0.001)]] })).toEqual([1]);
    expect(met({ kind: 'polygon', polygons: [[box(-0.01, -0.01, 0.05, 0.005)]] })).toEqual([0, 1, 2]);
    expect(met({ kind: 'polygon', polygons: [[box(0.012, 0, 0.013, 0.001)]] })).toEqual([1]);
    expect(met({ kind: 'polygon', polygons: [[box(0.012, 0.0000001, 0.013, 0.001)]] })).toEqual([]);
    expect(met({ kind: 'polygon', polygons: [[box(0.0099, -0.001, 0.01, 0.001)]] })).toEqual([0, 1]);
  });

  test('what lies in a hole is not met, what passes its boundary is', () => {
    const outer = box(-1, -1, 1, 1);
    expect(met({ kind: 'polygon', polygons: [[outer, box(-0.01, -0.01, 0.05, 0.005)]] })).toEqual([3, 4, 5, 6, 7, 8]);
    expect(met({ kind: 'polygon', polygons: [[outer, box(-0.01, -0.01, 0.025, 0.05)]] })).toEqual([2, 5, 6, 7, 8]);
  });

  test('a line meets what it crosses or touches, such as one bridge of two', () => {
    expect(
      met({
        kind: 'line',
        lines: [
          [
            [0.015, -0.005],
            [0.015, 0.005],
          ],
        ],
      }),
    ).toEqual([1]);
    expect(
      met({
        kind: 'line',
        lines: [
          [
            [0.015, -0.005],
            [0.015, 0.015],
          ],
        ],
      }),
    ).toEqual([1, 4]);
    expect(
      met({
        kind: 'line',
        lines: [
          [
            [0.015, 0.005],
            [0.015, 0],
          ],
        ],
      }),
    ).toEqual([1]);
    expect(
      met({
        kind: 'line',
        lines: [
          [
            [0.002, 0],
            [0.004, 0],
          ],
        ],
      }),
    ).toEqual([0]);
    expect(
      met({
        kind: 'line',
        lines: [
          [
            [0.015, 0.001],
            [0.015, 0.009],
          ],
        ],
      }),
    ).toEqual([]);
  });

  test('a way is met whole, a stretch from vertex to vertex in either order', () => {
    expect(met({ kind: 'way', wayId: '1', at: [0, 0] })).toEqual([0, 1, 2]);
    expect(met({ kind: 'way', wayId: 'none', at: [0, 0] })).toEqual([]);
    expect(
      met({
        kind: 'stretch',
        wayId: '1',
        between: [
          [0.0101, 0.001],
          [0.0299, 0],
        ],
      }),
    ).toEqual([1, 2]);
    expect(
      met({
        kind: 'stretch',
        wayId: '1',
        between: [
          [0.0299, 0],
          [0.0101, 0.001],
        ],
      }),
    ).toEqual([1, 2]);
    expect(
      met({
        kind: 'stretch',
        wayId: '1',
        between: [
          [0.0101, 0],
          [0.0102, 0],
        ],
      }),
    ).toEqual([]);
  });

  test('a stretch of a ring runs on past its first vertex', () => {
    expect(
      met({
        kind: 'stretch',
        wayId: '3',
        between: [
          [0.11, 0],
          [0.1, 0.01],
        ],
      }),
    ).toEqual([6, 7]);
    expect(
      met({
        kind: 'stretch',
        wayId: '3',
        between: [
          [0.1, 0.01],
          [0.11, 0],
        ],
      }),
    ).toEqual([5, 8]);
  });

  test('the largest factor holds, and closed goes before it', () => {
    const where = { kind: 'way', wayId: '1', at: [0, 0] } as const;
    const timeUnder = (...conditions: readonly RoadCondition[]) => {
      const profile = { ...defaultSpeedProfile, minComponentNodes: 1 };
      return finish(buildRoadGraph(source, profile, conditions)).graph.segmentForwardMs[0];
    };
    const plain = timeUnder();
    expect(timeUnder(slow('a', 1.5, where))).toBe(Math.floor(plain * 1.5 + 0.5));
    expect(timeUnder(slow('a', 1.5, where), slow('b', 3, where), slow('c', 2, where))).toBe(3 * plain);
    expect(timeUnder(slow('a', 1.5, where), closed('b', where))).toBe(Infinity);
  });

  test('a condition in force that meets no road is told', () => {
    const nowhere = { kind: 'way', wayId: 'none', at: [0, 0] } as const;
    const build = finish(
      buildRoadGraph(source, { ...defaultSpeedProfile, minComponentNodes: 1 }, [closed('c', nowhere)]),
    );
    expect(build.unmet.size).toBe(1);
  });
});
