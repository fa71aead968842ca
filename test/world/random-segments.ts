// Road networks of a few hundred junctions with everything that is awkward: zero times, parallel roads, one-ways, rings,
// dead ends, scraps. Seeded, so that a failing one can be drawn again.

import { assembleRoadGraph } from '../../src/roads/assemble-road-graph.ts';
import type { RoadGraph } from '../../src/roads/road-graph.ts';
import type { RoadSegments } from '../../src/roads/road-segments.ts';

export type Random = () => number;

/** Numbers 0…1 (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function below(random: Random, count: number): number {
  return Math.floor(random() * count);
}

/** A grid with gaps and extra roads; times are small and often equal, so that ties are common. */
export function randomRoadGraph(random: Random, side: number): RoadGraph {
  const count = side * side;
  const roads: { first: number; second: number; forwardMs: number; backwardMs: number }[] = [];
  const times = [0, 0, 1000, 2000, 2000, 3000, 7000, 60_000];
  const connect = (first: number, second: number): void => {
    if (first === second) return;
    const ms = times[below(random, times.length)] + (random() < 0.2 ? below(random, 500) : 0);
    const kind = random();
    roads.push({
      first,
      second,
      forwardMs: kind < 0.12 ? Infinity : ms,
      backwardMs: kind > 0.88 ? Infinity : random() < 0.1 ? ms + 1000 : ms,
    });
  };
  for (let v = 0; v < count; v++) {
    if (v % side < side - 1 && random() < 0.7) connect(v, v + 1);
    if (v + side < count && random() < 0.7) connect(v, v + side);
    if (random() < 0.08) connect(v, v + 1 < count ? v + 1 : 0);
    if (random() < 0.05) connect(v, below(random, count));
  }
  const segments: RoadSegments = {
    vertexLon: Float64Array.from({ length: count }, (_, v) => 112 + (v % side) * 0.001),
    vertexLat: Float64Array.from({ length: count }, (_, v) => 31 + Math.floor(v / side) * 0.001),
    first: Uint32Array.from(roads, road => road.first),
    second: Uint32Array.from(roads, road => road.second),
    forwardMs: Float64Array.from(roads, road => road.forwardMs),
    backwardMs: Float64Array.from(roads, road => road.backwardMs),
    micrometers: Float64Array.from(roads, () => 1000 * below(random, 5)),
  };
  return assembleRoadGraph(segments, 1).graph;
}

/** Points on and beside the roads of such a graph; some exactly at vertices, some out of reach. */
export function randomPoints(random: Random, count: number, side: number): { lon: Float64Array; lat: Float64Array } {
  const place = (): number => {
    const kind = random();
    if (kind < 0.5) return below(random, side);
    return kind < 0.97 ? random() * side : side + 40;
  };
  return {
    lon: Float64Array.from({ length: count }, () => 112 + place() * 0.001),
    lat: Float64Array.from({ length: count }, () => 31 + place() * 0.001),
  };
}
