// Response on the analysis grid: at every node the station that is there first, and after how long.

import { seedsByRow } from '../roads/chain-places.ts';
import type { RoadGraph } from '../roads/road-graph.ts';
import { buildRoadSearch, computeLeastTimes, type RoadSearch } from '../roads/shortest-paths.ts';
import { type RoadSnaps, snapPoints } from '../roads/snap-to-road.ts';
import { computeFirstDueByRoad } from '../travel/road-catchments.ts';
import type { SpeedProfile } from '../travel/speed-profile.ts';
import { computeFirstDueInStraightLine } from '../travel/straight-line.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Meters, Milliseconds } from '../vocabulary/units.ts';
import { type AnalysisGrid, buildSteadyGrid } from './analysis-grid.ts';
import { type CornerPlaces, extentOfCorners, includePlace, newCornerPlaces, uniteExtents } from './grid-extent.ts';
import { degreesOf, degreesOfLongitude, fullTurnUnits } from './map-units.ts';

/** Stations that answer, in id order. */
export interface Responders {
  readonly lon: NumberColumn;
  readonly lat: NumberColumn;
  readonly preTravelMs: NumberColumn;
}

/** Columns by node. */
export interface ResponseField {
  readonly grid: AnalysisGrid;
  /** Row of the first-due station, -1 where none comes. */
  readonly station: Int32Array;
  /** Pre-travel and travel; Infinity where none comes. */
  readonly responseMs: Float64Array;
}

/** Gives what was computed for a key before, while graph and speeds are the same: most moves of a station keep the grid. */
export type RememberSnaps = (gridKey: string, compute: () => RoadSnaps) => RoadSnaps;

const nodeBudget = 160_000;

/** Straight travel: the grid holds what is within `longestMs` of response and all places in `held`. */
export function computeStraightField(
  responders: Responders,
  detour: number,
  kmh: number,
  longestMs: Milliseconds,
  held: CornerPlaces,
  targetMeters: Meters,
  detoursAt: ((lon: NumberColumn, lat: NumberColumn) => NumberColumn) | null = null,
): ResponseField | null {
  const corners = newCornerPlaces();
  for (let i = 0; i < responders.lon.length; i++) {
    if (longestMs >= responders.preTravelMs[i]) includePlace(corners, responders.lon[i], responders.lat[i]);
  }
  const leastPreTravel = leastOf(responders.preTravelMs);
  const reachMeters = (Math.max(0, longestMs - leastPreTravel) * kmh) / (3600 * detour);
  const grid = gridOver(corners, reachMeters, held, targetMeters);
  if (!grid) return null;
  const nodes = nodesOf(grid);
  const { lon, lat, preTravelMs } = responders;
  const travel = { detourFactor: detour, straightKmh: kmh };
  const detours = detoursAt === null ? null : detoursAt(nodes.lon, nodes.lat);
  const first = computeFirstDueInStraightLine(travel, lon, lat, preTravelMs, nodes.lon, nodes.lat, detours);
  const station = Int32Array.from(first.stationIndex);
  return { grid, station, responseMs: addPreTravel(station, first.cost, preTravelMs) };
}

/** Travel over roads, else the same. */
export function computeRoadField(
  responders: Responders,
  graph: RoadGraph,
  profile: SpeedProfile,
  longestMs: Milliseconds,
  held: CornerPlaces,
  targetMeters: Meters,
  rememberSnaps: RememberSnaps,
  search: RoadSearch = buildRoadSearch(graph),
): ResponseField | null {
  const stationSnaps = snapPoints(graph, profile, responders.lon, responders.lat);
  const corners = reachedRoads(search, graph, stationSnaps, responders.preTravelMs, longestMs);
  const walkMeters = (Math.max(0, longestMs - leastOf(responders.preTravelMs)) * profile.offRoadKmh) / 3600;
  const grid = gridOver(corners, Math.min(profile.snapLimitMeters, walkMeters), held, targetMeters);
  if (!grid) return null;
  const nodeSnaps = rememberSnaps(gridKey(grid), () => {
    const nodes = nodesOf(grid);
    return snapPoints(graph, profile, nodes.lon, nodes.lat);
  });
  const first = computeFirstDueByRoad(search, graph, stationSnaps, responders.preTravelMs, nodeSnaps);
  const station = Int32Array.from(first.stationIndex);
  return { grid, station, responseMs: addPreTravel(station, first.cost, responders.preTravelMs) };
}

/** Stations of nodes within `longestMs`, and of all reached nodes in the box around `held`; -1 elsewhere. */
export function firstDueLabels(field: ResponseField, longestMs: Milliseconds, held: CornerPlaces): Int32Array {
  const { columnUnits, rowUnits } = field.grid;
  const box = extentOfCorners(held, 0);
  const isColumnHeld = isWithinBy(columnUnits, box ? [box.west, box.east] : null, fullTurnUnits);
  const isRowHeld = isWithinBy(rowUnits, box ? [box.south, box.north] : null, 0);
  const labels = new Int32Array(field.station.length).fill(-1);
  let node = 0;
  for (let row = 0; row < rowUnits.length; row++) {
    for (let column = 0; column < columnUnits.length; column++, node++) {
      const isHeld = isRowHeld[row] && isColumnHeld[column];
      if (isHeld || field.responseMs[node] <= longestMs) labels[node] = field.station[node];
    }
  }
  return labels;
}

/** Which coordinates lie in the range or next to it, `turn` apart or not. */
function isWithinBy(units: Float64Array, range: readonly [number, number] | null, turn: number): boolean[] {
  const step = units[1] - units[0];
  return Array.from(units, unit =>
    [-turn, 0, turn].some(
      shift => range !== null && unit + shift >= range[0] - step && unit + shift <= range[1] + step,
    ),
  );
}

/** The grid over what is within `reachMeters` of `corners`, and all of `held`; null where both are empty. */
export function gridOver(
  corners: CornerPlaces,
  reachMeters: Meters,
  held: CornerPlaces,
  targetMeters: Meters,
): AnalysisGrid | null {
  const extent = uniteExtents(extentOfCorners(corners, reachMeters), extentOfCorners(held, 0));
  return extent && buildSteadyGrid(extent, targetMeters, nodeBudget);
}

/** Columns and rows are even, so their ends and numbers tell all of them. */
export function gridKey({ columnUnits, rowUnits }: AnalysisGrid): string {
  return [columnUnits, rowUnits].map(units => `${units[0]} ${units[units.length - 1]} ${units.length}`).join(' ');
}

/** Every node's place in degrees, row by row. */
export function nodesOf(grid: AnalysisGrid): { readonly lon: Float64Array; readonly lat: Float64Array } {
  const columns = grid.columnUnits.length;
  const lon = new Float64Array(columns * grid.rowUnits.length);
  const lat = new Float64Array(lon.length);
  for (let node = 0; node < lon.length; node++) {
    const column = node % columns;
    lon[node] = degreesOfLongitude(grid.columnUnits[column]);
    lat[node] = degreesOf(grid.rowUnits[(node - column) / columns]);
  }
  return { lon, lat };
}

/** Response by node: Infinity where no station comes. */
export function addPreTravel(station: Int32Array, travelMs: NumberColumn, preTravelMs: NumberColumn): Float64Array {
  const responseMs = new Float64Array(station.length).fill(Infinity);
  for (let node = 0; node < station.length; node++) {
    if (station[node] >= 0) responseMs[node] = preTravelMs[station[node]] + travelMs[node];
  }
  return responseMs;
}

/** The ends of every segment that is reached, even in part, within `longestMs`. */
function reachedRoads(
  search: RoadSearch,
  graph: RoadGraph,
  stationSnaps: RoadSnaps,
  preTravelMs: NumberColumn,
  longestMs: Milliseconds,
): CornerPlaces {
  const corners = newCornerPlaces();
  const rows = Array.from({ length: stationSnaps.count }, (_, row) => row);
  computeLeastTimes(search, graph, seedsByRow(graph, stationSnaps, rows, preTravelMs), longestMs, 'none');
  const startsOn = new Float64Array(graph.chainCount).fill(Infinity);
  for (const row of rows) {
    const chain = stationSnaps.chain[row];
    if (chain >= 0) startsOn[chain] = Math.min(startsOn[chain], preTravelMs[row] + stationSnaps.offRoadMs[row]);
  }
  const { vertexLon, vertexLat, segmentFirst, segmentSecond } = graph;
  for (let s = 0; s < graph.segmentCount; s++) {
    const chain = graph.segmentChain[s];
    const forward =
      graph.chainForwardMs[chain] < Infinity ? search.ms[graph.chainStart[chain]] + graph.segmentStartMs[s] : Infinity;
    const fromEnd = graph.chainBackwardMs[chain] - graph.segmentReturnMs[s];
    const own = graph.segmentReversed[s] ? graph.segmentForwardMs[s] : graph.segmentBackwardMs[s];
    const backward = fromEnd < Infinity ? search.ms[graph.chainEnd[chain]] + fromEnd - own : Infinity;
    if (!(Math.min(forward, backward, startsOn[chain]) <= longestMs)) continue;
    includePlace(corners, vertexLon[segmentFirst[s]], vertexLat[segmentFirst[s]]);
    includePlace(corners, vertexLon[segmentSecond[s]], vertexLat[segmentSecond[s]]);
  }
  return corners;
}

/** The least of the values; Infinity of none. */
export function leastOf(values: NumberColumn): number {
  let least = Infinity;
  for (let i = 0; i < values.length; i++) least = Math.min(least, values[i]);
  return least;
}
