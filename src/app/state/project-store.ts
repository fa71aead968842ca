// The project: baseline, edits and cursor, and what is known of every dataset an edit may name.

import { create } from 'zustand';
import type { Dataset, DatasetId, PlanRequest } from '../../compute/jobs.ts';
import type { SetAsideRow } from '../../files/account/read-options.ts';
import type { PlanDraft } from '../../scenario/edit.ts';
import { applyEdits, type History, startHistory } from '../../scenario/history.ts';
import { defaultPlanSettings } from '../../scenario/plan.ts';
import { defaultStandardId } from '../../standards/shipped-standards.ts';
import type { Problem } from '../../vocabulary/problem.ts';

export interface KnownDataset {
  readonly dataset: Dataset;
  readonly problems: readonly Problem[];
  /** Records not used, with their own text. */
  readonly setAside: readonly SetAsideRow[];
  readonly demonstration: boolean;
}

export interface ProjectState {
  readonly history: History;
  readonly datasets: ReadonlyMap<DatasetId, KnownDataset>;
}

export const emptyDraft: PlanDraft = {
  stations: [],
  stationsId: null,
  populationId: null,
  areasId: null,
  roadsId: null,
  speedsId: null,
  conditionsId: null,
  frictionId: null,
  elevationId: null,
  conditions: [],
  speedChanges: {},
  standardId: defaultStandardId,
  settings: defaultPlanSettings,
};

export const useProject = create<ProjectState>(() => ({ history: startHistory(emptyDraft), datasets: new Map() }));

let lastHistory: History | null = null;
let lastDraft: PlanDraft = emptyDraft;

/** The plan as it stands; the same object as long as the history is the same. */
export function draftOf(state: ProjectState): PlanDraft {
  if (state.history !== lastHistory) {
    lastHistory = state.history;
    lastDraft = applyEdits(state.history.baseline, state.history.edits, state.history.cursor);
  }
  return lastDraft;
}

/** The plan as it stands, for components. */
export function useDraft(): PlanDraft {
  return useProject(draftOf);
}

/** Whether the plan stands on the demonstration city's people or stations. */
export function isDemonstration(state: ProjectState): boolean {
  const { stationsId, populationId } = draftOf(state);
  return [stationsId, populationId].some(id => id !== null && state.datasets.get(id)?.demonstration === true);
}

/** What the engine is asked for, or null while people or stations are missing; stations placed by hand are enough. */
export function planRequestOf(draft: PlanDraft): PlanRequest | null {
  const { populationId, stationsId } = draft;
  if (populationId === null || (stationsId === null && draft.stations.length === 0)) return null;
  return {
    stations: draft.stations,
    stationsId,
    populationId,
    areasId: draft.areasId,
    roadsId: draft.roadsId,
    speedsId: draft.speedsId,
    conditionsId: draft.conditionsId,
    frictionId: draft.frictionId,
    elevationId: draft.elevationId,
    conditions: draft.conditions,
    speedChanges: draft.speedChanges,
    standardId: draft.standardId,
    // The wish stays when the areas go, and has nothing to correct to.
    settings: { ...draft.settings, census: draft.settings.census && draft.areasId !== null },
  };
}

/** What a result came from, as text: equal keys have equal results. */
export function planKey(request: PlanRequest): string {
  return JSON.stringify(request);
}
