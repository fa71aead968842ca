import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import { placeCells } from '../../src/geo/nearest-stations.ts';
import { defaultSpeedProfile as profile } from '../../src/travel/speed-profile.ts';
import { computeFirstDueInStraightLine, computeStraightCatchment } from '../../src/travel/straight-line.ts';

const travelMs = (lonA: number, latA: number, lonB: number, latB: number): number =>
  Math.floor((1.3 * geodesicMeters(lonA, latA, lonB, latB) * 3600) / 40 + 0.5);

const places = fc.array(
  fc.tuple(fc.double({ min: 179.6, max: 180.4, noNaN: true }), fc.double({ min: -17.2, max: -16.8, noNaN: true })),
  { minLength: 1, maxLength: 12 },
);
const lonOf = (all: readonly (readonly [number, number])[]): number[] => all.map(([x]) => (x > 180 ? x - 360 : x));
const latOf = (all: readonly (readonly [number, number])[]): number[] => all.map(([, y]) => y);

describe('travel in a straight line', () => {
  test('1.3 × metres at 40 km/h', () => {
    // 1113.194908 m × 1.3 × 3600 ÷ 40 = 130 243.80 ms.
    const cell = placeCells([0.01], [0]);
    const catchment = computeStraightCatchment(profile, 0, 0, cell, Infinity);
    expect([...(catchment.cost as Float64Array)]).toEqual([130_244]);
    expect(computeStraightCatchment(profile, 0, 0, cell, 130_243).cellIndex).toHaveLength(0);
    expect(computeStraightCatchment(profile, 0, 0, cell, 130_244).cellIndex).toHaveLength(1);
  });

  test('reaches the other side of the earth when there is no bound', () => {
    const catchment = computeStraightCatchment(profile, 0, 0, placeCells([180, 179.5], [0, 0.5]), Infinity);
    expect([...(catchment.cellIndex as Int32Array)]).toEqual([0, 1]);
  });

  test('a catchment is what the formula says, whoever is asked', () => {
    fc.assert(
      fc.property(places, places, fc.constantFrom(Infinity, 0, 600_000, 2_000_000), (stations, cells, boundMs) => {
        const [lon, lat] = [lonOf(cells), latOf(cells)];
        const placed = placeCells(lon, lat);
        stations.forEach((_, row) => {
          const [x, y] = [lonOf(stations)[row], latOf(stations)[row]];
          const { cellIndex, cost } = computeStraightCatchment(profile, x, y, placed, boundMs);
          const expected = lon
            .map((cellLon, i) => [i, travelMs(cellLon, lat[i], x, y)])
            .filter(([, ms]) => ms <= boundMs);
          expect([...(cellIndex as Int32Array)]).toEqual(expected.map(([i]) => i));
          expect([...(cost as Float64Array)]).toEqual(expected.map(([, ms]) => ms));
        });
      }),
    );
  });

  test('the first due is the least of the catchments, ties to the lower row', () => {
    fc.assert(
      fc.property(
        places,
        places,
        fc.array(fc.constantFrom(0, 60_000), { minLength: 12, maxLength: 12 }),
        (stations, cells, before) => {
          const preTravelMs = stations.map((_, row) => before[row]);
          const [lon, lat] = [lonOf(cells), latOf(cells)];
          const placed = placeCells(lon, lat);
          const all = stations.map((_, row) =>
            computeStraightCatchment(profile, lonOf(stations)[row], latOf(stations)[row], placed, Infinity),
          );
          const found = computeFirstDueInStraightLine(profile, lonOf(stations), latOf(stations), preTravelMs, lon, lat);
          lon.forEach((_, i) => {
            const responses = all.map(({ cost }, row) => preTravelMs[row] + cost[i]);
            const best = responses.indexOf(Math.min(...responses));
            expect(found.stationIndex[i]).toBe(best);
            expect(found.cost[i]).toBe(all[best].cost[i]);
          });
        },
      ),
    );
  });

  test('cells with detour factors of their own are travelled to by these, whichever station comes', () => {
    fc.assert(
      fc.property(places, places, fc.constantFrom(Infinity, 600_000, 2_000_000), (stations, cells, boundMs) => {
        const [lon, lat] = [lonOf(cells), latOf(cells)];
        const detours = cells.map((_, i) => [1.3, 1.5, 1.1][i % 3]);
        const all = stations.map((_, row) => {
          const [x, y] = [lonOf(stations)[row], latOf(stations)[row]];
          const { cellIndex, cost } = computeStraightCatchment(profile, x, y, placeCells(lon, lat), boundMs, detours);
          const ms = lon.map((cellLon, i) =>
            Math.floor((detours[i] * geodesicMeters(cellLon, lat[i], x, y) * 3600) / 40 + 0.5),
          );
          const within = [...ms.keys()].filter(i => ms[i] <= boundMs);
          expect([...(cellIndex as Int32Array)]).toEqual(within);
          expect([...(cost as Float64Array)]).toEqual(within.map(i => ms[i]));
          return ms;
        });
        const preTravelMs = stations.map((_, row) => 30_000 * (row % 2));
        const found = computeFirstDueInStraightLine(
          profile,
          lonOf(stations),
          latOf(stations),
          preTravelMs,
          lon,
          lat,
          detours,
        );
        lon.forEach((_, i) => {
          const responses = all.map((ms, row) => preTravelMs[row] + ms[i]);
          const best = responses.indexOf(Math.min(...responses));
          expect(found.stationIndex[i]).toBe(best);
          expect(found.cost[i]).toBe(all[best][i]);
        });
      }),
    );
  });

  test('no station, no first due', () => {
    expect([...(computeFirstDueInStraightLine(profile, [], [], [], [1], [1]).stationIndex as Int32Array)]).toEqual([
      -1,
    ]);
  });
});
