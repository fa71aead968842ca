// Closures and slow areas: what a user says of the roads beside the map itself. The exact rules are in src/travel/README.md.

import type { PolygonRings, Position } from '../geo/lon-lat.ts';
import { compareCodePoints } from '../vocabulary/code-points.ts';

export type ConditionEffect =
  | { readonly kind: 'closed' }
  /** Multiplies the time of a segment; at least 1. */
  | { readonly kind: 'slow'; readonly factor: number };

export type ConditionPlace =
  /** Every segment of which any part lies in a polygon, boundaries included. */
  | { readonly kind: 'polygon'; readonly polygons: readonly PolygonRings[] }
  /** Every segment that a line crosses or touches, such as those of a bridge. */
  | { readonly kind: 'line'; readonly lines: readonly (readonly Position[])[] }
  /** Every segment of the ways with this id; `at` is a place on it, for maps and files. */
  | { readonly kind: 'way'; readonly wayId: string; readonly at: Position }
  /** Of these ways the segments from the vertex nearest to one place to the vertex nearest to the other. */
  | { readonly kind: 'stretch'; readonly wayId: string; readonly between: readonly [Position, Position] };

export interface RoadCondition {
  readonly conditionId: string;
  readonly name: string;
  /** Conditions that are switched together, such as `flood` or `holiday`; null stands alone. */
  readonly pack: string | null;
  readonly effect: ConditionEffect;
  readonly where: ConditionPlace;
  readonly isActive: boolean;
}

/** Conditions in the order of every result: by id, then by all that is left. */
export function sortConditions(conditions: readonly RoadCondition[]): readonly RoadCondition[] {
  return [...conditions].sort(
    (a, b) =>
      compareCodePoints(a.conditionId, b.conditionId) || compareCodePoints(JSON.stringify(a), JSON.stringify(b)),
  );
}

/** What the conditions in force do, as text: equal texts give equal roads. Names, packs and order do not count. */
export function conditionsKey(conditions: readonly RoadCondition[]): string {
  const inForce = conditions.filter(({ isActive }) => isActive);
  return JSON.stringify(inForce.map(({ effect, where }) => JSON.stringify([effect, where])).sort(compareCodePoints));
}
