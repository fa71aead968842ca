// The matrix of a relaxation as the simplex walks it: sparse 0/1 rows in both directions and a few dense rows beneath.

import type { RowTable } from './row-tables.ts';

/** Sparse 0/1 rows, and dense rows (sites, budget) beneath them: `dense[d] · x ≤ denseLimit[d]` with multipliers ≤ 0. */
export interface SimplexInput {
  readonly columnCount: number;
  readonly rowStart: Uint32Array;
  readonly rowColumn: Uint32Array;
  readonly columnStart: Uint32Array;
  readonly columnRow: Uint32Array;
  readonly tables: readonly RowTable[];
  /** Scale of each row's kinks. */
  readonly weight: Float64Array;
  readonly dense: readonly Float64Array[];
  readonly denseLimit: readonly number[];
  readonly columnCost: Float64Array;
}

export class RelaxationMatrix {
  readonly sparseCount: number;
  readonly rowCount: number;

  constructor(readonly input: SimplexInput) {
    this.sparseCount = input.weight.length;
    this.rowCount = this.sparseCount + input.dense.length;
  }

  /** Adds a multiple of column j to a vector over rows. */
  addColumn(to: Float64Array, j: number, amount: number): void {
    const { columnStart, columnRow, dense } = this.input;
    for (let k = columnStart[j], end = columnStart[j + 1]; k < end; k++) to[columnRow[k]] += amount;
    for (let d = 0; d < dense.length; d++) to[this.sparseCount + d] += dense[d][j] * amount;
  }

  /** Adds a multiple of row i to a vector over columns. */
  addRow(to: Float64Array, i: number, amount: number): void {
    const { rowStart, rowColumn, dense } = this.input;
    if (i < this.sparseCount) {
      for (let k = rowStart[i], end = rowStart[i + 1]; k < end; k++) to[rowColumn[k]] += amount;
      return;
    }
    const row = dense[i - this.sparseCount];
    for (let j = 0; j < row.length; j++) to[j] += row[j] * amount;
  }

  /** One coefficient, in the logarithm of the row's length. */
  coefficient(i: number, j: number): number {
    if (i >= this.sparseCount) return this.input.dense[i - this.sparseCount][j];
    const { rowStart, rowColumn } = this.input;
    let from = rowStart[i];
    let to = rowStart[i + 1] - 1;
    while (from <= to) {
      const middle = (from + to) >> 1;
      const column = rowColumn[middle];
      if (column === j) return 1;
      if (column < j) from = middle + 1;
      else to = middle - 1;
    }
    return 0;
  }

  /** The dense block of some rows and columns, line by line. */
  block(rows: Int32Array, columns: Int32Array): Float64Array {
    const block = new Float64Array(rows.length * columns.length);
    rows.forEach((i, b) => {
      columns.forEach((j, f) => {
        block[b * columns.length + f] = this.coefficient(i, j);
      });
    });
    return block;
  }
}
