import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildLaneSweep } from '../../src/roads/hierarchy-sweep.ts';
import { buildRoadHierarchy } from '../../src/roads/road-hierarchy.ts';
import { buildRoadSearch } from '../../src/roads/shortest-paths.ts';
import { snapPoints } from '../../src/roads/snap-to-road.ts';
import { buildPlainSweep } from '../../src/roads/sweep-down.ts';
import { computeManyCatchments, sweepForAll, worthwhileSources } from '../../src/travel/many-catchments.ts';
import { computeRoadCatchment } from '../../src/travel/road-catchments.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { below, randomPoints, randomRoadGraph, seededRandom } from '../world/random-segments.ts';

function randomAsked(seed: number, side: number, stations: number, bounds: readonly number[]) {
  const random = seededRandom(seed);
  const graph = randomRoadGraph(random, side);
  const profile = { ...defaultSpeedProfile, snapLimitMeters: 300 };
  const sites = randomPoints(random, stations, side);
  const cells = randomPoints(random, 70, side);
  const stationRows = Array.from({ length: stations }, () => below(random, stations));
  return {
    graph,
    stationSnaps: snapPoints(graph, profile, sites.lon, sites.lat),
    stationRows,
    cellSnaps: snapPoints(graph, profile, cells.lon, cells.lat),
    boundMs: stationRows.map(() => bounds[below(random, bounds.length)]),
  };
}

function oneByOne(asked: ReturnType<typeof randomAsked>) {
  const search = buildRoadSearch(asked.graph);
  return asked.stationRows.map((row, k) =>
    computeRoadCatchment(search, asked.graph, asked.stationSnaps, row, asked.cellSnaps, asked.boundMs[k]),
  );
}

test('swept catchments are those of single searches', () => {
  const bounds = [0, 60_000, 100_000, 200_000, 1_000_000_000];
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 2, max: 14 }),
      fc.integer({ min: 1, max: 30 }),
      (seed, side, stations) => {
        const asked = randomAsked(seed, side, stations, bounds);
        const hierarchy = buildRoadHierarchy(asked.graph);
        const columns = seed % 2 === 0 ? [] : [buildPlainSweep(hierarchy)];
        const swept = finish(sweepForAll(asked, buildLaneSweep(hierarchy, ...columns)));
        expect(swept).toEqual(oneByOne(asked));
      },
    ),
    { numRuns: 100 },
  );
});

test.each([
  ['many stations', worthwhileSources, [90_000, 150_000]],
  ['few stations', worthwhileSources - 1, [90_000]],
  ['no bound', worthwhileSources, [Infinity]],
  ['no station', 0, [90_000]],
])('the way that is chosen does not show: %s', (_, stations, bounds) => {
  const asked = randomAsked(11, 12, stations, bounds);
  expect(finish(computeManyCatchments(asked, buildRoadSearch(asked.graph)))).toEqual(oneByOne(asked));
});
