// Reads a maximal-cover instance given as the candidates that cover each demand row.

import { readFileSync } from 'node:fs';
import { buildCostMatrix } from '../../src/siting/cost-matrix.ts';
import type { SitingProblem } from '../../src/siting/siting-problem.ts';

export function readCoverInstance(path: string): SitingProblem {
  const given = JSON.parse(readFileSync(path, 'utf8')) as { C: number; p: number; w: number[]; rows: number[][] };
  const demand = given.rows.flatMap((row, d) => row.map(() => d));
  return {
    candidateCount: given.C,
    demandCount: given.rows.length,
    weight: Float64Array.from(given.w),
    costs: buildCostMatrix(given.C, given.rows.length, given.rows.flat(), demand, new Float64Array(demand.length)),
    limit: new Float64Array(given.rows.length),
    goal: { kind: 'count', newSites: given.p },
    must: new Uint32Array(0),
    never: new Uint32Array(0),
    existing: [],
  };
}
