// Polygons of many records in little memory: two doubles a corner in one column, and geometry only when asked for.

import type { MultiPolygon, Polygon, Position } from 'geojson';
import { GrowingFloats } from '../bytes/growing-floats.ts';

export class ShapeStore {
  /** Rows that have a shape, ascending, and where each begins in the next column. */
  private readonly rows = new GrowingFloats();
  private readonly starts = new GrowingFloats();
  /** Of a shape: where its corners begin, number of polygons (0 of a single one), then of each the number of rings and of their corners. */
  private readonly structure = new GrowingFloats();
  /** Longitude and latitude by turns. */
  private readonly corners = new GrowingFloats();

  /** Adds the shape of a row behind all before. */
  push(row: number, shape: Polygon | MultiPolygon): void {
    const { structure, corners } = this;
    const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    this.rows.push(row);
    this.starts.push(structure.length);
    structure.push(corners.length);
    structure.push(shape.type === 'Polygon' ? 0 : polygons.length);
    for (const rings of polygons) {
      structure.push(rings.length);
      for (const ring of rings) {
        structure.push(ring.length);
        for (const position of ring) {
          corners.push(position[0]!);
          corners.push(position[1]!);
        }
      }
    }
  }

  get length(): number {
    return this.rows.length;
  }

  has(row: number): boolean {
    return this.indexOf(row) >= 0;
  }

  /** The shape of a row, made anew; undefined where it has none. */
  at(row: number): Polygon | MultiPolygon | undefined {
    const index = this.indexOf(row);
    if (index < 0) return undefined;
    const { structure, corners } = this;
    let at = this.starts.at(index);
    let corner = structure.at(at++);
    const count = structure.at(at++);
    const ring = (): Position[] => {
      const positions: Position[] = [];
      for (let left = structure.at(at++); left > 0; left--) {
        positions.push([corners.at(corner), corners.at(corner + 1)]);
        corner += 2;
      }
      return positions;
    };
    const polygon = (): Position[][] => Array.from({ length: structure.at(at++) }, ring);
    return count === 0
      ? { type: 'Polygon', coordinates: polygon() }
      : { type: 'MultiPolygon', coordinates: Array.from({ length: count }, polygon) };
  }

  private indexOf(row: number): number {
    let low = 0;
    let high = this.rows.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.rows.at(middle);
      if (found === row) return middle;
      if (found < row) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
