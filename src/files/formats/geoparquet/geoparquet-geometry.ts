// A geometry value of a GeoParquet file → GeoJSON: well-known binary, or nested lists of x and y. Source: GeoParquet 1.1.0.

import { readWkb, type WkbFault, type WkbGeometry } from '../wkb.ts';
import type { ParquetGeometry } from './geoparquet-columns.ts';

const typeNames: Readonly<Record<Exclude<ParquetGeometry['encoding'], 'WKB'>, readonly [type: string, depth: number]>> =
  {
    point: ['Point', 0],
    linestring: ['LineString', 1],
    polygon: ['Polygon', 2],
    multipoint: ['MultiPoint', 1],
    multilinestring: ['MultiLineString', 2],
    multipolygon: ['MultiPolygon', 3],
  };

/** Reads one value; nothing and an empty one are a null geometry. */
export function readParquetGeometry(value: unknown, encoding: ParquetGeometry['encoding']): WkbGeometry | WkbFault {
  if (value === null || value === undefined) return { geometry: null };
  if (encoding === 'WKB') {
    return value instanceof Uint8Array ? readWkb(value) : { code: 'wkb-type', byte: 0 };
  }
  const [type, depth] = typeNames[encoding];
  const coordinates = nested(value, depth);
  const isEmpty = coordinates === null || (Array.isArray(coordinates) && coordinates.length === 0);
  return { geometry: isEmpty ? null : { type, coordinates } };
}

function nested(value: unknown, depth: number): unknown {
  if (depth > 0) return Array.isArray(value) ? value.map(item => nested(item, depth - 1)) : null;
  const { x, y, z } = (value ?? {}) as { readonly x?: unknown; readonly y?: unknown; readonly z?: unknown };
  if (typeof x !== 'number' || typeof y !== 'number' || (Number.isNaN(x) && Number.isNaN(y))) return null;
  return typeof z === 'number' ? [x, y, z] : [x, y];
}
