// Keeps the result in step with the project: known plans at once, others by two jobs, numbers first and shapes after.

import { isAbort, superseded } from '../../compute/client.ts';
import { runJob } from '../../compute/engine.ts';
import type { PlanRequest } from '../../compute/jobs.ts';
import type { PlanInputs } from '../../scenario/edit.ts';
import { draftOf, planKey, planRequestOf, useProject } from '../state/project-store.ts';
import { drawnOf, knownResult, noPreview, takeEvaluation, takeMeasures, useResults } from '../state/results-store.ts';
import { withActivity } from './with-activity.ts';

let running: AbortController | null = null;

/** Makes the result follow the project from now on; returns a function that ends it. */
export function followProject(): () => void {
  void refreshResult();
  return useProject.subscribe((state, before) => {
    if (state.history !== before.history) void refreshResult();
  });
}

/** Stops what computes for an older plan; the numbers stay, greyed where they are not wanted any more. */
export function pauseRefresh(): void {
  running?.abort(superseded);
  running = null;
}

/** Computes the plan as it stands, unless its result is known. */
export async function refreshResult(): Promise<void> {
  const draft = draftOf(useProject.getState());
  const request = planRequestOf(draft);
  if (request === null) {
    // Nothing to compute yet, but what is there can be looked at and stations placed on it.
    loadLayers(draft);
    pauseRefresh();
    useResults.setState({ wantedKey: null, ...noPreview, failure: null });
    return;
  }
  const key = planKey(request);
  const known = knownResult(key);
  useResults.setState({ wantedKey: key, failure: null, stopped: false });
  if (known) {
    const drawn = known.drawn ?? drawnOf(useResults.getState());
    useResults.setState({ measured: known.measured, drawn, ...noPreview });
  }
  if (known?.drawn) {
    pauseRefresh();
    return;
  }
  pauseRefresh();
  const abort = new AbortController();
  running = abort;
  try {
    await withActivity('stage.travel', abort, report => compute(request, key, known !== null, abort.signal, report));
  } catch (error) {
    if (isAbort(error)) {
      // Not paused for a newer plan: the user stopped it.
      if (running === abort) useResults.setState({ stopped: true, ...noPreview });
      return;
    }
    const failure = error instanceof Error ? error.message : String(error);
    if (useResults.getState().wantedKey === key) useResults.setState({ failure, ...noPreview });
  } finally {
    if (running === abort) running = null;
  }
}

async function compute(
  request: PlanRequest,
  key: string,
  measuresKnown: boolean,
  signal: AbortSignal,
  report: Parameters<Parameters<typeof withActivity>[2]>[0],
): Promise<void> {
  const { populationId, areasId } = request;
  const options = { signal, report };
  const measured = measuresKnown ? null : runJob('measure', request, options);
  loadLayers(request);
  if (measured) takeMeasures(key, populationId, areasId, await measured);
  takeEvaluation(key, populationId, areasId, await runJob('evaluate', request, options));
}

/** Asks once for the shapes of every dataset in the plan. */
function loadLayers({ populationId, areasId, roadsId }: PlanInputs): void {
  if (populationId)
    loadLayer(`cells ${populationId}`, () => runJob('cell-layer', { populationId }), 'cellLayers', populationId);
  if (areasId) loadLayer(`areas ${areasId}`, () => runJob('area-layer', { areasId }), 'areaLayers', areasId);
  if (roadsId) loadLayer(`roads ${roadsId}`, () => runJob('road-layer', { roadsId }), 'roadLayers', roadsId);
}

const asked = new Set<string>();

function loadLayer<T>(
  name: string,
  ask: () => Promise<T>,
  into: 'cellLayers' | 'areaLayers' | 'roadLayers',
  datasetId: string,
): void {
  if (asked.has(name)) return;
  asked.add(name);
  ask().then(
    layer => useResults.setState(state => ({ [into]: new Map<string, unknown>(state[into]).set(datasetId, layer) })),
    (error: unknown) => {
      asked.delete(name);
      // The figures do not depend on the drawing: say it where figures' own failures are said.
      if (!isAbort(error)) useResults.setState({ failure: error instanceof Error ? error.message : String(error) });
    },
  );
}
