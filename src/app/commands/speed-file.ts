// Speeds as a file that the command line reads: every member written, names as in `--speeds`.

import type { ResultFile } from '../../report/report-input.ts';
import type { SpeedTable } from '../../travel/speed-changes.ts';

/** The file speeds.json of a table. */
export function speedFile(table: SpeedTable): ResultFile {
  const { emergency } = table;
  const driven = Object.entries(table.kmh).filter(([, kmh]) => kmh > 0);
  const written = {
    kmh: Object.fromEntries(driven),
    use_maxspeed: table.useMaxspeed,
    factor: table.factor,
    class_factor: table.classFactor,
    periods: table.periods,
    sirens_factor: table.sirensFactor,
    emergency: {
      oneway: emergency.oneway,
      // Absent: not driven on.
      ...(emergency.pedestrianKmh !== null && { pedestrian_kmh: emergency.pedestrianKmh }),
      no_access: emergency.noAccess,
    },
    off_road_kmh: table.offRoadKmh,
    snap_limit_m: table.snapLimitMeters,
    straight_kmh: table.straightKmh,
    detour_factor: table.detourFactor,
  };
  return { path: 'speeds.json', text: `${JSON.stringify(written, null, 2)}\n` };
}
