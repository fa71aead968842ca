// Demand cells from a GeoTIFF: every pixel with people is a cell, or squares of pixels where there are too many of them.

import type { DemandCells } from '../../demand/demand-cells.ts';
import type { Outcome } from '../../vocabulary/problem.ts';
import type { Meters } from '../../vocabulary/units.ts';
import { startProblemLog } from '../account/problem-log.ts';
import { type ReadHost, runInTurns, startPace } from '../account/read-host.ts';
import type { ReadOptions } from '../account/read-options.ts';
import { type ReadPreview, startPreview } from '../account/read-preview.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { mostPeople } from '../columns/micro-people.ts';
import { openRaster, type Raster } from '../raster/open-raster.ts';
import { pixelOutlines } from '../raster/pixel-outlines.ts';
import { gatherPixels, squareOf, startPixelPeople } from '../raster/pixel-people.ts';
import type { PixelSet } from '../raster/pixel-set.ts';
import { judgeValues } from '../raster/plausible-people.ts';
import { buildRasterCells } from '../raster/raster-cells.ts';
import { startPixelAccount, visitPeople } from '../raster/visit-people.ts';
import type { PopulationRead } from './read-population.ts';

/** Reads demand cells; without people, or when the file cannot be read, the value is null. */
export async function readRasterPopulation(
  file: InputFile,
  options: ReadOptions,
  host: ReadHost,
): Promise<Outcome<PopulationRead>> {
  const log = startProblemLog(file.source.name);
  const raster = await openRaster(file, options, log, host);
  if (raster === null) return log.rejected();
  const { width, height } = raster;
  const most = options.limits.features;
  const wanted = wantedFactor(raster, options.cellMeters);
  const account = startPixelAccount(raster, log);
  const seenShare = () => account.seenCount / (width * height);
  const people = startPixelPeople(width, height, wanted, most, seenShare);
  await visitPeople(raster, account, people.add);
  if (log.hasRejected()) return log.rejected();
  if (account.total > mostPeople * 1_000_000) return log.reject('population-total-too-large', { limit: mostPeople });
  const { populated } = people;
  const pixelCount = populated.count();
  if (pixelCount === 0) return log.reject('raster-no-people', { found: account.readCount });
  judgeValues(raster, account, log);

  const pace = startPace(host);
  const { factor, squares } = await runInTurns(gatherPixels(populated, width, height, wanted, most), pace);
  if (factor > wanted) {
    const meters = Math.round(pixelSide(raster) * factor);
    log.add('warn', 'raster-gathered', { cells: pixelCount, limit: most, factor, meters });
  }
  const micro = people.sumsOf(factor, squares) ?? (await sumsReadAgain(raster, factor, squares));
  if (log.hasRejected()) return log.rejected();

  const cells = await buildRasterCells(raster, factor, squares, micro, populated, account, pace);
  if (cells.count === 0) return log.reject('nothing-usable', { found: account.readCount });
  host.preview?.(previewOf(raster, cells));
  const { value, problems } = log.outcome({ cells });
  const { readCount, setAsideCount } = account.finish();
  const counts = { read: readCount, used: readCount - setAsideCount, setAside: setAsideCount };
  return { value: value === null ? null : { ...value, counts }, problems };
}

function previewOf(raster: Raster, { count, lon, lat }: DemandCells): ReadPreview {
  const preview = startPreview();
  for (let cell = 0; cell < count; cell++) preview.place(lon[cell]!, lat[cell]!);
  const { crs, namedBy: crsNamedBy } = raster.coordinates;
  return preview.finish({ format: 'GeoTIFF', encoding: null, crs, crsNamedBy, names: [], layers: [], columns: [] });
}

/** The people of squares by a second reading, where the first could not keep them. */
async function sumsReadAgain(raster: Raster, factor: number, squares: PixelSet): Promise<Float64Array> {
  const sums = new Float64Array(squares.count());
  await visitPeople(raster, null, (pixel, micro) => {
    sums[squares.rank(squareOf(pixel, raster.width, factor))] += micro;
  });
  return sums;
}

/** Side of a pixel in the middle of the raster, as the square root of its area; NaN where it has no place. Metres. */
function pixelSide(raster: Raster): Meters {
  const middle = Math.floor(raster.height / 2) * raster.width + Math.floor(raster.width / 2);
  return Math.sqrt(pixelOutlines(raster, 1).squareMeters(middle));
}

/** Whole pixels, at least one, whose side comes nearest to the wished cell. */
function wantedFactor(raster: Raster, cellMeters: Meters | null): number {
  if (cellMeters === null) return 1;
  const factor = Math.round(cellMeters / pixelSide(raster));
  return Number.isFinite(factor) ? Math.max(1, Math.min(factor, Math.max(raster.width, raster.height))) : 1;
}
