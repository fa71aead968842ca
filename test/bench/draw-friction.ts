// A seeded surface for benches: cells of 100 m, land cover passed at 1.5–5 km/h, and a grid of roads at 20–100 km/h over it.

import { buildGridPlaces } from '../../src/geo/grid-places.ts';
import { buildFrictionSurface, type FrictionSurface } from '../../src/travel/friction/friction-surface.ts';
import { type Neighbours, stepKinds } from '../../src/travel/friction/step-lengths.ts';
import { startTiledGrid } from '../../src/travel/friction/tiled-grid.ts';
import { seeded } from './measure.ts';

export interface DrawnFriction {
  readonly size: number;
  /** Seconds per metre, row by row. */
  readonly friction: Float32Array;
  /** Columns and rows. */
  readonly sources: readonly (readonly [column: number, row: number])[];
}

const patch = 16;

export function drawFriction(size: number, sourceCount: number, seed = 1): DrawnFriction {
  const random = seeded(seed);
  const patches = Math.ceil(size / patch);
  const cover = Float64Array.from({ length: patches * patches }, () => 1.5 + 3.5 * random());
  const friction = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const own = cover[Math.floor(row / patch) * patches + Math.floor(column / patch)];
      friction[row * size + column] = 3.6 / Math.max(1.5, own - random());
    }
  }
  for (let line = 0; line < size; line += 10) {
    const kmh = line % 200 === 0 ? 100 : line % 50 === 0 ? 60 : 20 + 20 * random();
    if (line % 50 !== 0 && random() < 0.5) continue;
    for (let along = 0; along < size; along++) {
      // Roads wander, and small ones have gaps.
      const across = Math.min(size - 1, line + Math.floor(4 * Math.abs(((along / 300) % 2) - 1)));
      if (line % 50 !== 0 && Math.floor(along / 40) % 3 === 0) continue;
      for (const cell of [across * size + along, along * size + across]) {
        friction[cell] = Math.min(friction[cell], Math.fround(3.6 / kmh));
      }
    }
  }
  const sources = Array.from(
    { length: sourceCount },
    () => [Math.floor(random() * size), Math.floor(random() * size)] as const,
  );
  return { size, friction, sources };
}

/** The surface in a plane: ticks of steps as other programs reckon with, in place of those on the Earth. */
export function drawnFrictionSurface(
  { size, friction }: DrawnFriction,
  meters = 100,
  neighbours: Neighbours = 8,
): FrictionSurface {
  const builder = startTiledGrid(size, size, 0, length => new Float32Array(length));
  const paces = friction.map(value => 1000 * value);
  for (let row = 0; row < size; row++) builder.setRun(0, row, paces, row * size, size);
  const side = meters / 110_600;
  const affine = { originX: 0, originY: 0, columnX: side, columnY: 0, rowX: 0, rowY: -side };
  const places = buildGridPlaces(affine, size, size, null);
  const surface = buildFrictionSurface({ pace: builder.finish(), places, walked: null, unit: 's-per-m' }, neighbours);
  const plane = Float64Array.from({ length: 256 * neighbours }, (_, k) => {
    const { rows, columns } = stepKinds[k % neighbours];
    return (meters * Math.sqrt(rows * rows + columns * columns)) / (k % neighbours < 8 ? 2 : 4);
  });
  return { ...surface, ticks: surface.ticks.map(() => plane) };
}
