// Every change a user makes to the plan, as one edit each; undo and redo.

import { geodesicMeters } from '../../geo/geodesic.ts';
import type { Edit } from '../../scenario/edit.ts';
import { applyEdits, recordEdit, redoEdit, undoEdit } from '../../scenario/history.ts';
import type { PlanSettings } from '../../scenario/plan.ts';
import type { Station, StationStatus } from '../../stations/station.ts';
import { packName } from '../i18n/data-names.ts';
import type { Words } from '../i18n/words.ts';
import { draftOf, useProject } from '../state/project-store.ts';
import { type Place, setView, useView } from '../state/view-store.ts';
import { announceMove } from './announce-move.ts';
import { nameOfSpeeds } from './name-of-speeds.ts';

/** Makes one edit. */
export function record(edit: Edit): void {
  useProject.setState(state => ({ history: recordEdit(state.history, edit) }));
}

/** One step back. */
export function undo(): void {
  cancelMove();
  useProject.setState(state => ({ history: undoEdit(state.history) }));
  dropLostSelection();
}

/** One step forward. */
export function redo(): void {
  cancelMove();
  useProject.setState(state => ({ history: redoEdit(state.history) }));
  dropLostSelection();
}

function dropLostSelection(): void {
  const { selection } = useView.getState();
  if (selection?.kind === 'station' && !stationById(selection.stationId)) setView({ selection: null });
  setView({ notice: null });
}

/** The station of the plan as it stands. */
export function stationById(stationId: string): Station | null {
  return draftOf(useProject.getState()).stations.find(station => station.stationId === stationId) ?? null;
}

/** Puts a new station at a place and selects it. */
export function addStation(place: Place, words: Words): void {
  const taken = new Set(draftOf(useProject.getState()).stations.map(({ stationId }) => stationId));
  let number = 1;
  while (taken.has(`new-${number}`)) number += 1;
  const station: Station = {
    stationId: `new-${number}`,
    name: words.text('station.newName', { number }),
    ...roundPlace(place),
    status: 'existing',
    turnoutSeconds: null,
    vehicles: null,
    negativePressureVehicles: null,
    host: '',
  };
  record({ kind: 'add-station', station });
  setView({ tool: 'select', selection: { kind: 'station', stationId: station.stationId } });
}

/** Moves a station; where it stands already nothing is recorded. */
export function moveStation(stationId: string, place: Place): void {
  const station = stationById(stationId);
  const { lon, lat } = roundPlace(place);
  cancelMove();
  if (!station || (station.lon === lon && station.lat === lat)) return;
  announceMove(station.name, geodesicMeters(station.lon, station.lat, lon, lat));
  record({ kind: 'move-station', stationId, lon, lat });
}

/** Gives up a move that is under way. */
export function cancelMove(): void {
  setView({ moving: null, tool: 'select' });
}

export function renameStation(stationId: string, name: string): void {
  if (name !== '' && stationById(stationId)?.name !== name) record({ kind: 'rename-station', stationId, name });
}

export function setStationStatus(stationId: string, status: StationStatus): void {
  record({ kind: 'set-station-status', stationId, status });
}

/** Gives a station a turnout time of its own; null: the standard's. */
export function setStationTurnout(stationId: string, turnoutSeconds: number | null): void {
  if (stationById(stationId)?.turnoutSeconds !== turnoutSeconds)
    record({ kind: 'set-station-turnout', stationId, turnoutSeconds });
}

export function deleteStation(stationId: string): void {
  record({ kind: 'delete-station', stationId });
  setView({ selection: null, tool: 'select', moving: null });
}

export function chooseStandard(standardId: string): void {
  record({ kind: 'use-standard', standardId });
}

export function chooseSettings(change: Partial<PlanSettings>): void {
  const { settings } = draftOf(useProject.getState());
  record({ kind: 'use-settings', settings: { ...settings, ...change } });
}

/** What an edit did, in words; `at` is its place in the list. */
export function nameOfEdit(edit: Edit, at: number, words: Words): string {
  const { history } = useProject.getState();
  const nameOf = (stationId: string): string =>
    applyEdits(history.baseline, history.edits, at).stations.find(station => station.stationId === stationId)?.name ??
    stationId;
  const nameOfCondition = (conditionId: string): string =>
    applyEdits(history.baseline, history.edits, at).conditions.find(one => one.conditionId === conditionId)?.name ??
    conditionId;
  switch (edit.kind) {
    case 'add-station':
      return words.text('edit.add-station', { name: edit.station.name });
    case 'set-station-status': {
      const key = edit.status === 'closed' ? 'edit.close-station' : 'edit.reopen-station';
      return words.text(key, { name: nameOf(edit.stationId) });
    }
    case 'move-station':
    case 'rename-station':
    case 'delete-station':
      return words.text(`edit.${edit.kind}`, { name: nameOf(edit.stationId) });
    case 'set-station-turnout':
      return words.text('edit.set-station-turnout', { name: nameOf(edit.stationId) });
    case 'add-condition':
    case 'change-condition':
      return words.text(`edit.${edit.kind}`, { name: edit.condition.name });
    case 'remove-condition':
    case 'switch-condition':
      return words.text(`edit.${edit.kind}`, { name: nameOfCondition(edit.conditionId) });
    case 'switch-pack':
      return words.text('edit.switch-condition', { name: packName(edit.pack, words) });
    case 'change-speeds':
      return nameOfSpeeds(applyEdits(history.baseline, history.edits, at).speedChanges, edit.changes, words);
    case 'use-standard':
    case 'use-settings':
    case 'use-inputs':
      return words.text(`edit.${edit.kind}`);
    default:
      return edit satisfies never;
  }
}

/** Places are kept to seven decimals, as files write them. */
export function roundPlace({ lon, lat }: Place): Place {
  return { lon: Math.round(lon * 1e7) / 1e7, lat: Math.round(lat * 1e7) / 1e7 };
}
