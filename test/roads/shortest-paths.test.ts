// The search against a Dijkstra that looks through all junctions every time: awkward networks, long roads, any seeds.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RoadGraph, reverseRoadGraph } from '../../src/roads/road-graph.ts';
import { buildRoadSearch, computeLeastTimes, type SearchSeeds, type TieRule } from '../../src/roads/shortest-paths.ts';
import { below, type Random, randomRoadGraph, seededRandom } from '../world/random-segments.ts';

interface Plain {
  readonly ms: Float64Array;
  readonly tie: Float64Array;
}

function plainLeastTimes(graph: RoadGraph, seeds: SearchSeeds, boundMs: number, tieRule: TieRule): Plain {
  const count = graph.junctionCount;
  const ms = new Float64Array(count).fill(Infinity);
  const tie = new Float64Array(count).fill(Infinity);
  const isDone = new Uint8Array(count);
  const offer = (junction: number, time: number, own: number): void => {
    if (time === Infinity || time > boundMs || time > ms[junction]) return;
    if (time === ms[junction] && own >= tie[junction]) return;
    ms[junction] = time;
    tie[junction] = own;
    isDone[junction] = 0;
  };
  for (let k = 0; k < seeds.junction.length; k++) offer(seeds.junction[k], seeds.ms[k], seeds.tie[k]);
  for (;;) {
    let v = -1;
    for (let j = 0; j < count; j++) {
      if (isDone[j] === 0 && ms[j] < Infinity && (v < 0 || ms[j] < ms[v])) v = j;
    }
    if (v < 0) return { ms, tie };
    isDone[v] = 1;
    for (let k = graph.arcStart[v]; k < graph.arcStart[v + 1]; k++) {
      const length = tieRule === 'micrometers' ? graph.arcMicrometers[k] : 0;
      offer(graph.arcTarget[k], ms[v] + graph.arcMs[k], tie[v] + length);
    }
  }
}

function randomSeeds(random: Random, graph: RoadGraph): SearchSeeds {
  const rows = Array.from({ length: below(random, 6) }, () => below(random, graph.junctionCount));
  return {
    junction: rows,
    ms: rows.map(() => (random() < 0.1 ? Infinity : below(random, 30) * 1000)),
    tie: rows.map(() => below(random, 4)),
  };
}

/** Some roads take days, one longer than 31 bits of milliseconds hold. */
function withLongRoads(graph: RoadGraph, random: Random): RoadGraph {
  const long = [0xffff_ffff * 3, 700_000_000, 20_000_000];
  const arcMs = Float64Array.from(graph.arcMs, ms => (random() < 0.3 ? long[below(random, 3)] + ms : ms));
  return { ...graph, arcMs };
}

describe('the search', () => {
  test.each(['none', 'label', 'micrometers'] as const)('finds the least times and ties: %s', tieRule => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 2, max: 10 }),
        fc.boolean(),
        fc.boolean(),
        (seed, side, back, long) => {
          const random = seededRandom(seed);
          const drawn = randomRoadGraph(random, side);
          const turned = back ? reverseRoadGraph(drawn) : drawn;
          const graph = long ? withLongRoads(turned, random) : turned;
          const search = buildRoadSearch(graph);
          // One scratch for all: nothing of a search may be left for the next.
          for (const boundMs of [Infinity, 0, 7000, 60_000, 30_000_000, Infinity]) {
            const seeds = randomSeeds(random, graph);
            const plain = plainLeastTimes(graph, seeds, boundMs, tieRule);
            computeLeastTimes(search, graph, seeds, boundMs, tieRule);
            expect(search.ms).toEqual(plain.ms);
            expect(search.reachedCount).toBe(plain.ms.filter(ms => ms < Infinity).length);
            expect(new Set(search.reached.subarray(0, search.reachedCount)).size).toBe(search.reachedCount);
            if (tieRule === 'none') continue;
            const ties = search.tie.map((tie, junction) => (search.ms[junction] < Infinity ? tie : Infinity));
            expect(ties).toEqual(plain.tie);
          }
        },
      ),
      { numRuns: 120 },
    );
  });
});
