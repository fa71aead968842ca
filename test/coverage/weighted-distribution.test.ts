import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeWeightedDistribution } from '../../src/coverage/weighted-distribution.ts';

test('the quantile is the smallest value whose cumulative people are at least q × total', () => {
  // 10 people: p50 needs 5 of them, which the second value reaches exactly.
  const values = [100, 200, 300, 400];
  const weights = [2, 3, 4, 1];
  expect(computeWeightedDistribution(values, weights, [0, 1, 2, 3])).toEqual({
    mean: 240,
    p50: 200,
    p90: 300,
    p95: 400,
    max: 400,
  });
});

test('rows without people count for nothing, and nobody gives null', () => {
  expect(computeWeightedDistribution([1, 9], [5, 0], [0, 1])?.max).toBe(1);
  expect(computeWeightedDistribution([1, 9], [0, 0], [0, 1])).toBeNull();
  expect(computeWeightedDistribution([1, 9], [5, 5], [])).toBeNull();
});

test('the mean rounds half up: 1 and 2 with equal people give 2', () => {
  expect(computeWeightedDistribution([1, 2], [1, 1], [0, 1])?.mean).toBe(2);
});

test('equals the list of single people', () => {
  const row = fc.record({ value: fc.nat(50), weight: fc.nat(6) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), rows => {
      const people = rows.flatMap(({ value, weight }) => new Array<number>(weight).fill(value)).sort((a, b) => a - b);
      const found = computeWeightedDistribution(
        rows.map(({ value }) => value),
        rows.map(({ weight }) => weight),
        rows.map((_, i) => i),
      );
      if (people.length === 0) {
        expect(found).toBeNull();
        return;
      }
      const at = (percent: number): number => people[Math.ceil((people.length * percent) / 100) - 1];
      expect(found).toEqual({
        mean: Math.floor(people.reduce((sum, value) => sum + value, 0) / people.length + 0.5),
        p50: at(50),
        p90: at(90),
        p95: at(95),
        max: people[people.length - 1],
      });
    }),
  );
});

test('large values and weights are exact too, many ties and wide gaps alike', () => {
  const row = fc.record({
    value: fc.oneof(
      fc.nat(3),
      fc.nat(20_000_000),
      fc.maxSafeNat().map(value => Math.floor(value / 4)),
    ),
    weight: fc.oneof(
      fc.constant(0),
      fc.nat(9),
      fc.nat(2 ** 31),
      fc.maxSafeNat().map(weight => Math.floor(weight / 8192)),
    ),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), fc.nat(200), (some, copies) => {
      const rows = [
        ...some,
        ...new Array<{ value: number; weight: number }>(copies).fill({ value: 9_000_001, weight: 7 }),
      ];
      const used = rows.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value);
      const found = computeWeightedDistribution(
        rows.map(({ value }) => value),
        rows.map(({ weight }) => weight),
        [...rows.keys()],
      );
      if (used.length === 0) {
        expect(found).toBeNull();
        return;
      }
      const total = used.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
      const weighted = used.reduce((sum, { value, weight }) => sum + BigInt(value) * BigInt(weight), 0n);
      const at = (percent: bigint): number => {
        let reached = 0n;
        for (const { value, weight } of used) {
          reached += BigInt(weight);
          if (reached * 100n >= total * percent) return value;
        }
        throw new Error('nobody');
      };
      expect(found).toEqual({
        mean: Number((2n * weighted + total) / (2n * total)),
        p50: at(50n),
        p90: at(90n),
        p95: at(95n),
        max: used[used.length - 1].value,
      });
    }),
    { numRuns: 500 },
  );
});
