// How large a cell given as a point is drawn: its neighbours touch, at every zoom.

import type { ExpressionSpecification } from 'maplibre-gl';
import type { CellLayer } from '../../compute/jobs.ts';

const metersPerDegree = 111_320;
/** Metres per pixel on the equator at zoom 0, with 512-pixel tiles. */
const equatorMetersPerPixel = 78_271.5;

/** Median distance from a cell to its neighbour in the same row or column of a grid, from a sample. Metres. */
export function cellSpacingMeters(cellLayer: CellLayer): number {
  const { lon, lat } = cellLayer;
  const count = lon.length;
  if (count < 2) return 1000;
  const sample = Math.min(count, 200);
  const nearest: number[] = [];
  for (let k = 0; k < sample; k++) {
    const row = Math.floor((k * count) / sample);
    const scale = Math.cos((lat[row] * Math.PI) / 180);
    let best = Infinity;
    for (let other = 0; other < count; other++) {
      if (other === row) continue;
      const x = (lon[other] - lon[row]) * scale;
      const y = lat[other] - lat[row];
      const square = x * x + y * y;
      if (square > 0 && square < best) best = square;
    }
    nearest.push(Math.sqrt(best) * metersPerDegree);
  }
  nearest.sort((a, b) => a - b);
  return nearest[Math.floor(nearest.length / 2)] ?? 1000;
}

/** Circle radius in pixels so that a circle spans the spacing on the ground. */
export function pointRadius(spacingMeters: number, lat: number): ExpressionSpecification {
  const pixelsAtZero = spacingMeters / 2 / (equatorMetersPerPixel * Math.cos((lat * Math.PI) / 180));
  const at = (zoom: number): number => Math.min(60, Math.max(1.6, pixelsAtZero * 2 ** zoom * 1.05));
  const stops = [4, 6, 8, 9, 10, 11, 12, 13, 14, 16].flatMap(zoom => [zoom, at(zoom)]);
  return ['interpolate', ['exponential', 2], ['zoom'], ...stops] as ExpressionSpecification;
}
