// Cells of the simple map as an image: class colours, and stripes where people are not covered.

import type { CellLayer } from '../../compute/jobs.ts';
import type { Answer } from '../state/results-store.ts';
import type { MapLayer, Place } from '../state/view-store.ts';
import { classColors, classifyCells, hatchBit } from './cell-classes.ts';
import { createRaster, type Fill, fillBox, fillRings, imageOf, pixelOf, type Raster } from './cell-raster.ts';
import { eachRing, hasPointCells } from './cell-shapes.ts';
import type { MapPalette } from './map-colors.ts';

/** Degrees to pixels of the drawing, plane and north up. */
export interface Projection {
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
  readonly place: (x: number, y: number) => Place;
}

export interface CellDrawing {
  readonly layer: MapLayer;
  readonly answer: Answer | null;
  readonly cells: CellLayer | null;
  readonly palette: MapPalette;
  readonly size: { readonly width: number; readonly height: number };
}

const pointPixels = 4;
const rowsPerLook = 512;
/** Between two turns of the page cells are drawn for so long. */
const sliceMilliseconds = 12;

/** Every classified cell as an image, drawn in slices; null when `isWanted` says no in between. */
export async function drawCells(
  projection: Projection,
  { layer, answer, cells, palette, size }: CellDrawing,
  isWanted: () => boolean,
): Promise<ImageData | null> {
  const raster = createRaster(size.width, size.height, pixelOf(palette.background));
  if (!cells) return imageOf(raster);
  const codes = classifyCells(layer, answer?.measures ?? null, cells);
  const fills = fillsOf(palette);
  let since = performance.now();
  for (let row = 0; row < codes.length; row++) {
    if (row % rowsPerLook === 0 && performance.now() - since > sliceMilliseconds) {
      await new Promise(resolve => setTimeout(resolve));
      if (!isWanted()) return null;
      since = performance.now();
    }
    const fill = fills.get(codes[row]);
    if (fill) drawCell(raster, cells, row, projection, fill);
  }
  return imageOf(raster);
}

/** How each class code is filled; codes that are absent are not drawn. */
function fillsOf(palette: MapPalette): ReadonlyMap<number, Fill> {
  const fills = new Map<number, Fill>();
  for (const [code, color] of classColors(palette)) {
    const pixel = pixelOf(color);
    fills.set(code, { color: pixel, stripe: null });
    fills.set(code + hatchBit, { color: pixel, stripe: pixelOf(palette.hatch, pixel) });
  }
  // The layer of zones leaves the ground to them: there only the stripes are drawn.
  const ground = pixelOf(palette.area);
  fills.set(hatchBit, { color: ground, stripe: pixelOf(palette.hatch, ground) });
  return fills;
}

/** The cell whose place is nearest to a point, within about a cell's reach; null where there is none. */
export function cellRowAt(cells: CellLayer, place: Place): number | null {
  const reach = 0.02;
  const shrink = Math.cos((place.lat * Math.PI) / 180);
  let best: number | null = null;
  let bestSquare = reach * reach;
  for (let row = 0; row < cells.lon.length; row++) {
    const x = (cells.lon[row] - place.lon) * shrink;
    const y = cells.lat[row] - place.lat;
    const square = x * x + y * y;
    if (square < bestSquare) [best, bestSquare] = [row, square];
  }
  return best;
}

function drawCell(raster: Raster, cells: CellLayer, row: number, { x, y }: Projection, fill: Fill): void {
  if (hasPointCells(cells)) {
    const half = pointPixels / 2;
    fillBox(raster, Math.round(x(cells.lon[row])) - half, Math.round(y(cells.lat[row])) - half, pointPixels, fill);
    return;
  }
  const { lonLat } = cells.shapes;
  const rings: number[][] = [];
  eachRing(cells, row, (from, till) => {
    const ring: number[] = [];
    for (let k = from; k < till; k++) ring.push(Math.round(x(lonLat[2 * k])), Math.round(y(lonLat[2 * k + 1])));
    rings.push(ring);
  });
  fillRings(raster, rings, fill);
}
