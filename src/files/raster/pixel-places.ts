// Where the pixels of an image lie: the affine map from columns and rows to the coordinates of its system.
// Source: GeoTIFF 1.1 (OGC 19-008r4) annex B.6, as GDAL reads it; ESRI world files.

import type { ProblemLog } from '../account/problem-log.ts';
import { companionOf, type InputFile } from '../bytes/input-file.ts';
import type { TiffDirectory, TiffFile } from './tiff-directory.ts';

/** x = originX + column · columnX + row · rowX, y alike; columns and rows count from the outer corner of the first pixel. */
export interface PixelPlaces {
  readonly originX: number;
  readonly originY: number;
  readonly columnX: number;
  readonly columnY: number;
  readonly rowX: number;
  readonly rowY: number;
}

/** The map of an image, or of its `.tfw`; null after a rejection in the log. */
export async function readPixelPlaces(
  file: InputFile,
  tiff: TiffFile,
  { tags, byte }: TiffDirectory,
  isPoint: boolean,
  log: ProblemLog,
): Promise<PixelPlaces | null> {
  const numbers = async (tag: number): Promise<Float64Array | null> => {
    const entry = tags.get(tag);
    return entry === undefined ? new Float64Array(0) : tiff.numbers(entry, 1_000_000, log);
  };
  const scale = await numbers(33550);
  const tie = await numbers(33922);
  const matrix = await numbers(34264);
  if (scale === null || tie === null || matrix === null) return null;
  const found = fromTie(scale, tie) ?? fromMatrix(matrix);
  const places = found === null ? await readWorldFile(file) : isPoint ? movedByHalf(found) : found;
  if (places === null) {
    log.add(
      'reject',
      tie.length > 6 ? 'raster-control-points' : 'raster-no-places',
      { points: tie.length / 6 },
      { byte },
    );
    return null;
  }
  const { columnX, columnY, rowX, rowY, originX, originY } = places;
  const isKnown = Object.values(places).every(Number.isFinite);
  if (isKnown && columnX * rowY - rowX * columnY !== 0) return places;
  const numbersFound = [columnX, columnY, rowX, rowY, originX, originY];
  const text = numbersFound.map(value => (Number.isFinite(value) ? String(value) : '?')).join(', ');
  log.add('reject', 'raster-flat', { places: text }, { byte });
  return null;
}

/** A pixel's size and the place of one. A negative height is read as GDAL does: rows still run down. */
function fromTie(scale: Float64Array, tie: Float64Array): PixelPlaces | null {
  if (scale.length < 2 || tie.length < 6 || scale[0] === 0 || scale[1] === 0) return null;
  const columnX = scale[0];
  const rowY = -Math.abs(scale[1]);
  return {
    originX: tie[3] - tie[0] * columnX,
    originY: tie[4] - tie[1] * rowY,
    columnX,
    columnY: 0,
    rowX: 0,
    rowY,
  };
}

function fromMatrix(m: Float64Array): PixelPlaces | null {
  if (m.length !== 16) return null;
  return { originX: m[3], originY: m[7], columnX: m[0], columnY: m[4], rowX: m[1], rowY: m[5] };
}

/** The same map where the given origin is the centre of the first pixel. */
function movedByHalf(places: PixelPlaces): PixelPlaces {
  const { originX, originY, columnX, columnY, rowX, rowY } = places;
  return { ...places, originX: originX - (columnX + rowX) / 2, originY: originY - (columnY + rowY) / 2 };
}

async function readWorldFile(file: InputFile): Promise<PixelPlaces | null> {
  const world = companionOf(file, '.tfw') ?? companionOf(file, '.tifw') ?? companionOf(file, '.wld');
  if (world === undefined || world.size > 10_000) return null;
  const text = new TextDecoder().decode(await world.read(0, world.size));
  const lines = text.split(/\s+/).filter(line => line !== '');
  const numbers = lines.slice(0, 6).map(line => Number(line.replace(',', '.')));
  if (numbers.length < 6 || !numbers.every(Number.isFinite)) return null;
  const [columnX, columnY, rowX, rowY, originX, originY] = numbers;
  return movedByHalf({ originX, originY, columnX, columnY, rowX, rowY });
}
