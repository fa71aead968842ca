// Rows in order by pieces of work: the same order as sorting at once, with equal rows as they stood.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedRows } from '../../src/files/readers/sorted-rows.ts';
import { finish } from '../../src/vocabulary/progress.ts';

test('is the stable order, whatever the numbers', () => {
  const lists = fc.oneof(
    fc.array(fc.nat(50), { maxLength: 300 }),
    fc.array(fc.nat(1000), { minLength: 3000, maxLength: 9000, size: 'max' }),
  );
  fc.assert(
    fc.property(lists, values => {
      const rows = Array.from(values, (_, row) => row);
      const wanted = rows.toSorted((a, b) => values[a]! - values[b]!);
      expect([...finish(sortedRows(values.length, (a, b) => values[a]! - values[b]!))]).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});

test('asks once for each pair where rows are in order, and gives others their turn', () => {
  let asked = 0;
  let turns = 0;
  const work = sortedRows(100_000, (a, b) => {
    asked += 1;
    return a - b;
  });
  while (!work.next().done) turns += 1;
  expect(asked).toBe(99_999);
  expect(turns).toBe(12);
});
