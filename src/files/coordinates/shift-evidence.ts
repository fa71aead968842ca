// Whether points that nobody named a system for are in GCJ-02 or BD-09: by how far they lie from the nearest road as they
// stand, and converted. It takes a clear difference to ask, and nothing is ever converted by it.

import { fromBd09, fromGcj02 } from '../../geo/coordinate-systems/gcj02.ts';
import type { LonLat } from '../../geo/lon-lat.ts';
import { roadDistances } from '../../roads/road-distances.ts';
import type { RoadSource } from '../../roads/road-source.ts';

export interface ShiftEvidence {
  readonly system: 'gcj02' | 'bd09';
  readonly count: number;
  /** Median metres to the nearest road, whole. */
  readonly before: number;
  readonly after: number;
  /** The points as they would lie. */
  readonly converted: readonly LonLat[];
}

const fewest = 8;
const leastGain = 30;
/** One-sided 1 % of the sign test. */
const signQuantile = 2.326;

/**
 * The system in which the points lie clearly nearer to roads: at least eight points, the median at most half of before and 30 m
 * less, and so many points nearer that chance would give it once in a hundred times. Of both the nearer; null where neither.
 */
export function findShift(points: readonly LonLat[], roads: RoadSource): ShiftEvidence | null {
  if (points.length < fewest) return null;
  const before = roadDistances(roads, points);
  const systems = [
    ['gcj02', fromGcj02],
    ['bd09', fromBd09],
  ] as const;
  let best: ShiftEvidence | null = null;
  for (const [system, convert] of systems) {
    const converted = points.map(({ lon, lat }) => convert(lon, lat));
    const after = roadDistances(roads, converted);
    const found = { system, count: points.length, before: median(before), after: median(after), converted };
    const nearer = after.filter((meters, i) => meters < before[i]!).length;
    const farther = after.filter((meters, i) => meters > before[i]!).length;
    const isSigned = nearer - farther >= signQuantile * Math.sqrt(nearer + farther);
    const isClear = found.after * 2 <= found.before && found.before - found.after >= leastGain && isSigned;
    if (isClear && (best === null || found.after < best.after)) best = found;
  }
  return best;
}

function median(values: Float64Array): number {
  return Math.round([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0);
}
