// Tiles of cells and roads out of the worker's columns, built when the map asks for them: no large object is ever handed over.

import type { CellLayer, RoadLayer } from '../../compute/jobs.ts';
import { eachRing, hasPointCells } from './cell-shapes.ts';
import { clipLine, clipRing, tileBuffer } from './tile-clip.ts';
import { createTileLayer, tileExtent } from './vector-tile.ts';

/** Which tile: zoom, column from the west, row from the north. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Longitude and latitude to whole units of a tile. */
interface ToTile {
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
}

/** Gives the page its turn from time to time in long work. */
export type Pause = () => Promise<void> | null;

const low = -tileBuffer;
const high = tileExtent + tileBuffer;
const rowsPerLook = 256;

function toTile({ z, x, y }: TileAddress): ToTile {
  const tiles = 2 ** z;
  return {
    x: lon => Math.round(((lon / 360 + 0.5) * tiles - x) * tileExtent),
    y: lat => {
      const turned = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
      return Math.round(((0.5 - turned / (2 * Math.PI)) * tiles - y) * tileExtent);
    },
  };
}

/** Cells of a tile; the feature id is the row, its property `code` the class it has now. */
export async function buildCellTile(
  layer: CellLayer,
  codes: Uint8Array,
  address: TileAddress,
  pause: Pause,
): Promise<ArrayBuffer> {
  const to = toTile(address);
  const tile = createTileLayer('cells', 'code');
  const isPoints = hasPointCells(layer);
  for (let row = 0; row < layer.population.length; row++) {
    if (row % rowsPerLook === 0) await pause();
    if (isPoints) {
      const [x, y] = [to.x(layer.lon[row]), to.y(layer.lat[row])];
      if (Math.min(x, y) >= low && Math.max(x, y) <= high) tile.add(row, 'point', [[x, y]], codes[row] ?? 0);
      continue;
    }
    const rings: (readonly number[])[] = [];
    eachRing(layer, row, (from, till, isOuter) => {
      const ring = ringInTile(layer.shapes.lonLat, from, till, to, isOuter);
      if (ring) rings.push(ring);
    });
    if (rings.length > 0) tile.add(row, 'polygon', rings, codes[row] ?? 0);
  }
  return tile.finish();
}

/** Roads of a tile; the property `major` says which are wide. */
export async function buildRoadTile(layer: RoadLayer, address: TileAddress, pause: Pause): Promise<ArrayBuffer> {
  const to = toTile(address);
  const tile = createTileLayer('roads', 'major');
  const { lineStart, lonLat, isMajor } = layer;
  for (let line = 0; line < isMajor.length; line++) {
    if (line % rowsPerLook === 0) await pause();
    const row = rowInTile(lonLat, lineStart[line], lineStart[line + 1], to);
    const pieces = row ? clipLine(row, low, high) : [];
    if (pieces.length > 0) tile.add(line, 'line', pieces, isMajor[line]);
  }
  return tile.finish();
}

/** A ring in the tile's units, clockwise on the screen where it is an outer one; null where nothing of it is left. */
function ringInTile(
  lonLat: Float64Array,
  from: number,
  till: number,
  to: ToTile,
  isOuter: boolean,
): readonly number[] | null {
  // Rings close by themselves in a tile.
  const isClosed =
    lonLat[2 * from] === lonLat[2 * till - 2] && lonLat[2 * from + 1] === lonLat[2 * till - 1] && till - from > 1;
  const row = rowInTile(lonLat, from, isClosed ? till - 1 : till, to);
  if (!row) return null;
  const kept = isInside(row) ? row : clipRing(row, low, high);
  if (kept.length < 6) return null;
  const area = doubleArea(kept);
  if (area === 0) return null;
  return area > 0 === isOuter ? kept : reversed(kept);
}

/** A row of positions without repetitions, or null where its box misses the tile. */
function rowInTile(lonLat: Float64Array, from: number, till: number, to: ToTile): readonly number[] | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = from; k < till; k++) {
    west = Math.min(west, lonLat[2 * k]);
    east = Math.max(east, lonLat[2 * k]);
    south = Math.min(south, lonLat[2 * k + 1]);
    north = Math.max(north, lonLat[2 * k + 1]);
  }
  if (to.x(west) > high || to.x(east) < low || to.y(north) > high || to.y(south) < low) return null;
  const row: number[] = [];
  for (let k = from; k < till; k++) {
    const [x, y] = [to.x(lonLat[2 * k]), to.y(lonLat[2 * k + 1])];
    if (row.at(-2) !== x || row.at(-1) !== y) row.push(x, y);
  }
  return row;
}

function isInside(row: readonly number[]): boolean {
  return row.every(value => value >= low && value <= high);
}

function doubleArea(ring: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < ring.length; k += 2) {
    const next = (k + 2) % ring.length;
    sum += ring[k] * ring[next + 1] - ring[next] * ring[k + 1];
  }
  return sum;
}

function reversed(ring: readonly number[]): readonly number[] {
  const back: number[] = [];
  for (let k = ring.length - 2; k >= 0; k -= 2) back.push(ring[k], ring[k + 1]);
  return back;
}
