// Demand cells: where people live, as columns sorted by cell id in code-point order.

import type { Geometry } from 'geojson';
import type { NumberColumn } from '../vocabulary/columns.ts';

export type Settlement = 'urban' | 'rural' | 'remote';
export const settlements: readonly Settlement[] = ['urban', 'rural', 'remote'];

/** Code of "no settlement given" in a settlement column; others are the row of `settlements`. */
export const noSettlement = 255;

export interface DemandCells {
  readonly count: number;
  readonly cellId: readonly string[];
  /** The place of the cell: its point, or the plane lon/lat area centroid of its polygon. Degrees. */
  readonly lon: NumberColumn;
  readonly lat: NumberColumn;
  /** Whole millionths of a person. */
  readonly populationMicro: NumberColumn;
  /** Settlement given by a property of the cell: row of `settlements`, or `noSettlement`. */
  readonly givenSettlement: NumberColumn;
  /** Geodesic area of the polygon, or the given area of a point cell; NaN where unknown. */
  readonly squareMeters: NumberColumn;
  /** Whether the geometry is a polygon or polygons; asking makes none. */
  readonly isPolygonAt: (cell: number) => boolean;
  /** The input geometry, WGS 84. That of a raster's cell is made when asked: it is kept nowhere. */
  readonly geometryAt: (cell: number) => Geometry;
}

/** The geometry of cells that a file lists one by one. */
export function listedGeometry(geometries: readonly Geometry[]): Pick<DemandCells, 'isPolygonAt' | 'geometryAt'> {
  return {
    isPolygonAt: cell => geometries[cell].type === 'Polygon' || geometries[cell].type === 'MultiPolygon',
    geometryAt: cell => geometries[cell],
  };
}
