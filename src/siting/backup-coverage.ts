// Backup cover (Hogan & ReVelle 1986). BACOP 1: everybody is reached once, and the most weight twice. BACOP 2: θ for the
// first reach and 1 − θ for the second, nobody need be reached.

import { buildCountModel, type CoverRow, reachingCandidates } from './build-count-model.ts';
import type { CountModel } from './count-model.ts';
import { searchCoverage } from './search-coverage.ts';
import type { SitingProblem, SitingSearch, StoppingRule } from './siting-problem.ts';

export type BackupRule = { readonly kind: 'first-required' } | { readonly kind: 'weighted'; readonly theta: number };

export function buildBackupModel(problem: SitingProblem, backup: BackupRule): CountModel {
  const isRequired = backup.kind === 'first-required';
  return buildCountModel(problem, {
    gains: [isRequired ? [0, 0, 1] : [0, backup.theta, 1]],
    rows: backupRows(problem, isRequired ? 1 : 0),
    isLimited: true,
  });
}

function* backupRows(problem: SitingProblem, required: number): Generator<CoverRow> {
  for (const { demand, candidates } of reachingCandidates(problem, problem.limit)) {
    yield { candidates, weight: problem.weight[demand], gain: 0, required, groups: '' };
  }
}

/** Solves backup cover; the value is the weight reached twice, or with θ the weighted sum. */
export function* solveBackupCoverage(problem: SitingProblem, rule: StoppingRule, backup: BackupRule): SitingSearch {
  return yield* searchCoverage(problem, buildBackupModel(problem, backup), rule);
}
