// Squares of pixels with people as columns of demand cells; their shapes are made when somebody asks.

import { type DemandCells, noSettlement } from '../../demand/demand-cells.ts';
import type { ReadPace } from '../account/read-host.ts';
import { rowsByText } from './number-text-order.ts';
import type { Raster } from './open-raster.ts';
import { pixelOutlines } from './pixel-outlines.ts';
import type { PixelSet } from './pixel-set.ts';
import type { PixelAccount } from './visit-people.ts';

const cellsAtOnce = 2000;

/**
 * Cells by the 1-based number of their square; `micro` holds the people of `squares` in ascending order. Squares without a place
 * on Earth are set aside, pixel by pixel.
 */
export async function buildRasterCells(
  raster: Raster,
  factor: number,
  squares: PixelSet,
  micro: Float64Array,
  populated: PixelSet,
  account: PixelAccount,
  pace: ReadPace,
): Promise<DemandCells> {
  const outlines = pixelOutlines(raster, factor);
  const numbers = Float64Array.from(squares.members(), square => square + 1);
  const order = rowsByText(numbers);
  const cellId: string[] = [];
  const square = new Float64Array(order.length);
  const lon = new Float64Array(order.length);
  const lat = new Float64Array(order.length);
  const populationMicro = new Float64Array(order.length);
  const squareMeters = new Float64Array(order.length);
  let count = 0;
  for (let k = 0; k < order.length; k++) {
    if (k % cellsAtOnce === 0) await pace.step(k, order.length);
    const row = order[k];
    const own = numbers[row] - 1;
    const centre = outlines.centre(own);
    const area = centre === null ? Number.NaN : outlines.squareMeters(own);
    if (centre === null || Number.isNaN(area)) {
      for (const pixel of pixelsOf(raster, factor, own, populated))
        account.setAside(pixel, pixel + 1, 'raster-outside');
      continue;
    }
    cellId.push(String(own + 1));
    square[count] = own;
    lon[count] = centre.lon;
    lat[count] = centre.lat;
    populationMicro[count] = micro[row];
    squareMeters[count] = area;
    count += 1;
  }
  return {
    count,
    cellId,
    lon: lon.subarray(0, count),
    lat: lat.subarray(0, count),
    populationMicro: populationMicro.subarray(0, count),
    givenSettlement: new Uint8Array(count).fill(noSettlement),
    squareMeters: squareMeters.subarray(0, count),
    isPolygonAt: () => true,
    geometryAt: cell => {
      const outline = outlines.outline(square[cell]);
      if (outline === null) throw new Error(`cell ${cellId[cell]} has no outline`);
      return outline;
    },
  };
}

function* pixelsOf({ width, height }: Raster, factor: number, square: number, populated: PixelSet): Generator<number> {
  const across = Math.ceil(width / factor);
  const top = Math.floor(square / across) * factor;
  const left = (square % across) * factor;
  for (let row = top; row < Math.min(height, top + factor); row++) {
    for (let column = left; column < Math.min(width, left + factor); column++) {
      if (populated.has(row * width + column)) yield row * width + column;
    }
  }
}
