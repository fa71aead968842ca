// Zones of whole plans: true to the geodesic, nested, the same for any machine.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import { geodesicPolygonSquareMeters } from '../../src/geo/geodesic-area.ts';
import type { PolygonRings } from '../../src/geo/lon-lat.ts';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { type DrawnZones, drawZones, type ZoneInput } from '../../src/zones/draw-zones.ts';
import { roadSource } from '../world/random-roads.ts';
import { faultsOf, isCovered, placeIn } from './plain-polygons.ts';

type Place = readonly [lon: number, lat: number];
const straight = { kind: 'straight', detourFactor: 1.3, straightKmh: 40, detoursAt: null } as const;

function zonesOf(
  stations: readonly Place[],
  input: Partial<ZoneInput> & { readonly cells?: readonly Place[]; readonly preTravelMs?: readonly number[] } = {},
): DrawnZones {
  const { cells = [], ...rest } = input;
  return finish(
    drawZones({
      stationLon: stations.map(([lon]) => lon),
      stationLat: stations.map(([, lat]) => lat),
      preTravelMs: stations.map(() => 0),
      cellLon: cells.map(([lon]) => lon),
      cellLat: cells.map(([, lat]) => lat),
      travel: straight,
      radiusLimitsMillimeters: [],
      responseLimitsMilliseconds: [],
      ...rest,
    }),
  );
}

function squareMeters(polygons: readonly PolygonRings[]): number {
  return polygons.reduce((sum, rings) => sum + geodesicPolygonSquareMeters(rings), 0);
}

function distancesToNearest(polygons: readonly PolygonRings[], stations: readonly Place[]): number[] {
  return polygons.flat(2).map(([lon, lat]) => Math.min(...stations.map(([x, y]) => geodesicMeters(lon, lat, x, y))));
}

function isHeld(polygons: readonly PolygonRings[], [lon, lat]: Place): boolean {
  return placeIn(polygons, [Math.round(lon * 1e7), Math.round(lat * 1e7)]) >= 0;
}

describe('service radii', () => {
  test.each([
    ['5 km in Jingmen', [112.2, 31.03], 5_000_000],
    ['20 km in Jingmen', [112.2, 31.03], 20_000_000],
    ['50 m', [112.2, 31.03], 50_000],
    ['300 km at 60° S', [-60, -60], 300_000_000],
    ['5 km on the equator', [0, 0], 5_000_000],
    ['5 km across the antimeridian', [179.98, -17], 5_000_000],
  ] as const)('%s: area within 0.1 %, every corner on the limit', (_, station, limit) => {
    const [zone] = zonesOf([station], { radiusLimitsMillimeters: [limit] }).radius;
    expect(faultsOf(zone!)).toEqual([]);
    const r = limit / 1000;
    // Of a cap of the sphere of equal area; the ellipsoid differs by a few thousandths of what a large cap bends.
    const exact = 2 * Math.PI * 6_371_007 ** 2 * (1 - Math.cos(r / 6_371_007));
    expect(Math.abs(squareMeters(zone!) / exact - 1)).toBeLessThan(r < 100_000 ? 0.001 : 0.002);
    for (const distance of distancesToNearest(zone!, [station])) {
      expect(distance).toBeLessThan(r + 0.01);
      // What the antimeridian cuts is nearer.
      if (Math.abs(station[0]) < 179) expect(distance).toBeGreaterThan(r - 1);
    }
  });

  test('two discs are one zone where they meet, and their corners lie on the nearer limit', () => {
    const stations: Place[] = [
      [112.2, 31.03],
      [112.26, 31.05],
    ];
    const [zone] = zonesOf(stations, { radiusLimitsMillimeters: [5_000_000] }).radius;
    expect(faultsOf(zone!)).toEqual([]);
    expect(zone).toHaveLength(1);
    for (const distance of distancesToNearest(zone!, stations)) expect(Math.abs(distance - 5000)).toBeLessThan(1);
    // Two discs of radius r at distance d: 2πr² less the lens.
    const r = 5000;
    const d = geodesicMeters(112.2, 31.03, 112.26, 31.05);
    const lens = 2 * r * r * Math.acos(d / (2 * r)) - (d / 2) * Math.sqrt(4 * r * r - d * d);
    expect(Math.abs(squareMeters(zone!) / (2 * Math.PI * r * r - lens) - 1)).toBeLessThan(0.001);
  });

  test('a ring of stations leaves a hole', () => {
    const stations = Array.from({ length: 12 }, (_, i): Place => {
      const angle = (i * Math.PI) / 6;
      return [112.2 + 0.14 * Math.cos(angle), 31.03 + 0.12 * Math.sin(angle)];
    });
    const [zone] = zonesOf(stations, { radiusLimitsMillimeters: [5_000_000] }).radius;
    expect(faultsOf(zone!)).toEqual([]);
    expect(zone!.map(polygon => polygon.length)).toEqual([2]);
  });

  test('around a pole the zone is a cap that the antimeridian cuts nowhere else', () => {
    const [zone] = zonesOf([[0, 90]], { radiusLimitsMillimeters: [100_000_000] }).radius;
    expect(zone).toHaveLength(1);
    expect(faultsOf(zone!)).toEqual([]);
    expect(Math.abs(squareMeters(zone!) / (Math.PI * 1e10) - 1)).toBeLessThan(0.001);
  });

  test('without stations there is nothing', () => {
    const zones = zonesOf([], {
      cells: [[112, 31]],
      radiusLimitsMillimeters: [5_000_000],
      responseLimitsMilliseconds: [600_000],
    });
    expect(zones).toEqual({ radius: [[]], response: [[]], firstDue: [], gridMeters: 0 });
  });
});

describe('response zones in straight travel', () => {
  test('pre-travel shortens the reach of its own station only', () => {
    const stations: Place[] = [
      [112, 31],
      [113, 31],
      [114, 31],
    ];
    const [zone] = zonesOf(stations, {
      preTravelMs: [0, 300_000, 700_000],
      responseLimitsMilliseconds: [600_000],
    }).response;
    const reach = (ms: number): number => (ms * 40) / (1.3 * 3600);
    expect(zone).toHaveLength(2);
    const areas = zone!.map(rings => geodesicPolygonSquareMeters(rings));
    expect(Math.abs(areas[0]! / (Math.PI * reach(600_000) ** 2) - 1)).toBeLessThan(0.001);
    expect(Math.abs(areas[1]! / (Math.PI * reach(300_000) ** 2) - 1)).toBeLessThan(0.003);
  });
});

describe('laws of straight zones', () => {
  const somePlan = fc.record({
    origin: fc.constantFrom<Place>([112, 31], [179.95, 65], [-180, -10], [10, 0], [0, 89.5]),
    stations: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 1,
      maxLength: 6,
    }),
    limits: fc.uniqueArray(fc.integer({ min: 500_000, max: 4_000_000 }), { minLength: 2, maxLength: 4 }),
    isClose: fc.boolean(),
  });

  test('polygons are valid and nest, for limits far apart and for limits a millimetre apart', () => {
    fc.assert(
      fc.property(somePlan, ({ origin, stations, limits, isClose }) => {
        const places = stations.map(([i, j]): Place => {
          const lon = origin[0] + i * 0.004;
          return [lon > 180 ? lon - 360 : lon, Math.min(90, origin[1] + j * 0.003)];
        });
        const ascending = [...limits].sort((a, b) => a - b);
        const used = isClose ? ascending.flatMap(limit => [limit, limit + 1]) : ascending;
        const distinct = [...new Set(used)].sort((a, b) => a - b);
        const { radius } = zonesOf(places, { radiusLimitsMillimeters: distinct });
        radius.forEach((zone, i) => {
          expect(faultsOf(zone)).toEqual([]);
          if (i > 0) expect(isCovered(radius[i - 1]!, zone)).toBe(true);
        });
      }),
      { numRuns: 8 },
    );
  });

  test('a point well within a limit is inside, one well beyond is outside', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.array(
          fc.tuple(fc.double({ min: -0.1, max: 0.4, noNaN: true }), fc.double({ min: -0.1, max: 0.4, noNaN: true })),
          {
            minLength: 30,
            maxLength: 30,
          },
        ),
        (stations, points) => {
          const places = stations.map(([i, j]): Place => [112 + i * 0.01, 31 + j * 0.01]);
          const [zone] = zonesOf(places, { radiusLimitsMillimeters: [5_000_000] }).radius;
          for (const [dx, dy] of points) {
            const point: Place = [112 + dx, 31 + dy];
            const distance = Math.min(...places.map(([lon, lat]) => geodesicMeters(lon, lat, point[0], point[1])));
            // Corners between two discs are cut within a square of 250 m.
            if (distance < 4800) expect(isHeld(zone!, point)).toBe(true);
            if (distance > 5360) expect(isHeld(zone!, point)).toBe(false);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('stations in another order make the same zones', () => {
    const stations: Place[] = [
      [112, 31],
      [112.05, 31.02],
      [112.3, 31.2],
      [112.31, 31.2],
    ];
    const limits = { radiusLimitsMillimeters: [5_000_000], responseLimitsMilliseconds: [600_000] };
    const sortPolygons = (zone: readonly PolygonRings[]): string[] => zone.map(rings => JSON.stringify(rings)).sort();
    const one = zonesOf(stations, limits);
    const other = zonesOf([...stations].reverse(), limits);
    expect(sortPolygons(other.radius[0]!)).toEqual(sortPolygons(one.radius[0]!));
    expect(sortPolygons(other.response[0]!)).toEqual(sortPolygons(one.response[0]!));
    expect([...other.firstDue].reverse().map(sortPolygons)).toEqual(one.firstDue.map(sortPolygons));
  });
});

describe('first-due zones', () => {
  const stations: Place[] = [
    [112, 31],
    [112.2, 31],
  ];
  const cells: Place[] = [
    [111.9, 30.95],
    [112.3, 31.05],
  ];

  test('every cell lies in the zone of its own station', () => {
    const { firstDue, gridMeters } = zonesOf(stations, { cells });
    expect(gridMeters).toBe(250);
    expect(firstDue.map(zone => cells.map(cell => isHeld(zone, cell)))).toEqual([
      [true, false],
      [false, true],
    ]);
    for (const zone of firstDue) expect(faultsOf(zone)).toEqual([]);
  });

  test('pre-travel moves the border, and far away it is the shared one', () => {
    const [early, late] = zonesOf(stations, { cells, preTravelMs: [0, 600_000] }).firstDue;
    const [same] = zonesOf(stations, { cells }).firstDue;
    expect(squareMeters(early!)).toBeGreaterThan(squareMeters(same!));
    expect(squareMeters(early!) + squareMeters(late!)).toBeCloseTo(
      zonesOf(stations, { cells }).firstDue.reduce((sum, zone) => sum + squareMeters(zone), 0),
      -4,
    );
  });
});

describe('zones over roads', () => {
  // A road of 20 km along a parallel, and a branch to the north.
  const nodes: Record<string, Place> = {};
  for (let i = 0; i <= 200; i++) nodes[`e${i}`] = [112 + i * 0.001, 31];
  for (let i = 1; i <= 100; i++) nodes[`n${i}`] = [112.1, 31 + i * 0.001];
  const source = roadSource(nodes, [
    { id: '1', tags: { highway: 'primary' }, nodes: Array.from({ length: 201 }, (_, i) => `e${i}`) },
    {
      id: '2',
      tags: { highway: 'residential' },
      nodes: ['e100', ...Array.from({ length: 100 }, (_, i) => `n${i + 1}`)],
    },
  ]);
  const { graph } = finish(buildRoadGraph(source, defaultSpeedProfile));
  const road = { kind: 'road', graph, profile: defaultSpeedProfile } as const;
  const stations: Place[] = [
    [112.1, 31],
    [112.199, 31],
  ];

  test('zones are valid, nest, and follow the road', () => {
    const { response, firstDue, gridMeters } = zonesOf(stations, {
      travel: road,
      responseLimitsMilliseconds: [240_000, 480_000, 1_200_000],
    });
    expect(gridMeters).toBe(250);
    response.forEach((zone, i) => {
      expect(faultsOf(zone)).toEqual([]);
      expect(zone.length).toBeGreaterThan(0);
      if (i > 0) expect(isCovered(response[i - 1]!, zone)).toBe(true);
    });
    // 3 km along the road take 196 s; 3 km across the fields an hour.
    expect(isHeld(response[1]!, [112.07, 31])).toBe(true);
    expect(isHeld(response[2]!, [112.05, 30.98])).toBe(false);
    for (const zone of firstDue) expect(faultsOf(zone)).toEqual([]);
    expect(isHeld(firstDue[0]!, [112.12, 31])).toBe(true);
    expect(isHeld(firstDue[1]!, [112.18, 31])).toBe(true);
  });

  test('a reached cell beyond every limit still lies in a first-due zone', () => {
    const far: Place = [112.002, 31.004];
    const without = zonesOf(stations, { travel: road, responseLimitsMilliseconds: [60_000] });
    const withCell = zonesOf(stations, { travel: road, cells: [far], responseLimitsMilliseconds: [60_000] });
    expect(isHeld(without.firstDue[0]!, far)).toBe(false);
    expect(isHeld(withCell.firstDue[0]!, far)).toBe(true);
  });
});
