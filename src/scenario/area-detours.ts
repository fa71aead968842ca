// How much longer than the straight line the way to a place is, where areas say so: that of the area, else the profile's.

import { computeAreaIndex, sortAreas } from '../areas/area-index.ts';
import type { ReportingArea } from '../areas/reporting-area.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Plan } from './plan.ts';

/** Whether the area gives the detour factor of its places. */
export function saysDetour({ detourFactor }: ReportingArea): boolean {
  return detourFactor !== undefined;
}

/** The detour factor at each place, degrees. */
export function detoursAt({ areas, speeds }: Plan, lon: NumberColumn, lat: NumberColumn): Float64Array {
  const sorted = sortAreas(areas ?? []);
  const areaIndex = computeAreaIndex(lon, lat, sorted);
  return Float64Array.from(
    areaIndex,
    area => (area < 0 ? undefined : sorted[area].detourFactor) ?? speeds.detourFactor,
  );
}

/** The least factor in use: how far a station reaches at most. */
export function leastDetour({ areas, speeds }: Plan): number {
  return (areas ?? []).reduce((least, area) => Math.min(least, area.detourFactor ?? least), speeds.detourFactor);
}
