// A counting model after some columns are decided: free columns only, what the decided ones reach is shifted into the gains,
// rows without a choice become a constant, and rows that have become identical are merged.

import { exp, log } from '../vocabulary/deterministic-math.ts';
import type { CountModel } from './count-model.ts';
import { computeMergedRows, transpose } from './merge-rows.ts';
import { computeCurveTable, computeRowTable, type RowTable } from './row-tables.ts';

export interface ReducedModel {
  /** Model columns that are free, ascending, and by how much each may still rise. */
  readonly free: Uint32Array;
  readonly room: Float64Array;
  readonly rowStart: Uint32Array;
  readonly rowColumn: Uint32Array;
  readonly columnStart: Uint32Array;
  readonly columnRow: Uint32Array;
  readonly weight: Float64Array;
  readonly tables: readonly RowTable[];
  /** Table of a row. */
  readonly tableOf: Uint16Array;
  /** Strength of a free column (1 where rows count). */
  readonly strength: Float64Array;
  /** Reduced row of a model row, −1 where nothing is left to choose; its share of the merged weight. */
  readonly rowOf: Int32Array;
  readonly share: Float64Array;
  /** Sites and money left. */
  readonly sitesLeft: number;
  readonly budgetLeft: number;
}

/** Summed strength −ln(busy) of a column; a vehicle that is never busy is as good as one busy a hundred-millionth of the time. */
export function strengthOf(busy: number): number {
  return -log(Math.max(busy, 1e-8));
}

/** Null where the decisions already break a limit or leave a required row unreachable. */
export function reduceModel(model: CountModel, low: Uint8Array, high: Uint8Array): ReducedModel | null {
  const { columnCount, rowCount, columnStart, columnRow, gainOf, required } = model;
  let sitesLeft = model.siteLimit;
  let budgetLeft = model.budget;
  const reached = new Uint16Array(rowCount);
  const possible = new Uint16Array(rowCount);
  const indexOf = new Int32Array(columnCount).fill(-1);
  const free: number[] = [];
  for (let j = 0; j < columnCount; j++) {
    sitesLeft -= model.counts[j] * low[j];
    if (model.budgetCost !== null) budgetLeft -= model.budgetCost[j] * low[j];
    if (high[j] > low[j]) {
      indexOf[j] = free.length;
      free.push(j);
    }
    for (let k = columnStart[j]; k < columnStart[j + 1]; k++) {
      reached[columnRow[k]] += low[j];
      possible[columnRow[k]] += high[j];
    }
  }
  if (sitesLeft < 0 || budgetLeft < 0) return null;
  for (let i = 0; i < rowCount; i++) if (possible[i] < required[i]) return null;
  const kept = keptRows(model, reached, possible, indexOf, gainOf);
  const { mergedOf, first } = computeMergedRows(
    kept.start,
    kept.column.subarray(0, kept.start[kept.rows.length]),
    kept.label,
  );
  return { ...mergeKept(model, kept, mergedOf, first, free, low, high), sitesLeft, budgetLeft };
}

interface KeptRows {
  readonly rows: Uint32Array;
  readonly start: Uint32Array;
  readonly column: Uint32Array;
  readonly label: Uint16Array;
  readonly tables: RowTable[];
}

function keptRows(
  model: CountModel,
  reached: Uint16Array,
  possible: Uint16Array,
  indexOf: Int32Array,
  gainOf: Uint8Array,
): KeptRows {
  const { rowCount, rowStart, rowColumn, required } = model;
  const rows = new Uint32Array(rowCount);
  const label = new Uint16Array(rowCount);
  const start = new Uint32Array(rowCount + 1);
  const column = new Uint32Array(rowColumn.length);
  const tables: RowTable[] = [];
  const known = new Map<string, number>();
  let count = 0;
  let filled = 0;
  for (let i = 0; i < rowCount; i++) {
    if (possible[i] === reached[i]) continue;
    const table = tableIndex(model, gainOf[i], reached[i], possible[i], required[i], tables, known);
    if (table < 0) continue;
    for (let k = rowStart[i]; k < rowStart[i + 1]; k++) {
      if (indexOf[rowColumn[k]] >= 0) column[filled++] = indexOf[rowColumn[k]];
    }
    rows[count] = i;
    label[count] = table;
    start[++count] = filled;
  }
  return { rows: rows.slice(0, count), start: start.slice(0, count + 1), column, label: label.slice(0, count), tables };
}

/** −1 where more reach changes nothing. */
function tableIndex(
  model: CountModel,
  kind: number,
  reached: number,
  possible: number,
  required: number,
  tables: RowTable[],
  known: Map<string, number>,
): number {
  const gains = model.gains[kind];
  const low = Math.max(0, required - reached);
  if (model.busy === null && low === 0 && reached >= gains.length - 1) return -1;
  const high = Math.min(possible - reached, Math.max(low, gains.length - 1 - reached));
  const key = model.busy === null ? `${kind} ${reached} ${low} ${high}` : 'curve';
  const index = known.get(key);
  if (index !== undefined) return index;
  const table =
    model.busy === null ? computeRowTable(gains, reached, low, high) : computeCurveTable(strength => exp(-strength));
  const isIdle = table.corner.length === 1 && table.corner[0] === 0;
  known.set(key, isIdle ? -1 : tables.length);
  if (isIdle) return -1;
  tables.push(table);
  return tables.length - 1;
}

function mergeKept(
  model: CountModel,
  kept: KeptRows,
  mergedOf: Uint32Array,
  first: Uint32Array,
  free: readonly number[],
  low: Uint8Array,
  high: Uint8Array,
): Omit<ReducedModel, 'sitesLeft' | 'budgetLeft'> {
  const count = first.length;
  const weight = new Float64Array(count);
  for (let r = 0; r < kept.rows.length; r++) weight[mergedOf[r]] += model.weight[kept.rows[r]];
  const rowOf = new Int32Array(model.rowCount).fill(-1);
  const share = new Float64Array(model.rowCount);
  for (let r = 0; r < kept.rows.length; r++) {
    const i = kept.rows[r];
    const row = mergedOf[r];
    rowOf[i] = row;
    share[i] = weight[row] > 0 ? model.weight[i] / weight[row] : first[row] === r ? 1 : 0;
  }
  const rowStart = new Uint32Array(count + 1);
  const tableOf = new Uint16Array(count);
  for (let row = 0; row < count; row++) {
    rowStart[row + 1] = rowStart[row] + kept.start[first[row] + 1] - kept.start[first[row]];
    tableOf[row] = kept.label[first[row]];
  }
  const rowColumn = new Uint32Array(rowStart[count]);
  for (let row = 0; row < count; row++) {
    rowColumn.set(kept.column.subarray(kept.start[first[row]], kept.start[first[row] + 1]), rowStart[row]);
  }
  const { busy } = model;
  return {
    free: Uint32Array.from(free),
    room: Float64Array.from(free, j => high[j] - low[j]),
    rowStart,
    rowColumn,
    ...transpose(rowStart, rowColumn, free.length),
    weight,
    tables: kept.tables,
    tableOf,
    strength: Float64Array.from(free, j => (busy === null ? 1 : strengthOf(busy[j]))),
    rowOf,
    share,
  };
}
