import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import { reverseRoadGraph } from '../../src/roads/road-graph.ts';
import { buildRoadSearch } from '../../src/roads/shortest-paths.ts';
import { noSegment, snapPoints } from '../../src/roads/snap-to-road.ts';
import { computeFirstDueByRoad, computeRoadCatchment } from '../../src/travel/road-catchments.ts';
import { computeTravelMatrix } from '../../src/travel/travel-time-matrix.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { plainRoads, plainSnap, plainTravel } from '../world/plain-roads.ts';
import { type RandomWorld, randomWorld } from '../world/random-roads.ts';

const worlds = [
  { where: 'at 31° N', lon: 112.2, lat: 31.03 },
  { where: 'across the antimeridian', lon: 179.998, lat: -16.8 },
  { where: 'at 78° N', lon: 15.6, lat: 78.2 },
];

function prepare(world: RandomWorld) {
  const { graph } = finish(buildRoadGraph(world.source, world.profile));
  const snaps = snapPoints(graph, world.profile, world.pointLon, world.pointLat);
  return { graph, snaps, search: buildRoadSearch(graph) };
}

function plainTable(world: RandomWorld) {
  const roads = plainRoads(world.source, world.profile);
  const snaps = world.pointLon.map((lon, i) => plainSnap(roads, world.profile, lon, world.pointLat[i]));
  return { snaps, table: snaps.map(from => snaps.map(to => plainTravel(roads, from, to))) };
}

describe.each(worlds)('road travel $where', ({ lon, lat }) => {
  test('snaps where brute force does', () => {
    fc.assert(
      fc.property(randomWorld(lon, lat), world => {
        const { snaps } = prepare(world);
        plainTable(world).snaps.forEach((plain, i) => {
          expect(snaps.segment[i]).toBe(plain?.segment ?? noSegment);
          expect(snaps.offRoadMs[i]).toBe(plain?.offRoadMs ?? Infinity);
          if (plain !== null) {
            expect(snaps.share[i]).toBe(plain.share);
            expect(snaps.offRoadMicrometers[i]).toBe(plain.offRoadMicrometers);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  test('the matrix is the plain Dijkstra over the graph cut open at the places', () => {
    fc.assert(
      fc.property(randomWorld(lon, lat), world => {
        const { graph, snaps, search } = prepare(world);
        const matrix = finish(computeTravelMatrix(search, graph, snaps, snaps));
        const expected = plainTable(world).table.flat();
        expect([...matrix.milliseconds]).toEqual(expected.map(pair => pair.ms));
        expect([...matrix.micrometers]).toEqual(expected.map(pair => pair.micrometers));
      }),
      { numRuns: 400 },
    );
  });

  test('a catchment is the row of the matrix within the bound', () => {
    fc.assert(
      fc.property(randomWorld(lon, lat), fc.constantFrom(Infinity, 90_000, 30_000), (world, boundMs) => {
        const { graph, snaps, search } = prepare(world);
        const { table } = plainTable(world);
        for (let row = 0; row < snaps.count; row++) {
          const expected = [...table[row].keys()].filter(
            i => table[row][i].ms <= boundMs && table[row][i].ms < Infinity,
          );
          const catchment = computeRoadCatchment(search, graph, snaps, row, snaps, boundMs);
          expect([...catchment.cellIndex]).toEqual(expected);
          expect([...catchment.cost]).toEqual(expected.map(i => table[row][i].ms));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the first due is the least of the single catchments, ties to the lower row', () => {
    fc.assert(
      fc.property(
        randomWorld(lon, lat),
        fc.array(fc.constantFrom(0, 180_000, 5_000), { minLength: 20, maxLength: 20 }),
        (world, preTravelMs) => {
          const { graph, snaps, search } = prepare(world);
          const firstDue = computeFirstDueByRoad(search, graph, snaps, preTravelMs, snaps);
          const cost = Array.from({ length: snaps.count }, () => Infinity);
          const station = Array.from({ length: snaps.count }, () => -1);
          for (let row = 0; row < snaps.count; row++) {
            const catchment = computeRoadCatchment(search, graph, snaps, row, snaps, Infinity);
            catchment.cellIndex.forEach((i, k) => {
              const before = station[i] < 0 ? Infinity : preTravelMs[station[i]] + cost[i];
              if (preTravelMs[row] + catchment.cost[k] >= before) return;
              station[i] = row;
              cost[i] = catchment.cost[k];
            });
          }
          expect([...(firstDue.stationIndex as Int32Array)]).toEqual(station);
          expect([...(firstDue.cost as Float64Array)]).toEqual(cost);
          // The scratch is clean again: a second run says the same.
          expect(computeFirstDueByRoad(search, graph, snaps, preTravelMs, snaps)).toEqual(firstDue);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the reversed roads give the matrix with rows and columns exchanged', () => {
    fc.assert(
      fc.property(randomWorld(lon, lat), world => {
        const reversed = reverseRoadGraph(prepare(world).graph);
        const snaps = snapPoints(reversed, world.profile, world.pointLon, world.pointLat);
        const matrix = finish(computeTravelMatrix(buildRoadSearch(reversed), reversed, snaps, snaps));
        const { table } = plainTable(world);
        expect([...matrix.milliseconds]).toEqual(table.flatMap((_, i) => table.map(row => row[i].ms)));
        expect([...matrix.micrometers]).toEqual(table.flatMap((_, i) => table.map(row => row[i].micrometers)));
      }),
      { numRuns: 100 },
    );
  });

  test('a limit empties exactly the pairs beyond it', () => {
    fc.assert(
      fc.property(randomWorld(lon, lat), fc.integer({ min: 0, max: 120_000 }), (world, limitMs) => {
        const { graph, snaps, search } = prepare(world);
        const whole = finish(computeTravelMatrix(search, graph, snaps, snaps));
        const limited = finish(computeTravelMatrix(search, graph, snaps, snaps, limitMs));
        expect([...limited.milliseconds]).toEqual([...whole.milliseconds].map(ms => (ms <= limitMs ? ms : Infinity)));
        expect([...limited.micrometers]).toEqual(
          [...whole.micrometers].map((length, k) => (whole.milliseconds[k] <= limitMs ? length : Infinity)),
        );
      }),
      { numRuns: 100 },
    );
  });
});
