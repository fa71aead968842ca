// The plane of the simple map: degrees to pixels and back, boxes, and outlines as SVG paths.

import type { Geometry } from 'geojson';
import type { RoadLayer } from '../../compute/jobs.ts';
import type { PolygonRings } from '../../geo/lon-lat.ts';
import type { Box } from './map-data.ts';
import type { Projection } from './simple-map-cells.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** North up, degrees of longitude shrunk as in the middle of the box, the whole box in sight. */
export function project([west, south, east, north]: Box, size: Size): Projection {
  const middle = { lon: (west + east) / 2, lat: (south + north) / 2 };
  const shrink = Math.cos((middle.lat * Math.PI) / 180);
  const scale = Math.min(size.width / ((east - west) * shrink), size.height / (north - south)) * 0.94;
  return {
    x: lon => size.width / 2 + (lon - middle.lon) * shrink * scale,
    y: lat => size.height / 2 - (lat - middle.lat) * scale,
    place: (x, y) => ({
      lon: middle.lon + (x - size.width / 2) / shrink / scale,
      lat: middle.lat - (y - size.height / 2) / scale,
    }),
  };
}

/** The box seen so many times closer, around its middle. */
export function zoomed([west, south, east, north]: Box, factor: number): Box {
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const [dx, dy] = [(east - west) / 2 / factor, (north - south) / 2 / factor];
  return [x - dx, y - dy, x + dx, y + dy];
}

/** The box shifted by pixels of its projection. */
export function shifted([west, south, east, north]: Box, projection: Projection, right: number, down: number): Box {
  const [from, to] = [projection.place(0, 0), projection.place(right, down)];
  const [lon, lat] = [from.lon - to.lon, from.lat - to.lat];
  return [west + lon, south + lat, east + lon, north + lat];
}

/** The polygons of an area's geometry. */
export function polygonsOf(geometry: Geometry): readonly PolygonRings[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates as unknown as PolygonRings];
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates as unknown as PolygonRings[]) : [];
}

/** Polygons as the path of an SVG. */
export function pathOf(polygons: readonly PolygonRings[], { x, y }: Projection): string {
  return polygons
    .flatMap(rings =>
      rings.map(ring => `M${ring.map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`),
    )
    .join('');
}

/** The main roads as the path of an SVG. */
export function mainRoadsPath({ lineStart, lonLat, isMajor }: RoadLayer, { x, y }: Projection): string {
  const parts: string[] = [];
  for (let line = 0; line < isMajor.length; line++) {
    if (isMajor[line] === 0) continue;
    for (let k = lineStart[line]; k < lineStart[line + 1]; k++)
      parts.push(
        `${k === lineStart[line] ? 'M' : 'L'}${x(lonLat[2 * k]).toFixed(1)} ${y(lonLat[2 * k + 1]).toFixed(1)}`,
      );
  }
  return parts.join('');
}
