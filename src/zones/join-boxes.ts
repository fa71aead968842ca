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
  for (const i of orderAscending(south)) {
    const turned = (((lon[i] + 180) % 360) + 360) % 360;
    const own = Math.min(binCount - 1, Math.floor((turned / 360) * binCount));
    // The own one, the next and, where that is yet another, the one before.
    for (let neighbour = 0; neighbour < Math.min(3, binCount); neighbour++) {
      const open = bins[(own + (neighbour < 2 ? neighbour : binCount - 1)) % binCount];
      let kept = 0;
      for (let k = 0; k < open.length; k++) {
        const other = open[k];
        // The sweep has passed it.
        if (north[other] < south[i]) continue;
        open[kept++] = other;
        const apart = Math.abs(lon[i] - lon[other]);
        if (Math.min(apart, 360 - apart) <= half[i] + half[other]) joinSets(sets, i, other);
      }
      if (kept < open.length) open.length = kept;
    }
    bins[own].push(i);
  }
  return sets;
}

const slots = 0x40000000;

/** Rows in order of their values, equal ones in order of rows: sorted as numbers of slot and row, then put right within slots. */
function orderAscending(values: Float64Array): Int32Array {
  const count = values.length;
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < count; i++) {
    least = Math.min(least, values[i]);
    most = Math.max(most, values[i]);
  }
  const perValue = most > least ? slots / (most - least) : 0;
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) keys[i] = Math.floor((values[i] - least) * perValue) * count + i;
  keys.sort();
  const order = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const row = keys[k] % count;
    let at = k;
    while (at > 0 && values[order[at - 1]] > values[row]) {
      order[at] = order[at - 1];
      at--;
    }
    order[at] = row;
  }
  return order;
}
