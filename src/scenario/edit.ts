// A change to a plan as a value, and what a plan's inputs are once the changes are made.

import type { RoadCondition } from '../roads/road-condition.ts';
import type { Station, StationStatus } from '../stations/station.ts';
import type { SpeedChanges } from '../travel/speed-changes.ts';
import type { Degrees, Seconds } from '../vocabulary/units.ts';
import type { PlanSettings } from './plan.ts';

/** Which datasets a plan stands on, by id, and the stations it starts from; null where that role is missing. */
export interface PlanInputs {
  readonly stations: readonly Station[];
  readonly stationsId: string | null;
  readonly populationId: string | null;
  readonly areasId: string | null;
  readonly roadsId: string | null;
  /** null: the default speeds. */
  readonly speedsId: string | null;
  /** The file that conditions came from; null where all were drawn. */
  readonly conditionsId: string | null;
  readonly frictionId: string | null;
  readonly elevationId: string | null;
  readonly conditions: readonly RoadCondition[];
}

/** Everything a user can change about a plan. */
export interface PlanDraft extends PlanInputs {
  /** Over the speeds of the file, or the default ones. */
  readonly speedChanges: SpeedChanges;
  readonly standardId: string;
  readonly settings: PlanSettings;
}

export type Edit =
  | { readonly kind: 'add-station'; readonly station: Station }
  | { readonly kind: 'move-station'; readonly stationId: string; readonly lon: Degrees; readonly lat: Degrees }
  | { readonly kind: 'rename-station'; readonly stationId: string; readonly name: string }
  | { readonly kind: 'set-station-status'; readonly stationId: string; readonly status: StationStatus }
  | { readonly kind: 'delete-station'; readonly stationId: string }
  | { readonly kind: 'add-condition'; readonly condition: RoadCondition }
  /** Puts the condition in the place of the one with its id. */
  | { readonly kind: 'change-condition'; readonly condition: RoadCondition }
  | { readonly kind: 'remove-condition'; readonly conditionId: string }
  | { readonly kind: 'switch-condition'; readonly conditionId: string; readonly isActive: boolean }
  | { readonly kind: 'switch-pack'; readonly pack: string; readonly isActive: boolean }
  | { readonly kind: 'change-speeds'; readonly changes: SpeedChanges }
  | { readonly kind: 'set-station-turnout'; readonly stationId: string; readonly turnoutSeconds: Seconds | null }
  | { readonly kind: 'use-standard'; readonly standardId: string }
  | { readonly kind: 'use-settings'; readonly settings: PlanSettings }
  | {
      readonly kind: 'use-inputs';
      readonly inputs: PlanInputs;
      readonly standardId: string;
      readonly settings: PlanSettings;
    };

/** The draft after one edit; an edit of a station that is not there leaves the draft as it is. */
export function applyEdit(draft: PlanDraft, edit: Edit): PlanDraft {
  switch (edit.kind) {
    case 'add-station':
      return { ...draft, stations: [...draft.stations, edit.station] };
    case 'move-station':
      return changeStation(draft, edit.stationId, station => ({ ...station, lon: edit.lon, lat: edit.lat }));
    case 'rename-station':
      return changeStation(draft, edit.stationId, station => ({ ...station, name: edit.name }));
    case 'set-station-status':
      return changeStation(draft, edit.stationId, station => ({ ...station, status: edit.status }));
    case 'delete-station':
      return { ...draft, stations: draft.stations.filter(station => station.stationId !== edit.stationId) };
    case 'set-station-turnout':
      return changeStation(draft, edit.stationId, station => ({ ...station, turnoutSeconds: edit.turnoutSeconds }));
    case 'add-condition':
      return { ...draft, conditions: withConditions(draft.conditions, [edit.condition]) };
    case 'change-condition':
      return changeConditions(
        draft,
        ({ conditionId }) => conditionId === edit.condition.conditionId,
        () => edit.condition,
      );
    case 'remove-condition':
      return { ...draft, conditions: draft.conditions.filter(({ conditionId }) => conditionId !== edit.conditionId) };
    case 'switch-condition':
      return changeConditions(draft, ({ conditionId }) => conditionId === edit.conditionId, switchedTo(edit.isActive));
    case 'switch-pack':
      return changeConditions(draft, ({ pack }) => pack === edit.pack, switchedTo(edit.isActive));
    case 'change-speeds':
      return { ...draft, speedChanges: edit.changes };
    case 'use-standard':
      return { ...draft, standardId: edit.standardId };
    case 'use-settings':
      return { ...draft, settings: edit.settings };
    case 'use-inputs':
      return { ...draft, ...edit.inputs, standardId: edit.standardId, settings: edit.settings };
    default:
      return edit satisfies never;
  }
}

/** New ones at the end, such as those of a file; one with an id that is there gives way. */
export function withConditions(
  conditions: readonly RoadCondition[],
  added: readonly RoadCondition[],
): readonly RoadCondition[] {
  const ids = new Set(added.map(({ conditionId }) => conditionId));
  return [...conditions.filter(({ conditionId }) => !ids.has(conditionId)), ...added];
}

function switchedTo(isActive: boolean): (condition: RoadCondition) => RoadCondition {
  return condition => ({ ...condition, isActive });
}

function changeConditions(
  draft: PlanDraft,
  isMeant: (condition: RoadCondition) => boolean,
  change: (condition: RoadCondition) => RoadCondition,
): PlanDraft {
  return {
    ...draft,
    conditions: draft.conditions.map(condition => (isMeant(condition) ? change(condition) : condition)),
  };
}

function changeStation(draft: PlanDraft, stationId: string, change: (station: Station) => Station): PlanDraft {
  return {
    ...draft,
    stations: draft.stations.map(station => (station.stationId === stationId ? change(station) : station)),
  };
}
