// The explanation of the selected cell: what the card tells and both maps draw.

import { create } from 'zustand';
import type { CellExplanation } from '../../scenario/explain-cell.ts';
import { useView, type ViewState } from './view-store.ts';

export interface WhyState {
  /** What was asked: the plan and the cell. */
  readonly key: string | null;
  readonly explanation: CellExplanation | null;
  readonly failure: string | null;
}

export const noWhy: WhyState = { key: null, explanation: null, failure: null };

export const useWhy = create<WhyState>(() => noWhy);

/** The cell whose explanation is open; null while there is none, or a station is on its way. */
function explainedRow({ selection, whyOpen, moving }: ViewState): number | null {
  return whyOpen && moving === null && selection?.kind === 'cell' ? selection.row : null;
}

/** The explanation to draw: that of the selected cell while explanations are open. */
export function shownExplanation(): CellExplanation | null {
  const { explanation } = useWhy.getState();
  return explanation !== null && explanation.cellIndex === explainedRow(useView.getState()) ? explanation : null;
}

/** The explanation to draw, for components. */
export function useShownExplanation(): CellExplanation | null {
  const row = useView(explainedRow);
  const explanation = useWhy(why => why.explanation);
  return explanation !== null && explanation.cellIndex === row ? explanation : null;
}
