import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicMeters } from '../../../src/geo/geodesic.ts';
import type { Neighbours } from '../../../src/travel/friction/step-lengths.ts';
import { buildSurfaceSearch, searchSurface, stationAt, ticksAt } from '../../../src/travel/friction/surface-search.ts';
import { tiledCell } from '../../../src/travel/friction/tiled-grid.ts';
import { seeded } from '../../bench/measure.ts';
import { type DrawnSurface, degreeGrid, drawnSurface, everyCell } from './draw-surface.ts';
import { type PlainSurface, plainTimes } from './plain-surface.ts';

interface Seeds {
  readonly seeds: readonly { readonly cell: number; readonly ticks: number }[];
  readonly bound: number;
}

/** Rows are measured in the middle column; all columns of degrees are alike. */
function plainOf(drawn: DrawnSurface): PlainSurface {
  const { width, height, neighbours = 8, pace, heights } = drawn;
  const places = drawn.places ?? degreeGrid(width, height);
  const middle = Math.floor((width - 1) / 2);
  const centre = (column: number, row: number) => places.toWgs84(column + 0.5, row + 0.5)!;
  return {
    width,
    height,
    neighbours,
    pace: pace.map(value => (value > 0 ? Math.fround(value) : 0)),
    ...(heights === undefined ? {} : { heights: heights.map(Math.fround) }),
    meters: ([a, rowA], [b, rowB]) => {
      const right = (b - a) * (rowB - rowA) >= 0;
      const from = centre(right ? middle : middle + Math.abs(b - a), Math.min(rowA, rowB));
      const to = centre(right ? middle + Math.abs(b - a) : middle, Math.max(rowA, rowB));
      return geodesicMeters(from.lon, from.lat, to.lon, to.lat);
    },
  };
}

function expectSame(drawn: DrawnSurface, { seeds, bound }: Seeds): void {
  const surface = drawnSurface(drawn);
  const plain = plainTimes({ ...plainOf(drawn), ticksPerMs: surface.ticksPerMs }, seeds, bound);
  const given = seeds.map(({ cell, ticks }, station) => ({
    cell: tiledCell(surface, cell % drawn.width, Math.floor(cell / drawn.width)),
    ticks,
    station,
  }));
  for (const engine of ['compiled', 'plain'] as const) {
    const search = buildSurfaceSearch(surface, engine);
    for (const wanted of ['times', 'stations', 'times', 'stations'] as const) {
      searchSurface(search, given, bound, wanted);
      expect(everyCell(surface, cell => ticksAt(search, cell))).toEqual(plain.ticks);
      if (wanted === 'times') continue;
      const stations = everyCell(surface, cell => (ticksAt(search, cell) < Infinity ? stationAt(search, cell) : -1));
      expect(stations).toEqual(plain.station);
    }
  }
}

const drawnSurfaces = fc
  .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
  .chain(({ width, height }) => {
    const cells = width * height;
    // Few different paces, so that there are ties; walls, roads, fields, and what no-one passes in a week.
    const pace = fc.array(fc.constantFrom(0, 0, 36, 600, 720, 720, 1500, 1e6, 1e13), {
      minLength: cells,
      maxLength: cells,
    });
    const heights = fc.array(fc.constantFrom(0, 5, 20, 40, Number.NaN), { minLength: cells, maxLength: cells });
    return fc.record({
      drawn: fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        pace,
        neighbours: fc.constantFrom<Neighbours>(8, 16),
      }),
      heights: fc.option(heights),
      seeds: fc.array(
        fc.record({ cell: fc.integer({ min: 0, max: cells - 1 }), ticks: fc.constantFrom(0, 0, 1000, 60_000) }),
        { minLength: 1, maxLength: 4 },
      ),
      bound: fc.constantFrom(0, 100_000, 600_000, 2 ** 30 - 1),
    });
  });

describe('against every step of a plain search', () => {
  test('small surfaces with walls, ties, knights and hills', () => {
    fc.assert(
      fc.property(drawnSurfaces, ({ drawn, heights, seeds, bound }) => {
        const withHeights = heights === null ? drawn : { ...drawn, heights };
        const open = withHeights.pace.map(pace => (pace < 1e12 ? pace : 0));
        expectSame({ ...withHeights, pace: open }, { seeds, bound });
      }),
      { numRuns: 250 },
    );
  });
});

describe('tiles', () => {
  /** 600 × 40 cells in three tiles: a wall with one gate beyond each border, so that paths come back over the borders. */
  function longSurface(neighbours: Neighbours): DrawnSurface {
    const random = seeded(7);
    const [width, height] = [600, 40];
    const pace = Array.from({ length: width * height }, (_, cell) => {
      const column = cell % width;
      const row = Math.floor(cell / width);
      if (row === 20 && column % 130 !== 3) return 0;
      return row === 5 ? 36 : [720, 900, 1500, 2400][Math.floor(random() * 4)];
    });
    return { width, height, pace, neighbours, places: degreeGrid(width, height, 112, 30, 0.0009) };
  }

  test.each<Neighbours>([8, 16])('a search over several tiles, %i neighbours', neighbours => {
    const drawn = longSurface(neighbours);
    const { width } = drawn;
    const surface = drawnSurface(drawn);
    const plain = timesByRounds(plainOf(drawn), 30 * width + 250);
    for (const engine of ['compiled', 'plain'] as const) {
      const search = buildSurfaceSearch(surface, engine);
      for (const wanted of ['times', 'stations'] as const) {
        searchSurface(search, [{ cell: tiledCell(surface, 250, 30), ticks: 0, station: 0 }], Infinity, wanted);
        expect(everyCell(surface, cell => ticksAt(search, cell))).toEqual(plain);
      }
    }
  });

  function timesByRounds(plain: PlainSurface, from: number): readonly number[] {
    // Rounds over all cells until nothing changes: no order at all.
    const { width, height, pace, meters, neighbours } = plain;
    const ticks = new Array<number>(width * height).fill(Infinity);
    const lengths = new Map<string, number>();
    const lengthOf = (column: number, row: number, columns: number, rows: number): number => {
      const key = `${row} ${columns} ${rows}`;
      const known = lengths.get(key) ?? meters([column, row], [column + columns, row + rows]);
      lengths.set(key, known);
      return known;
    };
    ticks[from] = 0;
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (let k = 0; k < 2 * ticks.length; k++) {
        const cell = k < ticks.length ? k : 2 * ticks.length - 1 - k;
        if (ticks[cell] === Infinity) continue;
        const column = cell % width;
        const row = (cell - column) / width;
        for (let rows = -2; rows <= 2; rows++) {
          for (let columns = -2; columns <= 2; columns++) {
            const size = Math.abs(rows) + Math.abs(columns);
            const isKnight = size === 3 && neighbours === 16;
            const isNear = Math.max(Math.abs(rows), Math.abs(columns)) === 1;
            const [c, r] = [column + columns, row + rows];
            if ((!isKnight && !isNear) || c < 0 || r < 0 || c >= width || r >= height) continue;
            const to = r * width + c;
            const via = isKnight
              ? [
                  (row + Math.trunc(rows / 2)) * width + column + Math.trunc(columns / 2),
                  (row + Math.sign(rows)) * width + column + Math.sign(columns),
                ]
              : [];
            const touched = [cell, to, ...via];
            if (touched.some(one => pace[one] === 0)) continue;
            const sum = touched.reduce((total, one) => total + pace[one], 0);
            const at = ticks[cell] + Math.floor(sum * (lengthOf(column, row, columns, rows) / touched.length) + 0.5);
            if (at >= ticks[to]) continue;
            ticks[to] = at;
            isChanged = true;
          }
        }
      }
    }
    return ticks;
  }
});
