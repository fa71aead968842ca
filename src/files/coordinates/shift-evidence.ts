// Whether places that nobody named a system for are in GCJ-02 or BD-09: by how far they lie from the nearest road, and by how
// many lie in the areas beside them, as they stand and converted. It takes a clear difference to ask, and nothing is ever
// converted by it.

import { fromBd09, fromGcj02, toBd09, toGcj02 } from '../../geo/coordinate-systems/gcj02.ts';
import type { LonLat, PolygonRings } from '../../geo/lon-lat.ts';
import { computeAreaOf } from '../../geo/point-in-areas.ts';
import { roadDistances } from '../../roads/road-distances.ts';
import type { RoadSource } from '../../roads/road-source.ts';

export type ShiftedSystem = 'gcj02' | 'bd09';

export interface ShiftEvidence {
  readonly system: ShiftedSystem;
  /** Places that were weighed. */
  readonly count: number;
  /** Median metres to the nearest road, whole; or places that lie inside. */
  readonly before: number;
  readonly after: number;
}

/** Whose coordinates are in doubt: those of the places, or those of the roads or areas that they are weighed against. */
export type InDoubt = 'places' | 'others';

const fewest = 8;
const leastGain = 30;
/** One-sided 1 % of the sign test. */
const signQuantile = 2.326;

const systems: readonly (readonly [ShiftedSystem, Readonly<Record<InDoubt, (lon: number, lat: number) => LonLat>>])[] =
  [
    // Roads in GCJ-02 lie under places that are moved after them.
    ['gcj02', { places: fromGcj02, others: toGcj02 }],
    ['bd09', { places: fromBd09, others: toBd09 }],
  ];

/**
 * The system in which the places clearly lie nearer to the roads: at least eight places, the median at most half of before and 30 m
 * less, and so many places nearer that chance would give it once in a hundred times. Of both the nearer; null where neither.
 */
export function weighAgainstRoads(
  places: readonly LonLat[],
  roads: RoadSource,
  inDoubt: InDoubt,
): ShiftEvidence | null {
  const count = places.length;
  if (count < fewest) return null;
  const readings = readingsOf(places, inDoubt);
  // One pass over the roads for all readings.
  const meters = roadDistances(roads, [...places, ...readings.flatMap(({ converted }) => converted)]);
  const before = meters.subarray(0, count);
  let best: ShiftEvidence | null = null;
  readings.forEach(({ system }, at) => {
    const after = meters.subarray((at + 1) * count, (at + 2) * count);
    const found = { system, count, before: median(before), after: median(after) };
    const nearer = after.filter((own, i) => own < before[i]!).length;
    const farther = after.filter((own, i) => own > before[i]!).length;
    const isClear = found.after * 2 <= found.before && found.before - found.after >= leastGain;
    if (isClear && isBeyondChance(nearer, farther) && (best === null || found.after < best.after)) best = found;
  });
  return best;
}

/** Of places that come into the areas so few may be lost, and of all so many must then lie inside. */
const mostLost = 1 / 8;
const leastInside = 0.95;

/**
 * The systems in which clearly more places lie inside the areas, each in its own where `rowOf` names it (a row of `areas`): at most
 * half of those outside stay there, at least 95 of 100 are then inside, hardly one is lost, and chance would give it once in a
 * hundred times. The one with most places inside first.
 */
export function weighAgainstAreas(
  places: readonly LonLat[],
  areas: readonly { readonly polygons: readonly PolygonRings[] }[],
  inDoubt: InDoubt,
  rowOf: readonly number[] | null = null,
): readonly ShiftEvidence[] {
  const count = places.length;
  if (count < fewest) return [];
  const readings = readingsOf(places, inDoubt);
  const all = [...places, ...readings.flatMap(({ converted }) => converted)];
  const areaOf = computeAreaOf(
    all.map(({ lon }) => lon),
    all.map(({ lat }) => lat),
    areas,
  );
  const isInside = (reading: number, i: number): boolean => {
    const found = areaOf[reading * count + i]!;
    return rowOf === null ? found >= 0 : found === rowOf[i];
  };
  const insideIn = (reading: number): number => places.filter((_, i) => isInside(reading, i)).length;
  const before = insideIn(0);
  return readings
    .map(({ system }, at) => {
      const gained = places.filter((_, i) => isInside(at + 1, i) && !isInside(0, i)).length;
      const after = insideIn(at + 1);
      return { evidence: { system, count, before, after }, gained, lost: before + gained - after };
    })
    .filter(
      ({ evidence: { after }, gained, lost }) =>
        (count - after) * 2 <= count - before &&
        after >= leastInside * count &&
        lost <= mostLost * gained &&
        isBeyondChance(gained, lost),
    )
    .map(({ evidence }) => evidence)
    .sort((a, b) => b.after - a.after);
}

/** The places as they would lie, read in a system. */
export function readIn(system: ShiftedSystem, places: readonly LonLat[]): readonly LonLat[] {
  const convert = system === 'gcj02' ? fromGcj02 : fromBd09;
  return places.map(({ lon, lat }) => convert(lon, lat));
}

interface Reading {
  readonly system: ShiftedSystem;
  readonly converted: readonly LonLat[];
}

function readingsOf(places: readonly LonLat[], inDoubt: InDoubt): readonly Reading[] {
  return systems.map(([system, convert]) => ({
    system,
    converted: places.map(({ lon, lat }) => convert[inDoubt](lon, lat)),
  }));
}

/** Whether so many for and so few against come by chance at most once in a hundred times. */
function isBeyondChance(better: number, worse: number): boolean {
  return better > worse && better - worse >= signQuantile * Math.sqrt(better + worse);
}

function median(values: Float64Array): number {
  return Math.round([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0);
}
