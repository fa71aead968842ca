import type { MultiPolygon, Polygon, Position } from 'geojson';
import { expect, test } from 'vitest';
import { ShapeStore } from '../../src/files/readers/shape-store.ts';

const ring = (x: number, corners: number): Position[] =>
  Array.from({ length: corners }, (_, i) => [x + i / 7, -0.1 * i]);

test('gives back the shapes of the rows that have one, and nothing of the others', () => {
  const shapes: readonly (readonly [row: number, shape: Polygon | MultiPolygon])[] = [
    [0, { type: 'Polygon', coordinates: [ring(1, 5)] }],
    [3, { type: 'MultiPolygon', coordinates: [[ring(2, 4), ring(3, 6)], [ring(4, 7)]] }],
    [4, { type: 'MultiPolygon', coordinates: [[ring(5, 4)]] }],
    [9, { type: 'Polygon', coordinates: [ring(6, 1000), ring(7, 4), ring(8, 4)] }],
  ];
  const store = new ShapeStore();
  for (const [row, shape] of shapes) store.push(row, shape);
  expect(store.length).toBe(4);
  for (const [row, shape] of shapes) expect(store.at(row)).toEqual(shape);
  for (const row of [1, 2, 5, 8, 10]) {
    expect(store.at(row)).toBeUndefined();
    expect(store.has(row)).toBe(false);
  }
  expect(store.has(3)).toBe(true);
});
