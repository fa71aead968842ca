// A station on its way: the latest place is measured, one job at a time, never a queue.

import { isAbort, runJob } from '../../compute/client.ts';
import { applyEdit } from '../../scenario/edit.ts';
import { draftOf, planKey, planRequestOf, useProject } from '../state/project-store.ts';
import { useResults } from '../state/results-store.ts';
import { type Place, setView, useView } from '../state/view-store.ts';
import { moveStation } from './edit-project.ts';
import { pauseRefresh, refreshResult } from './refresh-result.ts';

let busy = false;
let latest: Place | null = null;

/** Shows the station at a place and asks for the numbers there. */
export function previewMove(stationId: string, place: Place): void {
  if (useView.getState().moving === null) pauseRefresh();
  setView({ moving: { stationId, place } });
  latest = place;
  if (!busy) void measureLatest(stationId);
}

/** Makes the move an edit. */
export function finishMove(): void {
  const { moving } = useView.getState();
  const { history } = useProject.getState();
  if (moving) moveStation(moving.stationId, moving.place);
  // Put back where it stood: nothing was recorded, so nothing else restores the exact numbers.
  if (useProject.getState().history === history) abandonMove();
  latest = null;
}

/** Leaves the station where it was. */
export function abandonMove(): void {
  latest = null;
  setView({ moving: null, tool: 'select' });
  useResults.setState({ preview: null });
  void refreshResult();
}

async function measureLatest(stationId: string): Promise<void> {
  busy = true;
  try {
    while (latest) {
      const place = latest;
      latest = null;
      const draft = applyEdit(draftOf(useProject.getState()), { kind: 'move-station', stationId, ...place });
      const request = planRequestOf(draft);
      if (request === null) return;
      const result = await runJob('measure', request);
      // The move may have ended while this was under way: then its own exact result is coming.
      if (useView.getState().moving?.stationId !== stationId) return;
      useResults.setState({
        preview: {
          key: planKey(request),
          populationId: request.populationId,
          areasId: request.areasId,
          stations: result.stations,
          measures: result.measures,
        },
      });
    }
  } catch (error) {
    if (!isAbort(error)) useResults.setState({ failure: error instanceof Error ? error.message : String(error) });
  } finally {
    busy = false;
  }
}
