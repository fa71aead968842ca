// Least whole milliseconds from seeds to every junction, up to a bound.
// Source: R. Dial, CACM 12 (1969), with wide buckets corrected inside (Cherkassky, Goldberg, Radzik, Math. Prog. 73, 1996):
// exact for any bucket width, because a junction improved inside the current bucket is simply looked at again.

import type { NumberColumn } from '../vocabulary/columns.ts';
import {
  advanceWindow,
  type BucketQueue,
  bucketOf,
  buildBucketQueue,
  pop,
  push,
  windowBuckets,
} from './bucket-queue.ts';
import { buildCompiledSearch, type CompiledSearch } from './compiled-search.ts';
import type { RoadGraph } from './road-graph.ts';
import { buildSearchArcs, type SearchArcs } from './search-arcs.ts';

/** Scratch for searches on one graph, used again by every search; `ms` and `tie` hold the last answer. */
export interface RoadSearch {
  /** Whole milliseconds per junction; Infinity where not reached. The first search may put another column here. */
  ms: Float64Array;
  /** What decides between equal milliseconds: least label or least micrometres. */
  readonly tie: Float64Array;
  reached: Uint32Array;
  reachedCount: number;
  arcs: SearchArcs;
  /** For searches without ties; null where there is none, undefined until the first that could use it. */
  compiled: CompiledSearch | null | undefined;
  readonly queue: BucketQueue;
  /** Per chain the first row of a list of places on it, −1 where none; free for the caller, who clears it. */
  readonly placeOnChain: Int32Array;
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

/** Allocates the scratch arrays of a graph; `compiled` is null for searches in JavaScript only. */
export function buildRoadSearch(graph: RoadGraph, compiled?: null): RoadSearch {
  const count = graph.junctionCount;
  const arcs = buildSearchArcs(graph);
  return {
    ms: new Float64Array(count).fill(Infinity),
    tie: new Float64Array(count),
    reached: new Uint32Array(count),
    reachedCount: 0,
    arcs,
    compiled,
    queue: buildBucketQueue(count, arcs.meanMs),
    placeOnChain: new Int32Array(graph.chainCount).fill(-1),
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
  if (tieRule === 'none' && searchCompiled(search, graph, seeds, boundMs)) return;
  const { queue } = search;
  queue.firstBucket = 0;
  for (let row = 0; row < seeds.junction.length; row++) {
    if (seeds.ms[row] <= boundMs && seeds.ms[row] < Infinity)
      offerSeed(search, seeds.junction[row], seeds.ms[row], seeds.tie[row]);
  }
  do {
    for (let bucket = 0; bucket < windowBuckets; bucket++) {
      if (queue.tail[bucket] === 0) continue;
      if (tieRule === 'none') scanBucket(search, bucket, boundMs);
      else scanBucketWithTies(search, graph, bucket, boundMs, tieRule === 'micrometers');
    }
  } while (advanceWindow(queue, search.ms));
}

/** Whether the compiled kernel answered. It is started here, and takes the columns over, when first of use. */
function searchCompiled(search: RoadSearch, graph: RoadGraph, seeds: SearchSeeds, boundMs: number): boolean {
  if (search.compiled === undefined) {
    search.compiled = buildCompiledSearch(search.arcs, graph.junctionCount, search.queue.bucketsPerMs);
    if (search.compiled !== null) {
      search.ms = search.compiled.ms;
      search.reached = search.compiled.reached;
      search.arcs = search.compiled.arcs;
    }
  }
  if (!search.compiled?.canSearchTo(boundMs)) return false;
  const found = search.compiled.searchTo(seeds, boundMs);
  search.reachedCount = found < 0 ? -1 - found : found;
  if (found < 0) clear(search);
  return found >= 0;
}

function clear(search: RoadSearch): void {
  const { ms, reached } = search;
  for (let k = 0; k < search.reachedCount; k++) ms[reached[k]] = Infinity;
  search.reachedCount = 0;
}

function offerSeed(search: RoadSearch, junction: number, ms: number, tie: number): void {
  const { queue } = search;
  const before = search.ms[junction];
  if (ms > before || (ms === before && tie >= search.tie[junction])) return;
  if (before === Infinity) search.reached[search.reachedCount++] = junction;
  search.ms[junction] = ms;
  search.tie[junction] = tie;
  queue.isQueued[junction] = 1;
  push(queue, bucketOf(queue, ms), junction);
}

/** Empties one bucket, times only. */
function scanBucket(search: RoadSearch, bucket: number, boundMs: number): void {
  const { ms, reached, queue } = search;
  const { start, arcs, longMs } = search.arcs;
  const { isQueued, tail } = queue;
  let { reachedCount } = search;
  while (tail[bucket] > 0) {
    const v = pop(queue, bucket);
    if (isQueued[v] === 0) continue;
    isQueued[v] = 0;
    const from = ms[v];
    const end = start[v + 1];
    for (let k = start[v]; k < end; k += 2) {
      let w = arcs[k];
      const isDeadEnd = w < 0;
      if (isDeadEnd) w = -1 - w;
      const arcMs = arcs[k + 1];
      const time = arcMs >= 0 ? from + arcMs : from + longMs[-1 - arcMs];
      const old = ms[w];
      if (time >= old || time > boundMs) continue;
      ms[w] = time;
      if (old === Infinity) reached[reachedCount++] = w;
      if (isDeadEnd) continue;
      const to = bucketOf(queue, time);
      if (isQueued[w] === 1 && bucketOf(queue, old) === to) continue;
      isQueued[w] = 1;
      push(queue, to, w);
    }
  }
  search.reachedCount = reachedCount;
}

/** The same with ties: least milliseconds, then least `tie`. */
function scanBucketWithTies(
  search: RoadSearch,
  graph: RoadGraph,
  bucket: number,
  boundMs: number,
  addsLength: boolean,
): void {
  const { ms, tie, reached, queue } = search;
  const { start, arcs, longMs } = search.arcs;
  const { isQueued, tail } = queue;
  const { arcMicrometers } = graph;
  let { reachedCount } = search;
  while (tail[bucket] > 0) {
    const v = pop(queue, bucket);
    if (isQueued[v] === 0) continue;
    isQueued[v] = 0;
    const from = ms[v];
    const ownTie = tie[v];
    const end = start[v + 1];
    for (let k = start[v]; k < end; k += 2) {
      let w = arcs[k];
      const isDeadEnd = w < 0;
      if (isDeadEnd) w = -1 - w;
      const arcMs = arcs[k + 1];
      const time = arcMs >= 0 ? from + arcMs : from + longMs[-1 - arcMs];
      const old = ms[w];
      if (time > old || time > boundMs) continue;
      const newTie = addsLength ? ownTie + arcMicrometers[k >> 1] : ownTie;
      if (time === old && newTie >= tie[w]) continue;
      ms[w] = time;
      tie[w] = newTie;
      if (old === Infinity) reached[reachedCount++] = w;
      if (isDeadEnd) continue;
      const to = bucketOf(queue, time);
      if (isQueued[w] === 1 && bucketOf(queue, old) === to) continue;
      isQueued[w] = 1;
      push(queue, to, w);
    }
  }
  search.reachedCount = reachedCount;
}
