// Selects something and brings it into view.

import type { Position } from '../../geo/lon-lat.ts';
import type { ConditionPlace } from '../../roads/road-condition.ts';
import type { RouteLeg } from '../../scenario/cell-route.ts';
import type { Gap } from '../../scenario/plan-evaluation.ts';
import { draftOf, useProject } from '../state/project-store.ts';
import { useResults } from '../state/results-store.ts';
import { flyToBounds, setView, useView } from '../state/view-store.ts';
import { stationById } from './edit-project.ts';

/** Half the side of the box shown around a single place, degrees. */
const placeReach = 0.06;

/** Selects a station and shows its surroundings. */
export function showStation(stationId: string): void {
  const station = stationById(stationId);
  if (!station) return;
  setView({ selection: { kind: 'station', stationId }, table: false, mobileTab: 'map' });
  const { lon, lat } = station;
  flyToBounds([lon - placeReach, lat - placeReach, lon + placeReach, lat + placeReach]);
}

/** Selects a gap and shows all of it. */
export function showGap(gap: Gap): void {
  setView({ selection: { kind: 'gap', gapId: gap.gapId }, table: false, mobileTab: 'map' });
  const { populationId } = draftOf(useProject.getState());
  const cells = populationId ? useResults.getState().cellLayers.get(populationId) : undefined;
  if (!cells) return;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of gap.cellIndex) {
    west = Math.min(west, cells.lon[row]);
    east = Math.max(east, cells.lon[row]);
    south = Math.min(south, cells.lat[row]);
    north = Math.max(north, cells.lat[row]);
  }
  flyToBounds([west - 0.01, south - 0.01, east + 0.01, north + 0.01]);
}

/** Selects a cell and shows its surroundings. */
export function showCell(row: number): void {
  const { populationId } = draftOf(useProject.getState());
  const cells = populationId ? useResults.getState().cellLayers.get(populationId) : undefined;
  setView({ selection: { kind: 'cell', row }, table: false, mobileTab: 'map' });
  if (!cells) return;
  const [lon, lat] = [cells.lon[row], cells.lat[row]];
  flyToBounds([lon - placeReach, lat - placeReach, lon + placeReach, lat + placeReach]);
}

/** Degrees around a closure that is shown. */
const conditionMargin = 0.01;

/** Shows where a closure lies. */
export function showCondition(where: ConditionPlace): void {
  setView({ table: false, mobileTab: 'map' });
  showPositions(positionsOf(where), conditionMargin);
}

function positionsOf(where: ConditionPlace): readonly Position[] {
  switch (where.kind) {
    case 'polygon':
      return where.polygons.flat(2);
    case 'line':
      return where.lines.flat();
    case 'way':
      return [where.at];
    case 'stretch':
      return where.between;
    default:
      return where satisfies never;
  }
}

/** Shows all of a route. */
export function showRoute(route: readonly RouteLeg[]): void {
  const positions = route.flatMap(({ line }) => line);
  if (positions.length > 0) showPositions(positions, conditionMargin);
}

function showPositions(positions: readonly Position[], margin: number): void {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  flyToBounds([west - margin, south - margin, east + margin, north + margin]);
}

/** Goes to the gap after (1) or before (-1) the selected one, worst first. */
export function stepGap(by: 1 | -1): void {
  const gaps = useResults.getState().drawn?.gaps ?? [];
  if (gaps.length === 0) return;
  const { selection } = useView.getState();
  const at = selection?.kind === 'gap' ? gaps.findIndex(({ gapId }) => gapId === selection.gapId) : by > 0 ? -1 : 0;
  showGap(gaps[(at + by + gaps.length) % gaps.length]);
}
