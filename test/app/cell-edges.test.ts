// The outline that follows a station on its way: the border between cells reached in time and those that are not.

import { expect, test } from 'vitest';
import { cellEdges, reachedOutline } from '../../src/app/map/cell-edges.ts';
import type { CellLayer } from '../../src/compute/jobs.ts';
import type { PlanMeasures } from '../../src/scenario/plan-evaluation.ts';

/** Two rows of three square cells. */
function grid(): CellLayer {
  const rings = Array.from({ length: 6 }, (_, k) => {
    const [x, y] = [k % 3, Math.floor(k / 3)];
    return [x, y, x + 1, y, x + 1, y + 1, x, y + 1, x, y].map(step => 112 + step / 100);
  });
  const starts = Int32Array.from({ length: 7 }, (_, k) => k);
  return {
    shapes: {
      cellStart: starts,
      polygonStart: starts,
      ringStart: starts.map(k => 5 * k),
      lonLat: Float64Array.from(rings.flat()),
    },
    cellId: ['a', 'b', 'c', 'd', 'e', 'f'],
    population: new Float64Array(6),
    lon: new Float64Array(6),
    lat: new Float64Array(6),
  };
}

function outline(layer: CellLayer, minutes: readonly number[], ...limits: readonly number[]): readonly number[] {
  const edges = cellEdges(layer);
  if (edges === null) throw new Error('no edges');
  const responseMilliseconds = Float64Array.from(minutes, minute => minute * 60_000);
  return reachedOutline(edges, { cells: { responseMilliseconds } } as unknown as PlanMeasures, limits);
}

test('neighbours share an edge, and a layer has its edges made once', () => {
  const layer = grid();
  const edges = cellEdges(layer);
  expect(edges?.left).toHaveLength(17);
  expect([...(edges?.right ?? [])].filter(row => row >= 0)).toHaveLength(7);
  expect(cellEdges(layer)).toBe(edges);
});

test('one cell has its four sides, all cells their common border, none nothing', () => {
  const layer = grid();
  const far = Number.POSITIVE_INFINITY;
  expect(outline(layer, [5, far, far, far, far, far], 600)).toHaveLength(4);
  expect(outline(layer, [5, 5, 5, 5, 5, 5], 600)).toHaveLength(10);
  expect(outline(layer, [far, far, far, far, far, far], 600)).toEqual([]);
});

test('the limit itself is within, and every limit has an outline of its own', () => {
  const layer = grid();
  expect(outline(layer, [10, 30, 31, 31, 31, 31], 600)).toHaveLength(4);
  expect(outline(layer, [10, 30, 31, 31, 31, 31], 600, 1800)).toHaveLength(4 + 6);
});

test('points have no edges', () => {
  const layer = grid();
  const none = Int32Array.of(0, 0, 0, 0, 0, 0, 0);
  expect(cellEdges({ ...layer, shapes: { ...layer.shapes, cellStart: none } })).toBeNull();
});
