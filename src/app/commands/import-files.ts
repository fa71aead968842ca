// Files go to the import sheet; accepted, they become datasets and the plan stands on them: one step that can be undone.

import { groupCompanions } from '../../compute/group-companions.ts';
import type { Dataset, DatasetId, DatasetRole, ImportResult } from '../../compute/jobs.ts';
import { type PlanDraft, type PlanInputs, withConditions } from '../../scenario/edit.ts';
import { recordEdit } from '../../scenario/history.ts';
import type { PlanSettings, TravelMode } from '../../scenario/plan.ts';
import type { Problem } from '../../vocabulary/problem.ts';
import { blockerOf, chosenFiles, reportOf, useImport } from '../state/import-store.ts';
import { draftOf, emptyDraft, isDemonstration, type KnownDataset, useProject } from '../state/project-store.ts';
import { say, setView } from '../state/view-store.ts';
import { addToImport } from './add-to-import.ts';
import { clearImport } from './read-import.ts';

/** Shows the user's files on the import sheet, in a role where one is wanted; the plan changes when they are accepted there. */
export function importFiles(files: readonly File[], role: DatasetRole | null = null): void {
  addToImport(groupCompanions(files.map(file => ({ name: file.name, content: file, role }))));
}

/** Shows the file of a dataset on the import sheet again, to be read in another way. */
export function changeReading(datasetId: DatasetId): void {
  const source = useImport.getState().sources.get(datasetId);
  if (source) addToImport([source]);
}

/** Closes the sheet without a trace. */
export function cancelImport(): void {
  if (useImport.getState().files.length === 0) return;
  clearImport();
  say({ key: 'import.cancelled' });
}

/** The plan stands on the chosen files: one step. */
export function acceptImport(): void {
  const { files } = useImport.getState();
  if (blockerOf(files) !== null) return;
  const chosen = [...chosenFiles(files).values()];
  const results = chosen.flatMap(({ result }) => result ?? []);
  useImport.setState(({ sources }) => {
    const next = new Map(sources);
    for (const file of chosen) next.set(reportOf(file)?.datasetId ?? '', file.input);
    return { sources: next };
  });
  takeImported(results);
  clearImport();
}

function takeImported(results: readonly ImportResult[]): void {
  const datasets = results.flatMap(result => result.datasets);
  const stations = results.findLast(result => result.stations !== null)?.stations ?? null;
  const base = baseFor(datasets.map(({ role }) => role));
  const conditions = results.findLast(result => result.conditions !== null)?.conditions ?? null;
  const inputs = inputsFrom(base, { datasets, stations, conditions });
  const draft = draftOf(useProject.getState());
  const standardId = datasets.findLast(({ role }) => role === 'standard')?.datasetId ?? draft.standardId;
  const travel = travelOver(inputs, draft);
  // A new table of speeds has times of day of its own.
  const period = inputs.speedsId === draft.speedsId ? draft.settings.period : null;
  const settings: PlanSettings = { ...draft.settings, travel, period };
  useProject.setState(state => ({
    datasets: results.reduce((known, result) => withDatasets(known, result, false), state.datasets),
    history: recordEdit(state.history, { kind: 'use-inputs', inputs, standardId, settings }),
  }));
  setView({ selection: null, tool: 'select', moving: null });
  if (datasets.length === 1) say({ key: 'import.doneOne', offersUndo: true });
  else say({ key: 'import.done', params: { count: datasets.length }, offersUndo: true });
}

/** By road where there are roads; over a friction surface where that was chosen, or came without roads; else straight. */
function travelOver({ roadsId, frictionId }: PlanInputs, { settings, frictionId: known }: PlanDraft): TravelMode {
  const isNew = frictionId !== known;
  if (frictionId !== null && (settings.travel === 'friction' || (isNew && roadsId === null))) return 'friction';
  return roadsId === null ? 'straight' : 'road';
}

/** What stays beside files of these roles: over the demonstration city nothing, over own files the other roles. */
export function baseFor(roles: readonly DatasetRole[]): PlanDraft {
  const project = useProject.getState();
  // Speeds, standards and closures say something of places that are there: they may join the demonstration city.
  const bringsPlaces = roles.some(role => role !== 'speeds' && role !== 'standard' && role !== 'conditions');
  return bringsPlaces && isDemonstration(project) ? emptyDraft : draftOf(project);
}

/** The inputs of a plan once the imported datasets took their roles. */
export function inputsFrom(
  base: PlanInputs,
  result: Pick<ImportResult, 'datasets' | 'stations' | 'conditions'>,
): PlanInputs {
  const idOf = (role: Dataset['role']): string | null =>
    result.datasets.findLast(dataset => dataset.role === role)?.datasetId ?? null;
  return {
    stations: result.stations ?? base.stations,
    stationsId: idOf('stations') ?? base.stationsId,
    populationId: idOf('population') ?? base.populationId,
    areasId: idOf('areas') ?? base.areasId,
    roadsId: idOf('roads') ?? base.roadsId,
    speedsId: idOf('speeds') ?? base.speedsId,
    conditionsId: idOf('conditions') ?? base.conditionsId,
    frictionId: idOf('friction') ?? base.frictionId,
    elevationId: idOf('elevation') ?? base.elevationId,
    conditions: withConditions(base.conditions, result.conditions ?? []),
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
