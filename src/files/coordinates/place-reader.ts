// A pair of numbers as the file has it → a place in WGS 84, or the reason why it is none; and a survey of those that were none.

import type { Position } from '../../geo/lon-lat.ts';
import type { ReadOptions } from '../account/read-options.ts';
import { decideAxisOrder } from './axis-order.ts';
import type { CoordinateReader } from './coordinate-reader.ts';

export interface PlaceFault {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type RawPlace = readonly [x: number, y: number];

/** A place as the file has it, as text. */
export function placeText([x, y]: RawPlace): string {
  return `${x}, ${y}`;
}

export interface PlaceReader {
  readonly coordinates: CoordinateReader;
  /** Whether the file's second number is taken for the first. */
  readonly isNorthFirst: boolean;
  /** `mayTurn`: longitudes of 180…360° either way are handed back as they are, for the caller to bring back. */
  read(x: number, y: number, mayTurn: boolean): Position | PlaceFault;
}

/** Prepares the reading of a file's places; `sample` holds some of them and decides the order of eastings and northings. */
export function startPlaceReader(
  coordinates: CoordinateReader,
  axisOrder: ReadOptions['axisOrder'],
  sample: readonly RawPlace[],
): PlaceReader {
  const isNorthFirst =
    axisOrder === 'auto' ? decideAxisOrder(sample, coordinates) === 'lat-lon' : axisOrder === 'lat-lon';
  const { toWgs84 } = coordinates;
  return {
    coordinates,
    isNorthFirst,
    read(x, y, mayTurn) {
      const first = isNorthFirst ? y : x;
      const second = isNorthFirst ? x : y;
      if (toWgs84 === null || coordinates.isGeographic) {
        const fault = faultOfDegrees(first, second, mayTurn && toWgs84 === null, isNorthFirst);
        if (fault !== null) return fault;
      }
      if (toWgs84 === null) return [first + 0, second + 0];
      const place = toWgs84(first, second);
      return place === null
        ? { code: 'coordinates-not-in-system', params: { found: `${x}, ${y}`, system: coordinates.crs } }
        : [place.lon + 0, place.lat + 0];
    },
  };
}

function faultOfDegrees(x: number, y: number, mayTurn: boolean, isExchanged: boolean): PlaceFault | null {
  if (y >= -90 && y <= 90 && x >= -180 && x <= 180) return null;
  if (mayTurn && y >= -90 && y <= 90 && x >= -360 && x <= 360) return null;
  const found = isExchanged ? `${y}, ${x}` : `${x}, ${y}`;
  const isSwapped = x >= -90 && x <= 90 && y >= -180 && y <= 180;
  return { code: isSwapped ? 'coordinates-swapped' : 'coordinates-outside', params: { found } };
}

/** Whether a point stands for "no place": 0, 0, and numbers that forms fill in. */
export function isPlaceholder(x: number, y: number): boolean {
  if (x === 0 && y === 0) return true;
  if ((x === 180 || x === -180) && (y === 90 || y === -90)) return true;
  return (x === y || x === -y) && (x === -1 || /^-?9{3,}$/.test(String(x)));
}

/** What a file's places were, for the judgement of the whole file. */
export interface PlaceSurvey {
  /** Records whose numbers are too large for degrees, or in no part of the world that the system covers. */
  beyondCount: number;
  /** Records whose second number is no latitude, while the first could be one. */
  swappedCount: number;
  /** Some of either, as the file has them. */
  readonly beyond: RawPlace[];
  readonly swapped: RawPlace[];
}

const mostSamples = 200;

/** Starts an empty survey. */
export function startPlaceSurvey(): PlaceSurvey {
  return { beyondCount: 0, swappedCount: 0, beyond: [], swapped: [] };
}

/** Notes a record that was set aside for its place. */
export function notePlaceFault(survey: PlaceSurvey, code: string, raw: RawPlace): void {
  if (code === 'place-placeholder') return;
  if (code === 'coordinates-swapped') {
    survey.swappedCount += 1;
    if (survey.swapped.length < mostSamples) survey.swapped.push(raw);
  } else if (code === 'coordinates-not-in-system' || Math.abs(raw[0]) > 180 || Math.abs(raw[1]) > 180) {
    survey.beyondCount += 1;
    if (survey.beyond.length < mostSamples) survey.beyond.push(raw);
  }
}
