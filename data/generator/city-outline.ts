// The outline of the city: a hand-drawn ring (general knowledge of the shape, not a survey), roughened by seeded noise.

import type { LonLat } from './local-metric.ts';
import { roughNoise } from './seeded-noise.ts';

/** Clockwise from the western tip. */
const ring: readonly (readonly [lon: number, lat: number])[] = [
  [111.875, 31.06],
  [111.86, 31.15],
  [111.875, 31.24],
  [111.9, 31.32],
  [111.955, 31.37],
  [111.985, 31.45],
  [112.06, 31.475],
  [112.13, 31.435],
  [112.21, 31.465],
  [112.205, 31.54],
  [112.3, 31.575],
  [112.39, 31.545],
  [112.47, 31.555],
  [112.56, 31.515],
  [112.63, 31.555],
  [112.7, 31.6],
  [112.8, 31.625],
  [112.885, 31.575],
  [112.925, 31.49],
  [112.99, 31.42],
  [113.06, 31.4],
  [113.14, 31.415],
  [113.22, 31.4],
  [113.3, 31.395],
  [113.39, 31.36],
  [113.4, 31.27],
  [113.38, 31.215],
  [113.445, 31.18],
  [113.49, 31.1],
  [113.47, 31.02],
  [113.41, 30.975],
  [113.42, 30.9],
  [113.36, 30.85],
  [113.255, 30.875],
  [113.19, 30.82],
  [113.12, 30.765],
  [113.02, 30.755],
  [112.95, 30.685],
  [112.86, 30.675],
  [112.785, 30.72],
  [112.715, 30.755],
  [112.665, 30.745],
  [112.642, 30.71],
  [112.66, 30.655],
  [112.708, 30.57],
  [112.665, 30.515],
  [112.6, 30.465],
  [112.52, 30.425],
  [112.43, 30.43],
  [112.34, 30.415],
  [112.26, 30.46],
  [112.17, 30.475],
  [112.1, 30.49],
  [112.085, 30.57],
  [112.055, 30.66],
  [112.085, 30.75],
  [112.065, 30.82],
  [112.0, 30.875],
  [111.935, 30.925],
  [111.955, 31.0],
];

const centre: LonLat = { lon: 112.6, lat: 31.03 };

/** Whether a place lies inside the ring grown by `growth` (1 = as drawn). */
export function isInsideOutline(place: LonLat, growth: number): boolean {
  const lon = centre.lon + (place.lon + 0.042 * roughNoise(21, place.lon * 13, place.lat * 14.5) - centre.lon) / growth;
  const lat = centre.lat + (place.lat + 0.038 * roughNoise(25, place.lon * 13, place.lat * 14.5) - centre.lat) / growth;
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i];
    const b = ring[j];
    if (a[1] > lat !== b[1] > lat && lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}
