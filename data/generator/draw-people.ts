// People in every cell: urban people around town seats with decaying density, rural people around villages.

import { cellCentre, cellKm2, edgeNeighbours } from './cell-grid.ts';
import type { DemonstrationFacts } from './demonstration-facts.ts';
import type { Territories } from './draw-territories.ts';
import type { Village } from './draw-villages.ts';
import { kmBetween, type LonLat } from './local-metric.ts';
import { chance, smoothNoise } from './seeded-noise.ts';
import { hilliness, isInWater, isWild } from './terrain.ts';
import type { TownPeople, UrbanCentre } from './town-people.ts';
import { wholeShares } from './whole-shares.ts';

export type DrawnSettlement = 'urban' | 'rural' | 'remote';

export interface DrawnCell {
  readonly cell: number;
  readonly people: number;
  readonly settlement: DrawnSettlement;
  readonly county: string;
}

/** No cell of a square kilometre is drawn denser. */
const densestPerCell = 15000;
/** Rural cells with fewer people per square kilometre are remote. */
const remotePerKm2 = 50;

/** Urban people per cell; cells that have any are urban cells. */
export function drawUrbanPeople(
  facts: DemonstrationFacts,
  territories: Territories,
  centres: readonly UrbanCentre[],
): ReadonlyMap<number, number> {
  const people = new Map<number, number>();
  const towns = [...facts.villages.filter(village => village.urban), ...facts.counties, ...facts.hospitals];
  const countyOf = (cell: number): string => territories.seats[territories.seatOfCell[cell]].county;
  const dry = territories.cells.filter(cell => !isInWater(cellCentre(cell), -0.1));
  const ordered = [...centres].sort((a, b) => a.people - b.people || a.place.lon - b.place.lon);
  for (const centre of ordered) {
    const cellCount = Math.max(1, Math.round(centre.people / usualDensity(centre.people)));
    const spread = 0.5 * Math.sqrt(cellCount);
    const near = dry
      .filter(cell => !people.has(cell) && countyOf(cell) === centre.county)
      .map(cell => ({ cell, far: farness(cell, centre.place, towns) }))
      .sort((a, b) => a.far - b.far || a.cell - b.cell)
      .slice(0, cellCount);
    const weights = near.map(entry => {
      const d = kmBetween(cellCentre(entry.cell), centre.place) / (spread + 0.4);
      return (0.75 + 0.5 * chance(51, entry.cell, 0)) / (0.35 + d * d);
    });
    wholeShares(centre.people, weights, densestPerCell).forEach((share, i) => {
      if (share > 0) people.set(near[i].cell, share);
    });
  }
  return people;
}

function usualDensity(people: number): number {
  if (people > 60000) return 7200;
  if (people > 20000) return 5200;
  if (people > 8000) return 3600;
  if (people > 3000) return 2600;
  return people;
}

/** Kilometres from the centre, shorter towards known communities, county seats and hospitals, ragged at the edge. */
function farness(cell: number, centre: LonLat, towns: readonly LonLat[]): number {
  const place = cellCentre(cell);
  const km = kmBetween(place, centre);
  if (km > 12) return km;
  const town = towns.some(other => kmBetween(other, place) < 0.8) ? 0.9 : 0;
  return km * (1 + 0.3 * smoothNoise(52, place.lon * 60, place.lat * 70)) - town;
}

/** Every cell of the city with its people and class, ascending by cell. */
export function drawPeople(
  territories: Territories,
  townPeople: TownPeople,
  urban: ReadonlyMap<number, number>,
  villages: readonly Village[],
): readonly DrawnCell[] {
  const rural = drawRuralPeople(territories, townPeople.ruralOfSeat, urban, villages);
  return territories.cells.map(cell => {
    const county = territories.seats[territories.seatOfCell[cell]].county;
    const townspeople = urban.get(cell);
    if (townspeople !== undefined) return { cell, people: townspeople, settlement: 'urban', county };
    const people = rural.get(cell) ?? 0;
    return { cell, people, settlement: people < remotePerKm2 * cellKm2(cell) ? 'remote' : 'rural', county };
  });
}

function drawRuralPeople(
  territories: Territories,
  ruralOfSeat: readonly number[],
  urban: ReadonlyMap<number, number>,
  villages: readonly Village[],
): ReadonlyMap<number, number> {
  const people = new Map<number, number>();
  territories.seats.forEach((seat, seatIndex) => {
    const near = ruralCellsAround(territories, seatIndex).filter(entry => !urban.has(entry.cell));
    const around = villages.filter(village => kmBetween(village.place, seat) < 40);
    const weights = near.map(({ cell, share }) => share * ruralWeight(cell, seat, around));
    wholeShares(ruralOfSeat[seatIndex], weights, 800).forEach((share, i) => {
      people.set(near[i].cell, (people.get(near[i].cell) ?? 0) + share);
    });
  });
  return people;
}

const spillSteps = 5;

/** The township's cells, and with falling shares those within five steps of it in the same county: densities have no steps. */
function ruralCellsAround(
  territories: Territories,
  seatIndex: number,
): readonly { readonly cell: number; readonly share: number }[] {
  const { seats, seatOfCell, cells } = territories;
  const { county, kind } = seats[seatIndex];
  const isOwn = (seat: number): boolean =>
    seat >= 0 && seats[seat].county === county && (seats[seat].kind === 'office') === (kind === 'office');
  const shares = new Map(cells.filter(cell => seatOfCell[cell] === seatIndex).map(cell => [cell, 1]));
  let rim = [...shares.keys()];
  for (let step = 1; step <= spillSteps; step++) {
    const next: number[] = [];
    for (const cell of rim.flatMap(edgeNeighbours)) {
      if (!isOwn(seatOfCell[cell]) || shares.has(cell)) continue;
      shares.set(cell, 0.62 * (1 - step / (spillSteps + 1)));
      next.push(cell);
    }
    rim = next;
  }
  return [...shares].map(([cell, share]) => ({ cell, share })).sort((a, b) => a.cell - b.cell);
}

/** Villages draw people to their own and the next cells; the plain holds scattered farms, hills far from a village and water nobody. */
function ruralWeight(cell: number, seat: LonLat, villages: readonly Village[]): number {
  const place = cellCentre(cell);
  if (isInWater(place, 0)) return 0;
  let pull = 0;
  let isNearVillage = false;
  for (const village of villages) {
    const km = kmBetween(place, village.place);
    if (km > 3) continue;
    pull += village.size / (0.35 + km * km);
    isNearVillage ||= km < 1.7;
  }
  if (isWild(place) && !isNearVillage) return 0;
  const hill = Math.min(1, hilliness(place));
  const farms = (0.9 + 0.5 * smoothNoise(53, place.lon * 30, place.lat * 34)) * (1 - 0.85 * hill);
  const nearTown = 1 + 0.8 / (1 + kmBetween(place, seat) / 2);
  return Math.max(0.02, (farms + 0.55 * pull) * nearTown * (0.85 + 0.3 * chance(54, cell, 1)));
}
