// The small picture of a file's places: what it and the other data cover, and the way from degrees to the picture.

import type { Station } from '../../stations/station.ts';
import { type ImportFile, reportOf } from '../state/import-store.ts';

/** Places to draw, longitude and latitude by turns, degrees. */
export interface DrawnPlaces {
  readonly points: readonly number[];
  readonly outlines: readonly (readonly number[])[];
}

export type Box = readonly [west: number, south: number, east: number, north: number];

export const pictureWidth = 240;
export const pictureHeight = 170;
const margin = 12;
/** A single place gets a frame of about a hundred metres. */
const leastDegrees = 0.001;

/** What is known of a file's places. */
export function placesOf(file: ImportFile): DrawnPlaces {
  const preview = reportOf(file)?.preview;
  return { points: file.outlines.length > 0 ? [] : (preview?.lonLat ?? []), outlines: file.outlines };
}

/** The other files of the import, and the stations of the plan that would stay. */
export function placesBeside(
  file: ImportFile,
  files: readonly ImportFile[],
  keptStations: readonly Station[],
): DrawnPlaces {
  const others = files.filter(other => other.key !== file.key && !other.leftOut).map(placesOf);
  return {
    points: [...others.flatMap(({ points }) => points), ...keptStations.flatMap(({ lon, lat }) => [lon, lat])],
    outlines: others.flatMap(({ outlines }) => outlines),
  };
}

/** The box around places, or null where there are none. */
export function boxOf(...all: readonly DrawnPlaces[]): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { points, outlines } of all) {
    for (const lonLat of [points, ...outlines]) {
      for (let i = 0; i + 1 < lonLat.length; i += 2) {
        west = Math.min(west, lonLat[i]);
        east = Math.max(east, lonLat[i]);
        south = Math.min(south, lonLat[i + 1]);
        north = Math.max(north, lonLat[i + 1]);
      }
    }
  }
  return west > east ? null : [west, south, east, north];
}

/** Whether two boxes have no place in common, with a tenth of the larger one's size to spare. */
export function areApart(a: Box | null, b: Box | null): boolean {
  if (!a || !b) return false;
  const spare = 0.1 * Math.max(a[2] - a[0], a[3] - a[1], b[2] - b[0], b[3] - b[1]);
  return a[0] > b[2] + spare || b[0] > a[2] + spare || a[1] > b[3] + spare || b[1] > a[3] + spare;
}

/** Outcomes that lie this much closer together than the places are wide would look the same. */
const closeShare = 0.03;

/** Where outcomes differ by little, a frame around the first place in which the difference is seen; else null. */
export function closeFrame(outcomes: readonly DrawnPlaces[]): Box | null {
  const firsts = boxOf(...outcomes.map(({ points }) => ({ points: points.slice(0, 2), outlines: [] })));
  const whole = boxOf(...outcomes);
  if (!firsts || !whole) return null;
  const apart = Math.max(firsts[2] - firsts[0], firsts[3] - firsts[1]);
  const width = Math.max(whole[2] - whole[0], whole[3] - whole[1]);
  if (apart === 0 || apart > closeShare * width) return null;
  return [firsts[0] - apart, firsts[1] - apart, firsts[2] + apart, firsts[3] + apart];
}

/** The other data together with the places of the other outcomes. */
export function withOutcomes(others: DrawnPlaces, outcomes: readonly DrawnPlaces[], at: number): DrawnPlaces {
  const points = outcomes.flatMap((outcome, k) => (k === at ? [] : outcome.points));
  return { points: [...others.points, ...points], outlines: others.outlines };
}

export type Projection = (lon: number, lat: number) => string;

/** The way from degrees into the picture, equirectangular around the middle of the box. */
export function fitInto(box: Box): Projection {
  const [west, south, east, north] = box;
  const [midLon, midLat] = [(west + east) / 2, (south + north) / 2];
  const squeeze = Math.max(0.05, Math.cos((midLat * Math.PI) / 180));
  const width = Math.max(east - west, leastDegrees) * squeeze;
  const height = Math.max(north - south, leastDegrees);
  const scale = Math.min((pictureWidth - 2 * margin) / width, (pictureHeight - 2 * margin) / height);
  return (lon, lat) => {
    const x = pictureWidth / 2 + (lon - midLon) * squeeze * scale;
    const y = pictureHeight / 2 - (lat - midLat) * scale;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
}

/** Dots as one path: lines without length, drawn with round ends. */
export function dotsPath(points: readonly number[], at: Projection): string {
  const dots = new Set<string>();
  for (let i = 0; i + 1 < points.length; i += 2) dots.add(`M${at(points[i], points[i + 1])}h0`);
  return [...dots].join('');
}

/** Outlines as one path. */
export function linesPath(outlines: readonly (readonly number[])[], at: Projection): string {
  return outlines
    .map(line => {
      const positions: string[] = [];
      for (let i = 0; i + 1 < line.length; i += 2) positions.push(at(line[i], line[i + 1]));
      return `M${positions.join('L')}`;
    })
    .join('');
}
