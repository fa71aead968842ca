// Reads the speeds of the plan from the engine, once per file of speeds.

import { isAbort } from '../../compute/client.ts';
import { runJob } from '../../compute/engine.ts';
import { draftOf, useProject } from '../state/project-store.ts';
import { baseTable, useSpeeds } from '../state/speeds-store.ts';
import { messageOf } from './message-of.ts';

const asked = new Set<string>();

/** Makes the speeds follow the plan from now on; returns a function that ends it. */
export function followSpeeds(): () => void {
  void loadSpeeds();
  return useProject.subscribe((state, before) => {
    if (state.history !== before.history) void loadSpeeds();
  });
}

/** Asks for the speeds of the plan unless they are known. */
export async function loadSpeeds(): Promise<void> {
  const { speedsId } = draftOf(useProject.getState());
  const key = speedsId ?? '';
  if (asked.has(key) || baseTable(useSpeeds.getState(), speedsId) !== null) return;
  asked.add(key);
  try {
    const table = await runJob('speeds', { speedsId, speedChanges: {} });
    useSpeeds.setState(({ tables }) => ({ tables: new Map(tables).set(key, table), failure: null }));
  } catch (error) {
    asked.delete(key);
    if (!isAbort(error)) useSpeeds.setState({ failure: messageOf(error) });
  }
}
