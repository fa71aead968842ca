import { expect, test } from 'vitest';
import { noSettlement, settlements } from '../../src/demand/demand-cells.ts';
import { computeCellLimits } from '../../src/standards/cell-limits.ts';
import { evaluateRules } from '../../src/standards/evaluate-rules.ts';
import { shippedStandards } from '../../src/standards/shipped-standards.ts';

const jingmenPlan = shippedStandards.get('jingmen-plan')!;
const china2020 = shippedStandards.get('china-2020')!;
const [urban, rural, remote] = settlements.keys();

test('the Jingmen plan: 5 km urban, 20 km rural and remote, 10 minutes in the central city, 30 elsewhere', () => {
  const classes = { settlement: [urban, urban, rural, remote], centralCity: [1, 0, 1, 0] };
  const limits = computeCellLimits(jingmenPlan, classes);
  expect([...(limits.radiusMillimeters as Float64Array)]).toEqual([5e6, 5e6, 20e6, 20e6]);
  expect([...(limits.timeMilliseconds as Float64Array)]).toEqual([600_000, 1_800_000, 600_000, 1_800_000]);
  expect([...(limits.undecided as Uint8Array)]).toEqual([0, 0, 0, 0]);
});

test('China 2020 has no time rule', () => {
  const limits = computeCellLimits(china2020, { settlement: [urban], centralCity: [1] });
  expect(limits.timeMilliseconds[0]).toBe(-1);
});

test('an unknown class is undecided, and the strictest of several rules counts', () => {
  const unknown = computeCellLimits(jingmenPlan, { settlement: [noSettlement], centralCity: [-1] });
  expect(unknown.undecided[0]).toBe(1);
  const [first, ...others] = jingmenPlan.rules;
  const twice = { ...jingmenPlan, rules: [first, { ...first, id: 'strict', limit: 3000 }, ...others] };
  expect(computeCellLimits(twice, { settlement: [urban], centralCity: [1] }).radiusMillimeters[0]).toBe(3e6);
});

test('rules count their own people; a missing input is never a pass', () => {
  const cells = {
    classes: { settlement: [urban, urban, noSettlement], centralCity: [1, 0, -1] },
    population: [60, 40, 7],
    nearestMillimeters: [5_000_000, 5_000_001, 1],
    responseMilliseconds: [600_000, 1_800_001, 1],
  };
  const results = evaluateRules(jingmenPlan, cells, [0, 1, 2], null);
  const told = results.map(({ rule, people, peopleWithin, verdict }) => [rule.id, people, peopleWithin, verdict]);
  expect(told).toEqual([
    ['radius-urban', 100, 60, 'fail'],
    ['radius-rural', 0, 0, 'no-data'],
    ['time-central-city', 60, 60, 'no-data'],
    ['time-counties', 40, 0, 'fail'],
    ['mean-radius-urban', 0, 0, 'no-data'],
    ['mean-radius-rural', 0, 0, 'no-data'],
  ]);
});

test('an area without a station does not meet the mean radius', () => {
  const cells = {
    classes: { settlement: [], centralCity: [] },
    population: [],
    nearestMillimeters: [],
    responseMilliseconds: [],
  };
  const areas = [
    { people: 10, settlement: urban, meanServiceRadius: 5000 },
    { people: 20, settlement: urban, meanServiceRadius: 5000.0006 },
    { people: 5, settlement: rural, meanServiceRadius: null },
  ];
  const [mean, meanRural] = evaluateRules(jingmenPlan, cells, [], areas).filter(
    ({ rule }) => rule.kind === 'mean-radius',
  );
  expect([mean.people, mean.peopleWithin, mean.verdict]).toEqual([30, 10, 'fail']);
  expect([meanRural.people, meanRural.peopleWithin, meanRural.verdict]).toEqual([5, 0, 'fail']);
});
