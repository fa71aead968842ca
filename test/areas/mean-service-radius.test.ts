import { expect, test } from 'vitest';
import { meanServiceRadius } from '../../src/areas/mean-service-radius.ts';

// Worked values of the planning formula for Jingmen's districts: km², stations, km.
test.each([
  ['东宝区', 1679.54, 9, 7.71],
  ['掇刀区', 572.4, 6, 5.51],
  ['东宝区 + 掇刀区', 2251.94, 22, 5.71],
  ['沙洋县', 2146.36, 13, 7.25],
  ['钟祥市', 4403.37, 18, 8.82],
  ['京山市', 3537.76, 15, 8.66],
])('%s: %d km² with %i stations have a mean radius of %d km', (_, squareKilometers, stations, kilometers) => {
  expect((meanServiceRadius(squareKilometers * 1e6, stations) ?? 0) / 1000).toBeCloseTo(kilometers, 2);
});

test('without stations there is none', () => {
  expect(meanServiceRadius(1e6, 0)).toBeNull();
});
