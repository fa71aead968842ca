// The content of one record of a .shp file → GeoJSON coordinates. Source: ESRI Shapefile Technical Description (1998).
// The library shpjs gives up silently at the first record that is cut, and writes NaN where numbers are missing.

import { polygonsOfRings, type RingBudget } from './shapefile-rings.ts';

export interface ShapeFault {
  readonly code: 'shape-type' | 'shape-length' | 'shape-parts' | 'shape-rings';
  readonly found: number;
}

const names = new Map([
  [1, 'Point'],
  [3, 'PolyLine'],
  [5, 'Polygon'],
  [8, 'MultiPoint'],
  [31, 'MultiPatch'],
]);

/** The name of a shape type, such as `PolygonZ`; null for a number that is none. */
export function shapeName(type: number): string | null {
  if (type === 0) return 'Null';
  if (type === 31) return 'MultiPatch';
  const name = names.get(type % 10);
  if (name === undefined || type < 1 || type > 28) return null;
  return name + ['', 'Z', 'M'][Math.floor(type / 10)];
}

/** Reads a record's content; a null shape and one without points are a null geometry. */
export function readShape(content: DataView, budget: RingBudget): { readonly geometry: unknown } | ShapeFault {
  if (content.byteLength < 4) return { code: 'shape-length', found: content.byteLength };
  const type = content.getInt32(0, true);
  if (type === 0) return { geometry: null };
  const name = shapeName(type);
  if (name === null) return { code: 'shape-type', found: type };
  if (type === 31) return { geometry: { type: name } };
  const hasZ = type > 10 && type < 20;
  switch (type % 10) {
    case 1:
      return readPoint(content, hasZ);
    case 8:
      return readMultiPoint(content, hasZ);
    default:
      return readParts(content, type % 10 === 5, hasZ, budget);
  }
}

function readPoint(content: DataView, hasZ: boolean): { readonly geometry: unknown } | ShapeFault {
  if (content.byteLength < (hasZ ? 28 : 20)) return { code: 'shape-length', found: content.byteLength };
  const coordinates = [content.getFloat64(4, true), content.getFloat64(12, true)];
  if (hasZ) coordinates.push(content.getFloat64(20, true));
  return { geometry: { type: 'Point', coordinates } };
}

/** Positions from a table of x and y, heights from another behind it. */
function positions(content: DataView, at: number, count: number, hasZ: boolean): number[][] {
  const list: number[][] = [];
  const heights = at + count * 16 + 16;
  for (let i = 0; i < count; i++) {
    const place = [content.getFloat64(at + 16 * i, true), content.getFloat64(at + 16 * i + 8, true)];
    if (hasZ) place.push(content.getFloat64(heights + 8 * i, true));
    list.push(place);
  }
  return list;
}

function pointBytes(count: number, hasZ: boolean): number {
  return count * 16 + (hasZ ? 16 + count * 8 : 0);
}

function readMultiPoint(content: DataView, hasZ: boolean): { readonly geometry: unknown } | ShapeFault {
  if (content.byteLength < 40) return { code: 'shape-length', found: content.byteLength };
  const count = content.getInt32(36, true);
  if (count < 0 || 40 + pointBytes(count, hasZ) > content.byteLength) return { code: 'shape-parts', found: count };
  const coordinates = positions(content, 40, count, hasZ);
  return { geometry: count === 0 ? null : { type: 'MultiPoint', coordinates } };
}

function readParts(
  content: DataView,
  isPolygon: boolean,
  hasZ: boolean,
  budget: RingBudget,
): { readonly geometry: unknown } | ShapeFault {
  if (content.byteLength < 44) return { code: 'shape-length', found: content.byteLength };
  const partCount = content.getInt32(36, true);
  const count = content.getInt32(40, true);
  const points = 44 + 4 * partCount;
  if (partCount < 0 || count < 0 || points + pointBytes(count, hasZ) > content.byteLength) {
    return { code: 'shape-parts', found: partCount };
  }
  const starts: number[] = [];
  for (let i = 0; i < partCount; i++) starts.push(content.getInt32(44 + 4 * i, true));
  const isInOrder = starts.every((start, i) => (i === 0 ? start === 0 : start > starts[i - 1]!) && start < count);
  if (!isInOrder || (partCount === 0) !== (count === 0)) return { code: 'shape-parts', found: partCount };
  if (partCount === 0) return { geometry: null };
  const all = positions(content, points, count, hasZ);
  const parts = starts.map((start, i) => all.slice(start, starts[i + 1] ?? count));
  if (!isPolygon) return { geometry: oneOrMany('LineString', parts) };
  const polygons = polygonsOfRings(parts, budget);
  return polygons === null ? { code: 'shape-rings', found: partCount } : { geometry: oneOrMany('Polygon', polygons) };
}

function oneOrMany(type: string, parts: readonly unknown[]): unknown {
  return parts.length === 1 ? { type, coordinates: parts[0] } : { type: `Multi${type}`, coordinates: parts };
}
