// What would bring an uncovered cell within its limits without other roads or speeds; each is tried before it is named.

import { chosenClock, preTravelMilliseconds } from '../coverage/response-clock.ts';
import { geodesicMeters, geodesicMillimeters } from '../geo/geodesic.ts';
import { wrapDegrees } from '../roads/segment-tree.ts';
import type { Station } from '../stations/station.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Degrees, Milliseconds } from '../vocabulary/units.ts';
import { type CellReach, isWithinLimits, planOfCell, reachOfCell } from './cell-reach.ts';
import { placeAt } from './cell-route.ts';
import type { CellCase, Remedy } from './explain-cell.ts';
import { servingStations } from './measure-plan.ts';
import type { Plan } from './plan.ts';
import { createPlanCache } from './plan-cache.ts';
import type { ServingStations } from './station-travel.ts';

/** The cell measured anew under another plan. */
export function reachUnder(plan: Plan, cell: number, serving: ServingStations = servingStations(plan)): CellReach {
  return reachOfCell(planOfCell(plan, cell), serving, createPlanCache());
}

/** Whether the cell is within all its limits under another plan; the limits are those it has now. */
export function isCuredBy(found: CellCase, reach: CellReach): boolean {
  return isWithinLimits(reach, found.frame.limits, found.explanation.cellIndex);
}

/** The first-due station setting out sooner by as much as is missing; null where that is more than it takes, or not enough. */
export function findFasterTurnout(plan: Plan, found: CellCase): Remedy | null {
  const { explanation, frame, reach } = found;
  const cell = explanation.cellIndex;
  const limit = frame.limits.timeMilliseconds[cell];
  if (explanation.firstDue === null || limit < 0) return null;
  const milliseconds = reach.responseMilliseconds - limit;
  const serving = servingStations(plan);
  const accessMs = roundHalfUp(plan.settings.accessSeconds * 1000);
  if (milliseconds <= 0 || milliseconds > serving.preTravelMs[reach.firstDue] - accessMs) return null;
  const sooner = serving.preTravelMs.map((ms, row) => (row === reach.firstDue ? ms - milliseconds : ms));
  if (!isCuredBy(found, reachUnder(plan, cell, { ...serving, preTravelMs: sooner }))) return null;
  return { kind: 'faster-turnout', stationId: explanation.firstDue.stationId, milliseconds };
}

interface Candidate {
  readonly lon: Degrees;
  readonly lat: Degrees;
  /** From here to the cell, its off-road stretch included. */
  readonly travelMilliseconds: Milliseconds;
}

/** Candidates that look right are tried; most often the first is. */
const mostTried = 5;

/** The place on the way, as far from the cell as can be, where a station would be near enough; else the cell itself. */
export function findNearerStation(plan: Plan, found: CellCase): Remedy | null {
  const { explanation, frame } = found;
  const { cellIndex: cell, lon, lat } = explanation;
  const time = frame.limits.timeMilliseconds[cell];
  const radius = frame.limits.radiusMillimeters[cell];
  const clock = chosenClock(plan.standard.clock, plan.settings);
  const before =
    preTravelMilliseconds(clock, null, plan.settings.preTravelMinutes) +
    roundHalfUp(plan.settings.accessSeconds * 1000);
  const likely = candidatesOnTheWay(plan, found).filter(
    place =>
      (time < 0 || before + place.travelMilliseconds <= time) &&
      (radius < 0 || geodesicMillimeters(lon, lat, place.lon, place.lat) <= radius),
  );
  for (const place of [...likely.slice(0, mostTried), { lon, lat }]) {
    const reach = reachUnder(withStation(plan, place.lon, place.lat), cell);
    if (!isCuredBy(found, reach)) continue;
    const meters = geodesicMeters(lon, lat, place.lon, place.lat);
    const { responseMilliseconds } = reach;
    return { kind: 'station-nearer', lon: place.lon, lat: place.lat, meters, responseMilliseconds };
  }
  return null;
}

/** Vertices of the route, or hundredths of the straight line, from the station on. */
function candidatesOnTheWay(plan: Plan, { explanation, reach, route }: CellCase): readonly Candidate[] {
  if (explanation.firstDue === null) return [];
  const { roads } = plan;
  if (route !== null && roads !== null) {
    let left = route.legs.slice(1).reduce((sum, leg) => sum + leg.milliseconds, 0);
    return route.pieces.flatMap(({ segment, toShare, milliseconds }): readonly Candidate[] => {
      left -= milliseconds;
      if (toShare !== 0 && toShare !== 1) return [];
      const [lon, lat] = placeAt(roads, segment, toShare);
      return [{ lon, lat, travelMilliseconds: left }];
    });
  }
  const { stationId } = explanation.firstDue;
  const station = plan.stations.find(one => one.stationId === stationId);
  if (station === undefined || plan.settings.travel !== 'straight') return [];
  const { lon, lat } = explanation;
  return Array.from({ length: 99 }, (_, k): Candidate => {
    const share = (k + 1) / 100;
    return {
      lon: wrapDegrees(station.lon + share * wrapDegrees(lon - station.lon)),
      lat: station.lat + share * (lat - station.lat),
      travelMilliseconds: (1 - share) * reach.travelMilliseconds,
    };
  });
}

function withStation(plan: Plan, lon: Degrees, lat: Degrees): Plan {
  const station: Station = {
    stationId: '',
    name: '',
    lon,
    lat,
    status: 'existing',
    turnoutSeconds: null,
    vehicles: null,
    negativePressureVehicles: null,
    host: '',
  };
  return { ...plan, stations: [...plan.stations, station] };
}
