// The road network as numbers: columns in one buffer that can be moved to a worker, stored and checked.
// Vertices and junctions are in Hilbert order; segments in the order of way and place in the way.

import type { NumberColumn } from '../vocabulary/columns.ts';

export interface RoadGraph {
  /** Everything below, with a header; `fromRoadGraphBuffer` reads it back. */
  readonly buffer: ArrayBuffer;
  readonly vertexCount: number;
  readonly segmentCount: number;
  readonly chainCount: number;
  readonly junctionCount: number;

  /** Degrees. */
  readonly vertexLon: NumberColumn;
  readonly vertexLat: NumberColumn;

  /** Vertex rows of a segment's ends, in the way's direction. */
  readonly segmentFirst: NumberColumn;
  readonly segmentSecond: NumberColumn;
  /** Whole milliseconds first → second and second → first; Infinity where not open. */
  readonly segmentForwardMs: NumberColumn;
  readonly segmentBackwardMs: NumberColumn;
  readonly segmentMicrometers: NumberColumn;
  /** The chain (road between junctions) a segment lies on, and where: its rank, and what lies before it. */
  readonly segmentChain: NumberColumn;
  readonly segmentRank: NumberColumn;
  /** 1 where the segment's second vertex is nearer to the chain's start. */
  readonly segmentReversed: NumberColumn;
  /** From the chain's start to the segment; 0 in a direction that is not open. */
  readonly segmentStartMs: NumberColumn;
  /** From the segment back to the chain's start. */
  readonly segmentReturnMs: NumberColumn;
  readonly segmentStartMicrometers: NumberColumn;

  /** Junction rows of a chain's ends. */
  readonly chainStart: NumberColumn;
  readonly chainEnd: NumberColumn;
  /** Whole milliseconds start → end and end → start; Infinity where not open. */
  readonly chainForwardMs: NumberColumn;
  readonly chainBackwardMs: NumberColumn;
  readonly chainMicrometers: NumberColumn;

  /** Junction row of a vertex, or `noJunction` inside a chain. */
  readonly vertexJunction: NumberColumn;
  /** Arcs out of junction j: rows `arcStart[j] … arcStart[j + 1]`. */
  readonly arcStart: NumberColumn;
  readonly arcTarget: NumberColumn;
  readonly arcMs: NumberColumn;
  readonly arcMicrometers: NumberColumn;
  /** The same arcs, listed at the junction they lead to. */
  readonly backArcStart: NumberColumn;
  readonly backArcTarget: NumberColumn;
  readonly backArcMs: NumberColumn;
  readonly backArcMicrometers: NumberColumn;

  /** Rows of the segments that can be snapped to, in Hilbert order: the leaves of the box tree. */
  readonly treeSegment: NumberColumn;
  /** west, south, east, north per box; leaves' boxes first, then level by level. */
  readonly treeBox: NumberColumn;
}

/** In `vertexJunction`: the vertex lies inside a chain. */
export const noJunction = 0xffffffff;

type ColumnName = {
  [Name in keyof RoadGraph]: RoadGraph[Name] extends number | ArrayBuffer ? never : Name;
}[keyof RoadGraph];
type ColumnType = 'f64' | 'u32' | 'u8';
type RowKind = 'vertex' | 'segment' | 'chain' | 'junctionAndOne' | 'arc' | 'backArc' | 'leaf' | 'box';
export type RoadGraphColumns = Readonly<Record<ColumnName, ArrayLike<number>>>;

/** Order of the columns in the buffer: wide ones first, so that each is aligned. */
const layout: readonly (readonly [ColumnName, ColumnType, RowKind])[] = [
  ['vertexLon', 'f64', 'vertex'],
  ['vertexLat', 'f64', 'vertex'],
  ['segmentForwardMs', 'f64', 'segment'],
  ['segmentBackwardMs', 'f64', 'segment'],
  ['segmentMicrometers', 'f64', 'segment'],
  ['segmentStartMs', 'f64', 'segment'],
  ['segmentReturnMs', 'f64', 'segment'],
  ['segmentStartMicrometers', 'f64', 'segment'],
  ['chainForwardMs', 'f64', 'chain'],
  ['chainBackwardMs', 'f64', 'chain'],
  ['chainMicrometers', 'f64', 'chain'],
  ['arcMs', 'f64', 'arc'],
  ['arcMicrometers', 'f64', 'arc'],
  ['backArcMs', 'f64', 'backArc'],
  ['backArcMicrometers', 'f64', 'backArc'],
  ['treeBox', 'f64', 'box'],
  ['segmentFirst', 'u32', 'segment'],
  ['segmentSecond', 'u32', 'segment'],
  ['segmentChain', 'u32', 'segment'],
  ['segmentRank', 'u32', 'segment'],
  ['chainStart', 'u32', 'chain'],
  ['chainEnd', 'u32', 'chain'],
  ['vertexJunction', 'u32', 'vertex'],
  ['arcStart', 'u32', 'junctionAndOne'],
  ['arcTarget', 'u32', 'arc'],
  ['backArcStart', 'u32', 'junctionAndOne'],
  ['backArcTarget', 'u32', 'backArc'],
  ['treeSegment', 'u32', 'leaf'],
  ['segmentReversed', 'u8', 'segment'],
];
const rowKinds: readonly RowKind[] = ['vertex', 'segment', 'chain', 'junctionAndOne', 'arc', 'backArc', 'leaf', 'box'];
const bytesOf: Readonly<Record<ColumnType, number>> = { f64: 8, u32: 4, u8: 1 };
/** 'LRRG' and the version, then the row counts. */
const magic = 0x4752524c;
const version = 1;
const headerBytes = 48;

/** Writes columns into one buffer. */
export function packRoadGraph(columns: RoadGraphColumns): RoadGraph {
  const rows = new Map<RowKind, number>();
  let bytes = headerBytes;
  for (const [name, type, kind] of layout) {
    const { length } = columns[name];
    if ((rows.get(kind) ?? length) !== length) throw new Error(`road graph: column ${name} has ${length} rows`);
    rows.set(kind, length);
    bytes += bytesOf[type] * length;
  }
  const buffer = new ArrayBuffer(bytes);
  new Uint32Array(buffer, 0, 2 + rowKinds.length).set([magic, version, ...rowKinds.map(kind => rows.get(kind) ?? 0)]);
  let at = headerBytes;
  for (const [name, type, kind] of layout) {
    const length = rows.get(kind) ?? 0;
    viewOf(type, buffer, at, length).set(columns[name]);
    at += bytesOf[type] * length;
  }
  return fromRoadGraphBuffer(buffer);
}

/** Reads a graph from its buffer; throws where magic, version, length or a row number is wrong. */
export function fromRoadGraphBuffer(buffer: ArrayBuffer): RoadGraph {
  if (buffer.byteLength < headerBytes) throw new Error('road graph: buffer is shorter than its header');
  const header = new Uint32Array(buffer, 0, 2 + rowKinds.length);
  if (header[0] !== magic || header[1] !== version) throw new Error('road graph: wrong magic or version');
  const rows = new Map(rowKinds.map((kind, k) => [kind, header[2 + k]]));
  const columns: Partial<Record<ColumnName, NumberColumn>> = {};
  let at = headerBytes;
  for (const [name, type, kind] of layout) {
    const length = rows.get(kind) ?? 0;
    if (at + bytesOf[type] * length > buffer.byteLength) throw new Error(`road graph: buffer ends inside ${name}`);
    columns[name] = viewOf(type, buffer, at, length);
    at += bytesOf[type] * length;
  }
  if (at !== buffer.byteLength) throw new Error('road graph: buffer is longer than its columns');
  const graph: RoadGraph = {
    buffer,
    vertexCount: rows.get('vertex') ?? 0,
    segmentCount: rows.get('segment') ?? 0,
    chainCount: rows.get('chain') ?? 0,
    junctionCount: (rows.get('junctionAndOne') ?? 0) - 1,
    ...(columns as Record<ColumnName, NumberColumn>),
  };
  validateRows(graph);
  return graph;
}

function viewOf(
  type: ColumnType,
  buffer: ArrayBuffer,
  at: number,
  length: number,
): Float64Array | Uint32Array | Uint8Array {
  switch (type) {
    case 'f64':
      return new Float64Array(buffer, at, length);
    case 'u32':
      return new Uint32Array(buffer, at, length);
    case 'u8':
      return new Uint8Array(buffer, at, length);
  }
}

function validateRows(graph: RoadGraph): void {
  const { vertexCount, segmentCount, chainCount, junctionCount } = graph;
  expectBelow(graph.segmentFirst, vertexCount, 'segmentFirst');
  expectBelow(graph.segmentSecond, vertexCount, 'segmentSecond');
  expectBelow(graph.segmentChain, chainCount, 'segmentChain');
  expectBelow(graph.chainStart, junctionCount, 'chainStart');
  expectBelow(graph.chainEnd, junctionCount, 'chainEnd');
  expectBelow(graph.arcTarget, junctionCount, 'arcTarget');
  expectBelow(graph.backArcTarget, junctionCount, 'backArcTarget');
  expectBelow(graph.treeSegment, segmentCount, 'treeSegment');
  expectAscending(graph.arcStart, graph.arcTarget.length, 'arcStart');
  expectAscending(graph.backArcStart, graph.backArcTarget.length, 'backArcStart');
  for (let v = 0; v < vertexCount; v++) {
    const junction = graph.vertexJunction[v];
    if (junction !== noJunction && junction >= junctionCount)
      throw new Error('road graph: vertexJunction out of range');
  }
}

function expectBelow(column: NumberColumn, bound: number, name: string): void {
  for (let row = 0; row < column.length; row++) {
    if (column[row] >= bound) throw new Error(`road graph: ${name} out of range`);
  }
}

function expectAscending(column: NumberColumn, last: number, name: string): void {
  let before = 0;
  for (let row = 0; row < column.length; row++) {
    if (column[row] < before) throw new Error(`road graph: ${name} descends`);
    before = column[row];
  }
  if (column[0] !== 0 || before !== last) throw new Error(`road graph: ${name} does not span its arcs`);
}

/** The same roads driven the other way: for times from patients to a place instead of from it to them. */
export function reverseRoadGraph(graph: RoadGraph): RoadGraph {
  return {
    ...graph,
    segmentForwardMs: graph.segmentBackwardMs,
    segmentBackwardMs: graph.segmentForwardMs,
    segmentStartMs: graph.segmentReturnMs,
    segmentReturnMs: graph.segmentStartMs,
    chainForwardMs: graph.chainBackwardMs,
    chainBackwardMs: graph.chainForwardMs,
    arcStart: graph.backArcStart,
    arcTarget: graph.backArcTarget,
    arcMs: graph.backArcMs,
    arcMicrometers: graph.backArcMicrometers,
    backArcStart: graph.arcStart,
    backArcTarget: graph.arcTarget,
    backArcMs: graph.arcMs,
    backArcMicrometers: graph.arcMicrometers,
  };
}
