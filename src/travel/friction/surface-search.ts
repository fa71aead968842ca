// Least time over a friction surface from seeds to every cell, up to a bound: tiles are visited in turn, a window of time after another.

import { buildCompiledVisitor } from './compiled-visit.ts';
import { type FrictionSurface, mostTicks } from './friction-surface.ts';
import { buildPlainVisitor } from './plain-visit.ts';
import {
  bucketCount,
  clearTile,
  inMargin,
  type SearchTile,
  type TileVisitor,
  type TimeWindow,
  type VisitResult,
} from './search-tile.ts';
import { columnOfTile, ownerOf, rowOfTile, tileCells, tileMargin, tileStride } from './tiled-grid.ts';

/** Where a search begins: the cell, its ticks, and the row of the station. */
export interface SurfaceSeed {
  /** As `tiledCell` counts. */
  readonly cell: number;
  readonly ticks: number;
  readonly station: number;
}

/** Scratch for searches on one surface, used again by every search; holds the last answer. */
export interface SurfaceSearch {
  readonly surface: FrictionSurface;
  /** null where no search has been, or nothing can be passed. */
  readonly tiles: (SearchTile | null)[];
  readonly visitor: TileVisitor;
  /** Tiles of the last search. */
  touched: SearchTile[];
  run: number;
  bound: number;
  wantsStations: boolean;
}

/** Whether the compiled kernel is used where it can be; answers are the same. */
export type Engine = 'compiled' | 'plain';

export function buildSurfaceSearch(surface: FrictionSurface, engine: Engine = 'compiled'): SurfaceSearch {
  const compiled = engine === 'compiled' ? buildCompiledVisitor(surface) : null;
  return {
    surface,
    tiles: new Array<SearchTile | null>(surface.tilesAcross * surface.tilesDown).fill(null),
    visitor: compiled ?? buildPlainVisitor(surface),
    touched: [],
    run: 0,
    bound: 0,
    wantsStations: false,
  };
}

/** Ticks of the last search at a cell; Infinity where it was not reached. */
export function ticksAt({ tiles, run, bound }: SurfaceSearch, cell: number): number {
  const tile = tiles[Math.floor(cell / tileCells)];
  if (tile === null || tile.run !== run) return Infinity;
  const ticks = tile.ticks[cell % tileCells];
  return ticks < 0 || ticks > bound ? Infinity : ticks;
}

/** Cells from `left` to `right` and `top` to `low`, the latter not included, counted from the raster's corner. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly low: number;
}

/** The box of the cells that the last search reached, for every tile that has any. */
export function reachedBoxes({ surface, touched, bound }: SurfaceSearch): readonly CellBox[] {
  const boxes: CellBox[] = [];
  for (const { tile, ticks } of touched) {
    let left = tileStride;
    let right = -1;
    let top = -1;
    let low = -1;
    for (let row = tileMargin; row < tileStride - tileMargin; row++) {
      for (let column = tileMargin; column < tileStride - tileMargin; column++) {
        const at = ticks[row * tileStride + column];
        if (at < 0 || at > bound) continue;
        if (top < 0) top = row;
        low = row;
        if (column < left) left = column;
        if (column > right) right = column;
      }
    }
    if (right < 0) continue;
    const firstColumn = columnOfTile(surface, tile, 0);
    const firstRow = rowOfTile(surface, tile, 0);
    boxes.push({
      left: firstColumn + left,
      right: firstColumn + right + 1,
      top: firstRow + top,
      low: firstRow + low + 1,
    });
  }
  return boxes;
}

/** Station of the last search at a cell that it reached, where stations were asked for. */
export function stationAt({ tiles }: SurfaceSearch, cell: number): number {
  return tiles[Math.floor(cell / tileCells)]?.label[cell % tileCells] ?? -1;
}

/**
 * Finds the least ticks of every cell within `boundTicks` of the seeds; for `stations` also the least station row among equal ticks.
 * O(cells reached), about.
 */
export function searchSurface(
  search: SurfaceSearch,
  seeds: readonly SurfaceSeed[],
  boundTicks: number,
  wanted: 'times' | 'stations',
): void {
  const { surface, visitor } = search;
  search.wantsStations = wanted === 'stations';
  search.run++;
  search.touched = [];
  search.bound = Math.min(Math.floor(boundTicks), mostTicks - 1);
  for (const seed of seeds) improveCell(search, seed.cell, seed.ticks, seed.station);
  const span = windowTicks(surface);
  const shift = bucketShift(surface, span);
  const queue: SearchTile[] = [];
  for (;;) {
    let start = Infinity;
    for (const tile of search.touched) if (tile.leastWaiting < start) start = tile.leastWaiting;
    if (start === Infinity) return;
    const window: TimeWindow = { start, end: start + span, shift };
    queue.length = 0;
    for (const tile of search.touched) if (tile.leastWaiting < window.end) enqueue(queue, tile);
    for (let at = 0; at < queue.length; at++) {
      const tile = queue[at];
      tile.isQueued = false;
      const result = visitor.visit(tile, window, search.wantsStations);
      tile.leastWaiting = result.leastLeft;
      if (tile.leastWaiting < window.end) enqueue(queue, tile);
      handOut(search, tile, result, window, queue);
    }
  }
}

function enqueue(queue: SearchTile[], tile: SearchTile): void {
  if (tile.isQueued) return;
  tile.isQueued = true;
  queue.push(tile);
}

/** Hands what passed the border of a tile to the tiles it belongs to. */
function handOut(
  search: SurfaceSearch,
  tile: SearchTile,
  { outbox, count }: VisitResult,
  window: TimeWindow,
  queue: SearchTile[],
): void {
  for (let k = 0; k < count; k++) {
    const local = outbox[k];
    tile.waiting[local] = inMargin;
    const cell = ownerOf(search.surface, tile.tile, local);
    const owner = improveCell(search, cell, tile.ticks[local], tile.label[local]);
    if (owner !== null && owner.leastWaiting < window.end) enqueue(queue, owner);
  }
}

/** Lowers the ticks of a cell, or the station where they are equal; returns its tile if that changed anything. */
function improveCell(search: SurfaceSearch, cell: number, ticks: number, station: number): SearchTile | null {
  const tile = tileOf(search, Math.floor(cell / tileCells));
  if (tile === null || ticks > search.bound) return null;
  const local = cell % tileCells;
  const before = tile.ticks[local];
  if (ticks > before || before < 0) return null;
  if (ticks === before && !(search.wantsStations && station < tile.label[local])) return null;
  tile.ticks[local] = ticks;
  if (search.wantsStations) tile.label[local] = station;
  tile.waiting[local] = 1;
  if (ticks < tile.leastWaiting) tile.leastWaiting = ticks;
  return tile;
}

function tileOf(search: SurfaceSearch, index: number): SearchTile | null {
  const pace = search.surface.pace.tiles[index];
  if (pace === null) return null;
  search.tiles[index] ??= search.visitor.newTile(index, pace);
  const tile = search.tiles[index];
  if (tile.run !== search.run) {
    clearTile(tile, search.surface, search.bound, search.run, search.wantsStations);
    search.touched.push(tile);
  }
  return tile;
}

/** Cells of middling pace that a tile is searched ahead of its neighbours: measured on surfaces of roads and fields. */
const cellsAhead = 4;

function windowTicks({ middlingTicks }: FrictionSurface): number {
  return Math.max(1, Math.min(mostTicks - 1, Math.floor(cellsAhead * middlingTicks)));
}

/** Buckets as wide as the shortest step, or wider where there would be too many. */
function bucketShift({ leastTicks }: FrictionSurface, span: number): number {
  let shift = 0;
  while (shift < 30 && (2 << shift <= leastTicks || span / (1 << shift) > bucketCount - 1)) shift++;
  return shift;
}
