// What zones over roads must not do: lose an island, bleed across a river, swallow a pocket; and how far off an edge may be drawn.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import { buildRoadSearch } from '../../src/roads/shortest-paths.ts';
import { snapPoints } from '../../src/roads/snap-to-road.ts';
import { computeFirstDueByRoad } from '../../src/travel/road-catchments.ts';
import { defaultSpeedProfile, type SpeedProfile } from '../../src/travel/speed-profile.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { type DrawnZones, drawZones } from '../../src/zones/draw-zones.ts';
import { roadSource, type WayDraft } from '../world/random-roads.ts';
import { faultsOf, isCovered, placeIn } from './plain-polygons.ts';

type Place = readonly [lon: number, lat: number];

/** Small towns are towns here. */
const profile: SpeedProfile = { ...defaultSpeedProfile, minComponentNodes: 2 };

/** A town of streets that cross every 0.002°, at most 200 m apart, from a south-western corner. */
function gridTown(name: string, [west, south]: Place, columns: number, rows: number) {
  const nodes: Record<string, Place> = {};
  const ways: WayDraft[] = [];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) nodes[`${name}${c}-${r}`] = [west + c * 0.002, south + r * 0.002];
  for (let r = 0; r < rows; r++) {
    const along = Array.from({ length: columns }, (_, c) => `${name}${c}-${r}`);
    ways.push({ id: `${name}r${r}`, tags: { highway: 'residential' }, nodes: along });
  }
  for (let c = 0; c < columns; c++) {
    const along = Array.from({ length: rows }, (_, r) => `${name}${c}-${r}`);
    ways.push({ id: `${name}c${c}`, tags: { highway: 'residential' }, nodes: along });
  }
  return { nodes, ways };
}

function zonesOver(
  nodes: Readonly<Record<string, Place>>,
  ways: readonly WayDraft[],
  station: Place,
  limits: readonly number[],
): DrawnZones & { readonly responseAt: (places: readonly Place[]) => number[] } {
  const { graph } = finish(buildRoadGraph(roadSource(nodes, ways), profile));
  const zones = finish(
    drawZones({
      stationLon: [station[0]],
      stationLat: [station[1]],
      preTravelMs: [0],
      cellLon: [],
      cellLat: [],
      travel: { kind: 'road', graph, profile },
      radiusLimitsMillimeters: [],
      responseLimitsMilliseconds: limits,
    }),
  );
  const responseAt = (places: readonly Place[]): number[] => {
    const snaps = (at: readonly Place[]) =>
      snapPoints(
        graph,
        profile,
        at.map(([lon]) => lon),
        at.map(([, lat]) => lat),
      );
    return Array.from(computeFirstDueByRoad(buildRoadSearch(graph), graph, snaps([station]), [0], snaps(places)).cost);
  };
  return { ...zones, responseAt };
}

function isHeld(zone: DrawnZones['response'][number], [lon, lat]: Place): boolean {
  return placeIn(zone, [Math.round(lon * 1e7), Math.round(lat * 1e7)]) >= 0;
}

/** Squares through whose corners a place can be seen: everything farther than their diagonal is on the right side of every edge. */
function diagonalOf({ gridMeters }: DrawnZones): number {
  return gridMeters * Math.SQRT2;
}

describe('a river', () => {
  const south = gridTown('s', [112, 31], 11, 8);
  const north = gridTown('n', [112, 31.026], 11, 8);
  const nodes = { ...south.nodes, ...north.nodes };
  const banks = [...south.ways, ...north.ways];
  const station: Place = [112.01, 31.008];
  const otherBank = Object.values(north.nodes);

  test('without a bridge nothing on the other bank is in the zone, however near', () => {
    const zones = zonesOver(nodes, banks, station, [300_000, 600_000]);
    for (const zone of zones.response) {
      expect(faultsOf(zone)).toEqual([]);
      for (const place of otherBank) expect(isHeld(zone, place)).toBe(false);
      for (const [, lat] of zone.flat(2)) expect(lat).toBeLessThan(31.026);
    }
    // The walk from the last street down to the water is in it, no more.
    const farthest = Math.max(...zones.response[1]!.flat(2).map(([, lat]) => lat));
    const walk = (600_000 * profile.offRoadKmh) / 3600;
    expect(geodesicMeters(112.01, 31.014, 112.01, farthest)).toBeLessThan(
      Math.min(walk, profile.snapLimitMeters) + diagonalOf(zones),
    );
  });

  test('a bridge brings the other bank, all of it once the limit is long enough', () => {
    const bridge: WayDraft = { id: 'b', tags: { highway: 'primary' }, nodes: ['s10-7', 'n10-0'] };
    const zones = zonesOver(nodes, [...banks, bridge], station, [300_000, 1_200_000]);
    expect(zones.response.map(zone => faultsOf(zone))).toEqual([[], []]);
    expect(isCovered(zones.response[0]!, zones.response[1]!)).toBe(true);
    for (const place of otherBank) expect(isHeld(zones.response[1]!, place)).toBe(true);
  });
});

test('an island that only a long bridge reaches is in the zone, whole, and without the bridge none of it is', () => {
  const town = gridTown('t', [112, 31], 6, 6);
  const island = gridTown('i', [112.06, 31.002], 4, 4);
  const bridge: WayDraft = { id: 'b', tags: { highway: 'trunk' }, nodes: ['t5-3', 'i0-2'] };
  const nodes = { ...town.nodes, ...island.nodes };
  const streets = [...town.ways, ...island.ways];
  const joined = zonesOver(nodes, [...streets, bridge], [112.004, 31.004], [900_000]).response[0]!;
  const apart = zonesOver(nodes, streets, [112.004, 31.004], [900_000]).response[0]!;
  expect([...faultsOf(joined), ...faultsOf(apart)]).toEqual([]);
  for (const place of Object.values(island.nodes)) {
    expect([isHeld(joined, place), isHeld(apart, place)]).toEqual([true, false]);
  }
});

test('a pocket of streets as small as two squares of the grid is still drawn', () => {
  const town = gridTown('t', [112, 31], 4, 4);
  const pocket = gridTown('p', [112.0811, 31.0013], 3, 3);
  const road: WayDraft = { id: 'm', tags: { highway: 'motorway' }, nodes: ['t3-1', 'p0-1'] };
  const zones = zonesOver(
    { ...town.nodes, ...pocket.nodes },
    [...town.ways, ...pocket.ways, road],
    [112.002, 31.002],
    [600_000],
  );
  expect(zones.gridMeters).toBeLessThanOrEqual(250);
  expect(isHeld(zones.response[0]!, pocket.nodes['p1-1']!)).toBe(true);
});

test('an edge is drawn no farther from the true one than a square of the grid has across', () => {
  const town = gridTown('t', [112, 31], 20, 20);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 19 }),
      fc.integer({ min: 0, max: 19 }),
      fc.integer({ min: 90_000, max: 400_000 }),
      (column, row, limit) => {
        const station: Place = [112 + column * 0.002, 31 + row * 0.002];
        const zones = zonesOver(town.nodes, town.ways, station, [limit]);
        const across = diagonalOf(zones);
        expect(zones.gridMeters).toBeGreaterThan(0);
        // Around every corner of an edge there are places on both sides of the limit within a square's diagonal.
        for (const [lon, lat] of zones.response[0]!.flat(2)) {
          const tall = across / 110_900;
          const wide = tall / Math.cos((31 * Math.PI) / 180);
          const around = Array.from({ length: 169 }, (_, k): Place => {
            const [x, y] = [(k % 13) / 6 - 1, Math.floor(k / 13) / 6 - 1];
            return [lon + x * wide, lat + y * tall];
          });
          const times = zones.responseAt(around);
          expect(Math.min(...times)).toBeLessThanOrEqual(limit);
          expect(Math.max(...times)).toBeGreaterThan(limit);
        }
      },
    ),
    { numRuns: 6 },
  );
});
