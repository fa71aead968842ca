// Where a cell lies and how large it is.

import { geodesicPolygonSquareMeters } from '../../geo/geodesic-area.ts';
import type { LonLat, PolygonRings } from '../../geo/lon-lat.ts';
import { planeCentroid } from '../../geo/polygons.ts';
import type { SquareMeters } from '../../vocabulary/units.ts';
import type { SimpleGeometry } from './check-geometry.ts';

/** The point, or the plane centroid and geodesic area of polygons; the area of anything else is NaN. */
export function measureCell(geometry: SimpleGeometry): LonLat & { readonly squareMeters: SquareMeters } {
  if (geometry.type === 'Point') {
    const [lon = 0, lat = 0] = geometry.coordinates;
    return { lon, lat, squareMeters: Number.NaN };
  }
  const polygons = polygonsOf(geometry);
  return { ...planeCentroid(polygons), squareMeters: polygonsSquareMeters(polygons) };
}

/** The polygons of a checked geometry; none of points and lines. */
export function polygonsOf(geometry: SimpleGeometry): readonly PolygonRings[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates as unknown as PolygonRings];
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates as unknown as readonly PolygonRings[]) : [];
}

export function polygonsSquareMeters(polygons: readonly PolygonRings[]): SquareMeters {
  let sum = 0;
  for (const rings of polygons) sum += geodesicPolygonSquareMeters(rings);
  return sum;
}
