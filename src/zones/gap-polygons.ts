// The area of each gap as polygons: the union of its cells, or around point cells what is nearer to them than to other points.

import { type PointCells, polygonsOfCell } from '../coverage/gap-clusters.ts';
import type { DemandCells } from '../demand/demand-cells.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import { dissolveCells } from './dissolve-cells.ts';
import { drawPointGaps } from './point-gaps.ts';

/** A point that is the only one of its data is drawn as far around as if its neighbours were this far away. */
const lonelySpacingMeters = 2000 / 3;

/** Polygons by label 0 … labelCount − 1, as `clusterGaps` numbers them: every gap of points only or of polygons only. */
export function drawGapPolygons(
  cells: DemandCells,
  points: PointCells,
  labels: NumberColumn,
  labelCount: number,
): PolygonRings[][] {
  const polygons: PolygonRings[][] = Array.from({ length: labelCount }, () => []);
  for (let cell = 0; cell < cells.count; cell++) {
    if (labels[cell] < 0) continue;
    const own = polygonsOfCell(cells, cell);
    if (own) for (const rings of own) polygons[labels[cell]].push(rings);
  }
  const drawn = polygons.map(own => (own.length === 0 ? [] : dissolveCells(own)));
  const { row, lon, lat, spacing } = points;
  const pointGaps = drawPointGaps(
    { lon, lat, label: Int32Array.from(row, cell => labels[cell]) },
    labelCount,
    spacing === Infinity ? lonelySpacingMeters : spacing / 1000,
  );
  return drawn.map((own, label) => (own.length > 0 ? own : pointGaps[label]));
}
