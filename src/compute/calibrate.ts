// The calibrate job: a log of runs → their routes under the speeds in question → multipliers, and speeds with them.

import { defaultReadOptions } from '../files/account/read-options.ts';
import { type LoggedRun, readRuns } from '../files/readers/read-runs.ts';
import { calibrationText, residualsText } from '../report/calibration-text.ts';
import { speedsText } from '../report/speeds-text.ts';
import { roadClassOf } from '../roads/road-rules.ts';
import { type RoadSnaps, snapPoints } from '../roads/snap-to-road.ts';
import { buildRouteTracer, type RoutePiece, traceRoutes } from '../roads/trace-route.ts';
import {
  type Calibration,
  calibrateSpeeds,
  classGroups,
  type DrivenRun,
  groupOfClass,
  leastRuns,
} from '../travel/calibrate-speeds.ts';
import { type SpeedTable, speedTableOf } from '../travel/speed-changes.ts';
import type { SpeedProfile } from '../travel/speed-profile.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Problem } from '../vocabulary/problem.ts';
import type { Work } from '../vocabulary/progress.ts';
import type { Datasets } from './datasets.ts';
import { sourceOf } from './import-files.ts';
import type { CalibrationRequest, CalibrationResult } from './jobs.ts';
import type { DrivenRoads } from './road-cache.ts';
import { type JobHost, runWork } from './run-work.ts';

export async function calibrate(
  request: CalibrationRequest,
  datasets: Datasets,
  host: JobHost,
): Promise<CalibrationResult> {
  const { file, stations, speedsId, speedChanges, roadsId, options = defaultReadOptions } = request;
  const readHost = {
    report: (done: number, total: number) => host.report({ stage: 'read', done, total }),
    signal: host.signal,
  };
  const read = await readRuns({ source: sourceOf(file), companions: [] }, stations, options, readHost);
  const nothing = { calibration: null, speeds: null, files: [] };
  if (read.value === null) return { ...nothing, counts: null, setAside: [], problems: read.problems };
  const { runs, counts, setAside } = read.value;
  const speeds = datasets.speeds(speedsId, speedChanges);
  const roads = await datasets.roads(roadsId, speeds, [], host);
  const driven = await runWork(driveRuns(runs, roads, speeds), host);
  const joined = runs.filter((_, i) => driven[i] !== null);
  const problems: Problem[] = [...read.problems, ...roads.problems];
  const lost = runs.findIndex((_, i) => driven[i] === null);
  if (lost >= 0) {
    const where = { file: file.name, id: runs[lost]!.runId };
    problems.push({
      code: 'run-off-road',
      severity: 'warn',
      where,
      params: { runs: runs.length - joined.length },
    });
  }
  const calibration = calibrateSpeeds(driven.flatMap(run => run ?? []));
  if (calibration === null) {
    const params = { runs: joined.length, least: leastRuns };
    problems.push({ code: 'runs-few', severity: 'reject', where: { file: file.name }, params });
    return { ...nothing, counts, setAside, problems };
  }
  const table = calibratedSpeeds(speeds, calibration);
  return {
    calibration,
    speeds: table,
    counts,
    setAside,
    files: [
      { path: 'calibration.json', text: calibrationText(calibration) },
      { path: 'residuals.geojson', text: residualsText(calibration, joined) },
      { path: 'speeds.json', text: speedsText(table) },
    ],
    problems,
  };
}

/** The route of every run, null where there is none; one search for all runs from one place. */
function* driveRuns(
  runs: readonly LoggedRun[],
  roads: DrivenRoads,
  speeds: SpeedProfile,
): Work<readonly (DrivenRun | null)[]> {
  const { graph } = roads;
  const snap = (places: readonly { readonly lon: number; readonly lat: number }[]): RoadSnaps =>
    snapPoints(
      graph,
      speeds,
      places.map(({ lon }) => lon),
      places.map(({ lat }) => lat),
    );
  const starts = snap(runs.map(({ from }) => from));
  const ends = snap(runs.map(({ to }) => to));
  const tracer = buildRouteTracer(graph);
  const rowsFrom = new Map<string, number[]>();
  runs.forEach(({ from }, row) => {
    const key = `${from.lon} ${from.lat}`;
    rowsFrom.set(key, [...(rowsFrom.get(key) ?? []), row]);
  });
  const driven: (DrivenRun | null)[] = runs.map(() => null);
  let done = 0;
  for (const rows of rowsFrom.values()) {
    yield { stage: 'travel', done: done++, total: rowsFrom.size };
    traceRoutes(tracer, starts, rows[0]!, ends, rows).forEach((pieces, k) => {
      const row = rows[k]!;
      if (pieces === null) return;
      driven[row] = drivenRun(runs[row]!, starts.offRoadMs[row]! + ends.offRoadMs[row]!, pieces, roads);
    });
  }
  return driven;
}

function drivenRun(
  { runId, seconds, hour }: LoggedRun,
  offRoadMs: number,
  pieces: readonly RoutePiece[],
  { source, segmentWay }: DrivenRoads,
): DrivenRun {
  const roadMs = new Map<string, number>();
  for (const { segment, milliseconds } of pieces) {
    const roadClass = roadClassOf(source.wayTags[segmentWay[segment]!]!);
    roadMs.set(roadClass, (roadMs.get(roadClass) ?? 0) + milliseconds);
  }
  return { runId, observedMs: roundHalfUp(seconds * 1000), offRoadMs, roadMs, hour };
}

/** Class factors times those of their groups, for every class that is driven on; fitted bands beside the times of day. */
function calibratedSpeeds(speeds: SpeedProfile, { groups, bands }: Calibration): SpeedTable {
  const classes = new Set([...speeds.kmh.keys(), ...classGroups.flatMap(group => group.classes)]);
  const classFactor = new Map(
    [...classes].map(name => [name, (speeds.classFactor.get(name) ?? 1) * groups[groupOfClass(name)]!.value] as const),
  );
  const periods = new Map(speeds.periods);
  for (const { name, value, isFitted } of bands) if (isFitted || value === 1) periods.set(name, isFitted ? value : 1);
  return speedTableOf({ ...speeds, classFactor: new Map([...classFactor].filter(([, value]) => value > 0)), periods });
}
