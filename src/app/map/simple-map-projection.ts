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

/** A line as the path of an SVG. */
export function linePath(line: readonly (readonly number[])[], { x, y }: Projection): string {
  return `M${line.map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}`;
}

/** Crosses along a line, so many pixels apart, as the path of an SVG; a short line has one in its middle. */
export function crossesAlong(line: readonly (readonly number[])[], { x, y }: Projection, spacing: number): string {
  const points = line.map(([lon, lat]) => [x(lon), y(lat)] as const);
  let whole = 0;
  for (let k = 1; k < points.length; k++) whole += between(points[k - 1], points[k]);
  const count = Math.max(1, Math.floor(whole / spacing));
  const crosses: string[] = [];
  let passed = 0;
  for (let k = 1; k < points.length; k++) {
    const [from, to] = [points[k - 1], points[k]];
    const length = between(from, to);
    while (crosses.length < count && passed + length >= (whole * (crosses.length + 0.5)) / count) {
      const share = length === 0 ? 0 : ((whole * (crosses.length + 0.5)) / count - passed) / length;
      const [left, top] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
      crosses.push(`M${(left - 4).toFixed(1)} ${(top - 4).toFixed(1)}l8 8m0-8l-8 8`);
    }
    passed += length;
  }
  return crosses.join('');
}

function between(from: readonly [number, number], to: readonly [number, number]): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}
