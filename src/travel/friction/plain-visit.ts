// Tiles searched in JavaScript: with knight's moves, slopes and stations, and wherever the compiled kernel is not to be had.
// Source: buckets of R. Dial, CACM 12 (1969), corrected inside as in roads/shortest-paths.ts. The answer is the least fixpoint of
// whole ticks, so no order of cells changes it.

import { type FrictionSurface, isWalkingPace } from './friction-surface.ts';
import { hikingFactor } from './hiking-pace.ts';
import {
  bucketCount,
  entryCount,
  inMargin,
  inOutbox,
  type SearchTile,
  type TileVisitor,
  type TimeWindow,
  type VisitResult,
} from './search-tile.ts';
import { stepKinds } from './step-lengths.ts';
import { marginCells, tileCells, tileStride } from './tiled-grid.ts';

interface Scratch {
  readonly bucketHead: Int32Array;
  readonly entryNext: Int32Array;
  readonly entryCell: Uint16Array;
  readonly outbox: Int32Array;
  leastLeft: number;
}

export function buildPlainVisitor(surface: FrictionSurface): TileVisitor {
  const scratch: Scratch = {
    bucketHead: new Int32Array(bucketCount).fill(-1),
    entryNext: new Int32Array(entryCount),
    entryCell: new Uint16Array(entryCount),
    outbox: new Int32Array(marginCells.length),
    leastLeft: Infinity,
  };
  return {
    newTile: (tile, pace) => ({
      tile,
      run: -1,
      pace,
      ticks: new Int32Array(tileCells),
      waiting: new Uint8Array(tileCells),
      label: new Int32Array(tileCells),
      leastWaiting: Infinity,
      isQueued: false,
    }),
    visit: (tile, window, wantsStations) => {
      scratch.leastLeft = Infinity;
      const used = queueWaiting(scratch, tile, window);
      return settle(scratch, surface, tile, window, wantsStations, used);
    },
  };
}

/** Puts the waiting cells of the window into buckets; returns the number of entries used. */
function queueWaiting(scratch: Scratch, tile: SearchTile, { start, end, shift }: TimeWindow): number {
  const { bucketHead, entryNext, entryCell } = scratch;
  const { ticks, waiting } = tile;
  const words = new Uint32Array(waiting.buffer, waiting.byteOffset, tileCells / 4);
  let used = 0;
  for (let word = 0; word < words.length; word++) {
    if ((words[word] & 0x01010101) === 0) continue;
    for (let local = 4 * word; local < 4 * word + 4; local++) {
      if (waiting[local] !== 1) continue;
      const at = ticks[local];
      if (at >= end) {
        if (at < scratch.leastLeft) scratch.leastLeft = at;
        continue;
      }
      const bucket = (at - start) >> shift;
      entryCell[used] = local;
      entryNext[used] = bucketHead[bucket];
      bucketHead[bucket] = used++;
    }
  }
  return used;
}

function localOffset([rows, columns]: readonly [number, number]): number {
  return rows * tileStride + columns;
}

const offsets = Int32Array.from(stepKinds, ({ rows, columns }) => localOffset([rows, columns]));
const firstVia = Int32Array.from(stepKinds, ({ via }) => (via.length > 0 ? localOffset(via[0]) : 0));
const secondVia = Int32Array.from(stepKinds, ({ via }) => (via.length > 0 ? localOffset(via[1]) : 0));

function settle(
  scratch: Scratch,
  surface: FrictionSurface,
  { tile, pace, ticks, waiting, label }: SearchTile,
  { start, end, shift }: TimeWindow,
  wantsStations: boolean,
  used: number,
): VisitResult {
  const ticksOfRow = surface.ticks[Math.floor(tile / surface.tilesAcross)];
  const { bucketHead, entryNext, entryCell, outbox } = scratch;
  let outboxCount = 0;
  const { neighbours, terrain, ticksPerMs } = surface;
  const heights = terrain?.heights.tiles[tile] ?? null;
  const isReversed = terrain?.isReversed ?? false;
  const walkedCells = surface.walked?.tiles[tile] ?? null;
  const isSlowWalk = surface.walked === null;
  let unused = used;
  let free = -1;
  const buckets = ((end - 1 - start) >> shift) + 1;

  const walks = (cell: number): boolean =>
    isSlowWalk ? isWalkingPace(pace[cell]) : walkedCells !== null && walkedCells[cell] === 1;
  const onSlope = (cell: number, factor: number): number => (walks(cell) ? pace[cell] * factor : pace[cell]);

  for (let bucket = 0; bucket < buckets; bucket++) {
    for (let entry = bucketHead[bucket]; entry >= 0; entry = bucketHead[bucket]) {
      bucketHead[bucket] = entryNext[entry];
      entryNext[entry] = free;
      free = entry;
      const cell = entryCell[entry];
      if (waiting[cell] !== 1) continue;
      waiting[cell] = 0;
      const now = ticks[cell];
      const station = label[cell];
      const row = (cell >> 8) * neighbours;
      for (let kind = 0; kind < neighbours; kind++) {
        const to = cell + offsets[kind];
        const before = ticks[to];
        if (before < now || (before === now && !wantsStations)) continue;
        const perPace = ticksOfRow[row + kind];
        const isKnight = kind >= 8;
        const one = cell + firstVia[kind];
        const two = cell + secondVia[kind];
        if (isKnight && (ticks[one] < 0 || ticks[two] < 0)) continue;
        let sum: number;
        if (heights === null) {
          sum = pace[cell] + pace[to];
          if (isKnight) sum = sum + pace[one] + pace[two];
        } else {
          const meters = (perPace * (isKnight ? 4 : 2)) / ticksPerMs;
          const rise = isReversed ? heights[cell] - heights[to] : heights[to] - heights[cell];
          const factor = hikingFactor(rise / meters);
          sum = onSlope(cell, factor) + onSlope(to, factor);
          if (isKnight) sum = sum + onSlope(one, factor) + onSlope(two, factor);
        }
        const at = now + Math.floor(sum * perPace + 0.5);
        if (at > before) continue;
        if (at === before) {
          // The label of a cell that is not reached is −1, and no row is less.
          if (!wantsStations || station >= label[to]) continue;
        }
        ticks[to] = at;
        if (wantsStations) label[to] = station;
        const state = waiting[to];
        if (state >= inMargin) {
          if (state === inMargin) {
            waiting[to] = inOutbox;
            outbox[outboxCount++] = to;
          }
          continue;
        }
        waiting[to] = 1;
        if (at >= end) {
          if (at < scratch.leastLeft) scratch.leastLeft = at;
          continue;
        }
        const own = (at - start) >> shift;
        if (state === 1 && before < end && (before - start) >> shift === own) continue;
        let slot = free;
        if (slot >= 0) free = entryNext[slot];
        else if (unused < entryCount) slot = unused++;
        else {
          if (at < scratch.leastLeft) scratch.leastLeft = at;
          continue;
        }
        entryCell[slot] = to;
        entryNext[slot] = bucketHead[own];
        bucketHead[own] = slot;
      }
    }
  }
  return { outbox, count: outboxCount, leastLeft: scratch.leastLeft };
}
