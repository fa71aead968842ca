// Places as lines of text, one "longitude latitude" each, and back.

import type { Position } from '../../geo/lon-lat.ts';
import type { ConditionPlace } from '../../roads/road-condition.ts';

export type PlaceLines =
  | { readonly kind: 'places'; readonly places: readonly Position[] }
  /** `line` counts from 1. */
  | { readonly kind: 'wrong'; readonly line: number; readonly typed: string };

const number = '[+\\-−]?\\d+(?:\\.\\d+)?';
const twoNumbers = new RegExp(`^(${number})[\\s,;、]+(${number})$`);

/** Reads lines; empty ones are left out, the first that is no place is told. */
export function readPlaceLines(text: string): PlaceLines {
  const places: Position[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const typed = lines[at].trim();
    if (typed === '') continue;
    const match = twoNumbers.exec(typed.normalize('NFKC'));
    const [lon, lat] = (match?.slice(1) ?? []).map(part => Number(part.replace('−', '-')));
    if (match === null || Math.abs(lon) > 180 || Math.abs(lat) > 90) return { kind: 'wrong', line: at + 1, typed };
    places.push([lon, lat]);
  }
  return { kind: 'places', places };
}

/** The points of a shape that can be typed, a ring without its repeated last one; null for shapes of several parts. */
export function typedPlaces(where: ConditionPlace): readonly Position[] | null {
  if (where.kind === 'line') return where.lines.length === 1 ? where.lines[0] : null;
  if (where.kind !== 'polygon' || where.polygons.length !== 1 || where.polygons[0].length !== 1) return null;
  return where.polygons[0][0].slice(0, -1);
}

/** Places as lines. */
export function writePlaceLines(places: readonly Position[]): string {
  return places.map(([lon, lat]) => `${lon} ${lat}`).join('\n');
}
