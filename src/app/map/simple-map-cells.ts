// Cells of the simple map on a 2-D canvas: class colours, and stripes where people are not covered.

import type { CellLayer } from '../../compute/jobs.ts';
import type { Answer } from '../state/results-store.ts';
import type { MapLayer, Place } from '../state/view-store.ts';
import { classColors, classifyCells, hatchBit } from './cell-classes.ts';
import { eachRing, hasPointCells } from './cell-shapes.ts';
import type { MapPalette } from './map-colors.ts';

/** Degrees to pixels of the drawing, plane and north up. */
export interface Projection {
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
  readonly place: (x: number, y: number) => Place;
}

interface Drawing {
  readonly layer: MapLayer;
  readonly answer: Answer | null;
  readonly cells: CellLayer | null;
  readonly palette: MapPalette;
  readonly size: { readonly width: number; readonly height: number };
}

const pointPixels = 4;
const stripePixels = 6;

/** Draws every classified cell, in one go: a canvas drawn over several frames is painted anew for each, which takes longer. */
export function drawCells(context: CanvasRenderingContext2D, projection: Projection, drawing: Drawing): void {
  const { layer, answer, cells, palette, size } = drawing;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, size.width, size.height);
  if (!cells) return;
  const codes = classifyCells(layer, answer?.measures ?? null, cells);
  const colors = classColors(palette);
  const stripes = context.createPattern(drawStripes(palette.hatch), 'repeat');
  // One small path per cell: a canvas slows down with long paths.
  for (let row = 0; row < codes.length; row++) {
    const color = colors.get(codes[row] & (hatchBit - 1));
    const isHatched = codes[row] >= hatchBit;
    if (color === undefined && !isHatched) continue;
    context.beginPath();
    addCell(context, cells, row, projection);
    if (color !== undefined) {
      context.fillStyle = color;
      context.fill();
    }
    if (isHatched && stripes) {
      context.fillStyle = stripes;
      context.fill();
    }
  }
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

/** Corners on whole pixels, so that neighbours meet without a seam. */
function addCell(path: CanvasRenderingContext2D, cells: CellLayer, row: number, { x, y }: Projection): void {
  if (hasPointCells(cells)) {
    path.rect(x(cells.lon[row]) - pointPixels / 2, y(cells.lat[row]) - pointPixels / 2, pointPixels, pointPixels);
    return;
  }
  const { lonLat } = cells.shapes;
  eachRing(cells, row, (from, to) => {
    for (let k = from; k < to; k++) {
      const [px, py] = [Math.round(x(lonLat[2 * k])), Math.round(y(lonLat[2 * k + 1]))];
      if (k === from) path.moveTo(px, py);
      else path.lineTo(px, py);
    }
    path.closePath();
  });
}

/** A tile of stripes at 45° that join at its borders. */
function drawStripes(color: string): HTMLCanvasElement {
  const tile = document.createElement('canvas');
  tile.width = stripePixels;
  tile.height = stripePixels;
  const context = tile.getContext('2d');
  if (!context) return tile;
  context.strokeStyle = color;
  context.beginPath();
  for (const shift of [-stripePixels, 0, stripePixels]) {
    context.moveTo(shift - 1, stripePixels + 1);
    context.lineTo(shift + stripePixels + 1, -1);
  }
  context.stroke();
  return tile;
}
