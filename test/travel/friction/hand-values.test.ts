import { expect, test } from 'vitest';
import { buildGridPlaces, type GridPlaces } from '../../../src/geo/grid-places.ts';
import { isWalkingPace, millisecondsOf } from '../../../src/travel/friction/friction-surface.ts';
import { hikingFactor } from '../../../src/travel/friction/hiking-pace.ts';
import { buildSurfaceSearch, searchSurface, ticksAt } from '../../../src/travel/friction/surface-search.ts';
import { tiledCell } from '../../../src/travel/friction/tiled-grid.ts';
import { type DrawnSurface, drawnSurface, everyCell } from './draw-surface.ts';

/** The first row's centres lie on the equator: 0.001° are 111.3194908 m to the east and 110.5742759 m to the south. */
function equator(width: number, height: number, degrees = 0.001): GridPlaces {
  const affine = { originX: 0, originY: degrees / 2, columnX: degrees, columnY: 0, rowX: 0, rowY: -degrees };
  return buildGridPlaces(affine, width, height, null);
}

function millisecondsFrom(drawn: DrawnSurface, column: number, row: number): readonly number[] {
  const surface = drawnSurface({ places: equator(drawn.width, drawn.height), ...drawn });
  const search = buildSurfaceSearch(surface);
  searchSurface(search, [{ cell: tiledCell(surface, column, row), ticks: 0, station: 0 }], Infinity, 'times');
  return everyCell(surface, cell => millisecondsOf(surface, ticksAt(search, cell)));
}

test('a step takes the mean of two cells over the distance of their centres', () => {
  // 5 km/h are 720 ms a metre, 100 km/h 36: (720 + 36) ÷ 2 × 111.3194908 = 42,078.77; (36 + 36) ÷ 2 × 111.3194908 = 4007.50.
  expect(millisecondsFrom({ width: 3, height: 1, pace: [720, 36, 36] }, 0, 0)).toEqual([0, 42_079, 42_079 + 4008]);
  // To the south 720 × 110.5742759 = 79,613.48; across 720 × 156.9028 = 112,970.0 is less than the 159,763.5 of two steps.
  expect(millisecondsFrom({ width: 2, height: 2, pace: [720, 720, 720, 720] }, 0, 0)).toEqual([
    0, 80_150, 79_613, 112_970,
  ]);
});

test('what is 0, below or nothing cannot be passed, and no step squeezes through', () => {
  const pace = [720, 0, 720, 720, -1, 720, 720, Number.NaN, 720];
  const times = millisecondsFrom({ width: 3, height: 3, pace }, 0, 0);
  expect(times.map(ms => ms < Infinity)).toEqual([true, false, false, true, false, false, true, false, false]);
});

test('a diagonal step passes between two walls, as in r.cost', () => {
  expect(millisecondsFrom({ width: 2, height: 2, pace: [720, 0, 0, 720] }, 0, 0)).toEqual([
    0,
    Infinity,
    Infinity,
    112_970,
  ]);
});

test("a knight's move takes the mean of four cells, and needs the two that it passes", () => {
  const drawn = { width: 3, height: 2, neighbours: 16 as const };
  // 2 columns and a row: 248.5845 m; (720 + 720 + 360 + 360) ÷ 4 × 248.5845 = 134,235.6.
  const [, , , , , knight] = millisecondsFrom({ ...drawn, pace: [720, 360, 720, 720, 360, 720] }, 0, 0);
  expect(Math.abs(knight - 134_236)).toBeLessThanOrEqual(1);
  // With the one passed straight ahead closed, the way leads over the other: 112,970 × 540 ÷ 720 there and 80,150 × 540 ÷ 720 on.
  const [, , , , , around] = millisecondsFrom({ ...drawn, pace: [720, 0, 720, 720, 360, 720] }, 0, 0);
  expect(Math.abs(around - (84_728 + 60_112))).toBeLessThanOrEqual(2);
});

test('a raster of one cell, and of one column', () => {
  expect(millisecondsFrom({ width: 1, height: 1, pace: [720] }, 0, 0)).toEqual([0]);
  expect(millisecondsFrom({ width: 1, height: 3, pace: [720, 720, 720] }, 0, 2)).toEqual([159_226, 79_613, 0]);
});

test('on fine rasters steps are counted in tenths of milliseconds', () => {
  // 1.113194908 m at 100 km/h: 40.075 ms, ten of which are 400.75 and not 400.
  const pace = new Array<number>(11).fill(36);
  const times = millisecondsFrom({ width: 11, height: 1, pace, places: equator(11, 1, 0.00001) }, 0, 0);
  expect(times[10]).toBe(401);
});

test('walking on a slope follows Tobler, driving does not', () => {
  expect(hikingFactor(0)).toBe(1);
  // exp(3.5 × 0.1) uphill, exp(−3.5 × 0.05) at the best descent.
  expect(hikingFactor(0.1)).toBeCloseTo(1.4190675, 7);
  expect(hikingFactor(-0.05)).toBeCloseTo(0.839457, 7);
  expect(hikingFactor(-0.15)).toBeCloseTo(1.1912462, 7);
  expect(hikingFactor(Number.NaN)).toBe(1);
  expect([isWalkingPace(720), isWalkingPace(Math.fround(0.01) * 60_000), isWalkingPace(36)]).toEqual([
    true,
    true,
    false,
  ]);
  // 11.13194908 m up in 111.3194908 m: 720 × 111.3194908 × 1.4190675 = 113,739; down: factor exp(3.5 × (0.05 − 0.05)) = 1.
  const slope = { width: 2, height: 1, pace: [720, 720], heights: [100, 111.13194908] };
  expect(Math.abs(millisecondsFrom(slope, 0, 0)[1] - 113_739)).toBeLessThanOrEqual(1);
  expect(millisecondsFrom(slope, 1, 0)[0]).toBe(80_150);
  expect(millisecondsFrom({ ...slope, pace: [36, 36] }, 0, 0)[1]).toBe(4008);
  // Half is walked: 36 × 55.6597 + 720 × 55.6597 × 1.4190675.
  expect(Math.abs(millisecondsFrom({ ...slope, pace: [36, 720] }, 0, 0)[1] - 58_873)).toBeLessThanOrEqual(1);
  expect(millisecondsFrom({ ...slope, heights: [100, Number.NaN] }, 0, 0)[1]).toBe(80_150);
});
