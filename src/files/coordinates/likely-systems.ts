// Metres of a file that names no system: the systems they may be in, the most likely first. None is ever taken by itself.

import { epsgSystem } from '../../geo/coordinate-systems/epsg-systems.ts';
import { geodesicMeters } from '../../geo/geodesic.ts';
import type { LonLat } from '../../geo/lon-lat.ts';
import type { Choice } from '../../vocabulary/problem.ts';
import { decideAxisOrder } from './axis-order.ts';
import type { RawPlace } from './place-reader.ts';

const mostChoices = 8;
const shownPoints = 5;
/** Other files of the same plan lie within this. */
const nearMeters = 400_000;
const stepMeters = 50_000;

interface Candidate {
  readonly code: number;
  readonly name: string;
  readonly places: readonly LonLat[];
}

/** Central meridians of China's 3° zones, those with most people first. */
const meridians = [114, 117, 120, 111, 105, 108, 123, 126, 102, 87, 129, 99, 132, 81, 135, 84, 90, 93, 96, 78, 75];

/**
 * Choices for the option `crs`. Places near `near`, the middle of the other files, come first; without such, a zone number in
 * the eastings decides, then the zones of China, then UTM and Web Mercator.
 */
export function likelySystems(sample: readonly RawPlace[], near: LonLat | null): readonly Choice[] {
  const all = [...new Set(candidateCodes(sample, near !== null))].flatMap(code => candidateOf(code, sample) ?? []);
  const nearest =
    near === null
      ? []
      : all
          .map((candidate, rank) => ({ candidate, rank, meters: metersTo(candidate, near) }))
          .filter(({ meters }) => meters < nearMeters)
          // Datums of one zone differ by metres, zones by hundreds of kilometres.
          .sort((a, b) => Math.floor(a.meters / stepMeters) - Math.floor(b.meters / stepMeters) || a.rank - b.rank)
          .map(({ candidate }) => candidate);
  return (nearest.length > 0 ? nearest : all).slice(0, mostChoices).map(choiceOf);
}

function metersTo({ places }: Candidate, near: LonLat): number {
  const { lon, lat } = places[0]!;
  return geodesicMeters(lon, lat, near.lon, near.lat);
}

function choiceOf({ code, name, places }: Candidate): Choice {
  const shown = places.slice(0, shownPoints);
  return {
    option: 'crs',
    value: `EPSG:${code}`,
    preview: [name, ...shown.map(({ lon, lat }) => `${lon.toFixed(6)}, ${lat.toFixed(6)}`)],
    points: shown.map(({ lon, lat }) => [lon, lat] as const),
  };
}

/** The system with the sample's places, if nearly all of them are in it. */
function candidateOf(code: number, sample: readonly RawPlace[]): Candidate | null {
  const system = epsgSystem(code);
  if (system === null || system.toWgs84 === null) return null;
  const { name, toWgs84, centralMeridian } = system;
  const isNorthFirst = decideAxisOrder(sample, system) === 'lat-lon';
  const places = sample.flatMap(([x, y]) => {
    const place = isNorthFirst ? toWgs84(y, x) : toWgs84(x, y);
    if (place === null || Math.abs(place.lat) > 84) return [];
    return centralMeridian !== null && Math.abs(place.lon - centralMeridian) > 4.5 ? [] : [place];
  });
  return places.length * 10 >= sample.length * 9 && places.length > 0 ? { code, name, places } : null;
}

function candidateCodes(sample: readonly RawPlace[], hasReference: boolean): readonly number[] {
  const numbered = zoneNumber(sample);
  const isMercator = sample.some(([x, y]) => Math.abs(x) > 1_000_000 || Math.abs(y) > 10_000_000);
  const mercator = isMercator ? [3857] : [];
  if (numbered !== null) {
    const codes =
      numbered >= 25
        ? [4513 + numbered - 25, 2349 + numbered - 25, 2401 + numbered - 25]
        : [4491 + numbered - 13, 2327 + numbered - 13, 21_413 + numbered - 13];
    // Eastings of 12 to 15 million are more often Web Mercator in eastern China than zones 13 to 15 in its far west.
    return numbered <= 15 ? [...mercator, ...codes] : [...codes, ...mercator];
  }
  const three = meridians.map(meridian => 4534 + meridian / 3 - 25);
  const six = meridians.filter(meridian => meridian % 6 === 3).map(meridian => 4502 + (meridian + 3) / 6 - 13);
  const utm = [49, 50, 51, 48, 52, 47, 46, 45, 44, 43, 53].map(zone => 32_600 + zone);
  if (!hasReference) return [...mercator, ...three.slice(0, 3), six[0]!, ...utm.slice(0, 2), ...three.slice(3)];
  const everywhere = Array.from({ length: 60 }, (_, i) => i + 1);
  return [
    ...mercator,
    ...three,
    ...six,
    ...utm,
    ...everywhere.flatMap(zone => [32_600 + zone, 32_700 + zone]),
    2193,
    3826,
    3414,
    5179,
    5186,
  ];
}

/** The zone that all eastings begin with, 13…23 or 25…45, or null. */
function zoneNumber(sample: readonly RawPlace[]): number | null {
  for (const axis of [0, 1] as const) {
    const zones = new Set(sample.map(place => Math.floor(place[axis] / 1_000_000)));
    const [zone = 0] = zones;
    const isInZone = sample.every(place => {
      const east = place[axis] - zone * 1_000_000;
      const north = place[1 - axis]!;
      return east > 100_000 && east < 900_000 && north > 300_000 && north < 6_300_000;
    });
    if (zones.size === 1 && isInZone && ((zone >= 13 && zone <= 23) || (zone >= 25 && zone <= 45))) return zone;
  }
  return null;
}
