// Which edges may meet: pairs whose boxes overlap, found by a sweep from west to east.

/** Edges as columns: two ends each. */
export interface EdgeColumns {
  readonly ax: readonly number[];
  readonly ay: readonly number[];
  readonly bx: readonly number[];
  readonly by: readonly number[];
}

/** Calls `visit` for every pair whose boxes overlap until it says true; false when there were more than `most` pairs. */
export function visitEdgePairs(
  { ax, ay, bx, by }: EdgeColumns,
  most: number,
  visit: (i: number, j: number) => boolean,
): boolean {
  const count = ax.length;
  const west = new Float64Array(count);
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    west[i] = Math.min(ax[i], bx[i]);
    order[i] = i;
  }
  order.sort((i, j) => west[i] - west[j] || i - j);
  let pairs = 0;
  for (let p = 0; p < count; p++) {
    const i = order[p];
    const east = Math.max(ax[i], bx[i]);
    const south = Math.min(ay[i], by[i]);
    const north = Math.max(ay[i], by[i]);
    for (let q = p + 1; q < count && west[order[q]] <= east; q++) {
      pairs += 1;
      if (pairs > most) return false;
      const j = order[q];
      if (Math.min(ay[j], by[j]) > north || Math.max(ay[j], by[j]) < south) continue;
      if (i < j ? visit(i, j) : visit(j, i)) return true;
    }
  }
  return true;
}
