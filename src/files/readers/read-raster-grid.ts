// What an elevation or friction raster holds: its values in tiles, where its pixels lie, and facts to be told.

import { buildGridPlaces, type GridPlaces } from '../../geo/grid-places.ts';
import type { Bounds } from '../../geo/lon-lat.ts';
import type { FrictionUnit } from '../../travel/friction/friction-units.ts';
import { startTiledGrid, type TiledGrid } from '../../travel/friction/tiled-grid.ts';
import type { Outcome } from '../../vocabulary/problem.ts';
import { startProblemLog } from '../account/problem-log.ts';
import type { ReadHost } from '../account/read-host.ts';
import type { ReadCounts, ReadOptions, SetAsideRow } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { isNoData } from '../raster/no-data.ts';
import { openRaster, type Raster } from '../raster/open-raster.ts';
import { pixelOutlines } from '../raster/pixel-outlines.ts';

export interface GridFacts {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the samples, such as `float32`. */
  readonly sampleType: string;
  /** The coordinate system, for people. */
  readonly crs: string;
  /** Of the corners, degrees WGS 84; null where one of them has no place there. */
  readonly bounds: Bounds | null;
  /** Of all pixels that hold a number. */
  readonly range: readonly [least: number, most: number];
  /** Pixels that hold nothing, as a share of all, 0…1. */
  readonly emptyShare: number;
  /** Of a friction raster: the unit it was read in, the speeds of its passable cells, and their share of all cells, 0…1. */
  readonly friction?: {
    readonly unit: FrictionUnit;
    readonly kmh: readonly [slowest: number, fastest: number];
    readonly passableShare: number;
  };
}

/** A raster's values as 32-bit floats, and their places. */
export interface PlacedGrid {
  /** NaN where nothing is known. */
  readonly values: TiledGrid<Float32Array>;
  readonly places: GridPlaces;
}

export interface GridRead {
  readonly facts: GridFacts;
  readonly grid: PlacedGrid;
  readonly counts: ReadCounts;
  readonly setAside: readonly SetAsideRow[];
}

/** Reads every pixel once; when the file cannot be read or no pixel holds a number, the value is null. */
export async function readRasterGrid(
  file: InputFile,
  options: ReadOptions,
  host: ReadHost,
): Promise<Outcome<GridRead>> {
  const log = startProblemLog(file.source.name);
  const raster = await openRaster(file, options, log, host);
  if (raster === null) return log.rejected();
  const { factor, offset } = raster.scaling;
  let least = Infinity;
  let most = -Infinity;
  let used = 0;
  let notNumbers = 0;
  const tiled = startTiledGrid(raster.width, raster.height, Number.NaN, length => new Float32Array(length));
  for await (const { column, row, width, height, stride, values, mask, isMissing } of raster.blocks()) {
    if (isMissing) continue;
    const known = new Float32Array(width);
    for (let y = 0; y < height; y++) {
      known.fill(Number.NaN);
      for (let x = 0; x < width; x++) {
        const at = y * stride + x;
        if (isNoData(values[at], raster.noData) || mask?.[at] === 0) continue;
        const value = values[at] * factor + offset;
        if (!Number.isFinite(value)) {
          notNumbers += 1;
          continue;
        }
        known[x] = value;
        used += 1;
        if (value < least) least = value;
        if (value > most) most = value;
      }
      tiled.setRun(column, row + y, known, 0, width);
    }
  }
  if (log.hasRejected()) return log.rejected();
  if (used === 0) return log.reject('raster-no-values', { found: raster.width * raster.height });
  if (notNumbers > 0) log.add('warn', 'raster-not-numbers', { count: notNumbers });
  const facts: GridFacts = {
    width: raster.width,
    height: raster.height,
    sampleType: raster.sampleType,
    crs: raster.coordinates.crs,
    bounds: boundsOf(raster),
    range: [least, most],
    emptyShare: 1 - (used + notNumbers) / (raster.width * raster.height),
  };
  const places = buildGridPlaces(raster.places, raster.width, raster.height, raster.coordinates.toWgs84);
  const { value, problems } = log.outcome({ facts, grid: { values: tiled.finish(), places } });
  const counts = { read: used + notNumbers, used, setAside: notNumbers };
  return { value: value === null ? null : { ...value, counts }, problems };
}

function boundsOf(raster: Raster): Bounds | null {
  const outline = pixelOutlines(raster, Math.max(raster.width, raster.height)).outline(0);
  if (outline === null) return null;
  const lons = outline.coordinates[0].map(([lon]) => lon);
  const lats = outline.coordinates[0].map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
