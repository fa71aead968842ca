// The Han River (汉江) through the city: its course as general knowledge places it between the towns of its two banks.

import { kmBetween, type LonLat } from './local-metric.ts';
import { smoothNoise } from './seeded-noise.ts';

/** The course from north to south; every latitude is met once, so a bank is a comparison. */
const course: readonly (readonly [lat: number, lon: number])[] = [
  [31.62, 112.452],
  [31.555, 112.468],
  [31.5, 112.502],
  [31.455, 112.517],
  [31.4, 112.507],
  [31.36, 112.512],
  [31.3, 112.528],
  [31.25, 112.531],
  [31.2, 112.551],
  [31.16, 112.549],
  [31.13, 112.552],
  [31.1, 112.57],
  [31.05, 112.562],
  [30.99, 112.545],
  [30.93, 112.577],
  [30.88, 112.588],
  [30.83, 112.616],
  [30.79, 112.634],
  [30.74, 112.617],
  [30.7, 112.614],
  [30.65, 112.641],
  [30.6, 112.664],
  [30.55, 112.684],
  [30.51, 112.7],
];

const northEnd = course[0][0];
const southEnd = course[course.length - 1][0];
const halfWidthKm = 0.36;

/** Longitude of the middle of the river at a latitude; constant beyond its drawn ends. */
export function riverLonAt(lat: number): number {
  const at = lat > northEnd ? northEnd : lat < southEnd ? southEnd : lat;
  let i = 1;
  while (i < course.length - 1 && course[i][0] > at) i++;
  const p0 = course[Math.max(0, i - 2)];
  const p1 = course[i - 1];
  const p2 = course[i];
  const p3 = course[Math.min(course.length - 1, i + 1)];
  const t = (p1[0] - at) / (p1[0] - p2[0]);
  const curve =
    0.5 *
    (2 * p1[1] +
      (p2[1] - p0[1]) * t +
      (2 * p0[1] - 5 * p1[1] + 4 * p2[1] - p3[1]) * t * t +
      (3 * p1[1] - p0[1] - 3 * p2[1] + p3[1]) * t * t * t);
  return curve + 0.011 * smoothNoise(11, lat * 21, 0) + 0.003 * smoothNoise(12, lat * 55, 0);
}

/** Whether a place lies on the left (eastern) bank. */
export function isEastOfRiver(place: LonLat): boolean {
  return place.lon > riverLonAt(place.lat);
}

/** Kilometres from the middle of the river, measured along the parallel and thinned by the slope of the course. */
export function kmFromRiver(place: LonLat): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let step = -6; step <= 6; step++) {
    const lat = place.lat + step * 0.002;
    if (lat < southEnd || lat > northEnd) continue;
    nearest = Math.min(nearest, kmBetween(place, { lon: riverLonAt(lat), lat }));
  }
  return nearest;
}

/** The middle line from north to south, a place every 400 m or so. */
export function riverLine(): readonly LonLat[] {
  const places: LonLat[] = [];
  const steps = Math.round((northEnd - southEnd) / 0.004);
  for (let i = 0; i <= steps; i++) {
    const lat = northEnd - i * 0.004;
    places.push({ lon: riverLonAt(lat), lat });
  }
  return places;
}

/** The river as a closed band, counter-clockwise: down the western bank, up the eastern. */
export function riverBand(): readonly LonLat[] {
  const middle = riverLine();
  const west: LonLat[] = [];
  const east: LonLat[] = [];
  middle.forEach((place, i) => {
    const width = halfWidthKm * (1 + 0.35 * smoothNoise(13, place.lat * 40, 0));
    const before = middle[Math.max(0, i - 1)];
    const after = middle[Math.min(middle.length - 1, i + 1)];
    const dx = (after.lon - before.lon) * 95.5;
    const dy = (after.lat - before.lat) * 110.87;
    const length = Math.sqrt(dx * dx + dy * dy);
    const lon = ((-dy / length) * width) / 95.5;
    const lat = ((dx / length) * width) / 110.87;
    east.push({ lon: place.lon + lon, lat: place.lat + lat });
    west.push({ lon: place.lon - lon, lat: place.lat - lat });
  });
  return [...west, ...east.reverse(), west[0]];
}
