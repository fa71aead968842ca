// Map projections and Chinese map systems against numbers of PROJ 9.1 (through pyproj 3.4), and against themselves.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftDatum } from '../../src/geo/coordinate-systems/datum-shift.ts';
import { epsgSystem } from '../../src/geo/coordinate-systems/epsg-systems.ts';
import { fromBd09, fromGcj02, toBd09, toGcj02 } from '../../src/geo/coordinate-systems/gcj02.ts';
import { asinh, atanh, cosh, sinh } from '../../src/geo/coordinate-systems/hyperbolic.ts';
import { transverseMercator } from '../../src/geo/coordinate-systems/transverse-mercator.ts';
import { fromWebMercator, toWebMercator } from '../../src/geo/coordinate-systems/web-mercator.ts';
import { geodesicMeters } from '../../src/geo/geodesic.ts';

/** Code, longitude, latitude, easting, northing; of Xian 1980 the degrees are its own. */
const places: readonly (readonly [number, number, number, number, number])[] = [
  [4546, 112.2, 31.03, 614573.175708, 3434918.956407],
  [4547, 114.3, 30.6, 528770.237256, 3386666.250562],
  [4525, 112.2, 31.03, 37614573.175708, 3434918.956407],
  [4526, 113.49, 31.4, 38451497.027001, 3475435.95803],
  [4508, 112.59, 31.05, 651781.67368, 3437604.250739],
  [4497, 109.1, 30.2, 19317028.096512, 3343810.632827],
  [4534, 75.9, 39.5, 577412.692086, 4374400.865221],
  [4554, 134.6, 48.3, 470323.358618, 5351862.912799],
  [32649, 112.2, 31.03, 614527.346437, 3433544.988922],
  [32633, 21.5, 69.1, 758366.954814, 7679222.25161],
  [32722, -51.2, -30.03, 480716.247701, 6677873.55324],
  [32760, -178.9, -44, 828723.937456, 5119949.792858],
  [2383, 114.3, 30.6, 528770.250807, 3386667.82881],
  [2344, 112.59, 31.05, 651781.745172, 3437605.852794],
  [2193, 174.76, -36.85, 1756911.94485, 5920321.81819],
  [31983, -46.63, -23.55, 333624.181244, 7394647.522132],
  [3414, 103.85, 1.29, 29856.499795, 30267.171168],
  [3826, 121.5, 25.04, 300454.059455, 2770301.227061],
  [5179, 127, 37.57, 955846.107259, 1952409.823832],
  [3857, 112.2, 31.03, 12490046.867005, 3636645.827634],
  [3857, -179.5, -84.9, -19981848.597393, -19845401.335496],
  [25832, 9.9, 53.5, 559698.543302, 5928270.67258],
];

describe('codes of the EPSG dataset', () => {
  test.each(places)('EPSG:%i takes metres to %f, %f', (code, lon, lat, east, north) => {
    const found = epsgSystem(code)?.toWgs84?.(east, north);
    expect(found).not.toBeNull();
    // The numbers above end at a micrometre.
    expect(geodesicMeters(found?.lon ?? 0, found?.lat ?? 0, lon, lat)).toBeLessThan(2e-6);
  });

  test('zones have their number in the easting, or not, and no code is taken for another', () => {
    const names = [4491, 4501, 4502, 4512, 4513, 4533, 4534, 4554, 2327, 2390, 21413, 21463, 2401, 2442].map(
      code => epsgSystem(code)?.name,
    );
    expect(names).toEqual([
      'CGCS2000 / Gauss-Kruger zone 13 (EPSG:4491)',
      'CGCS2000 / Gauss-Kruger zone 23 (EPSG:4501)',
      'CGCS2000 / Gauss-Kruger CM 75E (EPSG:4502)',
      'CGCS2000 / Gauss-Kruger CM 135E (EPSG:4512)',
      'CGCS2000 / 3-degree Gauss-Kruger zone 25 (EPSG:4513)',
      'CGCS2000 / 3-degree Gauss-Kruger zone 45 (EPSG:4533)',
      'CGCS2000 / 3-degree Gauss-Kruger CM 75E (EPSG:4534)',
      'CGCS2000 / 3-degree Gauss-Kruger CM 135E (EPSG:4554)',
      'Xian 1980 / Gauss-Kruger zone 13 (EPSG:2327)',
      'Xian 1980 / 3-degree Gauss-Kruger CM 135E (EPSG:2390)',
      'Beijing 1954 / Gauss-Kruger zone 13 (EPSG:21413)',
      'Beijing 1954 / Gauss-Kruger CM 135E (EPSG:21463)',
      'Beijing 1954 / 3-degree Gauss-Kruger zone 25 (EPSG:2401)',
      'Beijing 1954 / 3-degree Gauss-Kruger CM 135E (EPSG:2442)',
    ]);
    expect([4489, 4555 + 1, 32600, 32661, 32761, 2391, 1, 0, -1, Number.NaN].map(epsgSystem)).toEqual(
      Array.from({ length: 10 }, () => null),
    );
  });

  test('systems without a public way to WGS 84 say how far off they may be', () => {
    expect([4490, 4547, 4610, 2383, 4214, 2435].map(code => epsgSystem(code)?.offMeters)).toEqual([
      0, 0, 150, 150, 50, 50,
    ]);
  });
});

describe('transverse Mercator', () => {
  const utm = transverseMercator({
    semiMajorAxis: 6_378_137,
    inverseFlattening: 298.257_223_563,
    centralMeridian: 111,
    latitudeOfOrigin: 0,
    scale: 0.9996,
    falseEasting: 500_000,
    falseNorthing: 0,
  });

  test('there and back is the same place to a nanometre or so', () => {
    const lon = fc.double({ min: 81, max: 141, noNaN: true });
    const lat = fc.double({ min: -89.9, max: 89.9, noNaN: true });
    fc.assert(
      fc.property(lon, lat, (x, y) => {
        const [east, north] = utm.project(x, y);
        const back = utm.unproject(east, north);
        expect(geodesicMeters(back?.lon ?? 0, back?.lat ?? 0, x, y)).toBeLessThan(2e-8);
      }),
      { numRuns: 2000 },
    );
  });

  test('the scale grows with the square of the distance from the meridian', () => {
    const [west, westNorth] = utm.project(113.99, 31);
    const [east, eastNorth] = utm.project(114.01, 31);
    const scale = Math.hypot(east - west, eastNorth - westNorth) / geodesicMeters(113.99, 31, 114.01, 31);
    expect(scale).toBeCloseTo(0.9996 * 1.001_01, 5);
  });

  test('what is no place gives null', () => {
    expect(utm.unproject(1e7, 0)).toBeNull();
    expect(utm.unproject(500_000, 1.1e7)).toBeNull();
    expect(utm.unproject(Number.NaN, 0)).toBeNull();
    expect(utm.unproject(Number.POSITIVE_INFINITY, 0)).toBeNull();
  });
});

test('Web Mercator there and back, and its rim', () => {
  const [x, y] = toWebMercator(112.2, 31.03);
  expect(fromWebMercator(x, y)).toEqual({
    lon: expect.closeTo(112.2, 12) as number,
    lat: expect.closeTo(31.03, 12) as number,
  });
  expect(fromWebMercator(20_037_509, 0)).toEqual({ lon: 180, lat: 0 });
  expect(fromWebMercator(20_037_600, 0)).toBeNull();
});

test('Beijing 1954 by the three parameters of EPSG:15921', () => {
  // pyproj: +proj=cart +ellps=krass, +proj=helmert +x=15.8 +y=-154.4 +z=-82.3, and back to WGS 84.
  const { lon, lat } = shiftDatum({ lon: 112.2, lat: 31.03 }, 6_378_245, 298.3, [15.8, -154.4, -82.3]);
  expect(geodesicMeters(lon, lat, beijing.lon, beijing.lat)).toBeLessThan(1e-6);
});
const beijing = { lon: 112.200457822623, lat: 31.030077848928 };

describe('GCJ-02 and BD-09', () => {
  const lon = fc.double({ min: 72.1, max: 137.7, noNaN: true });
  const lat = fc.double({ min: 0.9, max: 55.7, noNaN: true });

  test('the formula gives the shifts known for Jingmen: about 600 m to the east-south-east', () => {
    const gcj = toGcj02(112.2, 31.03);
    expect(gcj.lon - 112.2).toBeCloseTo(0.005_75, 3);
    expect(gcj.lat - 31.03).toBeCloseTo(-0.0024, 3);
    expect(geodesicMeters(112.2, 31.03, gcj.lon, gcj.lat)).toBeGreaterThan(585);
    expect(geodesicMeters(112.2, 31.03, gcj.lon, gcj.lat)).toBeLessThan(635);
    const bd = toBd09(112.2, 31.03);
    expect(geodesicMeters(112.2, 31.03, bd.lon, bd.lat)).toBeGreaterThan(1200);
    expect(geodesicMeters(112.2, 31.03, bd.lon, bd.lat)).toBeLessThan(1290);
  });

  test('the way back is exact to a tenth of a millimetre', () => {
    fc.assert(
      fc.property(lon, lat, (x, y) => {
        const gcj = toGcj02(x, y);
        const back = fromGcj02(gcj.lon, gcj.lat);
        expect(geodesicMeters(back.lon, back.lat, x, y)).toBeLessThan(1e-4);
        const bd = toBd09(x, y);
        const again = fromBd09(bd.lon, bd.lat);
        expect(geodesicMeters(again.lon, again.lat, x, y)).toBeLessThan(1e-4);
      }),
      { numRuns: 1000 },
    );
  });

  test('outside China nothing is shifted', () => {
    for (const [x, y] of [
      [-51.2, -30],
      [4.9, 52.4],
      [174.8, -36.8],
    ] as const) {
      expect(toGcj02(x, y)).toEqual({ lon: x, lat: y });
      expect(fromGcj02(x, y)).toEqual({ lon: x, lat: y });
      expect(fromBd09(x, y)).toEqual({ lon: x, lat: y });
    }
  });
});

test('hyperbolic functions agree with the engine to a few ulp', () => {
  for (let x = -3; x <= 3; x += 0.0137) {
    expect(Math.abs(sinh(x) / Math.sinh(x) - 1)).toBeLessThan(1e-15);
    expect(Math.abs(cosh(x) / Math.cosh(x) - 1)).toBeLessThan(1e-15);
    expect(Math.abs(asinh(x) / Math.asinh(x) - 1)).toBeLessThan(1e-14);
    if (Math.abs(x) < 1) expect(Math.abs(atanh(x) / Math.atanh(x) - 1)).toBeLessThan(1e-14);
  }
});
