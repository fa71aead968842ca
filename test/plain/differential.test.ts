// The real program against the plain second implementation, number by number, on random small towns.

import { describe, expect, test } from 'vitest';
import { comparableOracle, comparableResult, listDifferences } from './compare-results.ts';
import { plainCoverage } from './plain-coverage.ts';
import { randomTown } from './random-town.ts';
import { runLifering } from './run-lifering.ts';

const seeds = Array.from({ length: 60 }, (_, i) => i + 1);

describe('the program and the oracle agree', () => {
  test.each(seeds)('on the town of seed %i', async seed => {
    const town = randomTown(seed);
    const result = await runLifering(town.files, town.options);
    const oracle = plainCoverage(town.plan);
    expect(listDifferences(comparableResult(result, oracle), comparableOracle(oracle, result))).toEqual([]);
  });
});
