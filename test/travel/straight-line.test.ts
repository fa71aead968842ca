import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import { defaultSpeedProfile as profile } from '../../src/travel/speed-profile.ts';
import { computeFirstDueInStraightLine, computeStraightCatchments } from '../../src/travel/straight-line.ts';

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
    const [catchment] = computeStraightCatchments(profile, [0], [0], [0.01], [0], Infinity);
    expect([...(catchment.cost as Float64Array)]).toEqual([130_244]);
    expect(computeStraightCatchments(profile, [0], [0], [0.01], [0], 130_243)[0].cellIndex).toHaveLength(0);
    expect(computeStraightCatchments(profile, [0], [0], [0.01], [0], 130_244)[0].cellIndex).toHaveLength(1);
  });

  test('reaches the other side of the earth when there is no bound', () => {
    const [catchment] = computeStraightCatchments(profile, [0], [0], [180, 179.5], [0, 0.5], Infinity);
    expect([...(catchment.cellIndex as Int32Array)]).toEqual([0, 1]);
  });

  test('a catchment is what the formula says, whoever is asked', () => {
    fc.assert(
      fc.property(places, places, fc.constantFrom(Infinity, 0, 600_000, 2_000_000), (stations, cells, boundMs) => {
        const [lon, lat] = [lonOf(cells), latOf(cells)];
        const found = computeStraightCatchments(profile, lonOf(stations), latOf(stations), lon, lat, boundMs);
        found.forEach(({ stationIndex, cellIndex, cost }, row) => {
          const expected = lon
            .map((x, i) => [i, travelMs(x, lat[i], lonOf(stations)[row], latOf(stations)[row])])
            .filter(([, ms]) => ms <= boundMs);
          expect(stationIndex).toBe(row);
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
          const all = computeStraightCatchments(profile, lonOf(stations), latOf(stations), lon, lat, Infinity);
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

  test('no station, no first due', () => {
    expect([...(computeFirstDueInStraightLine(profile, [], [], [], [1], [1]).stationIndex as Int32Array)]).toEqual([
      -1,
    ]);
  });
});
