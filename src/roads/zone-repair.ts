// The nearest source of every junction, kept while sources come and go: only what a change touches is searched again.
// Source: a Voronoi region of a graph is removed, seeded again from its border and settled like any search (the dynamic
// shortest paths of G. Ramalingam and T. Reps, J. Algorithms 21 (1996) 267–305, with many roots).

import {
  advanceWindow,
  type BucketQueue,
  bucketOf,
  buildBucketQueue,
  pop,
  push,
  windowBuckets,
} from './bucket-queue.ts';
import type { RoadGraph } from './road-graph.ts';
import { buildSearchArcs, type SearchArcs } from './search-arcs.ts';

/** Every junction's least milliseconds and whose they are; among equal ones the source of least rank. */
export interface JunctionZones {
  /** Whole milliseconds; Infinity where no source reaches. */
  readonly ms: Float64Array;
  /** The source, −1 where none. */
  readonly source: Int32Array;
  readonly arcs: SearchArcs;
  readonly queue: BucketQueue;
  /** Junctions touched since `forgetChanges`, in no special order, and whether a junction is among them. */
  readonly changed: Uint32Array;
  changedCount: number;
  readonly isChanged: Uint8Array;
}

/** Zones without any source. */
export function buildJunctionZones(graph: RoadGraph): JunctionZones {
  const count = graph.junctionCount;
  const arcs = buildSearchArcs(graph);
  return {
    ms: new Float64Array(count).fill(Infinity),
    source: new Int32Array(count).fill(-1),
    arcs,
    queue: buildBucketQueue(count, arcs.meanMs),
    changed: new Uint32Array(count),
    changedCount: 0,
    isChanged: new Uint8Array(count),
  };
}

/** Empties the list of changed junctions. */
export function forgetChanges(zones: JunctionZones): void {
  for (let k = 0; k < zones.changedCount; k++) zones.isChanged[zones.changed[k]] = 0;
  zones.changedCount = 0;
}

/** Takes a source's whole zone away, given where it enters the roads. O(zone). */
export function removeSource(zones: JunctionZones, source: number, entries: readonly number[]): void {
  const { ms, source: sourceOf, changed, isChanged } = zones;
  const { start, arcs } = zones.arcs;
  const first = zones.changedCount;
  const take = (junction: number): void => {
    sourceOf[junction] = -1;
    ms[junction] = Infinity;
    isChanged[junction] = 1;
    changed[zones.changedCount++] = junction;
  };
  // The shortest path to a junction of the zone lies in the zone, so following arcs inside it finds all of it.
  for (const junction of entries) if (sourceOf[junction] === source) take(junction);
  for (let at = first; at < zones.changedCount; at++) {
    const v = changed[at];
    for (let k = start[v]; k < start[v + 1]; k += 2) {
      const w = arcs[k] < 0 ? -1 - arcs[k] : arcs[k];
      if (sourceOf[w] === source) take(w);
    }
  }
}

/** Gives every junction that lost its source the ways in from its neighbours. O(junctions taken away). */
export function offerFromBorder(zones: JunctionZones, graph: RoadGraph, rank: Int32Array): void {
  const { ms, source, changed, changedCount } = zones;
  const { backArcStart, backArcTarget, backArcMs } = graph;
  for (let at = 0; at < changedCount; at++) {
    const v = changed[at];
    for (let k = backArcStart[v]; k < backArcStart[v + 1]; k++) {
      const u = backArcTarget[k];
      // What was itself given something here hands it on when it is settled, at no greater cost.
      if (source[u] >= 0) offerSource(zones, v, ms[u] + backArcMs[k], source[u], rank);
    }
  }
}

/** Lets a source reach a junction after `ms`, if that is better than what the junction has. */
export function offerSource(
  zones: JunctionZones,
  junction: number,
  ms: number,
  source: number,
  rank: Int32Array,
): void {
  const before = zones.ms[junction];
  if (!(ms < Infinity) || ms > before) return;
  if (ms === before && rank[source] >= rank[zones.source[junction]]) return;
  zones.ms[junction] = ms;
  zones.source[junction] = source;
  markChanged(zones, junction);
  if (zones.queue.isQueued[junction] === 1) return;
  zones.queue.isQueued[junction] = 1;
  push(zones.queue, windowBuckets, junction);
}

function markChanged(zones: JunctionZones, junction: number): void {
  if (zones.isChanged[junction] === 1) return;
  zones.isChanged[junction] = 1;
  zones.changed[zones.changedCount++] = junction;
}

/** Carries everything that was offered as far as it is best. O(junctions changed). */
export function settleZones(zones: JunctionZones, rank: Int32Array): void {
  const { queue } = zones;
  while (advanceWindow(queue, zones.ms)) {
    for (let bucket = 0; bucket < windowBuckets; bucket++) if (queue.tail[bucket] > 0) scanBucket(zones, bucket, rank);
  }
}

function scanBucket(zones: JunctionZones, bucket: number, rank: Int32Array): void {
  const { ms, source, queue } = zones;
  const { start, arcs, longMs } = zones.arcs;
  const { isQueued, tail } = queue;
  while (tail[bucket] > 0) {
    const v = pop(queue, bucket);
    if (isQueued[v] === 0) continue;
    isQueued[v] = 0;
    const from = ms[v];
    const own = source[v];
    const end = start[v + 1];
    for (let k = start[v]; k < end; k += 2) {
      let w = arcs[k];
      const isDeadEnd = w < 0;
      if (isDeadEnd) w = -1 - w;
      const arcMs = arcs[k + 1];
      const time = arcMs >= 0 ? from + arcMs : from + longMs[-1 - arcMs];
      const old = ms[w];
      if (time > old || (time === old && rank[own] >= rank[source[w]])) continue;
      ms[w] = time;
      source[w] = own;
      markChanged(zones, w);
      if (isDeadEnd) continue;
      const to = bucketOf(queue, time);
      if (isQueued[w] === 1 && bucketOf(queue, old) === to) continue;
      isQueued[w] = 1;
      push(queue, to, w);
    }
  }
}
