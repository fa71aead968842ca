// The first position of raw geometries, unchecked: enough to see what numbers a file is written in.

import type { RawPlace } from '../coordinates/place-reader.ts';
import { isJsonObject } from '../formats/geojson-format.ts';

const deepest = 70;

/** The first position that is a pair of numbers, or null. */
export function rawPlaceOf(geometry: unknown): RawPlace | null {
  let value: unknown = geometry;
  for (let depth = 0; depth < deepest; depth++) {
    if (Array.isArray(value)) {
      const [x, y] = value as readonly unknown[];
      if (typeof x === 'number') return typeof y === 'number' ? [x, y] : null;
      value = x;
    } else if (isJsonObject(value)) {
      value = value.type === 'GeometryCollection' ? value.geometries : value.coordinates;
    } else return null;
  }
  return null;
}
