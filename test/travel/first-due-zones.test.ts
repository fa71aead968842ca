// The kept answer after any change of stations is the full answer: bit for bit, ties included.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import { type RoadGraph, reverseRoadGraph } from '../../src/roads/road-graph.ts';
import { buildRoadSearch } from '../../src/roads/shortest-paths.ts';
import { snapPoints } from '../../src/roads/snap-to-road.ts';
import { buildFirstDueZones, firstDueByRow, updateFirstDueZones } from '../../src/travel/first-due-zones.ts';
import { computeFirstDueByRoad } from '../../src/travel/road-catchments.ts';
import { defaultSpeedProfile, type SpeedProfile } from '../../src/travel/speed-profile.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { randomWorld } from '../world/random-roads.ts';
import { below, type Random, randomPoints, randomRoadGraph, seededRandom } from '../world/random-segments.ts';

interface Site {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly preTravelMs: number;
}

interface World {
  readonly graph: RoadGraph;
  readonly profile: SpeedProfile;
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
}

/** Applies the lists of stations one after another to one kept answer and compares each with the full answer. */
function expectSameAsFull({ graph, profile, lon, lat }: World, states: Iterable<readonly Site[]>): void {
  const cells = snapPoints(graph, profile, lon, lat);
  const population = Float64Array.from(lon, (_, cell) => 1 + cell * 1_000_003);
  const zones = buildFirstDueZones(graph, cells, population);
  const search = buildRoadSearch(graph);
  let before = firstDueByRow(zones);
  let placesBefore: readonly string[] = [];
  for (const sites of states) {
    const snaps = snapPoints(
      graph,
      profile,
      sites.map(site => site.lon),
      sites.map(site => site.lat),
    );
    const preTravelMs = sites.map(site => site.preTravelMs);
    const key = sites.map(site => `${site.id} ${site.lon} ${site.lat} ${site.preTravelMs}`);
    updateFirstDueZones(zones, { key, snaps, preTravelMs });
    const full = computeFirstDueByRoad(search, graph, snaps, preTravelMs, cells);
    const kept = firstDueByRow(zones);
    expect(kept).toEqual(full);
    const people = sites.map(() => 0);
    for (let cell = 0; cell < lon.length; cell++)
      if (full.stationIndex[cell] >= 0) people[full.stationIndex[cell]] += population[cell];
    expect(sites.map((_, row) => zones.people[zones.slots.row.indexOf(row)])).toEqual(people);
    const changed = new Set(zones.changed.subarray(0, zones.changedCount));
    expect(changed.size).toBe(zones.changedCount);
    for (let cell = 0; cell < lon.length; cell++) {
      const isSame =
        before.cost[cell] === kept.cost[cell] &&
        placesBefore[before.stationIndex[cell]] === key[kept.stationIndex[cell]];
      if (!changed.has(cell)) expect(isSame).toBe(true);
    }
    before = kept;
    placesBefore = key;
  }
}

/** Moves, adds, closes, changes the pre-travel of stations, mostly one at a time. */
function* randomStates(
  random: Random,
  draw: () => Pick<Site, 'lon' | 'lat'>,
  steps: number,
): Generator<readonly Site[]> {
  let sites: Site[] = [];
  const site = (id: number): Site => ({ id, ...draw(), preTravelMs: 1000 * below(random, 3) });
  for (let step = 0; step < steps; step++) {
    for (let many = random() < 0.1 ? 5 : 1; many > 0; many--) {
      const kind = random();
      const at = below(random, sites.length + 1);
      if (kind < 0.25 || sites.length === 0) {
        const id = below(random, 1000);
        if (!sites.some(other => other.id === id)) sites.push(site(id));
      } else if (kind < 0.4) sites = sites.filter((_, row) => row !== at);
      else if (at < sites.length) {
        sites = sites.map((old, row) =>
          row !== at ? old : kind < 0.5 ? { ...old, preTravelMs: 1000 * below(random, 3) } : site(old.id),
        );
      }
    }
    sites.sort((a, b) => a.id - b.id);
    yield sites;
  }
}

describe('first-due zones that are kept', () => {
  test.each([
    ['at 31° N', 112.2, 31.03],
    ['across the antimeridian', 179.998, -16.8],
  ])('are the full answer after every change, ugly little worlds %s', (_, lon, lat) => {
    fc.assert(
      fc.property(randomWorld(lon, lat), fc.integer(), (world, seed) => {
        const { graph } = finish(buildRoadGraph(world.source, world.profile));
        const random = seededRandom(seed);
        const draw = (): Pick<Site, 'lon' | 'lat'> => {
          const row = below(random, world.pointLon.length);
          return { lon: world.pointLon[row], lat: world.pointLat[row] };
        };
        const places = { graph, profile: world.profile, lon: world.pointLon, lat: world.pointLat };
        expectSameAsFull(places, randomStates(random, draw, 12));
      }),
      { numRuns: 200 },
    );
  });

  test('are the full answer after hundreds of changes on awkward networks', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 14 }), fc.boolean(), (seed, side, isReversed) => {
        const random = seededRandom(seed);
        const drawn = randomRoadGraph(random, side);
        const graph = isReversed ? reverseRoadGraph(drawn) : drawn;
        const profile = { ...defaultSpeedProfile, snapLimitMeters: 300 };
        const points = randomPoints(random, 60, side);
        const draw = (): Pick<Site, 'lon' | 'lat'> => {
          const { lon, lat } = randomPoints(random, 1, side);
          return { lon: lon[0], lat: lat[0] };
        };
        expectSameAsFull({ graph, profile, ...points }, randomStates(random, draw, 60));
      }),
      { numRuns: 60 },
    );
  });

  test('stations that change places in the order change ties, not times', () => {
    const random = seededRandom(5);
    const graph = randomRoadGraph(random, 8);
    const points = randomPoints(random, 50, 8);
    const sites = Array.from({ length: 6 }, (_, id) => ({ id, lon: 112.003, lat: 31.003, preTravelMs: 0 }));
    const world = { graph, profile: defaultSpeedProfile, ...points };
    expectSameAsFull(world, [sites, [...sites].reverse(), [sites[3], sites[0], sites[5]], sites]);
  });

  test('two stations with one key are our mistake', () => {
    const graph = randomRoadGraph(seededRandom(1), 3);
    const snaps = snapPoints(graph, defaultSpeedProfile, [112, 112], [31, 31]);
    const zones = buildFirstDueZones(graph, snaps, [1, 1]);
    expect(() => updateFirstDueZones(zones, { key: ['a', 'a'], snaps, preTravelMs: [0, 0] })).toThrow('one key');
  });
});
