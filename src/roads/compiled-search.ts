// The search without ties by the compiled kernel; what it reads and writes lies in its memory.

import { reservedBytes, startWasmKernel } from '../vocabulary/wasm-kernel.ts';
import type { SearchArcs } from './search-arcs.ts';
import kernelBytes from './search-kernel.as.ts?wasm';
import type { SearchSeeds } from './shortest-paths.ts';

interface SearchKernel {
  readonly lay: (
    junctionCount: number,
    keys: number,
    isTouched: number,
    heads: number,
    seed: number,
    entries: number,
    entryCount: number,
    bucketBits: number,
  ) => void;
  readonly begin: (boundMs: number) => void;
  readonly offer: (junction: number, ms: number) => void;
  readonly settle: (start: number, arcs: number, ms: number, reached: number) => number;
}

/** A started kernel; columns as in a `RoadSearch`, which takes them over. */
export interface CompiledSearch {
  readonly ms: Float64Array;
  readonly reached: Uint32Array;
  readonly arcs: SearchArcs;
  /** Whether the kernel's buckets and 32 bits hold all times to this one. */
  canSearchTo(boundMs: number): boolean;
  /**
   * Fills `ms`, all Infinity before, and `reached`; returns how many are reached.
   * Negative, −1 − that, where more waited than there was room for and times may be too long.
   */
  searchTo(seeds: SearchSeeds, boundMs: number): number;
}

const bucketCount = 65_536;
const longestMs = 0x7fffffff - 2;
/** Junctions that the kernel marks together as touched. */
const blockJunctions = 256;

/**
 * Starts a kernel for a graph: per junction 28 bytes and per arc 8, of which 16 and 8 replace what JavaScript had.
 * null where there is no WebAssembly or memory for it.
 */
export function buildCompiledSearch(
  arcs: SearchArcs,
  junctionCount: number,
  bucketsPerMs: number,
): CompiledSearch | null {
  let end = reservedBytes;
  /** Room for so many bytes, on a border of 16. */
  const place = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / 16) * 16;
    return at;
  };
  const keysAt = place(4 * junctionCount);
  const touchedAt = place(Math.ceil(junctionCount / blockJunctions));
  const headsAt = place(4 * bucketCount);
  const seedAt = place(8);
  const startAt = place(arcs.start.byteLength);
  const arcsAt = place(arcs.arcs.byteLength);
  const msAt = place(8 * junctionCount);
  // The kernel writes a junction before it knows whether that counts.
  const reachedAt = place(4 * (junctionCount + 1));
  const entriesAt = place(8 * (junctionCount + 1));
  const kernel = startWasmKernel<SearchKernel>(kernelBytes, end - reservedBytes);
  if (kernel === null) return null;
  const { memory, exports } = kernel;
  const start = new Uint32Array(memory, startAt, arcs.start.length);
  start.set(arcs.start);
  const pairs = new Int32Array(memory, arcsAt, arcs.arcs.length);
  pairs.set(arcs.arcs);
  const bucketBits = 31 - Math.clz32(1 / bucketsPerMs);
  exports.lay(junctionCount, keysAt, touchedAt, headsAt, seedAt, entriesAt, junctionCount, bucketBits);
  return {
    ms: new Float64Array(memory, msAt, junctionCount).fill(Infinity),
    reached: new Uint32Array(memory, reachedAt, junctionCount),
    arcs: { ...arcs, start, arcs: pairs },
    canSearchTo: boundMs => boundMs >= 0 && boundMs <= longestMs && (boundMs + 1) * bucketsPerMs < bucketCount,
    searchTo({ junction, ms }, boundMs) {
      exports.begin(boundMs);
      for (let row = 0; row < junction.length; row++) {
        if (ms[row] <= boundMs) exports.offer(junction[row], ms[row]);
      }
      return exports.settle(startAt, arcsAt, msAt, reachedAt);
    },
  };
}
