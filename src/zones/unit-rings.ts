// Rings in whole 1e-7°, open (the last corner is not the first again): what every zone is drawn with before it is given in degrees.

import type { Position, Ring } from '../geo/lon-lat.ts';
import { degreesOf } from './map-units.ts';

export interface UnitRing {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A ring while it is drawn. */
interface OpenRing extends UnitRing {
  readonly x: number[];
  readonly y: number[];
}

export function newRing(): OpenRing {
  return { x: [], y: [] };
}

/** The ring without repeated corners and without corners inside a run along a parallel or a meridian. */
export function tidyRing(ring: UnitRing): UnitRing {
  const tidy = newRing();
  for (let k = 0; k < ring.x.length; k++) addCorner(tidy, ring.x[k], ring.y[k]);
  closeSeam(tidy);
  return tidy;
}

/** Draws on to a corner, unless it repeats the last; the last goes where it lies inside a run along a parallel or a meridian. */
export function addCorner({ x, y }: OpenRing, px: number, py: number): void {
  const last = x.length - 1;
  if (last >= 0) {
    const isSameX = x[last] === px;
    const isSameY = y[last] === py;
    if (isSameX && isSameY) return;
    if (last >= 1 && ((isSameX && x[last - 1] === px) || (isSameY && y[last - 1] === py))) {
      x[last] = px;
      y[last] = py;
      return;
    }
  }
  x.push(px);
  y.push(py);
}

/** The same at the seam of a ring that is drawn: its first corner follows the last. */
export function closeSeam({ x, y }: OpenRing): void {
  const isStraight = (i: number, j: number, k: number): boolean =>
    (x[i] === x[j] && x[j] === x[k]) || (y[i] === y[j] && y[j] === y[k]);
  for (;;) {
    const last = x.length - 1;
    if (last < 2) break;
    if (x[last] === x[0] && y[last] === y[0]) x.length = y.length = last;
    else if (isStraight(last - 1, last, 0)) x.length = y.length = last;
    else if (isStraight(last, 0, 1)) {
      x.shift();
      y.shift();
    } else break;
  }
}

/** Twice the enclosed area in squared units, positive where the ring runs counter-clockwise. */
export function doubledArea(ring: UnitRing): number {
  const { x, y } = ring;
  let sum = 0;
  for (let i = 1; i + 1 < x.length; i++) {
    sum += (x[i] - x[0]) * (y[i + 1] - y[0]) - (x[i + 1] - x[0]) * (y[i] - y[0]);
  }
  return sum;
}

/** Longest edge along a parallel, 1e-7°: its geodesic stays within metres of it. */
const longestAlongParallel = 0.2e7;

/**
 * The closed ring in degrees, its longitudes moved by `shift` units. Long edges along a parallel get corners on the way, the same ones
 * in every ring, so that the area on the ellipsoid is that of what is drawn.
 */
export function toRing(ring: UnitRing, shift: number): Ring {
  const positions: Position[] = [];
  for (let i = 0; i < ring.x.length; i++) {
    const next = i + 1 < ring.x.length ? i + 1 : 0;
    const from = ring.x[i] + shift;
    const to = ring.x[next] + shift;
    const lat = degreesOf(ring.y[i]);
    positions.push([degreesOf(from), lat]);
    if (ring.y[i] !== ring.y[next] || Math.abs(to - from) <= longestAlongParallel) continue;
    const direction = to > from ? 1 : -1;
    let step = direction * (Math.floor((direction * from) / longestAlongParallel) + 1);
    for (; direction * (to - step * longestAlongParallel) > 0; step += direction) {
      positions.push([degreesOf(step * longestAlongParallel), lat]);
    }
  }
  positions.push(positions[0]);
  return positions;
}

/** Whether a place lies inside a ring that it is not on. */
export function isInUnitRing({ x, y }: UnitRing, px: number, py: number): boolean {
  let isInside = false;
  for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
    if (y[i] > py === y[j] > py) continue;
    if (px < x[i] + ((py - y[i]) / (y[j] - y[i])) * (x[j] - x[i])) isInside = !isInside;
  }
  return isInside;
}
