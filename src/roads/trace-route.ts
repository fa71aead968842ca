// The fastest way between two places on the roads, segment by segment: what a least time stands for.
// Among equally fast ways the shortest; the pieces add up to the very milliseconds and micrometres of the search.

import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Milliseconds } from '../vocabulary/units.ts';
import { alongChainMs, endJunction, seedsByLength, startJunction, toEndMicrometers } from './chain-places.ts';
import type { RoadGraph } from './road-graph.ts';
import { buildRoadSearch, computeLeastTimes, type RoadSearch, type SearchSeeds } from './shortest-paths.ts';
import type { RoadSnaps } from './snap-to-road.ts';

/** A segment, or part of one: from one share of it to another, forward where they rise. */
export interface RoutePiece {
  readonly segment: number;
  readonly fromShare: number;
  readonly toShare: number;
  readonly milliseconds: Milliseconds;
  readonly micrometers: number;
}

/** A chain driven from a place on it to another; null stands for its start or end, whichever lies behind or ahead. */
interface ChainRun {
  readonly chain: number;
  readonly isForward: boolean;
  readonly from: ChainPlace | null;
  readonly to: ChainPlace | null;
}

interface ChainPlace {
  readonly segment: number;
  readonly share: number;
}

/** A graph made ready for routes: its search, the chains at every junction and the segments of every chain. */
export interface RouteTracer {
  readonly graph: RoadGraph;
  readonly search: RoadSearch;
  readonly chainsAt: Lists;
  /** In the order of the chain. */
  readonly segmentsOf: Lists;
}

/** Members of row r: `member[start[r] … start[r + 1])`. */
interface Lists {
  readonly start: Uint32Array;
  readonly member: Uint32Array;
}

/** Makes a graph ready. O(chains + segments). */
export function buildRouteTracer(graph: RoadGraph): RouteTracer {
  return {
    graph,
    search: buildRoadSearch(graph),
    chainsAt: listChains(graph),
    segmentsOf: listSegments(graph),
  };
}

/**
 * The pieces from place i of `from` to each place of `to` in `rows`, in the order driven; null where there is no way. One search
 * for all.
 */
export function traceRoutes(
  tracer: RouteTracer,
  from: RoadSnaps,
  i: number,
  to: RoadSnaps,
  rows: readonly number[],
): readonly (readonly RoutePiece[] | null)[] {
  const { graph, search } = tracer;
  if (from.offRoadMs[i] === Infinity) return rows.map(() => null);
  const seeds = seedsByLength(graph, from, i);
  computeLeastTimes(search, graph, seeds, Infinity, 'micrometers');
  return rows.map(j => {
    const runs = to.offRoadMs[j] === Infinity ? null : runsTo(tracer, seeds, from, i, to, j);
    return runs === null ? null : runs.flatMap(run => piecesOfRun(tracer, run));
  });
}

function runsTo(
  tracer: RouteTracer,
  seeds: SearchSeeds,
  from: RoadSnaps,
  i: number,
  to: RoadSnaps,
  j: number,
): readonly ChainRun[] | null {
  const { graph, search } = tracer;
  const a = startJunction(graph, to, j);
  const b = endJunction(graph, to, j);
  const byStart = search.ms[a] + to.fromStartMs[j];
  const byStartLength = search.tie[a] + to.fromStartMicrometers[j];
  const byEnd = search.ms[b] + to.fromEndMs[j];
  const byEndLength = search.tie[b] + toEndMicrometers(graph, to, j);
  const isByEnd = byEnd < byStart || (byEnd === byStart && byEndLength < byStartLength);
  const time = isByEnd ? byEnd : byStart;
  const chain = to.chain[j];
  const end = { segment: to.segment[j], share: to.share[j] };
  if (chain >= 0 && chain === from.chain[i]) {
    const direct = from.offRoadMs[i] + alongChainMs(graph, from, i, to, j);
    const length = Math.abs(to.fromStartMicrometers[j] - from.fromStartMicrometers[i]);
    const best = isByEnd ? byEndLength : byStartLength;
    const isShorter = direct === time && from.offRoadMicrometers[i] + length < best;
    if (direct < time || (isShorter && direct < Infinity)) {
      const start = { segment: from.segment[i], share: from.share[i] };
      const isForward = to.fromStartMicrometers[j] >= from.fromStartMicrometers[i];
      return [{ chain, isForward: isForward && isAhead(graph, start, end), from: start, to: end }];
    }
  }
  if (time === Infinity) return null;
  const last: readonly ChainRun[] = chain < 0 ? [] : [{ chain, isForward: !isByEnd, from: null, to: end }];
  return [...runsToJunction(tracer, seeds, from, i, isByEnd ? b : a), ...last];
}

/** Whether the second place lies nearer to the chain's end; equal lengths are told apart by rank. */
function isAhead(graph: RoadGraph, a: ChainPlace, b: ChainPlace): boolean {
  if (a.segment !== b.segment) return graph.segmentRank[a.segment] <= graph.segmentRank[b.segment];
  return graph.segmentReversed[a.segment] === 1 ? a.share >= b.share : a.share <= b.share;
}

/** Backwards along chains that the search used, depth first: chains of no length may lie in rings. */
function runsToJunction(
  { graph, search, chainsAt }: RouteTracer,
  seeds: SearchSeeds,
  from: RoadSnaps,
  i: number,
  target: number,
): readonly ChainRun[] {
  const seen = new Set<number>([target]);
  const path: { readonly junction: number; readonly run: ChainRun | null; next: number }[] = [
    { junction: target, run: null, next: 0 },
  ];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const first = firstRun(search, seeds, from, i, top.junction);
    if (first !== undefined) {
      const runs = path.flatMap(({ run }) => run ?? []).reverse();
      return first === null ? runs : [first, ...runs];
    }
    const at = top.junction;
    const before = chainsAt.start[at] + top.next++;
    if (before >= chainsAt.start[at + 1]) {
      path.pop();
      continue;
    }
    const chain = chainsAt.member[before];
    for (const isForward of [true, false]) {
      const source = isForward ? graph.chainStart[chain] : graph.chainEnd[chain];
      const end = isForward ? graph.chainEnd[chain] : graph.chainStart[chain];
      const ms = isForward ? graph.chainForwardMs[chain] : graph.chainBackwardMs[chain];
      const isUsed =
        end === at &&
        source !== at &&
        search.ms[source] + ms === search.ms[at] &&
        search.tie[source] + graph.chainMicrometers[chain] === search.tie[at];
      if (!isUsed || seen.has(source)) continue;
      seen.add(source);
      path.push({ junction: source, run: { chain, isForward, from: null, to: null }, next: 0 });
      break;
    }
  }
  throw new Error('a junction was reached from nowhere');
}

/** The run from the place of departure to a junction it reaches first; null where it is the junction, undefined where others come before. */
function firstRun(
  search: RoadSearch,
  seeds: SearchSeeds,
  from: RoadSnaps,
  i: number,
  junction: number,
): ChainRun | null | undefined {
  for (let k = 0; k < seeds.junction.length; k++) {
    if (seeds.junction[k] !== junction) continue;
    if (seeds.ms[k] !== search.ms[junction] || seeds.tie[k] !== search.tie[junction]) continue;
    const chain = from.chain[i];
    if (chain < 0) return null;
    return { chain, isForward: k === 1, from: { segment: from.segment[i], share: from.share[i] }, to: null };
  }
  return undefined;
}

function listChains({ junctionCount, chainCount, chainStart, chainEnd }: RoadGraph): Lists {
  const start = new Uint32Array(junctionCount + 1);
  for (let c = 0; c < chainCount; c++) {
    start[chainStart[c] + 1]++;
    start[chainEnd[c] + 1]++;
  }
  for (let j = 0; j < junctionCount; j++) start[j + 1] += start[j];
  const next = start.slice();
  const member = new Uint32Array(2 * chainCount);
  for (let c = 0; c < chainCount; c++) {
    member[next[chainStart[c]]++] = c;
    member[next[chainEnd[c]]++] = c;
  }
  return { start, member };
}

function listSegments({ segmentCount, chainCount, segmentChain, segmentRank }: RoadGraph): Lists {
  const start = new Uint32Array(chainCount + 1);
  for (let s = 0; s < segmentCount; s++) start[segmentChain[s] + 1]++;
  for (let c = 0; c < chainCount; c++) start[c + 1] += start[c];
  const member = new Uint32Array(segmentCount);
  for (let s = 0; s < segmentCount; s++) member[start[segmentChain[s]] + segmentRank[s]] = s;
  return { start, member };
}

function piecesOfRun({ graph, segmentsOf }: RouteTracer, run: ChainRun): readonly RoutePiece[] {
  const { chain, isForward, from, to } = run;
  const rows = Array.from(segmentsOf.member.subarray(segmentsOf.start[chain], segmentsOf.start[chain + 1]));
  const ordered = isForward ? rows : rows.reverse();
  const first = from === null ? 0 : ordered.indexOf(from.segment);
  const last = to === null ? ordered.length - 1 : ordered.indexOf(to.segment);
  return ordered.slice(first, last + 1).map((segment, k) => {
    // Along the segment where chain and segment agree and the chain is driven forward, or neither.
    const isAlong = (graph.segmentReversed[segment] === 0) === isForward;
    const fromShare = from !== null && k === 0 ? from.share : isAlong ? 0 : 1;
    const toShare = to !== null && first + k === last ? to.share : isAlong ? 1 : 0;
    return pieceOf(graph, segment, fromShare, toShare, isAlong);
  });
}

function pieceOf(graph: RoadGraph, segment: number, fromShare: number, toShare: number, isAlong: boolean): RoutePiece {
  const ms = isAlong ? graph.segmentForwardMs[segment] : graph.segmentBackwardMs[segment];
  return {
    segment,
    fromShare,
    toShare,
    milliseconds: cutBetween(ms, fromShare, toShare),
    micrometers: cutBetween(graph.segmentMicrometers[segment], fromShare, toShare),
  };
}

/** What lies between two shares when a whole number is cut at both. */
function cutBetween(whole: number, a: number, b: number): number {
  return a === b ? 0 : Math.abs(roundHalfUp(b * whole) - roundHalfUp(a * whole));
}
