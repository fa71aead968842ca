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

/** Numbers cost less than shapes: so many times numbers only while the pointer goes on, then both. */
const measuresPerDrawing = 2;

let running: AbortController | null = null;
let latest: Place | null = null;

/** Shows the station at a place and asks for the numbers, gaps and zones there. */
export function previewMove(stationId: string, place: Place): void {
  if (useView.getState().moving === null) pauseRefresh();
  latest = roundPlace(place);
  setView({ moving: { stationId, place: latest } });
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
  running = null;
}

async function follow(stationId: string): Promise<void> {
  const abort = new AbortController();
  running = abort;
  const isOn = (): boolean => running === abort && useView.getState().moving?.stationId === stationId;
  let measured = 0;
  try {
    while (latest && isOn()) {
      const place = latest;
      const request = requestAt(stationId, place);
      if (request === null) return;
      const key = planKey(request);
      const measures = await runJob('measure', request, { signal: abort.signal });
      if (!isOn()) return;
      takePreview(request, key, measures);
      measured += 1;
      // The pointer went on meanwhile: most of the time the numbers there come before the shapes here.
      if (latest !== place && measured % measuresPerDrawing !== 0) continue;
      const evaluation = await runJob('evaluate', request, { signal: abort.signal });
      if (!isOn()) return;
      takePreviewEvaluation(request, key, evaluation);
      if (latest === place) latest = null;
    }
  } catch (error) {
    if (!isAbort(error)) useResults.setState({ failure: error instanceof Error ? error.message : String(error) });
  } finally {
    if (running === abort) running = null;
  }
}

function requestAt(stationId: string, place: Place): PlanRequest | null {
  return planRequestOf(applyEdit(draftOf(useProject.getState()), { kind: 'move-station', stationId, ...place }));
}
