import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeVerdict, marginPeople } from '../../src/standards/verdict.ts';

test.each([
  [{ people: 10, peopleWithin: 9, peopleUnknown: 0 }, 0.9, 'pass'],
  [{ people: 1_000_001, peopleWithin: 900_000, peopleUnknown: 0 }, 0.9, 'fail'],
  [{ people: 0, peopleWithin: 0, peopleUnknown: 0 }, 0.9, 'not-applicable'],
  // A missing input is never a pass: the unknown people could still tip it.
  [{ people: 10, peopleWithin: 10, peopleUnknown: 5 }, 0.9, 'no-data'],
  [{ people: 0, peopleWithin: 0, peopleUnknown: 5 }, 0.9, 'no-data'],
  [{ people: 100, peopleWithin: 10, peopleUnknown: 5 }, 0.9, 'fail'],
  [{ people: 100, peopleWithin: 100, peopleUnknown: 1 }, 0.9, 'pass'],
] as const)('%o at %f → %s', (count, required, verdict) => {
  expect(computeVerdict(count, required)).toBe(verdict);
});

test('the margin is people within less the required people', () => {
  const count = { people: 1_000_000_000, peopleWithin: 950_000_000, peopleUnknown: 0 };
  expect(marginPeople(count, 0.9)).toBe(50_000_000);
  expect(marginPeople({ ...count, peopleWithin: 850_000_000 }, 0.9)).toBe(-50_000_000);
  expect(marginPeople({ people: 0, peopleWithin: 0, peopleUnknown: 0 }, 0.9)).toBe(0);
});

test('the margin is rounded once, half away from zero', () => {
  // 4,497.349055 people, all within: 0.1 of them is 449.7349055.
  const all = { people: 4_497_349_055, peopleWithin: 4_497_349_055, peopleUnknown: 0 };
  expect(marginPeople(all, 0.9)).toBe(449_734_906);
  expect(marginPeople({ ...all, people: 5, peopleWithin: 4 }, 0.9)).toBe(-1);
});

test('more people within never turn a pass into a fail', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.nat(1e9), fc.nat(1000), (people, part, share) => {
      const within = Math.min(people, part);
      const before = computeVerdict({ people, peopleWithin: within, peopleUnknown: 0 }, share / 1000);
      const after = computeVerdict(
        { people, peopleWithin: Math.min(people, within + 1), peopleUnknown: 0 },
        share / 1000,
      );
      if (before === 'pass') expect(after).toBe('pass');
    }),
  );
});
