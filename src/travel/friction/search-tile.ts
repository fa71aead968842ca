// One tile searched for one window of time: what a visit is, and a tile in a search.

import { type FrictionSurface, mostTicks } from './friction-surface.ts';
import { marginCells, tileCells } from './tiled-grid.ts';

/** A tile in a search. */
export interface SearchTile {
  readonly tile: number;
  /** Number of the search that the columns belong to. */
  run: number;
  readonly pace: Float32Array;
  /** Least ticks found; one more than the bound where none, −1 where impassable. */
  readonly ticks: Int32Array;
  /** 1 where a cell was improved and its neighbours were not looked at since; see `inMargin` and `inOutbox`. */
  readonly waiting: Uint8Array;
  /** Row of the station that is there first, −1 where none comes; of no meaning where none was asked for. */
  readonly label: Int32Array;
  /** No waiting cell has fewer ticks; Infinity where none waits. */
  leastWaiting: number;
  /** Whether the tile is in line to be visited in this window. */
  isQueued: boolean;
}

/** What `waiting` holds in the margin: a cell of another tile; and one that is in the outbox. */
export const inMargin = 2;
export const inOutbox = 3;

/** Beginning and end of the window in ticks, and the width of a bucket as a power of two; at most `bucketCount` of them. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
}

export const bucketCount = 4096;
/** Cells that can be in line at once; more stay waiting for another visit. */
export const entryCount = 2 * tileCells;

/** What a visit leaves behind. */
export interface VisitResult {
  /** Places in the margin that were improved: the first `count` of `outbox`. */
  readonly outbox: Int32Array;
  readonly count: number;
  /** The least ticks of a cell that was left waiting; Infinity where none is. */
  readonly leastLeft: number;
}

/** The part of a search that looks at cells: in JavaScript, or compiled. Both give the same numbers. */
export interface TileVisitor {
  /** The columns of a tile that holds passable cells, made once. */
  newTile(tile: number, pace: Float32Array): SearchTile;
  /** Searches a tile until no cell within the window waits. */
  visit(tile: SearchTile, window: TimeWindow, wantsStations: boolean): VisitResult;
}

/** Makes a tile ready for a search: nothing is reached yet. */
export function clearTile(
  tile: SearchTile,
  { mostPace }: FrictionSurface,
  bound: number,
  run: number,
  wantsStations: boolean,
): void {
  const { ticks, waiting, pace } = tile;
  const unreached = Math.min(bound, mostTicks - 1) + 1;
  waiting.fill(0);
  for (let k = 0; k < marginCells.length; k++) waiting[marginCells[k]] = inMargin;
  if (wantsStations) tile.label.fill(-1);
  tile.leastWaiting = Infinity;
  tile.isQueued = false;
  tile.run = run;
  for (let local = 0; local < tileCells; local++) {
    const own = pace[local];
    ticks[local] = own > 0 && own <= mostPace ? unreached : -1;
  }
}
