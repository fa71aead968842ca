// Published and computed optima on real data: SJC324, San Francisco, and the seeded maximal-cover instance `a`.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCostMatrix } from '../../src/siting/cost-matrix.ts';
import { solveMaxCoverage } from '../../src/siting/max-coverage.ts';
import { solveSetCover } from '../../src/siting/set-cover.ts';
import { type SitingGoal, type SitingProblem, untilProven } from '../../src/siting/siting-problem.ts';
import { realData } from '../real/real-data.ts';
import { readCoverInstance } from './cover-instance.ts';
import { runSearch } from './random-problem.ts';

const sjc = realData('sjc');
const sanFrancisco = realData('san-francisco');
const mclp = realData('mclp');
const expected = realData('expected.json');
const optima = expected === null ? null : JSON.parse(readFileSync(expected, 'utf8'));

function problemOf(
  candidateCount: number,
  demandCount: number,
  pairs: readonly (readonly [number, number, number])[],
  weight: Float64Array,
  limit: number,
  goal: SitingGoal,
): SitingProblem {
  return {
    candidateCount,
    demandCount,
    weight,
    costs: buildCostMatrix(
      candidateCount,
      demandCount,
      pairs.map(pair => pair[0]),
      pairs.map(pair => pair[1]),
      pairs.map(pair => pair[2]),
    ),
    limit: new Float64Array(demandCount).fill(limit),
    goal,
    must: new Uint32Array(0),
    never: new Uint32Array(0),
    existing: [],
  };
}

describe.skipIf(sjc === null)('SJC324', () => {
  const lines = (name: string): string[] =>
    readFileSync(join(sjc ?? '', name), 'utf8')
      .trim()
      .split(/\s*\n\s*/);
  const sjcProblem = (limit: number, goal: SitingGoal): SitingProblem => {
    const points = lines('SJC324.txt')
      .slice(1)
      .map(line => line.split(/\s+/).map(Number));
    const weight = Float64Array.from(lines('demand-SJC324.dat').join(' ').split(/\s+/).map(Number));
    const pairs = points.flatMap((a, c) =>
      points.map((b, d): [number, number, number] => [c, d, Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)]),
    );
    return problemOf(points.length, points.length, pairs, weight.slice(0, points.length), limit, goal);
  };

  test.each([800, 1200, 1600])('all optima at %i m', limit => {
    const all = runSearch(solveSetCover(sjcProblem(limit, { kind: 'all' }), untilProven)).outcome;
    expect([all.status, all.value]).toEqual(['optimal', optima.sjc324.optima[`LSCP_S${limit}`]]);
    for (let p = 1; `MCLP_S${limit}_p${p}` in optima.sjc324.optima; p++) {
      const goal = { kind: 'count', newSites: p } as const;
      const { status, value } = runSearch(solveMaxCoverage(sjcProblem(limit, goal), untilProven)).outcome;
      expect([status, value]).toEqual(['optimal', optima.sjc324.optima[`MCLP_S${limit}_p${p}`]]);
    }
  });
});

describe.skipIf(sanFrancisco === null)('San Francisco', () => {
  const text =
    sanFrancisco === null
      ? ''
      : readFileSync(join(sanFrancisco, 'SF_network_distance_candidateStore_16_censusTract_205_new.csv'), 'utf8');
  const records = text
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(','));
  const stores = [...new Set(records.map(record => record[1]))].sort();
  const tracts = [...new Set(records.map(record => record[2]))].sort();
  const weight = new Float64Array(tracts.length);
  for (const record of records) weight[tracts.indexOf(record[2])] = Number(record[3]);
  const pairs = records.map((record): [number, number, number] => [
    stores.indexOf(record[1]),
    tracts.indexOf(record[2]),
    Number(record[0]),
  ]);

  test('set cover and maximal cover at 5 km', () => {
    const drawn = (goal: SitingGoal): SitingProblem =>
      problemOf(stores.length, tracts.length, pairs, weight, 5000, goal);
    const { LSCP_5000, MCLP_5000_p4 } = optima['san-francisco'].optima;
    expect(runSearch(solveSetCover(drawn({ kind: 'all' }), untilProven)).outcome.value).toBe(LSCP_5000);
    const cover = runSearch(solveMaxCoverage(drawn({ kind: 'count', newSites: 4 }), untilProven)).outcome;
    expect([cover.status, cover.value]).toEqual(['optimal', MCLP_5000_p4]);
  });
});

describe.skipIf(mclp === null)('maximal cover, instance a', () => {
  test('finds the optimum and is near the proof after twenty nodes', () => {
    const problem = readCoverInstance(join(mclp ?? '', 'a.json'));
    const { outcome } = runSearch(solveMaxCoverage(problem, { ...untilProven, nodeLimit: 25 }));
    expect(outcome.value).toBe(139_238);
    expect(outcome.gap).toBeLessThan(0.003);
  });
});
