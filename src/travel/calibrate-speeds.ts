// From runs that were driven to multipliers of the speeds: by group of road classes and by band of the day, with intervals.
// The formulas are in README.md.

import type { Milliseconds } from '../vocabulary/units.ts';
import { expectedTime, type FitRow, fitFactors } from './robust-fit.ts';

/** A run as it was driven, and its route under the profile in question. */
export interface DrivenRun {
  readonly runId: string;
  /** From the wheels turning to the arrival. */
  readonly observedMs: Milliseconds;
  /** Off-road stretches of the route, which no multiplier touches. */
  readonly offRoadMs: Milliseconds;
  /** Road time of the route by class. */
  readonly roadMs: ReadonlyMap<string, Milliseconds>;
  /** Hour of the day at the start, 0…23. */
  readonly hour: number;
}

/** Road classes that are fitted together. */
export const classGroups: readonly { readonly name: string; readonly classes: readonly string[] }[] = [
  { name: 'expressway', classes: ['motorway', 'motorway_link', 'trunk', 'trunk_link'] },
  { name: 'primary', classes: ['primary', 'primary_link'] },
  { name: 'secondary', classes: ['secondary', 'secondary_link'] },
  { name: 'tertiary', classes: ['tertiary', 'tertiary_link'] },
  { name: 'local', classes: [] },
];
/** Classes that are named nowhere belong to the last group. */
const localGroup = classGroups.length - 1;

/** Bands of the day by their hours; the day is what the others are measured against. */
export const hourBands: readonly { readonly name: string; readonly hours: readonly number[] }[] = [
  { name: 'day', hours: [6, 9, 10, 11, 12, 13, 14, 15, 16, 19, 20, 21] },
  { name: 'morning-peak', hours: [7, 8] },
  { name: 'evening-peak', hours: [17, 18] },
  { name: 'night', hours: [22, 23, 0, 1, 2, 3, 4, 5] },
];

/** So many runs a multiplier needs; with fewer it is not fitted. */
export const leastRuns = 10;
/** A run speaks of a group from half a minute on it. */
const tellingMs = 30_000;
/** Of a normal distribution 95 % lie within so many standard errors. */
const standardErrors = 1.959964;

export interface Multiplier {
  readonly name: string;
  readonly value: number;
  /** 95 %; equal to the value where it was not fitted. */
  readonly low: number;
  readonly high: number;
  readonly runs: number;
  /** False where there were too few runs: then groups have the multiplier of all roads together, bands that of the day. */
  readonly isFitted: boolean;
}

export interface RunResidual {
  readonly runId: string;
  readonly band: string;
  readonly observedMs: Milliseconds;
  /** Under the profile as it was, and with the multipliers. */
  readonly beforeMs: number;
  readonly expectedMs: number;
  /** How much the run counts, 0…1. */
  readonly weight: number;
}

export interface Calibration {
  readonly groups: readonly Multiplier[];
  readonly bands: readonly Multiplier[];
  /** In the order of the runs. */
  readonly residuals: readonly RunResidual[];
  /** Medians of |observed − expected| ÷ observed. */
  readonly medianErrorBefore: number;
  readonly medianError: number;
}

/** Fits the multipliers; null for fewer runs than one of them needs. The order of the runs does not matter but for rounding. */
export function calibrateSpeeds(runs: readonly DrivenRun[]): Calibration | null {
  if (runs.length < leastRuns) return null;
  const rows = runs.map(rowOf);
  const groupRuns = classGroups.map((_, g) => rows.filter(({ parts }) => parts[g] * 60_000 >= tellingMs).length);
  const bandRuns = hourBands.map((_, b) => rows.filter(({ band }) => band === b).length);
  const reference = bandRuns[0] >= leastRuns ? 0 : bandRuns.indexOf(Math.max(...bandRuns));
  const isBandFree = bandRuns.map((count, b) => b !== reference && count >= leastRuns);
  const ones = hourBands.map(() => 1);
  const common = commonFactor(rows, ones, isBandFree);
  const isFree = groupRuns.map(count => count >= leastRuns);
  const fit = fitFactors(rows, {
    factor: classGroups.map(() => common),
    isFree,
    bandFactor: ones,
    isBandFree,
  });
  const before = classGroups.map(() => 1);
  const residuals = runs.map((run, i): RunResidual => {
    const row = rows[i];
    const expected = (factor: readonly number[], bandFactor: readonly number[]): number =>
      run.offRoadMs + expectedTime(row, factor, bandFactor) * 60_000;
    return {
      runId: run.runId,
      band: hourBands[row.band].name,
      observedMs: run.observedMs,
      beforeMs: expected(before, ones),
      expectedMs: expected(fit.factor, fit.bandFactor),
      weight: fit.weight[i],
    };
  });
  return {
    groups: classGroups.map(({ name }, g) =>
      multiplier(name, fit.factor[g], fit.factorError[g], groupRuns[g], isFree[g]),
    ),
    bands: hourBands.map(({ name }, b) =>
      multiplier(name, fit.bandFactor[b], fit.bandError[b], bandRuns[b], isBandFree[b]),
    ),
    residuals,
    medianErrorBefore: medianError(residuals, ({ beforeMs }) => beforeMs),
    medianError: medianError(residuals, ({ expectedMs }) => expectedMs),
  };
}

/** Row of the group of a road class. */
export function groupOfClass(roadClass: string): number {
  const found = classGroups.findIndex(({ classes }) => classes.includes(roadClass));
  return found < 0 ? localGroup : found;
}

/** Minutes, so that no number is large. */
function rowOf({ observedMs, offRoadMs, roadMs, hour }: DrivenRun): FitRow {
  const parts = new Float64Array(classGroups.length);
  for (const [roadClass, ms] of roadMs) parts[groupOfClass(roadClass)] += ms / 60_000;
  const band = hourBands.findIndex(({ hours }) => hours.includes(hour));
  return { time: (observedMs - offRoadMs) / 60_000, parts, band: Math.max(0, band) };
}

/** One multiplier for all roads, for groups that too few runs speak of. */
function commonFactor(rows: readonly FitRow[], bandFactor: readonly number[], isBandFree: readonly boolean[]): number {
  const whole = rows.map(({ time, parts, band }): FitRow => {
    let sum = 0;
    for (let c = 0; c < parts.length; c++) sum += parts[c];
    return { time, parts: [sum], band };
  });
  return fitFactors(whole, { factor: [1], isFree: [true], bandFactor, isBandFree }).factor[0];
}

function multiplier(name: string, value: number, error: number, runs: number, isFitted: boolean): Multiplier {
  const low = Math.max(0, value - standardErrors * error);
  return { name, value, low, high: value + standardErrors * error, runs, isFitted };
}

function medianError(residuals: readonly RunResidual[], expected: (residual: RunResidual) => number): number {
  const shares = Float64Array.from(residuals, one => Math.abs(one.observedMs - expected(one)) / one.observedMs).sort();
  return shares[shares.length >> 1];
}
