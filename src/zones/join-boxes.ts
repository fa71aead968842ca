// Which discs hang together, told by the boxes around them: swept from south to north, bin by bin of longitude.

import { type DisjointSets, joinSets, newDisjointSets } from '../coverage/disjoint-sets.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import { reachInDegrees } from './grid-extent.ts';

/** Sets of the discs about places in degrees whose boxes meet, also across the antimeridian. About O(n log n) for discs of like size. */
export function joinBoxes(lon: NumberColumn, lat: NumberColumn, radiusMeters: NumberColumn): DisjointSets {
  const count = lon.length;
  const sets = newDisjointSets(count);
  const south = new Float64Array(count);
  const north = new Float64Array(count);
  const half = new Float64Array(count);
  let widest = 0;
  for (let i = 0; i < count; i++) {
    const { tall, wide } = reachInDegrees(lat[i], radiusMeters[i]);
    south[i] = lat[i] - tall;
    north[i] = lat[i] + tall;
    half[i] = wide;
    widest = Math.max(widest, wide);
  }
  // Bins are as wide as the widest box: boxes that meet are in the same bin or in neighbours.
  const binCount = Math.max(1, Math.min(count, Math.floor(180 / widest)));
  const bins: number[][] = Array.from({ length: binCount }, () => []);
  const order = Array.from(south, (_, i) => i).sort((a, b) => south[a] - south[b] || a - b);
  for (const i of order) {
    const turned = (((lon[i] + 180) % 360) + 360) % 360;
    const own = Math.min(binCount - 1, Math.floor((turned / 360) * binCount));
    for (const bin of new Set([own, (own + 1) % binCount, (own + binCount - 1) % binCount])) {
      const open = bins[bin];
      let kept = 0;
      for (const other of open) {
        // The sweep has passed it.
        if (north[other] < south[i]) continue;
        open[kept++] = other;
        const apart = Math.abs(lon[i] - lon[other]);
        if (Math.min(apart, 360 - apart) <= half[i] + half[other]) joinSets(sets, i, other);
      }
      open.length = kept;
    }
    bins[own].push(i);
  }
  return sets;
}
