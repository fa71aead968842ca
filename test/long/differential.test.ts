// The program against the plain second implementation on a thousand random towns: `npm run test:long`.

import { expect, test } from 'vitest';
import { comparableOracle, comparableResult, listDifferences } from '../plain/compare-results.ts';
import { plainCoverage } from '../plain/plain-coverage.ts';
import { randomTown } from '../plain/random-town.ts';
import { runLifering } from '../plain/run-lifering.ts';

const towns = 1000;
const firstSeed = 1001;

test(`the program and the oracle agree on ${towns} towns`, async () => {
  for (let seed = firstSeed; seed < firstSeed + towns; seed++) {
    const town = randomTown(seed);
    const result = await runLifering(town.files, town.options);
    const oracle = plainCoverage(town.plan);
    const differences = listDifferences(comparableResult(result, oracle), comparableOracle(oracle, result));
    expect(differences, `town of seed ${seed}`).toEqual([]);
  }
});
