// Shapes of cells out of the worker's columns: one at a time, or all of them as GeoJSON in slices.

import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { CellLayer } from '../../compute/jobs.ts';

/** Whether cells are points: then they have no polygon. */
export function hasPointCells({ shapes }: CellLayer): boolean {
  return shapes.cellStart[1] === 0;
}

/** Walks the rings of a cell: `add` is called with the first and the end position of each. */
export function eachRing({ shapes }: CellLayer, row: number, add: (from: number, to: number) => void): void {
  for (let polygon = shapes.cellStart[row]; polygon < shapes.cellStart[row + 1]; polygon++) {
    for (let ring = shapes.polygonStart[polygon]; ring < shapes.polygonStart[polygon + 1]; ring++)
      add(shapes.ringStart[ring], shapes.ringStart[ring + 1]);
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

const rowsPerSlice = 4000;

/** Every cell as GeoJSON, built in slices between which the page lives; `isWanted` false gives up. */
export async function cellFeatures(layer: CellLayer, isWanted: () => boolean): Promise<FeatureCollection | null> {
  const features: Feature[] = [];
  const count = layer.population.length;
  while (features.length < count) {
    const end = Math.min(count, features.length + rowsPerSlice);
    for (let row = features.length; row < end; row++) features.push(cellFeature(layer, row));
    await new Promise(resolve => setTimeout(resolve));
    if (!isWanted()) return null;
  }
  return { type: 'FeatureCollection', features };
}
