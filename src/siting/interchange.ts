// Greedy choice and interchange: add the best, drop what costs more than it gives, swap one for one while anything improves
// (Teitz & Bart 1968); a swap is judged by taking one out and reading the kept gains, not by recounting.

import type { PlanBoard } from './plan-board.ts';

/** Adds the best column until nothing gains or nothing fits. */
export function addGreedily(board: PlanBoard): void {
  for (let j = board.bestAddition(); j >= 0; j = board.bestAddition()) board.change(j, 1);
}

/** Improves until no addition, drop or swap does, or `rounds` passes over the plan are done. */
export function interchange(board: PlanBoard, rounds: number): void {
  const { model, chosen } = board;
  const tolerance = 1e-9;
  for (let round = 0; round < rounds; round++) {
    let isBetter = false;
    for (let out = 0; out < model.columnCount; out++) {
      if (chosen[out] <= model.low[out]) continue;
      board.change(out, -1);
      const kept = board.gain[out];
      const best = board.bestAddition();
      const least = Math.max(0, kept) + tolerance * Math.abs(kept);
      if (best >= 0 && best !== out && board.gain[best] > least) {
        board.change(best, 1);
        isBetter = true;
      } else if (kept >= 0) board.change(out, 1);
      else isBetter = true;
    }
    const more = board.bestAddition();
    if (more >= 0) {
      addGreedily(board);
      isBetter = true;
    }
    if (!isBetter) return;
  }
}

/**
 * Puts a random plan on the board: `kept` (or only what must be chosen), then columns drawn without return in proportion to
 * `likelihood`, then the best that still fit.
 */
export function drawPlan(
  board: PlanBoard,
  kept: readonly number[],
  likelihood: Float64Array,
  random: () => number,
): void {
  const { model } = board;
  board.reset();
  for (const j of kept) if (board.canAdd(j)) board.change(j, 1);
  const left = likelihood.slice();
  let total = 0;
  for (let j = 0; j < left.length; j++) total += left[j];
  while (total > 1e-6 && board.sites < model.siteLimit) {
    let at = random() * total;
    let j = 0;
    while (j < left.length - 1 && at >= left[j]) at -= left[j++];
    if (left[j] > 0 && board.canAdd(j)) board.change(j, 1);
    total -= left[j];
    left[j] = 0;
  }
  addGreedily(board);
}
