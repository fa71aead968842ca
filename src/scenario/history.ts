// A scenario as a baseline, a list of edits and a cursor: undo, redo and the change list are the same list.

import { applyEdit, type Edit, type PlanDraft } from './edit.ts';

export interface History {
  readonly baseline: PlanDraft;
  readonly edits: readonly Edit[];
  /** How many edits are in force; those after it were undone. */
  readonly cursor: number;
}

/** Steps kept; older ones become part of the baseline. */
export const historyLimit = 200;

/** A history without edits. */
export function startHistory(baseline: PlanDraft): History {
  return { baseline, edits: [], cursor: 0 };
}

/** The baseline with the first `cursor` edits made. */
export function applyEdits(baseline: PlanDraft, edits: readonly Edit[], cursor: number): PlanDraft {
  return edits.slice(0, cursor).reduce(applyEdit, baseline);
}

/** The plan as it stands at the cursor. */
export function currentDraft(history: History): PlanDraft {
  return applyEdits(history.baseline, history.edits, history.cursor);
}

/** Makes one more edit; what was undone before is gone. */
export function recordEdit(history: History, edit: Edit): History {
  const edits = [...history.edits.slice(0, history.cursor), edit];
  const over = edits.length - historyLimit;
  if (over <= 0) return { ...history, edits, cursor: edits.length };
  const kept = edits.slice(over);
  return { baseline: applyEdits(history.baseline, edits, over), edits: kept, cursor: kept.length };
}

/** One step back; unchanged at the beginning. */
export function undoEdit(history: History): History {
  return history.cursor === 0 ? history : { ...history, cursor: history.cursor - 1 };
}

/** One step forward; unchanged at the end. */
export function redoEdit(history: History): History {
  return history.cursor === history.edits.length ? history : { ...history, cursor: history.cursor + 1 };
}
