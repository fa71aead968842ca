// Travel times from every station to every place, plainly: straight where no roads are given, else over the roads.

import { metersBetween, type Place } from './plain-geometry.ts';
import { PlainRoads } from './plain-roads.ts';
import type { PlainPlan, PlainStation } from './plain-types.ts';

/** Whole milliseconds by station, then by place; Infinity where unreachable. */
export function travelMilliseconds(
  plan: PlainPlan,
  stations: readonly PlainStation[],
  places: readonly Place[],
): number[][] {
  if (plan.ways === undefined) {
    return stations.map(station =>
      places.map(place => Math.floor((1.3 * metersBetween(station, place) * 3600) / 40 + 0.5)),
    );
  }
  const roads = new PlainRoads(plan.ways, plan.speeds ?? {});
  const ends = places.map(place => roads.snap(place));
  return stations.map(station => roads.travel(roads.snap(station), ends));
}
