// The matrix job: travel seconds and metres of every pair, as CSV sorted by from, then to.

import { geodesicMeters } from '../geo/geodesic.ts';
import { straightMilliseconds } from '../geo/nearest-stations.ts';
import { csvRows } from '../report/csv-text.ts';
import { conditionProblems } from '../roads/build-road-graph.ts';
import { buildRoadSearch } from '../roads/shortest-paths.ts';
import { noSegment, type RoadSnaps, snapPoints } from '../roads/snap-to-road.ts';
import type { Station } from '../stations/station.ts';
import type { SpeedProfile } from '../travel/speed-profile.ts';
import { computeTravelMatrix, type TravelMatrix } from '../travel/travel-time-matrix.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Place, Problem } from '../vocabulary/problem.ts';
import type { Work } from '../vocabulary/progress.ts';
import { type Datasets, sortStations } from './datasets.ts';
import { withInputFiles } from './input-files.ts';
import type { MatrixRequest, MatrixResult } from './jobs.ts';
import { type JobHost, runWork } from './run-work.ts';

const header = ['from_id', 'to_id', 'travel_s', 'distance_m'];

function lonOf(points: readonly Station[]): Float64Array {
  return Float64Array.from(points, point => point.lon);
}

function latOf(points: readonly Station[]): Float64Array {
  return Float64Array.from(points, point => point.lat);
}

function* straightMatrix(
  from: readonly Station[],
  to: readonly Station[],
  speeds: SpeedProfile,
  limitMs: number,
): Work<TravelMatrix> {
  const milliseconds = new Float64Array(from.length * to.length).fill(Number.POSITIVE_INFINITY);
  const micrometers = new Float64Array(from.length * to.length).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < from.length; i++) {
    yield { stage: 'travel', done: i, total: from.length };
    for (let j = 0; j < to.length; j++) {
      const meters = geodesicMeters(from[i].lon, from[i].lat, to[j].lon, to[j].lat);
      const travel = straightMilliseconds(meters, speeds.detourFactor, speeds.straightKmh);
      if (travel > limitMs) continue;
      milliseconds[i * to.length + j] = travel;
      micrometers[i * to.length + j] = roundHalfUp(meters * 1_000_000);
    }
  }
  return { milliseconds, micrometers };
}

function offRoadProblems(file: string, points: readonly Station[], snaps: RoadSnaps, limit: number): Problem[] {
  return points.flatMap(({ stationId }, row): Problem[] => {
    if (snaps.segment[row] !== noSegment) return [];
    const where: Place = { file, role: 'stations', id: stationId };
    return [{ code: 'station-off-road', severity: 'warn', where, params: { limit } }];
  });
}

function* matrixPieces(
  from: readonly Station[],
  to: readonly Station[],
  matrix: TravelMatrix,
): Work<readonly string[]> {
  const pieces = [csvRows([header])];
  for (let i = 0; i < from.length; i++) {
    yield { stage: 'write', done: i, total: from.length };
    const rows = to.map((point, j) => {
      const at = i * to.length + j;
      const isReached = Number.isFinite(matrix.milliseconds[at]);
      return [
        from[i].stationId,
        point.stationId,
        isReached ? matrix.milliseconds[at] / 1000 : null,
        isReached ? roundHalfUp(matrix.micrometers[at] / 1000) / 1000 : null,
      ];
    });
    pieces.push(csvRows(rows));
  }
  return pieces;
}

export async function computeMatrix(request: MatrixRequest, datasets: Datasets, host: JobHost): Promise<MatrixResult> {
  const from = sortStations(request.from.points);
  const to = sortStations(request.to.points);
  const speeds = datasets.speedsAsDriven(request.speedsId, {}, request.settings);
  const limitMs = request.limitMinutes === null ? Number.POSITIVE_INFINITY : roundHalfUp(request.limitMinutes * 60_000);
  const run = <T>(work: Work<T>): Promise<T> => runWork(work, host);
  if (request.roadsId === null) {
    const matrix = await run(straightMatrix(from, to, speeds, limitMs));
    return { pieces: await run(matrixPieces(from, to, matrix)), problems: [] };
  }
  const { roadsId } = request;
  const built = await datasets.roads(roadsId, speeds, request.conditions, host);
  const graph = request.settings.direction === 'to-station' ? built.reversed : built.graph;
  const { conditionsId } = request;
  const problems = [...built.problems, ...conditionProblems(built, request.conditions)];
  const roadProblems = withInputFiles(problems, role => {
    if (role === 'roads') return datasets.fileOf(roadsId);
    return role === 'conditions' && conditionsId !== null ? datasets.fileOf(conditionsId) : null;
  });
  const fromSnaps = snapPoints(graph, speeds, lonOf(from), latOf(from));
  const toSnaps = snapPoints(graph, speeds, lonOf(to), latOf(to));
  const matrix = await run(computeTravelMatrix(buildRoadSearch(graph), graph, fromSnaps, toSnaps, limitMs));
  const offRoad = [
    ...offRoadProblems(request.from.file, from, fromSnaps, speeds.snapLimitMeters),
    ...offRoadProblems(request.to.file, to, toSnaps, speeds.snapLimitMeters),
  ];
  return { pieces: await run(matrixPieces(from, to, matrix)), problems: [...roadProblems, ...offRoad] };
}
