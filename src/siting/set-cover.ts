// Set cover (Toregas et al. 1971): everybody within the limit of at least one site, with as few new sites, or as little cost,
// as it takes.

import { buildCountModel, type CoverRow, reachingCandidates } from './build-count-model.ts';
import type { CountModel } from './count-model.ts';
import { solveMaxCoverage } from './max-coverage.ts';
import { searchCoverage } from './search-coverage.ts';
import type { SitingProblem, SitingSearch, StoppingRule } from './siting-problem.ts';

/** Each new site costs its `cost`, or 1 where the problem has none; existing stations cost nothing. */
export function buildSetCoverModel(problem: SitingProblem): CountModel {
  const columnCost = problem.cost?.slice() ?? new Float64Array(problem.candidateCount).fill(1);
  for (const { candidate } of problem.existing) columnCost[candidate] = 0;
  return buildCountModel(problem, { gains: [[0]], rows: requiredRows(problem), columnCost, isLimited: false });
}

function* requiredRows(problem: SitingProblem): Generator<CoverRow> {
  for (const { candidates } of reachingCandidates(problem, problem.limit)) {
    yield { candidates, weight: 0, gain: 0, required: 1, groups: '' };
  }
}

/** Solves set cover; the value is the cost of the new sites (their number without costs). A share to reach asks for that share. */
export function* solveSetCover(problem: SitingProblem, rule: StoppingRule): SitingSearch {
  if (problem.goal.kind === 'reach') return yield* solveMaxCoverage(problem, rule);
  return yield* searchCoverage(problem, buildSetCoverModel(problem), rule, { sense: 'minimise' });
}
