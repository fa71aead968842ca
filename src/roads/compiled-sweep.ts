// Sixteen lanes swept by the compiled kernel; lanes and hierarchy lie in its memory.

import { reservedBytes, startWasmKernel } from '../vocabulary/wasm-kernel.ts';
import type { RoadHierarchy } from './road-hierarchy.ts';
import type { LaneColumns } from './sweep-down.ts';
import kernelBytes from './sweep-kernel.as.ts?wasm';

interface SweepKernel {
  readonly sweep: (
    count: number,
    ms: number,
    least: number,
    isAboveSource: number,
    start: number,
    arcs: number,
    subtreeEnd: number,
    upperStart: number,
    upper: number,
    visited: number,
    boundMs: number,
  ) => number;
}

const compiledLanes = 16;

/** null where there is no WebAssembly or memory for it. */
export function buildCompiledSweep({ tree, down }: RoadHierarchy): LaneColumns | null {
  const { count } = tree;
  let end = reservedBytes;
  /** Room for so many bytes, on a border of 16. */
  const place = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / 16) * 16;
    return at;
  };
  const msAt = place(4 * compiledLanes * count);
  const leastAt = place(4 * count);
  const isAboveAt = place(count);
  const visitedAt = place(8 * (count + 1));
  const given = [down.start, down.arcs, tree.subtreeEnd, tree.upperStart, tree.upper];
  const [startAt, arcsAt, subtreeEndAt, upperStartAt, upperAt] = given.map(column => place(column.byteLength));
  const kernel = startWasmKernel<SweepKernel>(kernelBytes, end - reservedBytes);
  if (kernel === null) return null;
  const { memory, exports } = kernel;
  for (const [row, at] of [startAt, arcsAt, subtreeEndAt, upperStartAt, upperAt].entries())
    new Int32Array(memory, at, given[row].length).set(given[row]);
  const visited = new Int32Array(memory, visitedAt, 2 * (count + 1));
  return {
    lanes: compiledLanes,
    ms: new Int32Array(memory, msAt, compiledLanes * count),
    least: new Int32Array(memory, leastAt, count),
    isAboveSource: new Uint8Array(memory, isAboveAt, count),
    sweepDown(boundMs) {
      const length = exports.sweep(
        count,
        msAt,
        leastAt,
        isAboveAt,
        startAt,
        arcsAt,
        subtreeEndAt,
        upperStartAt,
        upperAt,
        visitedAt,
        boundMs,
      );
      return visited.subarray(0, length);
    },
  };
}
