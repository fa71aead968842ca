// Shapes of cells out of the worker's columns: their rings, or one cell as GeoJSON.

import type { Feature, Geometry, Position } from 'geojson';
import type { CellLayer } from '../../compute/jobs.ts';

/** Whether cells are points: then they have no polygon. */
export function hasPointCells({ shapes }: CellLayer): boolean {
  return shapes.cellStart[1] === 0;
}

/** Walks the rings of a cell: `add` is called with the first and the end position of each, and whether it is an outer one. */
export function eachRing(
  { shapes }: CellLayer,
  row: number,
  add: (from: number, till: number, isOuter: boolean) => void,
): void {
  for (let polygon = shapes.cellStart[row]; polygon < shapes.cellStart[row + 1]; polygon++) {
    const outer = shapes.polygonStart[polygon];
    for (let ring = outer; ring < shapes.polygonStart[polygon + 1]; ring++)
      add(shapes.ringStart[ring], shapes.ringStart[ring + 1], ring === outer);
  }
}

/** One cell as a feature; its id is the row. */
export function cellFeature(layer: CellLayer, row: number): Feature {
  return { type: 'Feature', id: row, properties: {}, geometry: cellGeometry(layer, row) };
}

function cellGeometry({ shapes, lon, lat }: CellLayer, row: number): Geometry {
  const { cellStart, polygonStart, ringStart, lonLat } = shapes;
  const polygons: Position[][][] = [];
  for (let polygon = cellStart[row]; polygon < cellStart[row + 1]; polygon++) {
    const rings: Position[][] = [];
    for (let ring = polygonStart[polygon]; ring < polygonStart[polygon + 1]; ring++) {
      const positions: Position[] = [];
      for (let k = ringStart[ring]; k < ringStart[ring + 1]; k++) positions.push([lonLat[2 * k], lonLat[2 * k + 1]]);
      rings.push(positions);
    }
    polygons.push(rings);
  }
  if (polygons.length === 0) return { type: 'Point', coordinates: [lon[row], lat[row]] };
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons };
}
