// Numbers in the code-point order of their decimal texts: 1, 10, 100, 11, 2.

/** Rows of an ascending list of whole numbers of at least 1, as their texts sort. O(n). */
export function rowsByText(ascending: { readonly length: number; readonly [row: number]: number }): Uint32Array {
  const rows = new Uint32Array(ascending.length);
  // Texts of one length sort as numbers do: one run for each length, merged.
  const runs: { at: number; readonly end: number; readonly scale: number }[] = [];
  let most = 1;
  for (let row = 0; row < ascending.length; ) {
    let limit = 10;
    while (ascending[row] >= limit) limit *= 10;
    most = limit;
    const begin = row;
    row = firstAtLeast(ascending, limit, row);
    runs.push({ at: begin, end: row, scale: limit });
  }
  for (let k = 0; k < rows.length; k++) {
    let best = -1;
    let least = Infinity;
    for (let r = 0; r < runs.length; r++) {
      const { at, end, scale } = runs[r];
      if (at === end) continue;
      // As if filled up with zeros behind; of equals the shorter text comes first, and runs are in that order.
      const key = ascending[at] * (most / scale);
      if (key < least) {
        least = key;
        best = r;
      }
    }
    rows[k] = runs[best].at++;
  }
  return rows;
}

function firstAtLeast(
  ascending: { readonly length: number; readonly [row: number]: number },
  limit: number,
  from: number,
): number {
  let low = from;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
