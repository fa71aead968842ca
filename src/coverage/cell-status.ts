// Status of a cell and the ledger of people: every person of the input stands in exactly one column.
// The first that applies: outside, no-data, unreachable, covered, uncovered (contract §6).

import type { NumberColumn } from '../vocabulary/columns.ts';
import type { MicroPeople } from '../vocabulary/units.ts';

export const cellStatuses = ['covered', 'uncovered', 'unreachable', 'outside', 'no-data'] as const;

const covered = 0;
const uncovered = 1;
const unreachable = 2;
const outside = 3;
const noData = 4;

/** Costs are whole millimetres and milliseconds, Infinity where nothing reaches; limits -1 where no rule applies. */
export interface StatusInput {
  readonly hasAreas: boolean;
  readonly areaIndex: NumberColumn;
  readonly undecided: NumberColumn;
  readonly radiusLimit: NumberColumn;
  readonly timeLimit: NumberColumn;
  readonly nearestMillimeters: NumberColumn;
  readonly responseMilliseconds: NumberColumn;
}

export interface CellStatuses {
  /** 1 within, 0 not, -1 where no such rule applies. */
  readonly withinRadius: Int8Array;
  readonly withinTime: Int8Array;
  /** Rows of `cellStatuses`. */
  readonly status: Uint8Array;
}

function within(cost: number, limit: number): number {
  if (limit < 0) return -1;
  return cost <= limit ? 1 : 0;
}

export function computeCellStatuses(input: StatusInput): CellStatuses {
  const count = input.areaIndex.length;
  const withinRadius = new Int8Array(count);
  const withinTime = new Int8Array(count);
  const status = new Uint8Array(count);
  for (let cell = 0; cell < count; cell++) {
    const inRadius = within(input.nearestMillimeters[cell], input.radiusLimit[cell]);
    const inTime = within(input.responseMilliseconds[cell], input.timeLimit[cell]);
    withinRadius[cell] = inRadius;
    withinTime[cell] = inTime;
    if (input.hasAreas && input.areaIndex[cell] < 0) status[cell] = outside;
    else if (input.undecided[cell] === 1) status[cell] = noData;
    else if (inTime >= 0 && input.responseMilliseconds[cell] === Number.POSITIVE_INFINITY) status[cell] = unreachable;
    else status[cell] = inRadius !== 0 && inTime !== 0 ? covered : uncovered;
  }
  return { withinRadius, withinTime, status };
}

/** People by status; `input` is the sum of the rest. */
export interface Ledger {
  readonly input: MicroPeople;
  readonly covered: MicroPeople;
  readonly uncovered: MicroPeople;
  readonly unreachable: MicroPeople;
  readonly outsideAreas: MicroPeople;
  readonly noData: MicroPeople;
}

/** Over the given rows, or over all. */
export function computeLedger(status: NumberColumn, population: NumberColumn, rows: readonly number[] | null): Ledger {
  const sums = [0, 0, 0, 0, 0];
  const count = rows === null ? status.length : rows.length;
  for (let i = 0; i < count; i++) {
    const cell = rows === null ? i : rows[i];
    sums[status[cell]] += population[cell];
  }
  return {
    input: sums.reduce((sum, people) => sum + people, 0),
    covered: sums[covered],
    uncovered: sums[uncovered],
    unreachable: sums[unreachable],
    outsideAreas: sums[outside],
    noData: sums[noData],
  };
}

/** Whether a populated cell of this status belongs to a gap. */
export function isGapStatus(status: number): boolean {
  return status === uncovered || status === unreachable;
}

export function isOutsideStatus(status: number): boolean {
  return status === outside;
}
