// Village points: the sourced ones, and drawn ones until every township has about as many as it has village committees.

import { cellCentre, cellOf } from './cell-grid.ts';
import type { DemonstrationFacts } from './demonstration-facts.ts';
import type { Territories } from './draw-territories.ts';
import { kmAway, kmBetween, type LonLat } from './local-metric.ts';
import { chance } from './seeded-noise.ts';
import { hilliness, isInWater, isWild } from './terrain.ts';

export interface Village {
  readonly place: LonLat;
  readonly seatIndex: number;
  /** Relative number of people, about 1. */
  readonly size: number;
}

/** Draws the villages of all townships; none in an urban cell or in water. */
export function drawVillages(
  facts: DemonstrationFacts,
  territories: Territories,
  urban: ReadonlyMap<number, number>,
): readonly Village[] {
  const villages: Village[] = [];
  for (const village of facts.villages) {
    const cell = cellOf(village);
    const seatIndex = territories.seatOfCell[cell];
    if (village.urban || seatIndex < 0 || urban.has(cell) || isInWater(village, 0.1)) continue;
    if (territories.seats[seatIndex].code !== village.unit) continue;
    villages.push({ place: village, seatIndex, size: 1 });
  }
  territories.seats.forEach((seat, seatIndex) => {
    const cells = territories.cells.filter(cell => territories.seatOfCell[cell] === seatIndex && !urban.has(cell));
    const wanted = Math.max(seat.ruralUnits, Math.round(cells.length / 11));
    const drawn = drawOwn(
      cells,
      seatIndex,
      wanted,
      villages.filter(village => village.seatIndex === seatIndex),
      seat,
    );
    villages.push(...drawn);
  });
  return villages;
}

function drawOwn(
  cells: readonly number[],
  seatIndex: number,
  wanted: number,
  sourced: readonly Village[],
  seat: LonLat,
): readonly Village[] {
  const places: LonLat[] = sourced.map(village => village.place);
  const drawn: Village[] = [];
  const ordered = cells
    .map(cell => ({ cell, rank: chance(61, cell, seatIndex) + 0.5 * Math.min(1, hilliness(cellCentre(cell))) }))
    .sort((a, b) => a.rank - b.rank || a.cell - b.cell);
  // Wide spacing first, closer when the township is crowded.
  for (const spacing of [2.4, 1.7, 1.1]) {
    for (const { cell } of ordered) {
      if (places.length >= wanted) return drawn;
      const place = kmAway(cellCentre(cell), 0.7 * (chance(62, cell, 0) - 0.5), 0.7 * (chance(63, cell, 0) - 0.5));
      if ((isWild(place) && chance(65, cell, 0) > 0.25) || isInWater(place, 0.35) || kmBetween(place, seat) < 1.2)
        continue;
      if (places.some(other => kmBetween(other, place) < spacing)) continue;
      places.push(place);
      drawn.push({ place, seatIndex, size: 0.5 + chance(64, cell, 0) });
    }
  }
  return drawn;
}
