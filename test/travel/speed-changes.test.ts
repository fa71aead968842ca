// Speeds changed by hand: table by table over the profile, and driven with time of day and sirens in them.

import { expect, test } from 'vitest';
import { applySpeedChanges, chosenFactor, speedsAsDriven, speedTableOf } from '../../src/travel/speed-changes.ts';
import { defaultSpeedProfile as profile } from '../../src/travel/speed-profile.ts';

test('nothing changed is the profile', () => {
  expect(applySpeedChanges(profile, {})).toEqual(profile);
  expect(speedsAsDriven(profile, { period: null, sirens: false })).toBe(profile);
  expect(speedsAsDriven(profile, { period: 'off-peak', sirens: false })).toBe(profile);
});

test('tables are changed name by name, and a class at 0 is not driven on', () => {
  const changed = applySpeedChanges(profile, {
    kmh: { primary: 40, service: 0, ferry: 8 },
    classFactor: { primary: 1.2 },
    periods: { peak: 1.5, fog: 2 },
    emergency: { oneway: true },
    factor: 0.9,
  });
  expect(changed.kmh.get('primary')).toBe(40);
  expect(changed.kmh.has('service')).toBe(false);
  expect(changed.kmh.get('ferry')).toBe(8);
  expect(changed.kmh.get('secondary')).toBe(45);
  expect([...changed.periods]).toEqual([
    ['off-peak', 1],
    ['peak', 1.5],
    ['night', 1.1],
    ['holiday', 1.2],
    ['fog', 2],
  ]);
  expect(changed.emergency).toEqual({ oneway: true, pedestrianKmh: null, noAccess: false });
  expect([changed.factor, changed.classFactor.get('primary')]).toEqual([0.9, 1.2]);
});

test('a table is what changes can be made from', () => {
  const { emergency, minComponentNodes, ...changes } = speedTableOf(profile);
  expect(minComponentNodes).toBe(profile.minComponentNodes);
  const other = { ...profile, kmh: new Map([['primary', 1]]), factor: 3, straightKmh: 7 };
  const again = applySpeedChanges(other, { ...changes, emergency });
  expect(speedTableOf(again)).toEqual(speedTableOf(profile));
});

test('time of day and sirens multiply time on roads and divide the straight speed', () => {
  expect(chosenFactor(profile, { period: 'peak', sirens: true })).toBe(1.3 * 0.9);
  const driven = speedsAsDriven({ ...profile, factor: 1.1 }, { period: 'peak', sirens: true });
  expect(driven.factor).toBe(1.1 * (1.3 * 0.9));
  expect(driven.straightKmh).toBe(40 / (1.3 * 0.9));
  expect(() => chosenFactor(profile, { period: 'noon', sirens: false })).toThrow('noon');
});
