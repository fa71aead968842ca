// A plan of a counting model as it is listed: new sites by what each adds beside those before it, and what is given up.

import type { CountModel } from './count-model.ts';
import { PlanBoard } from './plan-board.ts';
import type { SitingProblem } from './siting-problem.ts';

export interface ListedPlan {
  /** New sites, each next the one that adds most (ties: lower row); a row once for each vehicle. */
  readonly selected: Uint32Array;
  readonly gains: Float64Array;
  /** Existing closable or movable rows that are given up, ascending. */
  readonly closed: Uint32Array;
}

export function listPlan(problem: SitingProblem, model: CountModel, chosen: Uint8Array): ListedPlan {
  const existing = new Set(problem.existing.map(site => site.candidate));
  const board = new PlanBoard({
    ...model,
    low: new Uint8Array(model.columnCount),
    high: chosen,
    required: new Uint8Array(model.rowCount),
    siteLimit: Number.POSITIVE_INFINITY,
    budgetCost: null,
  });
  for (const j of existing) for (let n = chosen[j]; n > 0; n--) board.change(j, 1);
  const selected: number[] = [];
  const gains: number[] = [];
  for (;;) {
    let next = -1;
    for (let j = 0; j < chosen.length; j++) {
      if (board.canAdd(j) && (next < 0 || board.gain[j] > board.gain[next])) next = j;
    }
    if (next < 0) break;
    selected.push(next);
    gains.push(board.gain[next]);
    board.change(next, 1);
  }
  return {
    selected: Uint32Array.from(selected),
    gains: Float64Array.from(gains),
    closed: Uint32Array.from([...existing].filter(j => chosen[j] === 0).sort((a, b) => a - b)),
  };
}
