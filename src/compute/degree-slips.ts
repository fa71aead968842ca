// Stations in no area that would be in one a degree farther north, south, east or west, among others that are in one.

import { computeAreaOf } from '../geo/point-in-areas.ts';
import type { Problem } from '../vocabulary/problem.ts';
import { placeText } from './content-places.ts';
import type { PlacedDataset } from './shift-questions.ts';

/** Fewer stations say nothing about where the others are. */
const fewest = 5;
/** Most must lie in an area, or the areas are others than theirs. */
const leastShare = 0.5;

/** Warnings, one for each station that `known` ones do not name yet; none but for stations beside areas. */
export function degreeSlips(
  { content, file }: PlacedDataset,
  others: readonly PlacedDataset[],
  known: readonly Problem[],
): readonly Problem[] {
  const areas = others.find(({ role }) => role === 'areas')?.content;
  if (content.role !== 'stations' || areas?.role !== 'areas' || content.stations.length < fewest) return [];
  const { stations } = content;
  const moves = [
    [0, 0],
    [0, 1],
    [0, -1],
    [1, 0],
    [-1, 0],
  ] as const;
  const places = stations.flatMap(({ lon, lat }) =>
    moves.map(([east, north]) => ({ lon: lon + east, lat: lat + north })),
  );
  const areaOf = computeAreaOf(
    places.map(({ lon }) => lon),
    places.map(({ lat }) => lat),
    areas.areas,
  );
  const isIn = (place: number): boolean => Math.abs(places[place]!.lat) <= 90 && areaOf[place]! >= 0;
  const inside = stations.filter((_, i) => isIn(i * moves.length)).length;
  if (inside < leastShare * stations.length) return [];
  const told = new Set(known.filter(({ code }) => code === 'place-one-degree-off').map(({ params }) => params.found));
  return stations.flatMap(({ stationId, lon, lat }, i): readonly Problem[] => {
    const own = i * moves.length;
    const moved = moves.map((_, m) => own + m).filter(isIn);
    // Areas as wide as a country hold more than one of them, and then nothing is told.
    if (isIn(own) || moved.length !== 1 || told.has(`${lon}, ${lat}`)) return [];
    const params = { found: placeText(places[own]!), after: placeText(places[moved[0]!]!) };
    return [
      { code: 'place-one-degree-off', severity: 'warn', where: { file, role: 'stations', id: stationId }, params },
    ];
  });
}
