// The whole road network: town roads, streets, village lanes, expressways; one connected piece.

import { type Tick, tickOf } from './cell-grid.ts';
import { drawStreets } from './city-streets.ts';
import type { Seat } from './demonstration-facts.ts';
import type { DrawnCell } from './draw-people.ts';
import { drawExpressways } from './expressways.ts';
import { isEastOfRiver } from './han-river.ts';
import { joinLines, mergeChains } from './join-lines.ts';
import { isDryLine } from './lane-places.ts';
import { kmBetween, type LonLat } from './local-metric.ts';
import { type RoadLine, staysOnBank, swayingLine, tickKey } from './road-line.ts';
import { drawTownRoads, verticesOf } from './town-roads.ts';
import { drawVillageLanes } from './village-lanes.ts';

/** Draws all roads; populated `cells` get a lane and `premises` a driveway where no road is near. */
export function drawRoads(
  seats: readonly Seat[],
  urban: ReadonlyMap<number, number>,
  premises: readonly LonLat[],
  cells: readonly DrawnCell[],
): readonly RoadLine[] {
  const town = joinLines(drawTownRoads(seats));
  const expressways = drawExpressways(seats, town);
  const surface = joinLines(connectParts(joinLines([...town, ...drawStreets(urban)])));
  const joined = joinLines([...surface, ...drawVillageLanes(cells, surface, expressways, seats)]);
  const withDriveways = joinLines([...joined, ...drawDriveways(joined, premises)]);
  return mergeChains([...expressways, ...withDriveways]);
}

/** Short service roads from premises farther than 100 m from any vertex. */
function drawDriveways(lines: readonly RoadLine[], premises: readonly LonLat[]): readonly RoadLine[] {
  const vertices = verticesOf(lines.filter(line => !line.bridge));
  const drives = new Map<number, RoadLine>();
  for (const place of premises) {
    const nearest = nearestOf(vertices, place);
    if (kmBetween(nearest, place) < 0.1) continue;
    const ticks = [tickOf(place), tickOf(nearest)];
    drives.set(tickKey(ticks[0]), { highway: 'service', name: '', ref: '', bridge: false, ticks });
  }
  return [...drives.values()];
}

function nearestOf(places: readonly LonLat[], to: LonLat): LonLat {
  return places.reduce((best, place) => (kmBetween(place, to) < kmBetween(best, to) ? place : best));
}

/** Adds a lane from every separate part to the nearest vertex of the largest; a part that cannot be reached is dropped. */
function connectParts(lines: readonly RoadLine[]): readonly RoadLine[] {
  const parts = partsOf(lines).sort((a, b) => b.length - a.length || a[0] - b[0]);
  const main = verticesOf(parts[0].map(i => lines[i]).filter(line => !line.bridge));
  const kept = [...parts[0]];
  const added: RoadLine[] = [];
  for (const part of parts.slice(1)) {
    const ticks = shortestLane(verticesOf(part.map(i => lines[i])), main);
    if (ticks === null) continue;
    kept.push(...part);
    added.push({ highway: 'unclassified', name: '', ref: '', bridge: false, ticks });
  }
  return [...kept.sort((a, b) => a - b).map(i => lines[i]), ...added];
}

function shortestLane(part: readonly LonLat[], main: readonly LonLat[]): readonly Tick[] | null {
  const pairs = part.flatMap(from =>
    main
      .filter(to => isEastOfRiver(to) === isEastOfRiver(from) && Math.abs(to.lat - from.lat) < 0.1)
      .map(to => ({ from, to, km: kmBetween(from, to) })),
  );
  pairs.sort((a, b) => a.km - b.km || tickKey(tickOf(a.to)) - tickKey(tickOf(b.to)));
  for (const { from, to } of pairs.slice(0, 40)) {
    const ticks = swayingLine(from, to, 0.2, 0.75, 81);
    if (isDryLine(ticks)) return ticks;
    if (staysOnBank([tickOf(from), tickOf(to)], 0.3)) return [tickOf(from), tickOf(to)];
  }
  return null;
}

function partsOf(lines: readonly RoadLine[]): number[][] {
  const linesAt = new Map<number, number[]>();
  lines.forEach((line, i) => {
    for (const tick of line.ticks) {
      const list = linesAt.get(tickKey(tick));
      if (list === undefined) linesAt.set(tickKey(tick), [i]);
      else list.push(i);
    }
  });
  const partOf = lines.map(() => -1);
  const parts: number[][] = [];
  lines.forEach((_, start) => {
    if (partOf[start] >= 0) return;
    const part = [start];
    partOf[start] = parts.length;
    for (let k = 0; k < part.length; k++) {
      for (const tick of lines[part[k]].ticks) {
        for (const next of linesAt.get(tickKey(tick))!) {
          if (partOf[next] >= 0) continue;
          partOf[next] = parts.length;
          part.push(next);
        }
      }
    }
    parts.push(part);
  });
  return parts;
}
