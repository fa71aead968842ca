// The hierarchy says what single searches say, to the millisecond, whatever the roads look like.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildLaneSweep,
  canSweepTo,
  type LaneSweep,
  lanePosition,
  sweepLanes,
} from '../../src/roads/hierarchy-sweep.ts';
import { type RoadGraph, reverseRoadGraph } from '../../src/roads/road-graph.ts';
import { buildRoadHierarchy, customizeHierarchy, type RoadHierarchy } from '../../src/roads/road-hierarchy.ts';
import { buildRoadSearch, computeLeastTimes, type SearchSeeds } from '../../src/roads/shortest-paths.ts';
import { buildPlainSweep } from '../../src/roads/sweep-down.ts';
import { below, type Random, randomRoadGraph, seededRandom } from '../world/random-segments.ts';

function randomLanes(random: Random, graph: RoadGraph, count: number): SearchSeeds[] {
  return Array.from({ length: count }, () => {
    const seeds = Array.from({ length: below(random, 3) }, () => below(random, graph.junctionCount));
    return {
      junction: seeds,
      ms: seeds.map(() => (random() < 0.1 ? Infinity : below(random, 40) * 500)),
      tie: seeds.map(() => 0),
    };
  });
}

type BuildSweep = (hierarchy: RoadHierarchy) => LaneSweep;

function expectSameAsSearches(
  graph: RoadGraph,
  random: Random,
  bounds: readonly number[],
  buildSweep: BuildSweep,
): void {
  const sweep = buildSweep(buildRoadHierarchy(graph));
  const { lanes: laneCount, least, ms } = sweep.columns;
  const search = buildRoadSearch(graph);
  for (const boundMs of bounds) {
    const lanes = randomLanes(random, graph, 1 + below(random, laneCount));
    sweepLanes(sweep, lanes, boundMs);
    lanes.forEach((seeds, lane) => {
      computeLeastTimes(search, graph, seeds, boundMs, 'none');
      const swept = search.ms.map((_, junction) => {
        const position = lanePosition(sweep, junction);
        const own = least[position] <= boundMs ? ms[position * laneCount + lane] : Infinity;
        return own <= boundMs ? own : Infinity;
      });
      expect(swept).toEqual(search.ms);
    });
  }
}

const sweeps: readonly (readonly [string, number, BuildSweep])[] = [
  ['compiled', 16, hierarchy => buildLaneSweep(hierarchy)],
  ['in JavaScript', 8, hierarchy => buildLaneSweep(hierarchy, buildPlainSweep(hierarchy))],
];

describe('sweeps over the hierarchy', () => {
  test.each(sweeps)('are single searches, on awkward networks and for any bound: %s', (_, lanes, buildSweep) => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 16 }), fc.boolean(), (seed, side, isReversed) => {
        const random = seededRandom(seed);
        const drawn = randomRoadGraph(random, side);
        const graph = isReversed ? reverseRoadGraph(drawn) : drawn;
        const bounds = Array.from({ length: 12 }, () => [0, 3000, 9000, 25_000, 80_000, 0x3ffffffe][below(random, 6)]);
        expect(buildSweep(buildRoadHierarchy(graph)).columns.lanes).toBe(lanes);
        expectSameAsSearches(graph, random, bounds, buildSweep);
      }),
      { numRuns: 60 },
    );
  });

  test('new times in the tree of the same roads are a new hierarchy', () => {
    const random = seededRandom(8);
    const graph = randomRoadGraph(random, 12);
    const { tree } = buildRoadHierarchy(graph);
    const arcMs = Float64Array.from(graph.arcMs, ms => ms * 3 + 17);
    const slower: RoadGraph = { ...graph, arcMs };
    const fromTree = customizeHierarchy(tree, slower);
    expect(fromTree.up).toEqual(buildRoadHierarchy(slower).up);
    expect(fromTree.down).toEqual(buildRoadHierarchy(slower).down);
    expect(fromTree.up).not.toEqual(buildRoadHierarchy(graph).up);
  });

  test('a bound that two of would overflow is left to single searches', () => {
    expect(canSweepTo(0x3ffffffe)).toBe(true);
    expect(canSweepTo(0x3fffffff)).toBe(false);
    expect(canSweepTo(Infinity)).toBe(false);
  });

  test.each(sweeps)(
    'a road of twelve days does not fit and is not driven within any bound: %s',
    (_, __, buildSweep) => {
      const random = seededRandom(3);
      const graph = randomRoadGraph(random, 6);
      const arcMs = Float64Array.from(graph.arcMs, (ms, k) => (k % 3 === 0 ? 0x3fffffff + k : ms));
      expectSameAsSearches({ ...graph, arcMs }, random, [5000, 60_000, 0x3ffffffe], buildSweep);
    },
  );
});
