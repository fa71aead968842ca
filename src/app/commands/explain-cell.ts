// Why a place is covered or not: asked for the selected cell while explanations are open, again when the plan changed.

import { isAbort, superseded } from '../../compute/client.ts';
import { runJob } from '../../compute/engine.ts';
import { draftOf, planKey, planRequestOf, useProject } from '../state/project-store.ts';
import { useResults } from '../state/results-store.ts';
import { setView, useView } from '../state/view-store.ts';
import { noWhy, useWhy } from '../state/why-store.ts';
import { messageOf } from './message-of.ts';

let running: AbortController | null = null;

/** Makes explanations follow the selection and the plan; returns a function that ends it. */
export function followSelection(): () => void {
  const follow = (): void => void explainSelected();
  const ends = [
    useView.subscribe((view, before) => {
      if (view.selection !== before.selection || view.whyOpen !== before.whyOpen) follow();
    }),
    // After the answer: the engine does one thing at a time, and the numbers go first.
    useResults.subscribe((state, before) => {
      if (state.measured !== before.measured || state.wantedKey !== before.wantedKey) follow();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Opens the explanation of a cell. */
export function askWhy(row: number): void {
  setView({ whyOpen: true, selection: { kind: 'cell', row } });
}

async function explainSelected(): Promise<void> {
  const { selection, whyOpen } = useView.getState();
  const request = planRequestOf(draftOf(useProject.getState()));
  const row = whyOpen && selection?.kind === 'cell' ? selection.row : null;
  if (row === null || request === null) {
    running?.abort(superseded);
    if (useWhy.getState().key !== null) useWhy.setState(noWhy);
    return;
  }
  const planned = planKey(request);
  const { measured } = useResults.getState();
  const key = `${row} ${planned}`;
  if (measured?.key !== planned || useWhy.getState().key === key) return;
  running?.abort(superseded);
  const abort = new AbortController();
  running = abort;
  useWhy.setState(({ explanation }) => ({
    key,
    // The old route stays until the new one is there, if it is that of the same cell.
    explanation: explanation?.cellIndex === row ? explanation : null,
    failure: null,
  }));
  try {
    const explanation = await runJob('explain', { request, cellIndex: row }, { signal: abort.signal });
    if (useWhy.getState().key === key) useWhy.setState({ explanation });
  } catch (error) {
    if (useWhy.getState().key !== key) return;
    // Asked again when the place is chosen again.
    useWhy.setState({ key: null, ...(!isAbort(error) && { failure: messageOf(error), explanation: null }) });
  }
}
