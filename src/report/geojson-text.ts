// GeoJSON as text: RFC 7946, one feature a line, fixed key order, seven decimals, no exponents, LF.

import type { Position as GeoJsonPosition, Geometry } from 'geojson';
import type { PolygonRings } from '../geo/lon-lat.ts';
import { jsonText } from './json-text.ts';

/** A coordinate in degrees with at most seven decimals: no exponent, no −0, no trailing zeros. */
export function coordinateText(degrees: number): string {
  const scaled = Math.abs(degrees) * 10_000_000;
  const units = Math.floor(scaled + 0.5);
  const whole = Math.floor(units / 10_000_000);
  const fraction = units - whole * 10_000_000;
  const sign = degrees < 0 && units > 0 ? '-' : '';
  if (fraction === 0) return `${sign}${whole}`;
  return `${sign}${whole}.${String(fraction).padStart(7, '0').replace(/0+$/, '')}`;
}

type Nested = readonly number[] | readonly Nested[];

function coordinatesText(coordinates: Nested): string {
  if (typeof coordinates[0] === 'number') {
    const [lon, lat] = coordinates as readonly number[];
    return `[${coordinateText(lon)},${coordinateText(lat)}]`;
  }
  return `[${(coordinates as readonly Nested[]).map(coordinatesText).join(',')}]`;
}

/** A geometry in two dimensions. */
export function geometryText(geometry: Geometry): string {
  if (geometry.type === 'GeometryCollection') {
    return `{"type":"GeometryCollection","geometries":[${geometry.geometries.map(geometryText).join(',')}]}`;
  }
  return `{"type":"${geometry.type}","coordinates":${coordinatesText(geometry.coordinates as GeoJsonPosition)}}`;
}

/** One polygon as Polygon, none or several as MultiPolygon. */
export function polygonsGeometry(polygons: readonly PolygonRings[]): Geometry {
  const coordinates = polygons.map(rings => rings.map(ring => ring.map(([lon, lat]) => [lon, lat])));
  return coordinates.length === 1
    ? { type: 'Polygon', coordinates: coordinates[0] }
    : { type: 'MultiPolygon', coordinates };
}

export type PropertyValue = string | number | boolean | null | readonly string[];

/** Properties in the order given. */
export function featureText(geometry: Geometry, properties: readonly (readonly [string, PropertyValue])[]): string {
  const members = properties.map(([key, value]) => `${JSON.stringify(key)}:${jsonText(value)}`);
  return `{"type":"Feature","properties":{${members.join(',')}},"geometry":${geometryText(geometry)}}`;
}

export function featureCollectionText(features: readonly string[]): string {
  return features.length === 0
    ? '{"type":"FeatureCollection","features":[]}\n'
    : `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}
