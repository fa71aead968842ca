// Devex reference weights (Forrest & Goldfarb 1992): how steep each way off the current point is, kept roughly by each pivot.

/** Weights start anew when one has grown so large. */
const weightLimit = 1e8;

export class DevexWeights {
  readonly rowWeight: Float64Array;
  /** Used while a column is in the kernel. */
  readonly columnWeight: Float64Array;
  /** Price of the row that `bestRow` found last, 0 where there was none. */
  bestPrice = 0;

  constructor(rowCount: number, columnCount: number) {
    this.rowWeight = new Float64Array(rowCount).fill(1);
    this.columnWeight = new Float64Array(columnCount).fill(1);
  }

  /** The row off its counts with the best price, −1 where none is off by more than `tolerance`. */
  bestRow(
    reach: Float64Array,
    countLeft: Float64Array,
    countRight: Float64Array,
    basicAt: Int32Array,
    tolerance: number,
  ): number {
    const { rowWeight } = this;
    let best = 0;
    let row = -1;
    for (let i = 0; i < reach.length; i++) {
      const above = reach[i] - countLeft[i];
      const violation = above > 0 ? above : countRight[i] - reach[i];
      if (violation <= tolerance || basicAt[i] >= 0) continue;
      const price = (violation * violation) / rowWeight[i];
      if (price > best) {
        best = price;
        row = i;
      }
    }
    this.bestPrice = best;
    return row;
  }

  /**
   * After a pivot on `pivot`: `pivotRow` over the rows and `amounts` over the kernel columns; what enters is a row or
   * (−1) a kernel column, what leaves likewise.
   */
  update(
    pivotRow: Float64Array,
    kernelColumn: Int32Array,
    kernelSize: number,
    amounts: (kernelPosition: number) => number,
    pivot: number,
    enteringRow: number,
    enteringColumn: number,
    leaving: { readonly row: number; readonly column: number },
  ): void {
    const { rowWeight, columnWeight } = this;
    const weight = enteringRow >= 0 ? rowWeight[enteringRow] : columnWeight[enteringColumn];
    const ratio = weight / (pivot * pivot);
    if (!(ratio < weightLimit)) {
      rowWeight.fill(1);
      columnWeight.fill(1);
      return;
    }
    for (let i = 0; i < rowWeight.length; i++) {
      const spread = pivotRow[i] * pivotRow[i] * ratio;
      if (spread > rowWeight[i]) rowWeight[i] = spread;
    }
    for (let f = 0; f < kernelSize; f++) {
      const amount = amounts(f);
      const j = kernelColumn[f];
      columnWeight[j] = Math.max(columnWeight[j], amount * amount * ratio);
    }
    if (leaving.row >= 0) rowWeight[leaving.row] = Math.max(ratio, 1);
    else columnWeight[leaving.column] = Math.max(ratio, 1);
  }
}
