// Files become datasets and the plan stands on them: one step that can be undone, or nothing at all.

import { isAbort } from '../../compute/client.ts';
import { runJob } from '../../compute/engine.ts';
import type { Dataset, FileInput, ImportResult } from '../../compute/jobs.ts';
import type { PlanInputs } from '../../scenario/edit.ts';
import { recordEdit } from '../../scenario/history.ts';
import type { PlanSettings } from '../../scenario/plan.ts';
import type { Problem } from '../../vocabulary/problem.ts';
import { draftOf, emptyDraft, isDemonstration, type KnownDataset, useProject } from '../state/project-store.ts';
import { say, setView } from '../state/view-store.ts';
import { withActivity } from './with-activity.ts';

/** Reads the user's files. Over the demonstration city they replace all of it; over own files only their roles. */
export async function importFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const abort = new AbortController();
  try {
    const inputs = files.map((file): FileInput => ({ name: file.name, content: file, role: null }));
    const result = await withActivity('stage.read', abort, report =>
      runJob('import', { files: inputs }, { signal: abort.signal, report }),
    );
    if (result.datasets.length === 0) {
      const key = result.problems.length > 0 ? 'import.rejected' : 'import.nothing';
      say({ key, tone: 'problem', problems: result.problems });
      return;
    }
    takeImported(result);
  } catch (error) {
    if (!isAbort(error)) say({ key: 'import.failed', tone: 'problem', params: { detail: messageOf(error) } });
  }
}

function takeImported(result: ImportResult): void {
  const project = useProject.getState();
  const draft = draftOf(project);
  // Speeds and standards are rules, not places: they may join the demonstration city.
  const bringsPlaces = result.datasets.some(({ role }) => role !== 'speeds' && role !== 'standard');
  const inputs = inputsFrom(bringsPlaces && isDemonstration(project) ? emptyDraft : draft, result);
  const standardId = result.datasets.findLast(({ role }) => role === 'standard')?.datasetId ?? draft.standardId;
  const travel = inputs.roadsId === null ? 'straight' : 'road';
  const settings: PlanSettings = { ...draft.settings, travel };
  useProject.setState(state => ({
    datasets: withDatasets(state.datasets, result, false),
    history: recordEdit(state.history, { kind: 'use-inputs', inputs, standardId, settings }),
  }));
  setView({ selection: null, tool: 'select', moving: null });
  const rejected = result.problems.filter(({ severity }) => severity === 'reject' || severity === 'ask');
  if (rejected.length > 0) say({ key: 'import.rejected', tone: 'problem', problems: rejected });
  else if (result.datasets.length === 1) say({ key: 'import.doneOne', offersUndo: true });
  else say({ key: 'import.done', params: { count: result.datasets.length }, offersUndo: true });
}

/** The inputs of a plan once the imported datasets took their roles. */
export function inputsFrom(base: PlanInputs, result: ImportResult): PlanInputs {
  const idOf = (role: Dataset['role']): string | null =>
    result.datasets.findLast(dataset => dataset.role === role)?.datasetId ?? null;
  return {
    stations: result.stations ?? base.stations,
    stationsId: idOf('stations') ?? base.stationsId,
    populationId: idOf('population') ?? base.populationId,
    areasId: idOf('areas') ?? base.areasId,
    roadsId: idOf('roads') ?? base.roadsId,
    speedsId: idOf('speeds') ?? base.speedsId,
  };
}

/** The known datasets with the imported ones, each with the problems of its own file. */
export function withDatasets(
  known: ReadonlyMap<string, KnownDataset>,
  result: ImportResult,
  demonstration: boolean,
): ReadonlyMap<string, KnownDataset> {
  const next = new Map(known);
  for (const dataset of result.datasets) {
    const problems = result.problems.filter((problem: Problem) => problem.where.file === dataset.file);
    const setAside = result.setAside.filter(({ file }) => file === dataset.file);
    next.set(dataset.datasetId, { dataset, problems, setAside, demonstration });
  }
  return next;
}

/** What an error says of itself. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
