// What a calibration says, as files: the multipliers with their intervals, and every run with its residual on the map.

import type { LonLat } from '../geo/lon-lat.ts';
import { type Calibration, classGroups, hourBands, type Multiplier } from '../travel/calibrate-speeds.ts';
import { featureCollectionText, featureText } from './geojson-text.ts';
import { type Json, jsonText } from './json-text.ts';
import { roundedTo } from './numbers.ts';

/** `calibration.json`: multipliers and errors with 6 decimals. */
export function calibrationText(calibration: Calibration): string {
  const record = {
    schema: 'lifering-calibration/1',
    runs: calibration.residuals.length,
    median_error_before: roundedTo(6, calibration.medianErrorBefore),
    median_error: roundedTo(6, calibration.medianError),
    groups: calibration.groups.map((one, g) => ({ ...multiplierRecord(one), classes: classGroups[g].classes })),
    bands: calibration.bands.map((one, b) => ({ ...multiplierRecord(one), hours: hourBands[b].hours })),
  };
  return `${jsonText(record, 2)}\n`;
}

function multiplierRecord({ name, value, low, high, runs, isFitted }: Multiplier): { readonly [key: string]: Json } {
  return { name, value: roundedTo(6, value), low: boundOf(low), high: boundOf(high), runs, fitted: isFitted };
}

/** null where the log does not bound it. */
function boundOf(bound: number): number | null {
  return Number.isFinite(bound) ? roundedTo(6, bound) : null;
}

/** `residuals.geojson`: a straight line a run, in the order of the log; minutes with 3 decimals. */
export function residualsText(
  { residuals }: Calibration,
  ends: readonly { readonly from: LonLat; readonly to: LonLat }[],
): string {
  const minutes = (ms: number): number => roundedTo(3, ms / 60_000);
  return featureCollectionText(
    residuals.map(({ runId, band, observedMs, beforeMs, expectedMs, weight }, i) => {
      const { from, to } = ends[i];
      const coordinates = [from, to].map(({ lon, lat }) => [lon, lat]);
      return featureText({ type: 'LineString', coordinates }, [
        ['run_id', runId],
        ['band', band],
        ['observed_min', minutes(observedMs)],
        ['before_min', minutes(beforeMs)],
        ['expected_min', minutes(expectedMs)],
        ['residual_min', minutes(observedMs - expectedMs)],
        ['weight', roundedTo(3, weight)],
      ]);
    }),
  );
}
