// A speed profile as the JSON that `--speeds` reads.

import type { SpeedTable } from '../travel/speed-changes.ts';
import { jsonText } from './json-text.ts';

/** Every key, so that later defaults change nothing. */
export function speedsText(table: SpeedTable): string {
  const { emergency } = table;
  const record = {
    kmh: table.kmh,
    use_maxspeed: table.useMaxspeed,
    factor: table.factor,
    class_factor: table.classFactor,
    periods: table.periods,
    sirens_factor: table.sirensFactor,
    emergency: {
      oneway: emergency.oneway,
      ...(emergency.pedestrianKmh === null ? {} : { pedestrian_kmh: emergency.pedestrianKmh }),
      no_access: emergency.noAccess,
    },
    off_road_kmh: table.offRoadKmh,
    snap_limit_m: table.snapLimitMeters,
    min_component_nodes: table.minComponentNodes,
    straight_kmh: table.straightKmh,
    detour_factor: table.detourFactor,
  };
  return `${jsonText(record, 2)}\n`;
}
