// Least whole milliseconds from seeds to every junction, up to a bound.
// Source: R. Dial, CACM 12 (1969), with wide buckets corrected inside (Cherkassky, Goldberg, Radzik, Math. Prog. 73, 1996):
// exact for any bucket width, because a junction improved inside the current bucket is simply looked at again.

import type { NumberColumn } from '../vocabulary/columns.ts';
import type { RoadGraph } from './road-graph.ts';

/** Scratch for searches on one graph, used again by every search; `ms` and `tie` hold the last answer. */
export interface RoadSearch {
  /** Whole milliseconds per junction; Infinity where not reached. */
  readonly ms: Float64Array;
  /** What decides between equal milliseconds: least label or least micrometres. */
  readonly tie: Float64Array;
  readonly reached: Uint32Array;
  reachedCount: number;
  /** Per chain the first row of a list of places on it, −1 where none; free for the caller, who clears it. */
  readonly placeOnChain: Int32Array;
  /** Circular buckets of junctions as doubly linked lists; −1 ends a list. */
  readonly bucketHead: Int32Array;
  readonly next: Int32Array;
  /** The junction before in the list, or −1 − bucket at its head, or `notQueued`. */
  readonly previous: Int32Array;
  readonly bucketsPerMs: number;
  /** Room for the cells of one catchment, made larger when needed. */
  cellIndex: Uint32Array;
  cellMs: Float64Array;
}

/** Where a search begins: junction, milliseconds, and the value for ties. */
export interface SearchSeeds {
  readonly junction: NumberColumn;
  readonly ms: NumberColumn;
  readonly tie: NumberColumn;
}

/** What is added to `tie` along an arc: nothing (labels), or its length. */
export type TieRule = 'none' | 'label' | 'micrometers';

const bucketCount = 4096;
const bucketMask = bucketCount - 1;
const leastBucketMs = 512;
const notQueued = -0x80000000;

/** Allocates the scratch arrays of a graph. */
export function buildRoadSearch(graph: RoadGraph): RoadSearch {
  let longest = 0;
  for (let k = 0; k < graph.arcMs.length; k++) if (graph.arcMs[k] > longest) longest = graph.arcMs[k];
  let bucketMs = leastBucketMs;
  // Everything queued lies within the longest arc and one bucket, so the circle never meets itself.
  while (bucketMs * (bucketCount - 2) < longest) bucketMs *= 2;
  const count = graph.junctionCount;
  return {
    ms: new Float64Array(count).fill(Infinity),
    tie: new Float64Array(count),
    reached: new Uint32Array(count),
    reachedCount: 0,
    placeOnChain: new Int32Array(graph.chainCount).fill(-1),
    bucketHead: new Int32Array(bucketCount).fill(-1),
    next: new Int32Array(count),
    previous: new Int32Array(count).fill(notQueued),
    bucketsPerMs: 1 / bucketMs,
    cellIndex: new Uint32Array(0),
    cellMs: new Float64Array(0),
  };
}

/**
 * Fills `search.ms` (and `search.tie` unless the rule is `none`) for all junctions within `boundMs` of the seeds.
 * Among equal milliseconds the least `tie` wins. O(arcs + time span ÷ bucket width).
 */
export function computeLeastTimes(
  search: RoadSearch,
  graph: RoadGraph,
  seeds: SearchSeeds,
  boundMs: number,
  tieRule: TieRule,
): void {
  clear(search);
  const order = orderSeeds(seeds, boundMs);
  const perMs = search.bucketsPerMs;
  let seedRow = 0;
  let bucket = 0;
  let queued = 0;
  for (;;) {
    if (queued === 0) {
      if (seedRow === order.length) return;
      bucket = Math.floor(seeds.ms[order[seedRow]] * perMs);
    }
    for (; seedRow < order.length; seedRow++) {
      const row = order[seedRow];
      if (Math.floor(seeds.ms[row] * perMs) > bucket) break;
      queued += offer(search, seeds.junction[row], seeds.ms[row], seeds.tie[row]);
    }
    queued +=
      tieRule === 'none'
        ? scanBucket(search, graph, bucket, boundMs)
        : scanBucketWithTies(search, graph, bucket, boundMs, tieRule === 'micrometers');
    bucket++;
  }
}

function clear(search: RoadSearch): void {
  const { ms, reached } = search;
  for (let k = 0; k < search.reachedCount; k++) ms[reached[k]] = Infinity;
  search.reachedCount = 0;
}

function orderSeeds(seeds: SearchSeeds, boundMs: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < seeds.junction.length; row++) {
    if (seeds.ms[row] <= boundMs && seeds.ms[row] < Infinity) rows.push(row);
  }
  return rows.sort((a, b) => seeds.ms[a] - seeds.ms[b] || a - b);
}

/** Takes a better value for a junction; returns how many more are queued, 0 or 1. */
function offer(search: RoadSearch, junction: number, ms: number, tie: number): number {
  const { previous } = search;
  const before = search.ms[junction];
  if (ms > before || (ms === before && tie >= search.tie[junction])) return 0;
  if (before === Infinity) search.reached[search.reachedCount++] = junction;
  const wasQueued = previous[junction] !== notQueued;
  if (wasQueued) unlink(search, junction);
  search.ms[junction] = ms;
  search.tie[junction] = tie;
  link(search, junction, (ms * search.bucketsPerMs) & bucketMask);
  return wasQueued ? 0 : 1;
}

function link(search: RoadSearch, junction: number, slot: number): void {
  const { bucketHead, next, previous } = search;
  const head = bucketHead[slot];
  next[junction] = head;
  previous[junction] = -1 - slot;
  if (head >= 0) previous[head] = junction;
  bucketHead[slot] = junction;
}

function unlink(search: RoadSearch, junction: number): void {
  const { bucketHead, next, previous } = search;
  const before = previous[junction];
  const after = next[junction];
  if (before >= 0) next[before] = after;
  else bucketHead[-1 - before] = after;
  if (after >= 0) previous[after] = before;
  previous[junction] = notQueued;
}

/** Empties one bucket, times only; returns the change in the number of queued junctions. */
function scanBucket(search: RoadSearch, graph: RoadGraph, bucket: number, boundMs: number): number {
  const { ms, reached, bucketHead, next, previous, bucketsPerMs } = search;
  const { arcStart, arcTarget, arcMs } = graph;
  const slot = bucket & bucketMask;
  let { reachedCount } = search;
  let change = 0;
  for (let v = bucketHead[slot]; v >= 0; v = bucketHead[slot]) {
    const after = next[v];
    bucketHead[slot] = after;
    if (after >= 0) previous[after] = -1 - slot;
    previous[v] = notQueued;
    change--;
    const from = ms[v];
    const end = arcStart[v + 1];
    for (let k = arcStart[v]; k < end; k++) {
      const w = arcTarget[k];
      const time = from + arcMs[k];
      const old = ms[w];
      if (time >= old || time > boundMs) continue;
      ms[w] = time;
      const to = (time * bucketsPerMs) & bucketMask;
      if (old === Infinity) reached[reachedCount++] = w;
      if (previous[w] === notQueued) change++;
      else if (((old * bucketsPerMs) & bucketMask) === to) continue;
      else unlink(search, w);
      link(search, w, to);
    }
  }
  search.reachedCount = reachedCount;
  return change;
}

/** The same with ties: least milliseconds, then least `tie`. */
function scanBucketWithTies(
  search: RoadSearch,
  graph: RoadGraph,
  bucket: number,
  boundMs: number,
  addsLength: boolean,
): number {
  const { ms, tie, bucketHead } = search;
  const { arcStart, arcTarget, arcMs, arcMicrometers } = graph;
  const slot = bucket & bucketMask;
  let change = 0;
  for (let v = bucketHead[slot]; v >= 0; v = bucketHead[slot]) {
    unlink(search, v);
    change--;
    const end = arcStart[v + 1];
    for (let k = arcStart[v]; k < end; k++) {
      const time = ms[v] + arcMs[k];
      if (time > boundMs) continue;
      change += offer(search, arcTarget[k], time, addsLength ? tie[v] + arcMicrometers[k] : tie[v]);
    }
  }
  return change;
}
