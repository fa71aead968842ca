// Small grids for law tests.

import fc from 'fast-check';
import type { AnalysisGrid } from '../../src/zones/analysis-grid.ts';

export interface SmallGrid {
  readonly grid: AnalysisGrid;
  readonly columns: number;
  readonly rows: number;
  /** Of one square, squared units. */
  readonly squareArea: number;
}

/** A grid of `columns` × `rows` nodes, `step` units wide and two more high, its first column at `west` units. */
export function smallGrid(columns: number, rows: number, west = 1_120_000_000, step = 20_000): SmallGrid {
  return {
    grid: {
      columnUnits: Float64Array.from({ length: columns }, (_, i) => west + i * step),
      rowUnits: Float64Array.from({ length: rows }, (_, i) => 310_000_000 + i * (step + 2)),
      meters: 250,
    },
    columns,
    rows,
    squareArea: step * (step + 2),
  };
}

/** Grids of up to 8 × 8 nodes with steps down to two units. */
export const someGrid: fc.Arbitrary<SmallGrid> = fc
  .record({
    columns: fc.integer({ min: 2, max: 8 }),
    rows: fc.integer({ min: 2, max: 8 }),
    step: fc.constantFrom(2, 4, 6, 20_000, 26_178),
  })
  .map(({ columns, rows, step }) => smallGrid(columns, rows, 1_120_000_000, step));
