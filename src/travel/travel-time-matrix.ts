// Travel from points to points over roads: milliseconds of the fastest path, and the length of the shortest such path.

import { alongChainMs, endJunction, seedsByLength, startJunction, toEndMicrometers } from '../roads/chain-places.ts';
import type { RoadGraph } from '../roads/road-graph.ts';
import { computeLeastTimes, type RoadSearch } from '../roads/shortest-paths.ts';
import type { RoadSnaps } from '../roads/snap-to-road.ts';
import type { Work } from '../vocabulary/progress.ts';
import type { Milliseconds } from '../vocabulary/units.ts';

/** Row-major, one row per `from`; Infinity in both columns where a pair is unreachable or over the limit. */
export interface TravelMatrix {
  readonly milliseconds: Float64Array;
  /** Off-road stretches included. */
  readonly micrometers: Float64Array;
}

/** Computes every pair within `limitMs` of travel; yields after each `from` point. */
export function* computeTravelMatrix(
  search: RoadSearch,
  graph: RoadGraph,
  from: RoadSnaps,
  to: RoadSnaps,
  limitMs: Milliseconds = Infinity,
): Work<TravelMatrix> {
  const milliseconds = new Float64Array(from.count * to.count).fill(Infinity);
  const micrometers = new Float64Array(from.count * to.count).fill(Infinity);
  for (let i = 0; i < from.count; i++) {
    yield { stage: 'travel', done: i, total: from.count };
    if (from.offRoadMs[i] === Infinity) continue;
    computeLeastTimes(search, graph, seedsByLength(graph, from, i), limitMs, 'micrometers');
    fillRow(search, graph, from, i, to, limitMs, milliseconds, micrometers);
  }
  return { milliseconds, micrometers };
}

function fillRow(
  search: RoadSearch,
  graph: RoadGraph,
  from: RoadSnaps,
  i: number,
  to: RoadSnaps,
  limitMs: Milliseconds,
  milliseconds: Float64Array,
  micrometers: Float64Array,
): void {
  for (let j = 0; j < to.count; j++) {
    if (to.offRoadMs[j] === Infinity) continue;
    const a = startJunction(graph, to, j);
    const b = endJunction(graph, to, j);
    let time = search.ms[a] + to.fromStartMs[j];
    let length = search.tie[a] + to.fromStartMicrometers[j];
    const byEnd = search.ms[b] + to.fromEndMs[j];
    const byEndLength = search.tie[b] + toEndMicrometers(graph, to, j);
    if (byEnd < time || (byEnd === time && byEndLength < length)) {
      time = byEnd;
      length = byEndLength;
    }
    if (to.chain[j] >= 0 && to.chain[j] === from.chain[i]) {
      const direct = from.offRoadMs[i] + alongChainMs(graph, from, i, to, j);
      const directLength =
        from.offRoadMicrometers[i] + Math.abs(to.fromStartMicrometers[j] - from.fromStartMicrometers[i]);
      if (direct < time || (direct === time && directLength < length)) {
        time = direct;
        length = directLength;
      }
    }
    time += to.offRoadMs[j];
    if (time > limitMs || time === Infinity) continue;
    milliseconds[i * to.count + j] = time;
    micrometers[i * to.count + j] = length + to.offRoadMicrometers[j];
  }
}
