// Says what a finished move did to the people covered, once the exact numbers of the new plan are there.

import { useResults } from '../state/results-store.ts';
import { say } from '../state/view-store.ts';

/** Waits for the next exact result after this call and says the difference to the one before it. */
export function announceMove(name: string, meters: number): void {
  const before = useResults.getState().measured;
  const end = useResults.subscribe(state => {
    if (state.measured === before || state.measured === null || state.preview !== null) return;
    if (state.measured.key !== state.wantedKey) return;
    end();
    const params = { name, distance: meters };
    const change =
      before && before.populationId === state.measured.populationId
        ? state.measured.measures.ledger.covered - before.measures.ledger.covered
        : 0;
    const key = change > 0 ? 'station.movedMore' : change < 0 ? 'station.movedFewer' : 'station.moved';
    say({ key, params: { ...params, people: Math.abs(change) }, offersUndo: true });
  });
}
