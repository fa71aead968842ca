import { expect, test } from 'vitest';
import { computeHilbertOrder } from '../../src/geo/hilbert-order.ts';

test('on a full grid every step of the curve goes to a neighbour', () => {
  const side = 16;
  const lon = Array.from({ length: side * side }, (_, k) => k % side);
  const lat = Array.from({ length: side * side }, (_, k) => Math.floor(k / side));
  const order = [...computeHilbertOrder(lon, lat)];
  expect([...order].sort((a, b) => a - b)).toEqual(lon.map((_, k) => k));
  const steps = order.slice(1).map((row, k) => Math.abs(lon[row] - lon[order[k]]) + Math.abs(lat[row] - lat[order[k]]));
  expect(steps).toEqual(steps.map(() => 1));
});

test('equal places keep their order, and one place or none is no trouble', () => {
  expect([...computeHilbertOrder([5, 1, 5, 5], [2, 2, 2, 2])]).toEqual([1, 0, 2, 3]);
  expect([...computeHilbertOrder([3], [4])]).toEqual([0]);
  expect([...computeHilbertOrder([], [])]).toEqual([]);
});
