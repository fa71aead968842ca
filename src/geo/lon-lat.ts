// A place on WGS 84, longitude first.

import type { Degrees } from '../vocabulary/units.ts';

export interface LonLat {
  readonly lon: Degrees;
  readonly lat: Degrees;
}

/** west, south, east, north in degrees; west > east where it crosses the antimeridian. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** A GeoJSON position, [longitude, latitude]. */
export type Position = readonly [number, number];
/** A closed ring: the last position equals the first. */
export type Ring = readonly Position[];
/** Exterior first, then holes. */
export type PolygonRings = readonly Ring[];
