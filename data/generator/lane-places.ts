// Where village lanes pass: a place near the centre of every square kilometre that no town road serves, on dry land.

import { cellCentre, cellOf, placeOf, type Tick, tickOf } from './cell-grid.ts';
import type { DrawnCell } from './draw-people.ts';
import { kmFromRiver, riverLonAt } from './han-river.ts';
import { kmAway, kmBetween, type LonLat } from './local-metric.ts';
import { type RoadLine, staysOnBank } from './road-line.ts';
import { chance } from './seeded-noise.ts';
import { reservoirs, shoreOf } from './terrain.ts';

const servedKm = 0.2;
const fromRiverKm = 0.45;

/**
 * Cell → the vertex its lane passes; cells with a road of `roads` within 200 m of their centre have none.
 * Where one of `expressways` is near, the vertex is the centre: homes are on the lane, not on the expressway.
 */
export function drawLanePlaces(
  cells: readonly DrawnCell[],
  roads: readonly RoadLine[],
  expressways: readonly RoadLine[],
): ReadonlyMap<number, Tick> {
  const roadKm = roadDistances(roads);
  const expresswayKm = roadDistances(expressways);
  const places = new Map<number, Tick>();
  for (const { cell, people } of cells) {
    const fromExpressway = expresswayKm.get(cell) ?? 9;
    if ((roadKm.get(cell) ?? 9) < Math.min(servedKm, fromExpressway)) continue;
    const centre = cellCentre(cell);
    const [east, north] = fromExpressway < 2 * servedKm ? [0, 0] : jitter(cell);
    const dry = (people > 0 ? escapes : escapes.slice(0, 1))
      .map(([x, y]) => tickOf(kmAway(centre, east + x, north + y)))
      .find(tick => kmFromRiver(placeOf(tick)) > fromRiverKm && !isInReservoir(placeOf(tick)));
    if (dry !== undefined) places.set(cell, dry);
  }
  return places;
}

const pieces = 24;
const steps = Array.from({ length: pieces }, (_, k) => k + 1);

/** Whether a line keeps to one bank of the river and out of the reservoirs. */
export function isDryLine(ticks: readonly Tick[]): boolean {
  const places = ticks.map(placeOf);
  const nearRiver = places.some(place => Math.abs(place.lon - riverLonAt(place.lat)) < 0.045);
  if (nearRiver && !staysOnBank(ticks, 0.42)) return false;
  return places.every((place, i) => {
    if (i === 0) return !isInReservoir(place);
    const before = places[i - 1];
    const lon = (place.lon - before.lon) / pieces;
    const lat = (place.lat - before.lat) / pieces;
    return steps.every(k => !isInReservoir({ lon: before.lon + lon * k, lat: before.lat + lat * k }));
  });
}

/** Kilometres east and north, at most 150 m together. */
function jitter(cell: number): readonly [number, number] {
  const east = 0.21 * (chance(82, cell, 0) - 0.5);
  const north = 0.21 * (chance(83, cell, 0) - 0.5);
  return [east, north];
}

/** Steps out of the water, tried in turn. */
const escapes: readonly (readonly [number, number])[] = [
  [0, 0],
  ...[0.2, 0.35, 0.5].flatMap(km => [
    [km, 0] as const,
    [-km, 0] as const,
    [0, km] as const,
    [0, -km] as const,
    [0.7 * km, 0.7 * km] as const,
    [-0.7 * km, 0.7 * km] as const,
    [0.7 * km, -0.7 * km] as const,
    [-0.7 * km, -0.7 * km] as const,
  ]),
];

/** Kilometres from a cell's centre to the nearest road inside the cell. */
function roadDistances(roads: readonly RoadLine[]): ReadonlyMap<number, number> {
  const nearest = new Map<number, number>();
  for (const road of roads) {
    for (let i = 1; i < road.ticks.length; i++) {
      const a = placeOf(road.ticks[i - 1]);
      const b = placeOf(road.ticks[i]);
      const pieces = Math.max(1, Math.ceil(kmBetween(a, b) / 0.08));
      for (let k = 0; k <= pieces; k++) {
        const place = { lon: a.lon + ((b.lon - a.lon) * k) / pieces, lat: a.lat + ((b.lat - a.lat) * k) / pieces };
        const cell = cellOf(place);
        nearest.set(cell, Math.min(nearest.get(cell) ?? 9, kmBetween(place, cellCentre(cell))));
      }
    }
  }
  return nearest;
}

const shores = reservoirs.map(reservoir => ({ reservoir, ring: shoreOf(reservoir) }));

function isInReservoir(place: LonLat): boolean {
  return shores.some(({ reservoir: { middle, halfEastKm, halfNorthKm }, ring }) => {
    if (kmBetween(place, middle) > 1.5 * Math.max(halfEastKm, halfNorthKm)) return false;
    let isInside = false;
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1];
      const b = ring[i];
      if (a.lat > place.lat === b.lat > place.lat) continue;
      if (place.lon < a.lon + ((place.lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon)) isInside = !isInside;
    }
    return isInside;
  });
}
