// Runs made from known multipliers give them back, their intervals hold the truth about as often as they say.

import { describe, expect, test } from 'vitest';
import {
  calibrateSpeeds,
  classGroups,
  type DrivenRun,
  groupOfClass,
  hourBands,
  leastRuns,
} from '../../src/travel/calibrate-speeds.ts';
import { Dice } from '../plain/seeded-dice.ts';

const truth: Readonly<Record<string, number>> = {
  expressway: 0.9,
  primary: 1.25,
  secondary: 1.1,
  tertiary: 0.8,
  local: 1.6,
};
const bandTruth: Readonly<Record<string, number>> = { day: 1, 'morning-peak': 1.3, 'evening-peak': 1.4, night: 0.85 };
const classes = ['motorway', 'primary', 'secondary_link', 'tertiary', 'residential'];

/** Near enough normal: twelve dice. */
function normal(random: () => number): number {
  let sum = -6;
  for (let k = 0; k < 12; k++) sum += random();
  return sum;
}

function drawnRuns(seed: number, count: number, spread: number, wild: number): DrivenRun[] {
  const dice = new Dice(seed);
  const random = (): number => dice.fraction();
  return Array.from({ length: count }, (_, i) => {
    const hour = Math.floor(random() * 24);
    const roadMs = new Map(classes.filter(() => random() < 0.7).map(name => [name, Math.floor(random() * 400_000)]));
    const band = bandTruth[hourBands.find(({ hours }) => hours.includes(hour))?.name ?? 'day']!;
    let minutes = 0;
    for (const [name, ms] of roadMs) minutes += (band * truth[classGroups[groupOfClass(name)]!.name]! * ms) / 60_000;
    const noise = spread * Math.sqrt(minutes) * normal(random);
    // Some runs stop on the way, or were written down wrongly.
    const delay = random() < wild ? 10 + 30 * random() : 0;
    const offRoadMs = Math.floor(random() * 60_000);
    const observedMs = offRoadMs + Math.max(1, Math.round((minutes + noise + delay) * 60_000));
    return { runId: String(i), observedMs, offRoadMs, roadMs, hour };
  });
}

const all = (seed: number, count: number, spread: number, wild: number) => {
  const { groups, bands } = calibrateSpeeds(drawnRuns(seed, count, spread, wild))!;
  const named = [...groups.map(one => [one, truth] as const), ...bands.map(one => [one, bandTruth] as const)];
  return named.map(([one, table]) => ({ ...one, truth: table[one.name]! }));
};

describe('a log of runs', () => {
  test('without noise gives the multipliers themselves', () => {
    for (const { value, truth: wanted } of all(1, 300, 0, 0)) expect(value).toBeCloseTo(wanted, 4);
  });

  test('with noise gives them within a few hundredths, wild runs or not', () => {
    for (const wild of [0, 0.05]) {
      for (const { value, truth: wanted } of all(2, 3000, 0.3, wild))
        expect(Math.abs(value / wanted - 1)).toBeLessThan(0.04);
    }
  });

  test('has intervals that hold the truth about 95 times in a hundred', () => {
    let held = 0;
    let asked = 0;
    for (let seed = 1; seed <= 120; seed++) {
      for (const one of all(100 + seed, 250, 0.3, 0)) {
        if (!one.isFitted) continue;
        asked++;
        if (one.low <= one.truth && one.truth <= one.high) held++;
      }
    }
    expect(asked).toBe(120 * 8);
    // Eight to a log, so fewer than 960 trials that know nothing of each other: three standard errors and a little.
    expect(held / asked).toBeGreaterThan(0.92);
    expect(held / asked).toBeLessThan(0.98);
  });

  test('says the same in any order, to the last digits', () => {
    const runs = drawnRuns(7, 200, 0.3, 0.03);
    const [a, b] = [calibrateSpeeds(runs)!, calibrateSpeeds([...runs].reverse())!];
    a.groups.forEach(({ value, low }, k) => {
      expect(b.groups[k]!.value).toBeCloseTo(value, 8);
      expect(b.groups[k]!.low).toBeCloseTo(low, 7);
    });
    expect(calibrateSpeeds(runs)).toEqual(a);
  });

  test('leaves alone what too few runs speak of', () => {
    const runs = drawnRuns(3, 200, 0.2, 0).map(run => ({
      ...run,
      hour: 12,
      roadMs: new Map([...run.roadMs].filter(([name]) => name !== 'motorway')),
    }));
    const { groups, bands, medianError, medianErrorBefore } = calibrateSpeeds(runs.filter(run => run.roadMs.size > 0))!;
    expect(groups.map(({ isFitted }) => isFitted)).toEqual([false, true, true, true, true]);
    expect(groups[0]!.low).toBe(groups[0]!.high);
    expect(bands.map(({ value, isFitted }) => [value, isFitted])).toEqual(bands.map(() => [1, false]));
    expect(medianError).toBeLessThan(medianErrorBefore);
  });

  test(`of fewer than ${leastRuns} runs gives nothing`, () => {
    expect(calibrateSpeeds(drawnRuns(4, leastRuns - 1, 0, 0))).toBeNull();
  });
});

test('every hour belongs to one band', () => {
  expect(hourBands.flatMap(({ hours }) => hours).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 24 }, (_, k) => k),
  );
});
