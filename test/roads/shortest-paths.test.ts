// The search against a Dijkstra that looks through all junctions every time: awkward networks, long roads, any seeds.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCompiledSearch } from '../../src/roads/compiled-search.ts';
import { type RoadGraph, reverseRoadGraph } from '../../src/roads/road-graph.ts';
import { buildSearchArcs } from '../../src/roads/search-arcs.ts';
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
  const count = graph.junctionCount === 0 ? 0 : below(random, 6);
  const rows = Array.from({ length: count }, () => below(random, graph.junctionCount));
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
  test.each([
    ['none', 'compiled', undefined],
    ['none', 'in JavaScript', null],
    ['label', 'in JavaScript', undefined],
    ['micrometers', 'in JavaScript', undefined],
  ] as const)('finds the least times and ties: %s, %s', (tieRule, _, compiled) => {
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
          const search = buildRoadSearch(graph, compiled);
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

  test('answers in JavaScript what the compiled search has no room for', () => {
    // Every near junction improves every far one by more than a bucket, so that each waits more than once.
    const side = 12;
    const nearCount = side + 1;
    const far = (k: number): number => nearCount + (k % side);
    const arcs = Array.from({ length: side }, (_, k) => ({ from: 0, to: k + 1, ms: 10_000 * (k + 1) }));
    for (let k = 0; k < side * side; k++)
      arcs.push({ from: 1 + Math.floor(k / side), to: far(k), ms: 2_000_000 - 50_000 * Math.floor(k / side) });
    const count = nearCount + side;
    for (let k = 0; k < side; k++) arcs.push({ from: far(k), to: far(k + 1), ms: 1 }, { from: far(k), to: 0, ms: 1 });
    arcs.sort((a, b) => a.from - b.from);
    const columns = {
      arcStart: Uint32Array.from({ length: count + 1 }, (_, j) => arcs.filter(arc => arc.from < j).length),
      arcTarget: Uint32Array.from(arcs, arc => arc.to),
      arcMs: Float64Array.from(arcs, arc => arc.ms),
      backArcStart: new Uint32Array(count + 1),
    };
    const graph = { ...randomRoadGraph(seededRandom(1), 3), ...columns, junctionCount: count };
    const seeds = { junction: [0], ms: [0], tie: [0] };
    const kernel = buildCompiledSearch(buildSearchArcs(graph), count, 1 / 4096);
    expect(kernel?.searchTo(seeds, 3_000_000)).toBeLessThan(0);
    const search = buildRoadSearch(graph);
    for (const boundMs of [3_000_000, 100_000, 3_000_000]) {
      computeLeastTimes(search, graph, seeds, boundMs, 'none');
      expect(search.ms).toEqual(plainLeastTimes(graph, seeds, boundMs, 'none').ms);
    }
  });
});
