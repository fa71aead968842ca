// What the geometry benchmarks run, as one bundle.

import { buildCellBlocks } from '../../src/geo/cell-blocks.ts';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import { computeNearestInBlocks, updateNearestAfterMove } from '../../src/geo/nearest-in-blocks.ts';
import { contourZones } from '../../src/zones/contour-zones.ts';
import { drawReachZones } from '../../src/zones/reach-zones.ts';

export const engine = {
  buildCellBlocks,
  computeNearestInBlocks,
  contourZones,
  drawReachZones,
  geodesicMeters,
  updateNearestAfterMove,
};
