// A traced route is the search's own answer: its pieces hang together and add up to the matrix, in time and in length.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import type { RoadGraph } from '../../src/roads/road-graph.ts';
import { buildRoadSearch } from '../../src/roads/shortest-paths.ts';
import { snapPoints } from '../../src/roads/snap-to-road.ts';
import { buildRouteTracer, type RoutePiece, traceRoutes } from '../../src/roads/trace-route.ts';
import { computeTravelMatrix } from '../../src/travel/travel-time-matrix.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { randomWorld } from '../world/random-roads.ts';

/** A vertex by its row, or a place inside a segment. */
function placeName(graph: RoadGraph, segment: number, share: number): string {
  if (share === 0) return `vertex ${graph.segmentFirst[segment]}`;
  return share === 1 ? `vertex ${graph.segmentSecond[segment]}` : `segment ${segment} at ${share}`;
}

const sum = (pieces: readonly RoutePiece[], value: (piece: RoutePiece) => number): number =>
  pieces.reduce((total, piece) => total + value(piece), 0);

describe.each([
  { where: 'at 31° N', lon: 112.2, lat: 31.03 },
  { where: 'across the antimeridian', lon: 179.998, lat: -16.8 },
])('routes $where', ({ lon, lat }) => {
  test('add up to the matrix and hang together', () => {
    fc.assert(
      fc.property(randomWorld(lon, lat), world => {
        const { graph } = finish(buildRoadGraph(world.source, world.profile));
        const snaps = snapPoints(graph, world.profile, world.pointLon, world.pointLat);
        const matrix = finish(computeTravelMatrix(buildRoadSearch(graph), graph, snaps, snaps));
        const tracer = buildRouteTracer(graph);
        const rows = [...world.pointLon.keys()];
        for (const i of rows) {
          const routes = traceRoutes(tracer, snaps, i, snaps, rows);
          for (let j = 0; j < snaps.count; j++) {
            const at = i * snaps.count + j;
            const pieces = routes[j]!;
            if (pieces === null) {
              expect(matrix.milliseconds[at]).toBe(Infinity);
              continue;
            }
            const ms = sum(pieces, piece => piece.milliseconds);
            const micrometers = sum(pieces, piece => piece.micrometers);
            expect(snaps.offRoadMs[i] + ms + snaps.offRoadMs[j]).toBe(matrix.milliseconds[at]);
            expect(snaps.offRoadMicrometers[i] + micrometers + snaps.offRoadMicrometers[j]).toBe(
              matrix.micrometers[at],
            );
            const ends = [
              placeName(graph, snaps.segment[i], snaps.share[i]),
              ...pieces.map(piece => placeName(graph, piece.segment, piece.toShare)),
            ];
            const starts = pieces.map(piece => placeName(graph, piece.segment, piece.fromShare));
            expect(starts).toEqual(ends.slice(0, -1));
            expect(ends.at(-1)).toBe(placeName(graph, snaps.segment[j], snaps.share[j]));
            for (const { segment, fromShare, toShare } of pieces) {
              const open = toShare > fromShare ? graph.segmentForwardMs[segment] : graph.segmentBackwardMs[segment];
              if (toShare !== fromShare) expect(open).toBeLessThan(Infinity);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
