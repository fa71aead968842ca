// The box that a grid must hold: of places and what is within reach of them, the short way around the Earth.

import { cosDegrees } from '../geo/ellipsoid.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Meters } from '../vocabulary/units.ts';
import { fullTurnUnits, halfTurnUnits, poleUnits, unitsPerDegree } from './map-units.ts';

/** A degree of latitude anywhere, and of longitude on the equator, is longer than this, metres. */
const leastMetersPerDegree = 110_500;

/** A box of places in whole 1e-7°; `east` may lie beyond 180°, never more than a turn from `west`. */
export interface GridExtent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The box around discs of `reachMeters[i]` (≥ 0) about places in degrees, opened at the widest gap in longitude; null without discs. */
export function computeExtent(lon: NumberColumn, lat: NumberColumn, reachMeters: NumberColumn): GridExtent | null {
  if (lon.length === 0) return null;
  let south = poleUnits;
  let north = -poleUnits;
  const wests = new Float64Array(lon.length);
  const easts = new Float64Array(lon.length);
  for (let i = 0; i < lon.length; i++) {
    const { tall, wide } = reachInDegrees(lat[i], reachMeters[i]);
    south = Math.min(south, Math.max(-poleUnits, Math.floor((lat[i] - tall) * unitsPerDegree)));
    north = Math.max(north, Math.min(poleUnits, Math.ceil((lat[i] + tall) * unitsPerDegree)));
    wests[i] = Math.floor((lon[i] - wide) * unitsPerDegree);
    easts[i] = Math.ceil((lon[i] + wide) * unitsPerDegree);
  }
  return { ...shortestArc(wests, easts), south, north };
}

/** How far a disc reaches north and south, and east and west, at most; 180 around a pole. */
export function reachInDegrees(lat: number, reachMeters: Meters): { readonly tall: number; readonly wide: number } {
  const tall = reachMeters / leastMetersPerDegree;
  const farthest = Math.abs(lat) + tall;
  return { tall, wide: farthest >= 90 ? 180 : Math.min(180, tall / cosDegrees(farthest)) };
}

/** Arcs that together span no more than this many degrees leave out no wider run than the rest of the turn. */
const widestPlainArc = 170 * unitsPerDegree;

/** An arc that holds all arcs and leaves out the widest run of whole degrees that none touches. */
function shortestArc(wests: Float64Array, easts: Float64Array): { readonly west: number; readonly east: number } {
  let west = Infinity;
  let east = -Infinity;
  for (let i = 0; i < wests.length; i++) {
    west = Math.min(west, wests[i]);
    east = Math.max(east, easts[i]);
  }
  return east - west <= widestPlainArc ? withinTurn(west, east) : arcAroundTurn(wests, easts);
}

/** The same arc with its west in −180°…180°. */
function withinTurn(west: number, east: number): { readonly west: number; readonly east: number } {
  const turns = Math.floor((west + halfTurnUnits) / fullTurnUnits) * fullTurnUnits;
  return { west: west - turns, east: east - turns };
}

function arcAroundTurn(wests: Float64Array, easts: Float64Array): { readonly west: number; readonly east: number } {
  const binUnits = unitsPerDegree;
  const binCount = 360;
  const isTouched = new Uint8Array(binCount);
  for (let i = 0; i < wests.length; i++) {
    const first = Math.floor(wests[i] / binUnits);
    const last = Math.min(first + binCount - 1, Math.floor(easts[i] / binUnits));
    for (let bin = first; bin <= last; bin++) isTouched[((bin % binCount) + binCount) % binCount] = 1;
  }
  let emptyRun = 0;
  let widest = 0;
  let opening = 0;
  for (let bin = 0; bin < 2 * binCount; bin++) {
    emptyRun = isTouched[bin % binCount] ? 0 : emptyRun + 1;
    if (emptyRun <= widest) continue;
    widest = emptyRun;
    opening = (bin - Math.floor(emptyRun / 2)) * binUnits;
  }
  if (widest === 0) return { west: -halfTurnUnits, east: halfTurnUnits };
  let west = Infinity;
  let east = -Infinity;
  for (let i = 0; i < wests.length; i++) {
    const turns = Math.floor((wests[i] - opening) / fullTurnUnits) * fullTurnUnits;
    west = Math.min(west, wests[i] - turns);
    east = Math.max(east, easts[i] - turns);
  }
  return withinTurn(west, east);
}

/** The box of both, again the short way around. */
export function uniteExtents(a: GridExtent | null, b: GridExtent | null): GridExtent | null {
  if (a === null || b === null) return a ?? b;
  const arc = shortestArc(Float64Array.of(a.west, b.west), Float64Array.of(a.east, b.east));
  return { ...arc, south: Math.min(a.south, b.south), north: Math.max(a.north, b.north) };
}

/** Many places as a few: the outermost longitudes by whole degree, and the outermost latitudes. */
export interface CornerPlaces {
  readonly west: Float64Array;
  readonly east: Float64Array;
  south: number;
  north: number;
}

export function newCornerPlaces(): CornerPlaces {
  return {
    west: new Float64Array(361).fill(Infinity),
    east: new Float64Array(361).fill(-Infinity),
    south: Infinity,
    north: -Infinity,
  };
}

export function includePlace(corners: CornerPlaces, lon: number, lat: number): void {
  const bin = Math.floor(lon) + 180;
  if (lon < corners.west[bin]) corners.west[bin] = lon;
  if (lon > corners.east[bin]) corners.east[bin] = lon;
  if (lat < corners.south) corners.south = lat;
  if (lat > corners.north) corners.north = lat;
}

/** The box around discs of one reach about all the places; null where there are none. */
export function extentOfCorners(corners: CornerPlaces, reachMeters: Meters): GridExtent | null {
  const lon: number[] = [];
  const lat: number[] = [];
  for (let bin = 0; bin < corners.west.length; bin++) {
    if (corners.west[bin] > corners.east[bin]) continue;
    for (const end of [corners.west[bin], corners.east[bin]]) {
      lon.push(end, end);
      lat.push(corners.south, corners.north);
    }
  }
  return computeExtent(lon, lat, new Float64Array(lon.length).fill(reachMeters));
}
