// The double standard model (Gendreau, Laporte & Semet 1997): everybody within the outer limit, the share α of the weight
// within the inner limit, and the most weight within the inner limit of two vehicles.

import { buildCountModel, type CoverRow, reachingCandidates } from './build-count-model.ts';
import type { CountModel } from './count-model.ts';
import { searchCoverage } from './search-coverage.ts';
import type { SitingProblem, SitingSearch, StoppingRule } from './siting-problem.ts';

export interface DoubleStandard {
  /** Outer limit per demand row; the problem's own limit is the inner one. */
  readonly outerLimit: Float64Array;
  /** Share 0…1 of the weight to be reached within the inner limit. */
  readonly alpha: number;
  /** Most vehicles per candidate; 1 where not given. Each counts as one of the new sites. */
  readonly vehicles?: Uint8Array;
}

export function buildDoubleStandardModel(problem: SitingProblem, standard: DoubleStandard): CountModel {
  let total = 0;
  for (const weight of problem.weight) total += weight;
  return buildCountModel(problem, {
    gains: [[0, 0, 1]],
    rows: standardRows(problem, standard),
    isLimited: true,
    ...(standard.vehicles !== undefined && { capacity: standard.vehicles }),
    // A hair less, so that a share written as a decimal is not missed by its last bit.
    floors: new Map([['inner', standard.alpha * total * (1 - 1e-12)]]),
  });
}

function* standardRows(problem: SitingProblem, { outerLimit }: DoubleStandard): Generator<CoverRow> {
  for (const { candidates } of reachingCandidates(problem, outerLimit)) {
    yield { candidates, weight: 0, gain: 0, required: 1, groups: '' };
  }
  for (const { demand, candidates } of reachingCandidates(problem, problem.limit)) {
    yield { candidates, weight: problem.weight[demand], gain: 0, required: 0, groups: 'inner' };
  }
}

/** Solves the double standard model; the value is the weight reached twice within the inner limit. */
export function* solveDoubleStandard(
  problem: SitingProblem,
  rule: StoppingRule,
  standard: DoubleStandard,
): SitingSearch {
  return yield* searchCoverage(problem, buildDoubleStandardModel(problem, standard), rule);
}
