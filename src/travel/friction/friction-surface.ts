// A friction surface: how long a metre takes in each cell of a raster, and how far it is from cell to cell.
// Source: the cost of a step is the mean of the cells it touches times its length, as in GRASS r.cost and AccessMod 5.

import type { GridPlaces } from '../../geo/grid-places.ts';
import type { Milliseconds } from '../../vocabulary/units.ts';
import type { FrictionUnit } from './friction-units.ts';
import { fastestWalkKmh } from './hiking-pace.ts';
import { measureSteps, type Neighbours, type StepLengths, stepKinds } from './step-lengths.ts';
import { type TiledGrid, type TileLayout, tileMargin, tileStride } from './tiled-grid.ts';

/** Travel is followed up to here: whole ticks fit a signed integer with room for one more step. */
export const mostTicks = 1_073_741_824;

/** A knight's move is no longer than this many of the longest steps to a neighbour. */
const knightOverDiagonal = 2.5;

/** What a friction raster says, before a surface is built of it. */
export interface FrictionCells {
  readonly places: GridPlaces;
  /** Milliseconds per metre; 0 is impassable. */
  readonly pace: TiledGrid<Float32Array>;
  /** 1 where a cell is walked, 0 where it is driven; null: walked is what is no faster than a walk. */
  readonly walked: TiledGrid<Uint8Array> | null;
  /** What the raster's own values count. */
  readonly unit: FrictionUnit;
}

/** Ground that rises and falls, on the grid of the surface. */
export interface Terrain {
  /** Metres; NaN where nothing is known, and then a step is taken as level. */
  readonly heights: TiledGrid<Float32Array>;
  /** Whether people travel against the search: from the cells to where it begins. */
  readonly isReversed: boolean;
}

export interface FrictionSurface extends FrictionCells, TileLayout {
  readonly neighbours: Neighbours;
  /** A slower cell is impassable: a step through it would not fit the count of ticks. */
  readonly mostPace: number;
  readonly terrain: Terrain | null;
  readonly steps: StepLengths;
  /** What times are counted in: whole milliseconds, or tenths where a step of the fastest cell would be less than half a second. */
  readonly ticksPerMs: 1 | 10;
  /**
   * By row of tiles: `ticks[place in column × kinds + kind]`, where the ticks of a step are that times the sum of the paces of the
   * cells it touches; kinds are the first `neighbours` of `stepKinds`.
   */
  readonly ticks: readonly Float64Array[];
  /** Milliseconds per metre of a middling passable cell. */
  readonly middlingPace: number;
  /** Ticks of a step through it: how far a tile is searched before its neighbours are. */
  readonly middlingTicks: number;
  /** Ticks of the shortest step of the fastest cell. */
  readonly leastTicks: number;
}

/** Builds a surface; `terrain` is null on level ground. O(cells). */
export function buildFrictionSurface(
  cells: FrictionCells,
  neighbours: Neighbours = 8,
  terrain: Terrain | null = null,
): FrictionSurface {
  const { pace, places } = cells;
  const { width, height, tilesAcross, tilesDown } = pace;
  const steps = measureSteps(pace, places);
  const { least, middling } = paceFacts(pace);
  // A raster of one cell has no step.
  const shortest = steps.least === Infinity ? 1 : steps.least;
  const longest = knightOverDiagonal * Math.max(steps.most, 1);
  const ticksPerMs = least * shortest < 500 ? 10 : 1;
  return {
    ...cells,
    width,
    height,
    tilesAcross,
    tilesDown,
    neighbours,
    mostPace: mostTicks / (longest * ticksPerMs),
    terrain,
    steps,
    ticksPerMs,
    ticks: Array.from({ length: tilesDown }, (_, down) => ticksOfRows(down, height, steps, neighbours, ticksPerMs)),
    middlingPace: middling,
    middlingTicks: Math.max(1, middling * shortest * ticksPerMs),
    leastTicks: Math.max(1, least * shortest * ticksPerMs),
  };
}

/** Whether a cell of this pace is walked, where nobody says so. */
export function isWalkingPace(pace: number): boolean {
  return pace >= 3600 / fastestWalkKmh;
}

/** Whole milliseconds of ticks; Infinity stays. */
export function millisecondsOf({ ticksPerMs }: Pick<FrictionSurface, 'ticksPerMs'>, ticks: number): Milliseconds {
  return ticksPerMs === 1 ? ticks : Math.floor(ticks / ticksPerMs + 0.5);
}

function ticksOfRows(
  down: number,
  height: number,
  { meters }: StepLengths,
  neighbours: Neighbours,
  ticksPerMs: number,
): Float64Array {
  const ticks = new Float64Array(tileStride * neighbours).fill(Number.NaN);
  for (let local = 0; local < tileStride; local++) {
    const row = down * (tileStride - 2 * tileMargin) + local - tileMargin;
    if (row < 0 || row >= height) continue;
    for (let kind = 0; kind < neighbours; kind++) {
      const touched = kind < 8 ? 2 : 4;
      ticks[local * neighbours + kind] = (meters[row * stepKinds.length + kind] * ticksPerMs) / touched;
    }
  }
  return ticks;
}

/** Every so many cells, the middling pace of which is taken; of no influence on any time. */
const sampleEvery = 4099;

function paceFacts({ tiles }: TiledGrid<Float32Array>): { readonly least: number; readonly middling: number } {
  let least = Infinity;
  const sample: number[] = [];
  let countdown = 0;
  for (const cells of tiles) {
    if (cells === null) continue;
    for (let local = 0; local < cells.length; local++) {
      const pace = cells[local];
      if (!(pace > 0)) continue;
      if (pace < least) least = pace;
      if (countdown-- > 0) continue;
      countdown = sampleEvery;
      sample.push(pace);
    }
  }
  sample.sort((a, b) => a - b);
  return least === Infinity ? { least: 1, middling: 1 } : { least, middling: sample[Math.floor(sample.length / 2)] };
}
