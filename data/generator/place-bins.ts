// Finding places near a place: bins of about 6 km.

import { kmBetween, type LonLat } from './local-metric.ts';

export interface NearPlace {
  /** Row of the places. */
  readonly row: number;
  readonly km: number;
}

const binLon = 0.0645;
const binLat = 0.0555;

/** A search of `places`: those within `withinKm` (at most 6) of a place, nearest first, then by row. */
export function binPlaces(places: readonly LonLat[]): (to: LonLat, withinKm: number) => readonly NearPlace[] {
  const bins = new Map<number, number[]>();
  places.forEach((place, row) => {
    const key = binKey(Math.floor(place.lon / binLon), Math.floor(place.lat / binLat));
    const list = bins.get(key);
    if (list === undefined) bins.set(key, [row]);
    else list.push(row);
  });
  return (to, withinKm) => {
    const x = Math.floor(to.lon / binLon);
    const y = Math.floor(to.lat / binLat);
    const near: NearPlace[] = [];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const row of bins.get(binKey(x + dx, y + dy)) ?? []) {
          const km = kmBetween(places[row], to);
          if (km <= withinKm) near.push({ row, km });
        }
      }
    }
    return near.sort((a, b) => a.km - b.km || a.row - b.row);
  };
}

function binKey(x: number, y: number): number {
  return x * 100000 + y;
}
