// A station on its way: the latest place is measured and drawn, one job at a time, never a queue.

import { isAbort, superseded } from '../../compute/client.ts';
import { runJob } from '../../compute/engine.ts';
import type { PlanRequest } from '../../compute/jobs.ts';
import { applyEdit } from '../../scenario/edit.ts';
import { draftOf, planKey, planRequestOf, useProject } from '../state/project-store.ts';
import { noPreview, takePreview, takePreviewEvaluation, useResults } from '../state/results-store.ts';
import { type Place, setView, useView } from '../state/view-store.ts';
import { moveStation, roundPlace } from './edit-project.ts';
import { pauseRefresh, refreshResult } from './refresh-result.ts';

/** So long the pointer rests before shapes are drawn: they cost ten times what the numbers of a frame cost. */
const restMilliseconds = 80;

let running: AbortController | null = null;
let drawing: AbortController | null = null;
let latest: Place | null = null;
/** Wakes up who waits whether the pointer rests. */
let wake: (() => void) | null = null;

/** Shows the station at a place and asks for the numbers, gaps and zones there. */
export function previewMove(stationId: string, place: Place): void {
  if (useView.getState().moving === null) pauseRefresh();
  latest = roundPlace(place);
  setView({ moving: { stationId, place: latest } });
  wake?.();
  // Numbers of the new place go before shapes of the old one.
  drawing?.abort(superseded);
  if (running === null) void follow(stationId);
}

/** Makes the move an edit. */
export function finishMove(): void {
  const { moving } = useView.getState();
  const { history } = useProject.getState();
  stopFollowing();
  if (moving) moveStation(moving.stationId, moving.place);
  // Put back where it stood: nothing was recorded, so nothing else restores the exact numbers.
  if (useProject.getState().history === history) abandonMove();
}

/** Leaves the station where it was. */
export function abandonMove(): void {
  stopFollowing();
  setView({ moving: null, tool: 'select' });
  useResults.setState(noPreview);
  void refreshResult();
}

function stopFollowing(): void {
  latest = null;
  running?.abort(superseded);
  drawing?.abort(superseded);
  running = null;
  wake?.();
}

/** Whether the pointer stays where it is for a moment. */
function rests(place: Place): Promise<boolean> {
  return new Promise(resolve => {
    const answer = (): void => {
      clearTimeout(timer);
      wake = null;
      resolve(latest === place);
    };
    const timer = setTimeout(answer, restMilliseconds);
    wake = answer;
  });
}

async function follow(stationId: string): Promise<void> {
  const abort = new AbortController();
  running = abort;
  const isOn = (): boolean => running === abort && useView.getState().moving?.stationId === stationId;
  try {
    while (latest && isOn()) {
      const place = latest;
      const request = requestAt(stationId, place);
      if (request === null) return;
      const key = planKey(request);
      const measures = await runJob('measure', request, { signal: abort.signal });
      if (!isOn()) return;
      takePreview(request, key, measures);
      if (latest !== place || !(await rests(place)) || !isOn()) continue;
      if ((await drawAt(request, key, isOn)) && latest === place) latest = null;
    }
  } catch (error) {
    if (!isAbort(error)) useResults.setState({ failure: error instanceof Error ? error.message : String(error) });
  } finally {
    if (running === abort) running = null;
  }
}

/** Asks for gaps and zones; false when the pointer went on meanwhile. */
async function drawAt(request: PlanRequest, key: string, isOn: () => boolean): Promise<boolean> {
  const abort = new AbortController();
  drawing = abort;
  try {
    const evaluation = await runJob('evaluate', request, { signal: abort.signal });
    if (isOn()) takePreviewEvaluation(request, key, evaluation);
    return true;
  } catch (error) {
    if (isAbort(error)) return false;
    throw error;
  } finally {
    if (drawing === abort) drawing = null;
  }
}

function requestAt(stationId: string, place: Place): PlanRequest | null {
  return planRequestOf(applyEdit(draftOf(useProject.getState()), { kind: 'move-station', stationId, ...place }));
}
