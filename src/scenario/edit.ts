// A change to a plan as a value, and what a plan's inputs are once the changes are made.

import type { Station, StationStatus } from '../stations/station.ts';
import type { Degrees } from '../vocabulary/units.ts';
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
}

/** Everything a user can change about a plan. */
export interface PlanDraft extends PlanInputs {
  readonly standardId: string;
  readonly settings: PlanSettings;
}

export type Edit =
  | { readonly kind: 'add-station'; readonly station: Station }
  | { readonly kind: 'move-station'; readonly stationId: string; readonly lon: Degrees; readonly lat: Degrees }
  | { readonly kind: 'rename-station'; readonly stationId: string; readonly name: string }
  | { readonly kind: 'set-station-status'; readonly stationId: string; readonly status: StationStatus }
  | { readonly kind: 'delete-station'; readonly stationId: string }
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

function changeStation(draft: PlanDraft, stationId: string, change: (station: Station) => Station): PlanDraft {
  return {
    ...draft,
    stations: draft.stations.map(station => (station.stationId === stationId ? change(station) : station)),
  };
}
