// Which reporting area a place lies in. Overlapping areas: the smallest wins, then the name (contract §6).

import { computeAreaOf } from '../geo/point-in-areas.ts';
import { compareCodePoints } from '../vocabulary/code-points.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { ReportingArea } from './reporting-area.ts';

/** Areas in the order results list them: by name, then smaller first. */
export function sortAreas(areas: readonly ReportingArea[]): readonly ReportingArea[] {
  return [...areas].sort(
    (a, b) => compareCodePoints(a.name, b.name) || a.geodesicSquareMeters - b.geodesicSquareMeters,
  );
}

/** Row of the area per place, -1 outside every one. */
export function computeAreaIndex(lon: NumberColumn, lat: NumberColumn, areas: readonly ReportingArea[]): Int32Array {
  const bySize = areas
    .map((area, index) => ({ area, index }))
    .sort(
      (a, b) =>
        a.area.geodesicSquareMeters - b.area.geodesicSquareMeters ||
        compareCodePoints(a.area.name, b.area.name) ||
        a.index - b.index,
    );
  const found = computeAreaOf(
    lon,
    lat,
    bySize.map(({ area }) => area),
  );
  return Int32Array.from(found, row => (row < 0 ? -1 : bySize[row].index));
}
