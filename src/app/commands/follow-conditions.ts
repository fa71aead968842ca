// Keeps the roads that closures meet in step with the plan and with the form: for the map and for "meets 3.2 km of road".

import { isAbort, superseded } from '../../compute/client.ts';
import { runJob } from '../../compute/engine.ts';
import { conditionsToMeasure, useConditions } from '../state/conditions-store.ts';
import { draftOf, useProject } from '../state/project-store.ts';
import { messageOf } from './message-of.ts';

let running: AbortController | null = null;
let asked = '';

/** Makes the layer of conditions follow the plan from now on; returns a function that ends it. */
export function followConditions(): () => void {
  void measureConditions();
  const ends = [
    useProject.subscribe((state, before) => {
      if (state.history !== before.history) void measureConditions();
    }),
    useConditions.subscribe((state, before) => {
      if (state.form?.where !== before.form?.where) void measureConditions();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Asks for the roads that the conditions meet, unless they are known. */
async function measureConditions(): Promise<void> {
  const draft = draftOf(useProject.getState());
  const { roadsId, speedsId, speedChanges } = draft;
  const conditions = conditionsToMeasure(draft, useConditions.getState().form);
  const key = JSON.stringify([
    roadsId,
    speedsId,
    speedChanges,
    conditions.map(one => ({ ...one, name: '', pack: '' })),
  ]);
  if (key === asked) return;
  asked = key;
  running?.abort(superseded);
  if (roadsId === null || conditions.length === 0) {
    useConditions.setState({ layer: null, failure: null });
    return;
  }
  const abort = new AbortController();
  running = abort;
  try {
    const layer = await runJob(
      'condition-layer',
      { roadsId, speedsId, speedChanges, conditions },
      { signal: abort.signal },
    );
    if (key === asked) useConditions.setState({ layer: { key, layer }, failure: null });
  } catch (error) {
    if (!isAbort(error)) useConditions.setState({ failure: messageOf(error), layer: null });
    if (key === asked) asked = '';
  }
}
