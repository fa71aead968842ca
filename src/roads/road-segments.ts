// From ways to segments: every pair of consecutive nodes of a usable way, with its time in each direction.
// The result does not depend on the order in which the file lists ways and nodes.

import { geodesicMeters } from '../geo/geodesic.ts';
import { compareCodePoints } from '../vocabulary/code-points.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Progress, Work } from '../vocabulary/progress.ts';
import { computeWayUse, type RoadSpeeds, type WayUse } from './road-rules.ts';
import { missingVertex, type RoadSource } from './road-source.ts';

/** Segments in the order of way and place in the way; vertices by first use. */
export interface RoadSegments {
  readonly vertexLon: Float64Array;
  readonly vertexLat: Float64Array;
  /** Vertex rows of the two ends, in the way's direction. */
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  /** Whole milliseconds; Infinity where that direction is not open. */
  readonly forwardMs: Float64Array;
  readonly backwardMs: Float64Array;
  /** Whole micrometres of geodesic length. */
  readonly micrometers: Float64Array;
}

/** The segments of a source, and how many ways and nodes stand behind them. */
export interface RoadSegmentsBuild {
  readonly segments: RoadSegments;
  /** Row of the source's way under each segment. */
  readonly segmentWay: Uint32Array;
  /** Geodesic length of each segment, not rounded. */
  readonly metres: Float64Array;
  /** By row of the source's ways. */
  readonly uses: readonly WayUse[];
  readonly waysUsed: number;
  readonly waysClosed: number;
}

const waysPerStep = 20_000;

/** Applies the road rules to every way; yields per 20,000 ways. O(nodes + ways log ways). */
export function* buildRoadSegments(source: RoadSource, speeds: RoadSpeeds): Work<RoadSegmentsBuild> {
  const order = computeWayOrder(source);
  const uses = computeWayUses(source, speeds);
  let capacity = 0;
  uses.forEach((use, way) => {
    if (use.kind === 'open') capacity += source.wayStart[way + 1] - source.wayStart[way];
  });
  const writer = createWriter(source, capacity);
  for (let rank = 0; rank < order.length; rank++) {
    if (rank % waysPerStep === 0) yield progressOf(rank, order.length);
    const use = uses[order[rank]];
    if (use.kind === 'open') addWay(writer, source, order[rank], use, speeds.factor * use.classFactor);
  }
  return {
    segments: trimmed(writer, source),
    segmentWay: writer.segmentWay.subarray(0, writer.segmentCount),
    metres: writer.metres.subarray(0, writer.segmentCount),
    uses,
    waysUsed: uses.filter(use => use.kind === 'open').length,
    waysClosed: uses.filter(use => use.kind === 'closed').length,
  };
}

/** What the rules make of every way, by its row. */
export function computeWayUses(source: RoadSource, speeds: RoadSpeeds): readonly WayUse[] {
  return source.wayTags.map(tags => computeWayUse(tags, speeds));
}

/** The times of segments that lie as they did, under uses that open the same directions. */
export function computeSegmentTimes(
  metres: Float64Array,
  segmentWay: Uint32Array,
  uses: readonly WayUse[],
  factor: number,
): Pick<RoadSegments, 'forwardMs' | 'backwardMs'> {
  const forwardMs = new Float64Array(metres.length);
  const backwardMs = new Float64Array(metres.length);
  for (let s = 0; s < metres.length; s++) {
    const use = uses[segmentWay[s]];
    if (use.kind !== 'open') throw new Error('a segment of a way that is not driven');
    forwardMs[s] = millisecondsOf(metres[s], use.forwardKmh, factor * use.classFactor);
    backwardMs[s] = millisecondsOf(metres[s], use.backwardKmh, factor * use.classFactor);
  }
  return { forwardMs, backwardMs };
}

/** Whether two readings of the same ways open the same ones in the same directions. */
export function opensTheSame(a: readonly WayUse[], b: readonly WayUse[]): boolean {
  return a.every((use, way) => {
    const other = b[way];
    if (use.kind !== 'open' || other.kind !== 'open') return use.kind === other.kind;
    const isSameForward = (use.forwardKmh === null) === (other.forwardKmh === null);
    return isSameForward && (use.backwardKmh === null) === (other.backwardKmh === null);
  });
}

function progressOf(done: number, total: number): Progress {
  return { stage: 'read', done, total };
}

interface SegmentWriter {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly forwardMs: Float64Array;
  readonly backwardMs: Float64Array;
  readonly micrometers: Float64Array;
  readonly segmentWay: Uint32Array;
  readonly metres: Float64Array;
  /** Row of a source vertex in the segments' vertices, or `missingVertex`. */
  readonly rowOfVertex: Uint32Array;
  readonly vertexOfRow: Uint32Array;
  segmentCount: number;
  vertexCount: number;
}

function createWriter(source: RoadSource, capacity: number): SegmentWriter {
  return {
    first: new Uint32Array(capacity),
    second: new Uint32Array(capacity),
    forwardMs: new Float64Array(capacity),
    backwardMs: new Float64Array(capacity),
    micrometers: new Float64Array(capacity),
    segmentWay: new Uint32Array(capacity),
    metres: new Float64Array(capacity),
    rowOfVertex: new Uint32Array(source.vertexLon.length).fill(missingVertex),
    vertexOfRow: new Uint32Array(source.vertexLon.length),
    segmentCount: 0,
    vertexCount: 0,
  };
}

function addWay(
  writer: SegmentWriter,
  source: RoadSource,
  way: number,
  use: WayUse & { readonly kind: 'open' },
  factor: number,
): void {
  let before = missingVertex;
  for (let k = source.wayStart[way]; k < source.wayStart[way + 1]; k++) {
    const vertex = source.wayVertex[k];
    const isSegment = vertex !== missingVertex && before !== missingVertex && before !== vertex;
    if (isSegment) {
      writer.segmentWay[writer.segmentCount] = way;
      addSegment(writer, source, before, vertex, use, factor);
    }
    before = vertex;
  }
}

function addSegment(
  writer: SegmentWriter,
  source: RoadSource,
  a: number,
  b: number,
  use: WayUse & { readonly kind: 'open' },
  factor: number,
): void {
  const metres = geodesicMeters(source.vertexLon[a], source.vertexLat[a], source.vertexLon[b], source.vertexLat[b]);
  const row = writer.segmentCount++;
  writer.first[row] = rowOf(writer, a);
  writer.second[row] = rowOf(writer, b);
  writer.forwardMs[row] = millisecondsOf(metres, use.forwardKmh, factor);
  writer.backwardMs[row] = millisecondsOf(metres, use.backwardKmh, factor);
  writer.micrometers[row] = roundHalfUp(metres * 1_000_000);
  writer.metres[row] = metres;
}

function millisecondsOf(metres: number, kmh: number | null, factor: number): number {
  return kmh === null ? Infinity : roundHalfUp(((metres * 3600) / kmh) * factor);
}

function rowOf(writer: SegmentWriter, vertex: number): number {
  if (writer.rowOfVertex[vertex] === missingVertex) {
    writer.rowOfVertex[vertex] = writer.vertexCount;
    writer.vertexOfRow[writer.vertexCount++] = vertex;
  }
  return writer.rowOfVertex[vertex];
}

function trimmed(writer: SegmentWriter, source: RoadSource): RoadSegments {
  const { segmentCount, vertexCount } = writer;
  const vertexOfRow = writer.vertexOfRow.subarray(0, vertexCount);
  return {
    vertexLon: Float64Array.from(vertexOfRow, vertex => source.vertexLon[vertex]),
    vertexLat: Float64Array.from(vertexOfRow, vertex => source.vertexLat[vertex]),
    first: writer.first.subarray(0, segmentCount),
    second: writer.second.subarray(0, segmentCount),
    forwardMs: writer.forwardMs.subarray(0, segmentCount),
    backwardMs: writer.backwardMs.subarray(0, segmentCount),
    micrometers: writer.micrometers.subarray(0, segmentCount),
  };
}

/** Ways by id: whole numbers by value, then other texts; equal ids by what the way is. */
function computeWayOrder(source: RoadSource): Uint32Array {
  const numberOf = Float64Array.from(source.wayId, id => (/^-?[0-9]{1,15}$/.test(id) ? Number(id) : Infinity));
  return Uint32Array.from(source.wayId.keys()).sort(
    (a, b) =>
      (numberOf[a] === numberOf[b] ? 0 : numberOf[a] - numberOf[b]) ||
      compareCodePoints(source.wayId[a], source.wayId[b]) ||
      compareCodePoints(contentOf(source, a), contentOf(source, b)),
  );
}

/** Only for ways that share an id, which a sound file does not have. */
function contentOf(source: RoadSource, way: number): string {
  const tags = [...source.wayTags[way]].map(([key, value]) => JSON.stringify([key, value])).sort(compareCodePoints);
  const places: string[] = [];
  for (let k = source.wayStart[way]; k < source.wayStart[way + 1]; k++) {
    const vertex = source.wayVertex[k];
    places.push(vertex === missingVertex ? '-' : `${source.vertexLon[vertex]},${source.vertexLat[vertex]}`);
  }
  return `${places.join(' ')} ${tags.join()}`;
}
