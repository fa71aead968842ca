// Rows that the same columns reach, with the same gains, are one row of their summed weight: fewer rows, the same optimum.

/** For every row the merged row it belongs to; merged rows are numbered in order of their first row. */
export function computeMergedRows(
  rowStart: Uint32Array,
  rowColumn: Uint32Array,
  label: ArrayLike<number>,
): { readonly mergedOf: Uint32Array; readonly first: Uint32Array } {
  const rowCount = rowStart.length - 1;
  const mergedOf = new Uint32Array(rowCount);
  const first = new Uint32Array(rowCount);
  const heads = new Map<number, number>();
  const next = new Int32Array(rowCount).fill(-1);
  let mergedCount = 0;
  for (let i = 0; i < rowCount; i++) {
    let hash = Math.imul(label[i] + 1, 0x9e3779b1);
    for (let k = rowStart[i]; k < rowStart[i + 1]; k++) {
      hash = Math.imul(hash ^ (rowColumn[k] + 0x7f4a7c15), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    let found = heads.get(hash) ?? -1;
    while (found >= 0 && !isSameRow(rowStart, rowColumn, label, i, first[found])) found = next[found];
    if (found < 0) {
      found = mergedCount++;
      first[found] = i;
      next[found] = heads.get(hash) ?? -1;
      heads.set(hash, found);
    }
    mergedOf[i] = found;
  }
  return { mergedOf, first: first.slice(0, mergedCount) };
}

function isSameRow(
  rowStart: Uint32Array,
  rowColumn: Uint32Array,
  label: ArrayLike<number>,
  a: number,
  b: number,
): boolean {
  const length = rowStart[a + 1] - rowStart[a];
  if (length !== rowStart[b + 1] - rowStart[b] || label[a] !== label[b]) return false;
  for (let k = 0; k < length; k++) if (rowColumn[rowStart[a] + k] !== rowColumn[rowStart[b] + k]) return false;
  return true;
}

/** The transposed pattern, ascending. */
export function transpose(
  rowStart: Uint32Array,
  rowColumn: Uint32Array,
  columnCount: number,
): { readonly columnStart: Uint32Array; readonly columnRow: Uint32Array } {
  const columnStart = new Uint32Array(columnCount + 1);
  for (let k = 0; k < rowStart[rowStart.length - 1]; k++) columnStart[rowColumn[k] + 1]++;
  for (let j = 0; j < columnCount; j++) columnStart[j + 1] += columnStart[j];
  const next = columnStart.slice();
  const columnRow = new Uint32Array(columnStart[columnCount]);
  for (let i = 0; i < rowStart.length - 1; i++) {
    for (let k = rowStart[i]; k < rowStart[i + 1]; k++) columnRow[next[rowColumn[k]]++] = i;
  }
  return { columnStart, columnRow };
}
