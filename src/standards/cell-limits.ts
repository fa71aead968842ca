// Which rules of a standard apply to a cell, and the limits that follow: each cell has its own.

import { settlements } from '../demand/demand-cells.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Standard, StandardRule } from './standard.ts';

/** What a rule's scope asks of a cell; rows of `settlements` (255 unknown), 1 / 0 / -1 for central city (-1 unknown). */
export interface CellClasses {
  readonly settlement: NumberColumn;
  readonly centralCity: NumberColumn;
}

export interface CellLimits {
  /** Whole millimetres; -1 where no radius rule applies. Where several apply the strictest counts. */
  readonly radiusMillimeters: NumberColumn;
  /** Whole milliseconds of response; -1 where no time rule applies. */
  readonly timeMilliseconds: NumberColumn;
  /** 1 where it cannot be said whether a rule applies. */
  readonly undecided: NumberColumn;
}

/** Whether the rule holds for the cell; null where the cell's class is not known. */
export function appliesTo(rule: StandardRule, classes: CellClasses, cell: number): boolean | null {
  const { scope } = rule;
  if (scope.kind === 'settlement') {
    const settlement = settlements[classes.settlement[cell]];
    return settlement === undefined ? null : scope.settlements.includes(settlement);
  }
  const central = classes.centralCity[cell];
  return central < 0 ? null : (central === 1) === (scope.circle === 'central-city');
}

/** The limit of a rule in what is compared: whole millimetres of distance or milliseconds of response. */
export function comparableLimit(limit: number): number {
  return Math.floor(limit * 1000 + 0.5);
}

export function computeCellLimits(standard: Standard, classes: CellClasses): CellLimits {
  const count = classes.settlement.length;
  const radius = new Float64Array(count).fill(-1);
  const time = new Float64Array(count).fill(-1);
  const undecided = new Uint8Array(count);
  for (const rule of standard.rules) {
    if (rule.kind === 'mean-radius') continue;
    const limits = rule.kind === 'radius' ? radius : time;
    const limit = comparableLimit(rule.limit);
    for (let cell = 0; cell < count; cell++) {
      const applies = appliesTo(rule, classes, cell);
      if (applies === null) undecided[cell] = 1;
      else if (applies && (limits[cell] < 0 || limit < limits[cell])) limits[cell] = limit;
    }
  }
  return { radiusMillimeters: radius, timeMilliseconds: time, undecided };
}
