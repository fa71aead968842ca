// Polygons whose rings are at odds with each other → valid polygons that hold the same places.

import { cutAtAntimeridian } from '../cut-at-antimeridian.ts';
import { reduceLongitude } from '../ellipsoid.ts';
import type { PolygonRings, Position } from '../lon-lat.ts';
import { unwrapPolygon } from '../rings.ts';
import { assemblePolygons } from './assemble-polygons.ts';
import { type ConflictKind, findConflict } from './find-conflict.ts';
import { splitRingEdges } from './split-edges.ts';

export interface PolygonRepair {
  readonly kind: ConflictKind;
  readonly at: Position;
  /**
   * What is inside: of each part the places its exterior winds around an odd number of times, without its holes; of all
   * parts together, each place once. To the millimetre. null where that could not be found.
   */
  readonly polygons: readonly PolygonRings[] | null;
}

/** Finds what is wrong with polygons and puts it right; null where nothing is. */
export function repairPolygons(polygons: readonly PolygonRings[]): PolygonRepair | null {
  if (isConvexQuad(polygons)) return null;
  const unwrapped = polygons.map(unwrapPolygon);
  const conflict = findConflict(unwrapped);
  if (conflict === null) return null;
  const at: Position = [reduceLongitude(conflict.at[0]), conflict.at[1]];
  const edges = splitRingEdges(unwrapped);
  if (edges === null) return { kind: conflict.kind, at, polygons: null };
  let number = 0;
  const ringsOf = unwrapped.map(rings => {
    const exterior = number;
    number += rings.length;
    return { exterior, holes: rings.slice(1).map((_, i) => exterior + 1 + i) };
  });
  const repaired = cutAtAntimeridian(assemblePolygons(edges, ringsOf));
  return { kind: conflict.kind, at, polygons: repaired };
}

/** Whether this is one ring of at most four corners that turns the same way at each: the cells of a grid, told at once. */
function isConvexQuad(polygons: readonly PolygonRings[]): boolean {
  const [rings] = polygons;
  if (polygons.length !== 1 || rings.length !== 1 || rings[0].length > 5 || rings[0].length < 4) return false;
  const corners = rings[0].slice(1);
  let sign = 0;
  for (let i = 0; i < corners.length; i++) {
    const [ax, ay] = corners[i];
    const [bx, by] = corners[(i + 1) % corners.length];
    const [cx, cy] = corners[(i + 2) % corners.length];
    const turn = (bx - ax) * (cy - by) - (by - ay) * (cx - bx);
    if (turn === 0 || turn * sign < 0 || Math.abs(bx - ax) > 180) return false;
    sign = turn;
  }
  return true;
}
