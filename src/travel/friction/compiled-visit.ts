// Tiles searched by the compiled kernel: eight neighbours on level ground. All tiles of a surface lie in its memory.

import { reservedBytes, startWasmKernel } from '../../vocabulary/wasm-kernel.ts';
import type { FrictionSurface } from './friction-surface.ts';
import { bucketCount, entryCount, type TileVisitor } from './search-tile.ts';
import kernelBytes from './tile-kernel.as.ts?wasm';
import { marginCells, tileCells, tileStride } from './tiled-grid.ts';

interface TileKernel {
  readonly scratchBytes: () => number;
  readonly outboxOffset: () => number;
  readonly clearScratch: (scratch: number) => void;
  readonly leastLeftWaiting: () => number;
  readonly visit: (
    scratch: number,
    pace: number,
    ticks: number,
    waiting: number,
    label: number,
    perPace: number,
    start: number,
    end: number,
    shift: number,
  ) => number;
}

/** Where the columns of a tile lie, one after another. */
const ticksAfter = 4 * tileCells;
const labelAfter = 8 * tileCells;
const waitingAfter = 12 * tileCells;
const tileBytes = 13 * tileCells;
/** Doubles of a row: the kinds of steps as the kernel's lanes have them, three rows of three and one to fill. */
const rowDoubles = 12;
const laneOfKind = [4, 6, 1, 9, 0, 2, 8, 10];
const rowBytes = 8 * rowDoubles * tileStride;
/** More than the scratch of the kernel. */
const scratchRoom = 4 * bucketCount + 6 * entryCount + 5 * 4096;
const nothingLeft = 0x7fffffff;

/** null where the kernel does not know the surface's steps, or there is no WebAssembly or memory for it. */
export function buildCompiledVisitor(surface: FrictionSurface): TileVisitor | null {
  if (surface.neighbours !== 8 || surface.terrain !== null) return null;
  const tileCount = surface.pace.tiles.reduce((count, cells) => count + (cells === null ? 0 : 1), 0);
  const rowsAt = reservedBytes + scratchRoom;
  const tilesAt = rowsAt + surface.tilesDown * rowBytes;
  const kernel = startWasmKernel<TileKernel>(kernelBytes, tilesAt - reservedBytes + tileCount * tileBytes);
  if (kernel === null) return null;
  const { exports, memory } = kernel;
  exports.clearScratch(reservedBytes);
  for (const [down, ticks] of surface.ticks.entries()) {
    const lanes = new Float64Array(memory, rowsAt + down * rowBytes, rowDoubles * tileStride);
    for (let row = 0; row < tileStride; row++) {
      for (const [kind, lane] of laneOfKind.entries())
        lanes[row * rowDoubles + lane] = ticks[row * laneOfKind.length + kind];
    }
  }
  const outbox = new Int32Array(memory, reservedBytes + exports.outboxOffset(), marginCells.length);
  const placeOf = new Map<number, number>();
  return {
    newTile(tile, pace) {
      const at = tilesAt + placeOf.size * tileBytes;
      placeOf.set(tile, at);
      const own = new Float32Array(memory, at, tileCells);
      own.set(pace);
      return {
        tile,
        run: -1,
        pace: own,
        ticks: new Int32Array(memory, at + ticksAfter, tileCells),
        waiting: new Uint8Array(memory, at + waitingAfter, tileCells),
        label: new Int32Array(memory, at + labelAfter, tileCells),
        leastWaiting: Infinity,
        isQueued: false,
      };
    },
    visit({ tile }, { start, end, shift }, wantsStations) {
      const at = placeOf.get(tile)!;
      const perPace = rowsAt + Math.floor(tile / surface.tilesAcross) * rowBytes;
      const label = wantsStations ? at + labelAfter : 0;
      const count = exports.visit(
        reservedBytes,
        at,
        at + ticksAfter,
        at + waitingAfter,
        label,
        perPace,
        start,
        end,
        shift,
      );
      const least = exports.leastLeftWaiting();
      return { outbox, count, leastLeft: least === nothingLeft ? Infinity : least };
    },
  };
}
