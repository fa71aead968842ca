// Roads between junctions: runs of segments on which nothing can be decided, so that a search only visits junctions.
// Times stay exact: a chain's time is the whole-number sum of its segments'.

import type { Incidence } from './components.ts';
import type { RoadSegments } from './road-segments.ts';

/** Each chain runs from a junction to a junction; each segment lies on exactly one. */
export interface RoadChains {
  readonly chainCount: number;
  /** Vertex rows of the two ends. */
  readonly startVertex: Uint32Array;
  readonly endVertex: Uint32Array;
  /** Start to end, and end to start; Infinity where not open. */
  readonly forwardMs: Float64Array;
  readonly backwardMs: Float64Array;
  readonly micrometers: Float64Array;
  readonly segmentChain: Uint32Array;
  /** Which segment of its chain it is, from 0 at the start. */
  readonly segmentRank: Uint32Array;
  /** 1 where the segment's second vertex comes first on the chain. */
  readonly segmentReversed: Uint8Array;
  /** From the chain's start to the nearer end of the segment; 0 in a direction that is not open. */
  readonly segmentForwardMs: Float64Array;
  /** From that place back to the chain's start. */
  readonly segmentBackwardMs: Float64Array;
  readonly segmentMicrometers: Float64Array;
}

/** Joins segments at vertices with exactly two of them that pass the same directions. O(vertices + segments). */
export function buildChains(segments: RoadSegments, incidence: Incidence): RoadChains {
  const segmentCount = segments.first.length;
  const vertexCount = segments.vertexLon.length;
  const isJunction = Uint8Array.from({ length: vertexCount }, (_, v) => (canPass(segments, incidence, v) ? 0 : 1));
  const chains = {
    chainCount: 0,
    startVertex: new Uint32Array(segmentCount),
    endVertex: new Uint32Array(segmentCount),
    forwardMs: new Float64Array(segmentCount),
    backwardMs: new Float64Array(segmentCount),
    micrometers: new Float64Array(segmentCount),
    segmentChain: new Uint32Array(segmentCount),
    segmentRank: new Uint32Array(segmentCount),
    segmentReversed: new Uint8Array(segmentCount),
    segmentForwardMs: new Float64Array(segmentCount),
    segmentBackwardMs: new Float64Array(segmentCount),
    segmentMicrometers: new Float64Array(segmentCount),
  };
  const isTaken = new Uint8Array(segmentCount);

  const follow = (startVertex: number, startSegment: number): void => {
    const chain = chains.chainCount++;
    let at = startVertex;
    let s = startSegment;
    let forward = 0;
    let backward = 0;
    let micrometers = 0;
    for (let rank = 0; ; rank++) {
      const reversed = segments.first[s] !== at;
      isTaken[s] = 1;
      chains.segmentChain[s] = chain;
      chains.segmentRank[s] = rank;
      chains.segmentReversed[s] = reversed ? 1 : 0;
      chains.segmentForwardMs[s] = forward === Infinity ? 0 : forward;
      chains.segmentBackwardMs[s] = backward === Infinity ? 0 : backward;
      chains.segmentMicrometers[s] = micrometers;
      forward += reversed ? segments.backwardMs[s] : segments.forwardMs[s];
      backward += reversed ? segments.forwardMs[s] : segments.backwardMs[s];
      micrometers += segments.micrometers[s];
      at = reversed ? segments.first[s] : segments.second[s];
      if (isJunction[at] === 1) break;
      const k = incidence.start[at];
      s = incidence.segment[k] === s ? incidence.segment[k + 1] : incidence.segment[k];
    }
    chains.startVertex[chain] = startVertex;
    chains.endVertex[chain] = at;
    chains.forwardMs[chain] = forward;
    chains.backwardMs[chain] = backward;
    chains.micrometers[chain] = micrometers;
  };
  const followAll = (v: number): void => {
    for (let k = incidence.start[v]; k < incidence.start[v + 1]; k++) {
      if (isTaken[incidence.segment[k]] === 0) follow(v, incidence.segment[k]);
    }
  };
  for (let v = 0; v < vertexCount; v++) if (isJunction[v] === 1) followAll(v);
  // What is left are rings without a junction: their lowest vertex becomes one.
  for (let v = 0; v < vertexCount; v++) {
    if (isJunction[v] === 1 || isTaken[incidence.segment[incidence.start[v]]] === 1) continue;
    isJunction[v] = 1;
    followAll(v);
  }
  return { ...chains, ...ends(chains) };
}

function ends(
  chains: RoadChains,
): Pick<RoadChains, 'startVertex' | 'endVertex' | 'forwardMs' | 'backwardMs' | 'micrometers'> {
  const { chainCount } = chains;
  return {
    startVertex: chains.startVertex.subarray(0, chainCount),
    endVertex: chains.endVertex.subarray(0, chainCount),
    forwardMs: chains.forwardMs.subarray(0, chainCount),
    backwardMs: chains.backwardMs.subarray(0, chainCount),
    micrometers: chains.micrometers.subarray(0, chainCount),
  };
}

/** Whether a vertex joins exactly two segments, each way in leading to the other's way out. */
function canPass(segments: RoadSegments, incidence: Incidence, v: number): boolean {
  const k = incidence.start[v];
  if (incidence.start[v + 1] - k !== 2) return false;
  const a = incidence.segment[k];
  const b = incidence.segment[k + 1];
  return (
    isOpenInto(segments, a, v) === isOpenOutOf(segments, b, v) &&
    isOpenInto(segments, b, v) === isOpenOutOf(segments, a, v)
  );
}

function isOpenInto(segments: RoadSegments, s: number, v: number): boolean {
  return (segments.second[s] === v ? segments.forwardMs[s] : segments.backwardMs[s]) < Infinity;
}

function isOpenOutOf(segments: RoadSegments, s: number, v: number): boolean {
  return (segments.first[s] === v ? segments.forwardMs[s] : segments.backwardMs[s]) < Infinity;
}
