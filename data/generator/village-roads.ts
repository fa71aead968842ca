// Village roads: each village is linked to its relative neighbours among villages and road vertices.

import { placeOf, type Tick, tickOf } from './cell-grid.ts';
import { kmBetween, type LonLat } from './local-metric.ts';
import { binPlaces, type NearPlace } from './place-bins.ts';
import { type RoadLine, staysOnBank, swayingLine } from './road-line.ts';
import { isInWater } from './terrain.ts';

const longestKm = 6;

/** Roads from villages to each other and to `vertices` of existing roads: no third point is nearer to both ends. */
export function drawVillageRoads(villages: readonly LonLat[], vertices: readonly LonLat[]): readonly RoadLine[] {
  const points = [...villages.map(village => placeOf(tickOf(village))), ...vertices];
  const search = binPlaces(points);
  const known = new Map<number, readonly NearPlace[]>();
  const near = (row: number): readonly NearPlace[] => {
    const list = known.get(row) ?? search(points[row], longestKm).filter(entry => entry.km > 0);
    known.set(row, list);
    return list;
  };
  const lines: RoadLine[] = [];
  for (let i = 0; i < villages.length; i++) {
    for (const { row, km } of near(i)) {
      if (row < i) continue;
      const between = near(i).some(other => other.km < km && kmBetween(points[other.row], points[row]) < km);
      if (between) continue;
      const ticks = drawLane(points[i], points[row]);
      if (ticks !== null) lines.push({ highway: 'unclassified', name: '', ref: '', bridge: false, ticks });
    }
  }
  return lines;
}

/** A lane between two places on one bank and clear of water, or null. */
export function drawLane(a: LonLat, b: LonLat): readonly Tick[] | null {
  const ticks = [0.2, 0].map(sway => swayingLine(a, b, sway, 0.75, 81)).find(isDry);
  return ticks ?? null;
}

function isDry(ticks: readonly Tick[]): boolean {
  return staysOnBank(ticks, 0.42) && ticks.every(tick => !isInWater(placeOf(tick), -0.1));
}
