// Published survival curves at the minutes of their tables, in per cent.

import { expect, test } from 'vitest';
import {
  computeDeMaioSurvival,
  computeLarsenSurvival,
  computeValenzuelaSurvival,
  computeWaalewijnSurvival,
} from '../../src/siting/survival.ts';

test.each([
  [0, 33.6, 62.8, 56.5, 49.0],
  [4, 15.1, 40.8, 32.7, 22.4],
  [8, 5.9, 18.8, 15.5, 8.0],
  [12, 2.1, 0, 6.4, 2.6],
  [30, 0.02, 0, 0.1, 0],
])('at %i minutes', (t, deMaio, larsen, valenzuela, waalewijn) => {
  const percent = (share: number): number => 100 * share;
  expect(percent(computeDeMaioSurvival(t))).toBeCloseTo(deMaio, 1);
  expect(Math.abs(percent(computeLarsenSurvival(t, t, t + 2)) - larsen)).toBeLessThan(0.06);
  expect(Math.abs(percent(computeValenzuelaSurvival(t, t)) - valenzuela)).toBeLessThan(0.06);
  expect(Math.abs(percent(computeWaalewijnSurvival(t, t)) - waalewijn)).toBeLessThan(0.06);
});
