import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicMeters } from '../../../src/geo/geodesic.ts';
import {
  computeFirstDueOnSurface,
  computeFrictionCatchment,
} from '../../../src/travel/friction/friction-catchments.ts';
import type { FrictionSurface } from '../../../src/travel/friction/friction-surface.ts';
import { snapToSurface } from '../../../src/travel/friction/snap-to-surface.ts';
import { buildSurfaceSearch } from '../../../src/travel/friction/surface-search.ts';
import { tiledCell } from '../../../src/travel/friction/tiled-grid.ts';
import { drawnSurface } from './draw-surface.ts';

const profile = { offRoadKmh: 5, snapLimitMeters: 300 };

/** The nearest passable cell by looking at all of them. */
function plainSnap(
  surface: FrictionSurface,
  pace: readonly number[],
  lon: number,
  lat: number,
): [number, number] | null {
  let best: [number, number] | null = null;
  for (let row = 0; row < surface.height; row++) {
    for (let column = 0; column < surface.width; column++) {
      if (!(pace[row * surface.width + column] > 0)) continue;
      const place = surface.places.toWgs84(column + 0.5, row + 0.5)!;
      const meters = geodesicMeters(lon, lat, place.lon, place.lat);
      const point = surface.places.toGrid(lon, lat)!;
      if (Math.floor(point.column) === column && Math.floor(point.row) === row) {
        return [tiledCell(surface, column, row), 0];
      }
      if (best === null || meters < best[1]) best = [tiledCell(surface, column, row), meters];
    }
  }
  return best !== null && best[1] <= profile.snapLimitMeters ? best : null;
}

const worlds = fc
  .record({ width: fc.integer({ min: 1, max: 8 }), height: fc.integer({ min: 1, max: 8 }) })
  .chain(({ width, height }) => {
    const cells = width * height;
    const place = fc.record({
      // Also outside the raster, as far as nothing is near.
      column: fc.double({ min: -4, max: width + 4, noNaN: true }),
      row: fc.double({ min: -4, max: height + 4, noNaN: true }),
    });
    return fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      pace: fc.array(fc.constantFrom(0, 0, 36, 720, 1500), { minLength: cells, maxLength: cells }),
      stations: fc.array(fc.record({ place, preTravel: fc.constantFrom(0, 60_000, 180_000) }), { maxLength: 4 }),
      cells: fc.array(place, { minLength: 1, maxLength: 12 }),
      bound: fc.constantFrom(0, 60_000, 300_000, Infinity),
    });
  });

/** Degrees of the grid of `drawnSurface`. */
function degrees(places: readonly { readonly column: number; readonly row: number }[]) {
  return {
    lon: Float64Array.from(places, ({ column }) => 112 + 0.001 * column),
    lat: Float64Array.from(places, ({ row }) => 30 - 0.001 * row),
  };
}

describe('points on a surface', () => {
  test('a point takes its own cell, or the nearest passable one within the limit', () => {
    fc.assert(
      fc.property(worlds, ({ width, height, pace, cells }) => {
        const surface = drawnSurface({ width, height, pace });
        const { lon, lat } = degrees(cells);
        const snaps = snapToSurface(surface, profile, lon, lat);
        for (let i = 0; i < cells.length; i++) {
          const plain = plainSnap(surface, pace, lon[i], lat[i]);
          expect([snaps.cell[i], snaps.offSurfaceMs[i]]).toEqual(
            plain === null ? [-1, Infinity] : [plain[0], Math.floor((plain[1] * 3600) / 5 + 0.5)],
          );
        }
      }),
    );
  });

  test('first due is the least pre-travel and travel of all catchments, then the lower row', () => {
    fc.assert(
      fc.property(worlds, ({ width, height, pace, stations, cells, bound }) => {
        const surface = drawnSurface({ width, height, pace });
        const cellPlaces = degrees(cells);
        const stationPlaces = degrees(stations.map(({ place }) => place));
        const preTravelMs = stations.map(({ preTravel }) => preTravel);
        const cellSnaps = snapToSurface(surface, profile, cellPlaces.lon, cellPlaces.lat);
        const stationSnaps = snapToSurface(surface, profile, stationPlaces.lon, stationPlaces.lat);
        const search = buildSurfaceSearch(surface);
        const catchments = stations.map((_, row) =>
          computeFrictionCatchment(search, stationSnaps, row, cellSnaps, Infinity),
        );
        const first = computeFirstDueOnSurface(buildSurfaceSearch(surface), stationSnaps, preTravelMs, cellSnaps);
        for (let cell = 0; cell < cells.length; cell++) {
          let station = -1;
          let least = Infinity;
          catchments.forEach(({ cellIndex, cost }, row) => {
            const at = Array.from(cellIndex as Uint32Array).indexOf(cell);
            if (at < 0 || preTravelMs[row] + cost[at] >= least) return;
            least = preTravelMs[row] + cost[at];
            station = row;
          });
          expect(first.stationIndex[cell]).toBe(station);
          expect(first.cost[cell]).toBe(station < 0 ? Infinity : least - preTravelMs[station]);
        }
        // A bound cuts, and changes nothing else.
        stations.forEach((_, row) => {
          const bounded = computeFrictionCatchment(search, stationSnaps, row, cellSnaps, bound);
          const { cellIndex, cost } = catchments[row];
          const kept = Array.from({ length: cost.length }, (_, k) => k).filter(k => cost[k] <= bound);
          expect(Array.from(bounded.cellIndex as Uint32Array)).toEqual(kept.map(k => cellIndex[k]));
          expect(Array.from(bounded.cost as Float64Array)).toEqual(kept.map(k => cost[k]));
        });
      }),
    );
  });
});
