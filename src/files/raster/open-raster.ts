// A GeoTIFF opened for reading: its first full-size image, one band of it, where its pixels lie, and what stands for nothing known.

import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadHost } from '../account/read-host.ts';
import type { ReadOptions } from '../account/read-options.ts';
import { companionOf, type InputFile } from '../bytes/input-file.ts';
import { askForSystem } from '../coordinates/ask-for-system.ts';
import { type CoordinateReader, chooseCoordinates } from '../coordinates/coordinate-reader.ts';
import { chooseBand } from './choose-band.ts';
import { readGeoKeys } from './geo-keys.ts';
import { type NoData, parseNoData } from './no-data.ts';
import { type PixelPlaces, readPixelPlaces } from './pixel-places.ts';
import { type PixelBlock, readBlocks } from './raster-blocks.ts';
import { type RasterLayout, readLayout } from './raster-layout.ts';
import { readScaling, type Scaling } from './raster-metadata.ts';
import { readTiff, type TiffDirectory, type TiffFile, type TiffTag } from './tiff-directory.ts';

export interface Raster {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Band that is read, from 0. */
  readonly band: number;
  /** Of the samples, such as `float32`. */
  readonly sampleType: string;
  /** Whether the values are rows of a colour table. */
  readonly isPalette: boolean;
  readonly places: PixelPlaces;
  readonly coordinates: CoordinateReader;
  readonly noData: NoData;
  /** What the stored numbers are multiplied with and moved by. */
  readonly scaling: Scaling;
  /** Name, description and metadata of the band, as far as the file tells them. */
  readonly description: string;
  /** All pixels, block by block; may be run more than once. Ends early after a rejection in the log. */
  blocks(): AsyncIterable<PixelBlock>;
}

/** Opens a raster; null after a rejection or a question in the log. */
export async function openRaster(
  file: InputFile,
  options: ReadOptions,
  log: ProblemLog,
  host: ReadHost,
): Promise<Raster | null> {
  const tiff = await readTiff(file.source, log);
  if (tiff === null) return null;
  const directory = await chooseImage(tiff, log);
  if (directory === null) return null;
  const layout = await readLayout(tiff, directory, options.limits, log);
  if (layout === null) return null;
  const keys = await readGeoKeys(tiff, directory, log);
  if (keys === null) return null;
  const places = await readPixelPlaces(file, tiff, directory, keys.isPoint, log);
  if (places === null) return null;
  const coordinates = await coordinatesOf(file, keys.crs, places, layout, options, log, directory.byte);
  if (coordinates === null) return null;
  const metadata = await tiff.text(directory.tags.get(42112), 1_000_000);
  const read = (band: number): AsyncIterable<PixelBlock> => readBlocks(file.source, layout, band, log, host);
  const band = await chooseBand(layout, metadata, read, options, log);
  if (band === null) return null;
  const noDataTag = directory.tags.get(42113);
  const { noData, unreadable } = parseNoData(await tiff.text(noDataTag, 10_000), layout.kind, layout.sampleBytes);
  if (unreadable !== null) log.add('warn', 'raster-no-data-text', { found: unreadable }, { byte: noDataTag!.byte });
  const scaling = readScaling(metadata, band);
  if (scaling.factor !== 1 || scaling.offset !== 0) {
    log.add('warn', 'raster-scaled', { factor: scaling.factor, offset: scaling.offset }, { byte: directory.byte });
  }
  return {
    width: layout.width,
    height: layout.height,
    band,
    sampleType: `${layout.kind}${8 * layout.sampleBytes}`,
    isPalette: (await firstNumber(tiff, directory.tags.get(262), log)) === 3,
    places,
    coordinates,
    noData,
    scaling,
    description: `${file.source.name} ${metadata}`,
    blocks: () => read(band),
  };
}

/** The first image that is no overview; null after a rejection in the log. */
async function chooseImage(tiff: TiffFile, log: ProblemLog): Promise<TiffDirectory | null> {
  const full: TiffDirectory[] = [];
  let mask: TiffDirectory | null = null;
  for (const directory of tiff.directories) {
    const kind = await firstNumber(tiff, directory.tags.get(254), log);
    if (kind === null) return null;
    // Bit 0: an overview; bit 2: a mask of the image before it.
    if ((kind & 4) !== 0) mask ??= (kind & 1) === 0 ? directory : null;
    else if ((kind & 1) === 0) full.push(directory);
  }
  const [first] = full;
  if (first === undefined || mask !== null) {
    const byte = (mask ?? tiff.directories[0]).byte;
    log.add('reject', first === undefined ? 'tiff-no-image' : 'raster-mask', {}, { byte });
    return null;
  }
  if (full.length > 1) log.add('warn', 'raster-more-images', { images: full.length }, { byte: full[1].byte });
  return first;
}

/** The first value of a tag, 0 without one; null after a rejection in the log. */
async function firstNumber(tiff: TiffFile, tag: TiffTag | undefined, log: ProblemLog): Promise<number | null> {
  return tag === undefined ? 0 : ((await tiff.numbers(tag, 65_536, log))?.[0] ?? null);
}

async function coordinatesOf(
  file: InputFile,
  crs: string | null,
  places: PixelPlaces,
  { width, height }: RasterLayout,
  options: ReadOptions,
  log: ProblemLog,
  byte: number,
): Promise<CoordinateReader | null> {
  const text = crs ?? (await projectionText(file));
  const declared = text === null ? null : { text, column: null };
  const coordinates = await chooseCoordinates(declared, options, log);
  if (coordinates === null) return null;
  const { originX, originY, columnX, columnY, rowX, rowY } = places;
  const right = originX + width * columnX + height * rowX;
  const low = originY + width * columnY + height * rowY;
  const middle = [(originX + right) / 2, (originY + low) / 2] as const;
  const sample = [[originX, originY], [right, low], middle] as const;
  if (coordinates.namedBy === 'nobody') {
    if (sample.every(isDegrees)) {
      log.add('warn', 'crs-assumed', { found: `${originX}, ${originY}` }, { byte });
      return coordinates;
    }
    askForSystem(coordinates, sample, log, 'raster-crs-missing');
    return null;
  }
  const { toWgs84, isGeographic, crs: system, namedBy } = coordinates;
  const found = `${originX}, ${originY}`;
  const place = namedBy === 'option' ? { option: 'crs' } : { byte };
  if (!isGeographic && sample.every(isDegrees)) {
    log.add('reject', 'crs-degrees', { found, system }, place);
    return null;
  }
  const isHere = sample.some(([x, y]) =>
    isGeographic || toWgs84 === null ? isDegrees([x, y]) : toWgs84(x, y) !== null,
  );
  if (isHere) return coordinates;
  log.add('reject', 'raster-not-here', { found, system }, place);
  return null;
}

/** A pixel's half may stand over the pole or the seam. */
function isDegrees([x, y]: readonly [x: number, y: number]): boolean {
  return Math.abs(x) <= 361 && Math.abs(y) <= 91;
}

/** The `.prj` beside the image. */
async function projectionText(file: InputFile): Promise<string | null> {
  const companion = companionOf(file, '.prj');
  if (companion === undefined || companion.size === 0 || companion.size > 100_000) return null;
  return new TextDecoder().decode(await companion.read(0, companion.size)).trim();
}
