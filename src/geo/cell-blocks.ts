// Cells in blocks of neighbours, each within a sphere: what is ruled out for a sphere is ruled out for all its cells.
// Cells of a grid of meridians and parallels keep two small tables; other cells are put in the order of a Hilbert curve.

import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Degrees, Meters } from '../vocabulary/units.ts';
import { toEarthCentered } from './chord.ts';
import { cosDegrees, degree, eccentricitySquared, equatorialRadius, sinDegrees } from './ellipsoid.ts';
import { computeHilbertOrder } from './hilbert-order.ts';

/** Cells in a block at most, and blocks in a group. */
export const cellsPerBlock = 256;
const blocksPerGroup = 64;
const blockSide = 16;
const groupSide = 8;

/** Earth-centred middles and radii in metres: four numbers a sphere. */
export type Spheres = Float64Array;

/** Blocks are in groups one after the other; those of group g are `groupStart[g]` … `groupStart[g + 1]` − 1. */
export interface CellBlocks {
  readonly lon: NumberColumn;
  readonly lat: NumberColumn;
  /** null where the cells are no whole grid. */
  readonly raster: RasterTables | null;
  /** Cells along the curve; empty for a raster. */
  readonly order: Uint32Array;
  /** Where a block begins: in `order`, or the raster's cell at its corner. */
  readonly blockStart: Uint32Array;
  readonly blockSpheres: Spheres;
  readonly groupStart: Uint32Array;
  readonly groupSpheres: Spheres;
}

/** Cell (row, column) lies at (axis[row] × cosLon[column], axis[row] × sinLon[column], z[row]), in row `row × width + column`. */
export interface RasterTables {
  readonly width: number;
  readonly height: number;
  readonly axis: Float64Array;
  readonly z: Float64Array;
  readonly cosLon: Float64Array;
  readonly sinLon: Float64Array;
}

/** The cells of one block, to be filled again and again. */
export interface OpenBlock {
  count: number;
  /** Rows of the cells, and their earth-centred metres. */
  readonly row: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

export function newOpenBlock(): OpenBlock {
  return {
    count: 0,
    row: new Uint32Array(cellsPerBlock),
    x: new Float64Array(cellsPerBlock),
    y: new Float64Array(cellsPerBlock),
    z: new Float64Array(cellsPerBlock),
  };
}

/** Blocks of cells given in degrees. O(n). */
export function buildCellBlocks(lon: NumberColumn, lat: NumberColumn): CellBlocks {
  const raster = findRaster(lon, lat);
  const order = raster ? new Uint32Array(0) : computeHilbertOrder(lon, lat);
  const { blockStart, groupStart } = raster ? rasterBlocks(raster) : orderBlocks(lon.length);
  const blocks: CellBlocks = {
    lon,
    lat,
    raster,
    order,
    blockStart,
    blockSpheres: new Float64Array(4 * blockStart.length),
    groupStart,
    groupSpheres: new Float64Array(4 * (groupStart.length - 1)),
  };
  const open = newOpenBlock();
  for (let block = 0; block < blockStart.length; block++) {
    if (raster) openMeridians(raster, blockStart[block], open);
    else openBlock(blocks, block, open);
    encloseCells(open, blocks.blockSpheres, 4 * block);
  }
  for (let group = 0; group + 1 < groupStart.length; group++) encloseBlocks(blocks, group);
  return blocks;
}

function orderBlocks(count: number): Pick<CellBlocks, 'blockStart' | 'groupStart'> {
  const blockCount = Math.ceil(count / cellsPerBlock);
  const groupCount = Math.ceil(blockCount / blocksPerGroup);
  return {
    blockStart: Uint32Array.from({ length: blockCount }, (_, block) => block * cellsPerBlock),
    groupStart: Uint32Array.from({ length: groupCount + 1 }, (_, group) =>
      Math.min(blockCount, group * blocksPerGroup),
    ),
  };
}

function rasterBlocks({ width, height }: RasterTables): Pick<CellBlocks, 'blockStart' | 'groupStart'> {
  const blockStart: number[] = [];
  const groupStart: number[] = [];
  const step = blockSide * groupSide;
  for (let top = 0; top < height; top += step) {
    for (let left = 0; left < width; left += step) {
      groupStart.push(blockStart.length);
      for (let row = top; row < Math.min(height, top + step); row += blockSide) {
        for (let column = left; column < Math.min(width, left + step); column += blockSide) {
          blockStart.push(row * width + column);
        }
      }
    }
  }
  groupStart.push(blockStart.length);
  return { blockStart: Uint32Array.from(blockStart), groupStart: Uint32Array.from(groupStart) };
}

/** Tables of cells that come row by row: one latitude a row, the same ascending longitudes in each; null for any others. */
function findRaster(lon: NumberColumn, lat: NumberColumn): RasterTables | null {
  const count = lon.length;
  let width = 1;
  while (width < count && lat[width] === lat[0]) width++;
  const height = count / width;
  if (width < blockSide || height < blockSide || !Number.isInteger(height)) return null;
  if (!(lon[width - 1] - lon[0] <= 180)) return null;
  for (let column = 1; column < width; column++) if (!(lon[column] > lon[column - 1])) return null;
  for (let first = 0; first < count; first += width) {
    const own = lat[first];
    for (let column = 0; column < width; column++) {
      if (lat[first + column] !== own || lon[first + column] !== lon[column]) return null;
    }
  }
  const meridian = Array.from({ length: height }, (_, row) => toEarthCentered(0, lat[row * width]));
  return {
    width,
    height,
    axis: Float64Array.from(meridian, place => place.x),
    z: Float64Array.from(meridian, place => place.z),
    cosLon: Float64Array.from({ length: width }, (_, column) => cosDegrees(lon[column])),
    sinLon: Float64Array.from({ length: width }, (_, column) => sinDegrees(lon[column])),
  };
}

/** Fills `open` with the cells of a block. */
export function openBlock(blocks: CellBlocks, block: number, open: OpenBlock): void {
  const start = blocks.blockStart[block];
  if (blocks.raster) openRasterBlock(blocks.raster, start, open);
  else openOrderedBlock(blocks, start, open);
}

/** Fills `open` with the first and last cell of every row: seen from between two meridians no cell is farther than one of those. */
function openMeridians({ width, height, axis, z, cosLon, sinLon }: RasterTables, start: number, open: OpenBlock): void {
  const left = start % width;
  const top = (start - left) / width;
  const bottom = Math.min(height, top + blockSide);
  const right = Math.min(width, left + blockSide) - 1;
  let count = 0;
  for (let row = top; row < bottom; row++) {
    for (const column of [left, right]) {
      open.x[count] = axis[row] * cosLon[column];
      open.y[count] = axis[row] * sinLon[column];
      open.z[count] = z[row];
      count++;
    }
  }
  open.count = count;
}

function openRasterBlock(raster: RasterTables, start: number, open: OpenBlock): void {
  const { width, axis, z, cosLon, sinLon } = raster;
  const left = start % width;
  const top = (start - left) / width;
  const right = Math.min(width, left + blockSide);
  const bottom = Math.min(raster.height, top + blockSide);
  let count = 0;
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      open.row[count] = row * width + column;
      open.x[count] = axis[row] * cosLon[column];
      open.y[count] = axis[row] * sinLon[column];
      open.z[count] = z[row];
      count++;
    }
  }
  open.count = count;
}

/** Within this angle of a known place, radians, the series below are exact to the last bits. */
const shortAngle = 0.02;

function openOrderedBlock({ lon, lat, order }: CellBlocks, start: number, open: OpenBlock): void {
  const count = Math.min(cellsPerBlock, order.length - start);
  open.count = count;
  const middle = order[start + (count >> 1)];
  const middleLon: Degrees = lon[middle];
  const middleLat: Degrees = lat[middle];
  const sinLon = sinDegrees(middleLon);
  const cosLon = cosDegrees(middleLon);
  const sinLat = sinDegrees(middleLat);
  const cosLat = cosDegrees(middleLat);
  for (let i = 0; i < count; i++) {
    const row = order[start + i];
    open.row[i] = row;
    const east = (lon[row] - middleLon) * degree;
    const north = (lat[row] - middleLat) * degree;
    if (!(east < shortAngle && east > -shortAngle && north < shortAngle && north > -shortAngle)) {
      const place = toEarthCentered(lon[row], lat[row]);
      open.x[i] = place.x;
      open.y[i] = place.y;
      open.z[i] = place.z;
      continue;
    }
    const sinEast = shortSine(east);
    const cosEast = shortCosine(east);
    const sinNorth = shortSine(north);
    const cosNorth = shortCosine(north);
    const sine = sinLat * cosNorth + cosLat * sinNorth;
    const primeVertical = equatorialRadius / Math.sqrt(1 - eccentricitySquared * sine * sine);
    const axis = primeVertical * (cosLat * cosNorth - sinLat * sinNorth);
    open.x[i] = axis * (cosLon * cosEast - sinLon * sinEast);
    open.y[i] = axis * (sinLon * cosEast + cosLon * sinEast);
    open.z[i] = primeVertical * (1 - eccentricitySquared) * sine;
  }
}

function shortSine(x: number): number {
  const square = x * x;
  return x * (1 - (square / 6) * (1 - square / 20));
}

function shortCosine(x: number): number {
  const square = x * x;
  return 1 - (square / 2) * (1 - (square / 12) * (1 - square / 30));
}

/** Writes the sphere about the mean of the cells: it lies between the outermost meridians, wherever the cells are. */
function encloseCells({ count, x, y, z }: OpenBlock, spheres: Spheres, at: number): void {
  let [middleX, middleY, middleZ] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    middleX += x[i];
    middleY += y[i];
    middleZ += z[i];
  }
  middleX /= count;
  middleY /= count;
  middleZ /= count;
  let most = 0;
  for (let i = 0; i < count; i++) {
    const dx = x[i] - middleX;
    const dy = y[i] - middleY;
    const dz = z[i] - middleZ;
    most = Math.max(most, dx * dx + dy * dy + dz * dz);
  }
  writeSphere(spheres, at, middleX, middleY, middleZ, Math.sqrt(most));
}

/** Writes the sphere around the spheres of a group's blocks, about the mean of their middles. */
function encloseBlocks({ groupStart, blockSpheres, groupSpheres }: CellBlocks, group: number): void {
  const first = groupStart[group];
  const end = groupStart[group + 1];
  let [x, y, z] = [0, 0, 0];
  for (let block = first; block < end; block++) {
    x += blockSpheres[4 * block];
    y += blockSpheres[4 * block + 1];
    z += blockSpheres[4 * block + 2];
  }
  x /= end - first;
  y /= end - first;
  z /= end - first;
  let radius: Meters = 0;
  for (let block = first; block < end; block++) {
    const dx = blockSpheres[4 * block] - x;
    const dy = blockSpheres[4 * block + 1] - y;
    const dz = blockSpheres[4 * block + 2] - z;
    radius = Math.max(radius, Math.sqrt(dx * dx + dy * dy + dz * dz) + blockSpheres[4 * block + 3]);
  }
  writeSphere(groupSpheres, 4 * group, x, y, z, radius);
}

function writeSphere(spheres: Spheres, at: number, x: Meters, y: Meters, z: Meters, radius: Meters): void {
  spheres[at] = x;
  spheres[at + 1] = y;
  spheres[at + 2] = z;
  spheres[at + 3] = radius;
}
