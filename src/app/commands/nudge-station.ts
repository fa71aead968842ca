// Moves the selected station by arrow keys: metres on the ground, previewed like a drag, confirmed with Enter.

import { geodesicDirect } from '../../geo/geodesic.ts';
import { useView } from '../state/view-store.ts';
import { stationById } from './edit-project.ts';
import { previewMove } from './preview-move.ts';

const azimuths: Readonly<Record<string, number>> = { ArrowUp: 0, ArrowRight: 90, ArrowDown: 180, ArrowLeft: 270 };

/** Handles an arrow key while the Move tool is on; returns whether it was one. */
export function nudgeStation(event: KeyboardEvent): boolean {
  const azimuth = azimuths[event.key];
  const { tool, selection, moving } = useView.getState();
  if (azimuth === undefined || tool !== 'move-station' || selection?.kind !== 'station') return false;
  const station = stationById(selection.stationId);
  if (!station) return false;
  const from = moving?.place ?? station;
  const meters = event.shiftKey ? 500 : event.altKey ? 5 : 50;
  previewMove(station.stationId, geodesicDirect(from.lon, from.lat, azimuth, meters));
  return true;
}
