// Demand cells from geometries alone.

import type { Geometry } from 'geojson';
import { type DemandCells, listedGeometry } from '../../src/demand/demand-cells.ts';

function placeOf(geometry: Geometry): readonly [number, number] {
  if (geometry.type === 'Point') return [geometry.coordinates[0]!, geometry.coordinates[1]!];
  if (geometry.type === 'Polygon') return [geometry.coordinates[0]![0]![0]!, geometry.coordinates[0]![0]![1]!];
  return [0, 0];
}

/** One person in every cell. */
export function cellsOf(geometry: readonly Geometry[]): DemandCells {
  return {
    count: geometry.length,
    cellId: geometry.map((_, row) => String(row + 1)),
    lon: geometry.map(own => placeOf(own)[0]),
    lat: geometry.map(own => placeOf(own)[1]),
    populationMicro: geometry.map(() => 1_000_000),
    givenSettlement: geometry.map(() => 255),
    squareMeters: geometry.map(() => Number.NaN),
    ...listedGeometry(geometry),
  };
}

export function point(lon: number, lat: number): Geometry {
  return { type: 'Point', coordinates: [lon, lat] };
}

/** An upright box. */
export function box(west: number, south: number, east: number, north: number): Geometry {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}
