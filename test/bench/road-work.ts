// The work that the road benchmarks time, bundled before it is (see bundled.ts).

import { buildLaneSweep, type LaneSweep, sweepLanes } from '../../src/roads/hierarchy-sweep.ts';
import type { RoadGraph } from '../../src/roads/road-graph.ts';
import { buildRoadHierarchy } from '../../src/roads/road-hierarchy.ts';
import { buildRoadSearch, computeLeastTimes, type SearchSeeds } from '../../src/roads/shortest-paths.ts';
import { type RoadSnaps, snapPoints } from '../../src/roads/snap-to-road.ts';
import { buildFirstDueZones, firstDueByRow, updateFirstDueZones } from '../../src/travel/first-due-zones.ts';
import { computeFirstDueByRoad, computeRoadCatchment } from '../../src/travel/road-catchments.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { processorMs, seeded } from './measure.ts';
import type { PeerPass } from './peer-process.ts';

/** One search after another; gathering the sum is not timed, for the peers neither. */
function prepareSearches(graph: RoadGraph, boundMs: number, compiled?: null) {
  const search = buildRoadSearch(graph, compiled);
  const from = (junction: number): number => {
    computeLeastTimes(search, graph, { junction: [junction], ms: [0], tie: [0] }, boundMs, 'none');
    return search.reachedCount;
  };
  const all = (sources: readonly number[]): PeerPass => {
    let [milliseconds, reached, sum] = [0, 0, 0];
    for (const junction of sources) {
      milliseconds += processorMs(() => from(junction));
      reached += search.reachedCount;
      for (let k = 0; k < search.reachedCount; k++) sum += search.ms[search.reached[k]];
    }
    return { milliseconds, reached, sum };
  };
  return { from, all };
}

/** Builds the hierarchy and sweeps for all sources: processor milliseconds of both. `tally` says what was reached of some. */
function sweepAll(graph: RoadGraph, boundMs: number, sources: readonly number[], asked: readonly number[]) {
  const built: LaneSweep[] = [];
  const build = processorMs(() => built.push(buildLaneSweep(buildRoadHierarchy(graph))));
  const [sweep] = built;
  const { lanes: laneCount } = sweep.columns;
  const sweeps = processorMs(() => {
    for (let first = 0; first < sources.length; first += laneCount)
      sweepLanes(sweep, seedsOf(sources.slice(first, first + laneCount)), boundMs);
  });
  const tally = { reached: 0, sum: 0 };
  for (let first = 0; first < asked.length; first += laneCount) {
    const lanes = asked.slice(first, first + laneCount);
    sweepLanes(sweep, seedsOf(lanes), boundMs);
    addReached(sweep, boundMs, lanes.length, tally);
  }
  return { build, sweeps, ...tally };
}

function seedsOf(junctions: readonly number[]): SearchSeeds[] {
  return junctions.map(junction => ({ junction: [junction], ms: [0], tie: [0] }));
}

function addReached(sweep: LaneSweep, boundMs: number, used: number, tally: { reached: number; sum: number }): void {
  const { least, ms, lanes } = sweep.columns;
  for (let p = 0; p < least.length; p++) {
    if (least[p] > boundMs) continue;
    for (let at = p * lanes; at < p * lanes + used; at++) {
      if (ms[at] > boundMs) continue;
      tally.reached++;
      tally.sum += ms[at];
    }
  }
}

/** Catchments of all stations, one after another. */
function prepareCatchments(graph: RoadGraph, stations: RoadSnaps, cells: RoadSnaps, boundMs: number): () => void {
  const search = buildRoadSearch(graph);
  return () => {
    for (let row = 0; row < stations.count; row++) computeRoadCatchment(search, graph, stations, row, cells, boundMs);
  };
}

interface MovesTimed {
  /** Processor milliseconds of every move, and of some full runs. */
  readonly moves: readonly number[];
  readonly full: readonly number[];
  /** Cells that differ from the full run, of all the times it was run. */
  readonly wrong: number;
  readonly keptMegabytes: number;
}

/** Moves stations one after another, by turns a little and anywhere, and compares with the full run every now and then. */
function moveStations(graph: RoadGraph, cells: RoadSnaps, stationCount: number, moveCount: number): MovesTimed {
  const random = seeded(9);
  const anywhere = (): { lon: number; lat: number } => {
    const vertex = Math.floor(random() * graph.vertexCount);
    return { lon: graph.vertexLon[vertex], lat: graph.vertexLat[vertex] };
  };
  const stations = Array.from({ length: stationCount }, anywhere);
  const preTravelMs = new Float64Array(stationCount).fill(60_000);
  const key = stations.map((_, row) => `${row}`);
  const snapped = (): RoadSnaps =>
    snapPoints(
      graph,
      defaultSpeedProfile,
      stations.map(station => station.lon),
      stations.map(station => station.lat),
    );
  const population = new Float64Array(cells.count).fill(1_000_000);
  const zones = buildFirstDueZones(graph, cells, population);
  updateFirstDueZones(zones, { key: key.slice(), snaps: snapped(), preTravelMs });
  const { graph: _graph, cells: _cells, population: _population, ...kept } = zones;
  const keptMegabytes = bytesOf(kept) / 1e6;
  const search = buildRoadSearch(graph);
  const full: number[] = [];
  const moves: number[] = [];
  let wrong = 0;
  for (let move = 0; move < moveCount; move++) {
    const row = Math.floor(random() * stationCount);
    const { lon, lat } = stations[row];
    stations[row] = move % 2 ? anywhere() : { lon: lon + (random() - 0.5) * 0.01, lat: lat + (random() - 0.5) * 0.01 };
    key[row] = `${row} moved ${move}`;
    const given = { key: key.slice(), snaps: snapped(), preTravelMs };
    moves.push(processorMs(() => updateFirstDueZones(zones, given)));
    if (move % Math.ceil(moveCount / 4) !== 0 && move !== moveCount - 1) continue;
    full.push(processorMs(() => computeFirstDueByRoad(search, graph, given.snaps, preTravelMs, cells)));
    const answer = computeFirstDueByRoad(search, graph, given.snaps, preTravelMs, cells);
    const now = firstDueByRow(zones);
    for (let cell = 0; cell < cells.count; cell++) {
      if (!Object.is(now.cost[cell], answer.cost[cell]) || now.stationIndex[cell] !== answer.stationIndex[cell])
        wrong++;
    }
  }
  return { moves, full, wrong, keptMegabytes };
}

/** Bytes of all columns in a record of records. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null || value instanceof Map) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + bytesOf(part), 0);
}

export const roadWork = { prepareSearches, sweepAll, prepareCatchments, moveStations };
