// Rows in order, for there may be millions: runs that are in order as they stand, merged two by two, with a turn for others in between.

import type { Progress, Work } from '../../vocabulary/progress.ts';

const stepsAtOnce = 8192;
const runLength = 1024;

/** The rows below `count` by `compare`; rows that are equal keep their order. O(n log n), and O(n) where they are in order. */
export function* sortedRows(count: number, compare: (a: number, b: number) => number): Work<Uint32Array> {
  let from = Uint32Array.from({ length: count }, (_, row) => row);
  if (yield* areInOrder(count, compare)) return from;
  let to = new Uint32Array(count);
  for (let start = 0; start < count; start += runLength) {
    from.subarray(start, start + runLength).sort(compare);
    if (start % stepsAtOnce === 0) yield progress(start, count);
  }
  for (let length = runLength; length < count; length *= 2) {
    for (let start = 0; start < count; start += 2 * length) {
      const middle = Math.min(start + length, count);
      yield* merge(from, to, start, middle, Math.min(middle + length, count), compare);
    }
    [from, to] = [to, from];
  }
  return from;
}

function* areInOrder(count: number, compare: (a: number, b: number) => number): Work<boolean> {
  for (let row = 1; row < count; row++) {
    if (compare(row - 1, row) > 0) return false;
    if (row % stepsAtOnce === 0) yield progress(row, count);
  }
  return true;
}

function* merge(
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  middle: number,
  end: number,
  compare: (a: number, b: number) => number,
): Work<void> {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takesLeft = left < middle && (right >= end || compare(from[left]!, from[right]!) <= 0);
    to[at] = takesLeft ? from[left++]! : from[right++]!;
    if (at % stepsAtOnce === 0) yield progress(at, from.length);
  }
}

function progress(done: number, total: number): Progress {
  return { stage: 'read', done, total };
}
