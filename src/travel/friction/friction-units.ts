// In which unit a friction raster counts: decided by the speeds that its values would mean.
// Source: minutes per metre as the Malaria Atlas Project publishes (Weiss et al., Nature 553 (2018); Nature Medicine 26 (2020));
// AccessMod 5's speed rasters: 1000 × mode (1 walking, 2 cycling, 3 driving) + km/h.

import type { KilometersPerHour } from '../../vocabulary/units.ts';
import { type TiledGrid, tileMargin, tileStride } from './tiled-grid.ts';

export const frictionUnits = ['min-per-m', 's-per-m', 'km-per-h', 'accessmod'] as const;
export type FrictionUnit = (typeof frictionUnits)[number];

/** Speeds of people and vehicles, km/h. */
const slowest: KilometersPerHour = 0.2;
const fastest: KilometersPerHour = 150;
/** So many of the passable cells must have such a speed: published surfaces have a few cells of cliffs. */
const neededShare = 0.99;

/** The speed that a value above 0 means; NaN where the unit has no such value. */
export function speedOf(value: number, unit: FrictionUnit): KilometersPerHour {
  switch (unit) {
    case 'min-per-m':
      return 0.06 / value;
    case 's-per-m':
      return 3.6 / value;
    case 'km-per-h':
      return value;
    case 'accessmod':
      return value > 1000 && value < 4000 ? value % 1000 : Number.NaN;
    default:
      return unit satisfies never;
  }
}

/** Milliseconds per metre of a value above 0; 0, impassable, where the unit has no such value. */
export function paceOf(value: number, unit: FrictionUnit): number {
  switch (unit) {
    case 'min-per-m':
      return value * 60_000;
    case 's-per-m':
      return value * 1000;
    case 'km-per-h':
      return 3600 / value;
    case 'accessmod':
      return value > 1000 && value < 4000 && value % 1000 > 0 ? 3600 / (value % 1000) : 0;
    default:
      return unit satisfies never;
  }
}

/** Whether AccessMod's value says that its cell is walked. */
export function isWalkedMode(value: number): boolean {
  return value > 1000 && value < 2000;
}

/** What a raster's values are, margins of tiles left out. */
export interface FrictionValues {
  readonly passable: number;
  readonly negative: number;
  /** Of the passable cells. */
  readonly least: number;
  readonly most: number;
  /** Units under which nearly all passable cells have the speed of people or vehicles. */
  readonly plausible: readonly FrictionUnit[];
}

/** Looks at every cell of a grid that holds NaN where nothing is known. */
export function surveyFriction({ tiles }: TiledGrid<Float32Array>): FrictionValues {
  const within = new Float64Array(frictionUnits.length);
  let passable = 0;
  let negative = 0;
  let least = Infinity;
  let most = -Infinity;
  for (const cells of tiles) {
    if (cells === null) continue;
    for (let row = tileMargin; row < tileStride - tileMargin; row++) {
      for (let at = row * tileStride + tileMargin; at < (row + 1) * tileStride - tileMargin; at++) {
        const value = cells[at];
        if (value < 0) negative += 1;
        if (!(value > 0)) continue;
        passable += 1;
        if (value < least) least = value;
        if (value > most) most = value;
        for (let unit = 0; unit < frictionUnits.length; unit++) {
          const kmh = speedOf(value, frictionUnits[unit]);
          if (kmh >= slowest && kmh <= fastest) within[unit] += 1;
        }
      }
    }
  }
  const plausible = frictionUnits.filter((_, unit) => within[unit] >= neededShare * passable);
  return { passable, negative, least, most, plausible };
}
