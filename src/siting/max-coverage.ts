// Maximal cover (Church & ReVelle 1974): the most weight within its limit of at least one site, with p new sites or, for a
// share to reach, with as few as it takes.

import { buildCountModel, type CoverRow, reachingCandidates } from './build-count-model.ts';
import type { CountModel } from './count-model.ts';
import { infeasibleOutcome, searchCoverage } from './search-coverage.ts';
import type { SitingProblem, SitingSearch, StoppingRule } from './siting-problem.ts';

/** The counting model of maximal cover: columns are candidates, rows merged demand. */
export function buildMaxCoverageModel(problem: SitingProblem): CountModel {
  const groups = groupKeys(problem);
  const floors = new Map<string, number>();
  problem.fairShare?.forEach(({ demand, share }, g) => {
    let weight = 0;
    for (const d of demand) weight += problem.weight[d];
    floors.set(`g${g}`, share * weight);
  });
  return buildCountModel(problem, { gains: [[0, 1]], rows: coverRows(problem, groups), isLimited: true, floors });
}

function* coverRows(problem: SitingProblem, groups: readonly string[]): Generator<CoverRow> {
  for (const { demand, candidates } of reachingCandidates(problem, problem.limit)) {
    const weight = problem.weight[demand];
    if (weight > 0) yield { candidates, weight, gain: 0, required: 0, groups: groups[demand] ?? '' };
  }
}

function groupKeys(problem: SitingProblem): readonly string[] {
  const keys: string[][] = [];
  problem.fairShare?.forEach(({ demand }, g) => {
    for (const d of demand) {
      keys[d] ??= [];
      keys[d].push(`g${g}`);
    }
  });
  return Array.from({ length: keys.length }, (_, d) => keys[d]?.join(' ') ?? '');
}

/** Solves maximal cover; the value is the weight covered, existing stations included. */
export function* solveMaxCoverage(problem: SitingProblem, rule: StoppingRule): SitingSearch {
  if (problem.goal.kind === 'count') return yield* searchCoverage(problem, buildMaxCoverageModel(problem), rule);
  return yield* solveFewestSites(problem, rule, problem.goal.kind === 'all' ? 1 : problem.goal.share);
}

/** Fewest new sites that reach `share` of the weight: p grows until maximal cover does, each p closed with a proof. */
function* solveFewestSites(problem: SitingProblem, rule: StoppingRule, share: number): SitingSearch {
  const withCount = (newSites: number): SitingProblem => ({ ...problem, goal: { kind: 'count', newSites } });
  const everything = buildMaxCoverageModel(withCount(problem.candidateCount));
  let total = 0;
  for (const weight of problem.weight) total += weight;
  // A hair less, so that a share written as a decimal is not missed by its last bit.
  const goal = share * total * (1 - 1e-12);
  let reachable = 0;
  for (const weight of everything.weight) reachable += weight;
  if (reachable < goal) {
    return infeasibleOutcome(
      {
        reason: 'share',
        demand: unreachable(problem),
        relaxation: { kind: 'share', value: reachable / total },
      },
      'minimise',
    );
  }
  for (let newSites = 0; newSites <= problem.candidateCount; newSites++) {
    const tried = withCount(newSites);
    const outcome = yield* searchCoverage(tried, buildMaxCoverageModel(tried), rule, { target: goal });
    if (outcome.value >= goal) {
      const sites = outcome.selected.length;
      return { ...outcome, status: 'optimal', value: sites, bound: sites, gap: 0, certificate: null };
    }
    if (outcome.status === 'cancelled' && outcome.bound >= goal) {
      return {
        ...outcome,
        value: Number.POSITIVE_INFINITY,
        bound: newSites,
        gap: Number.POSITIVE_INFINITY,
        certificate: null,
      };
    }
  }
  return infeasibleOutcome({ reason: 'share', demand: new Uint32Array(0), relaxation: null }, 'minimise');
}

function unreachable(problem: SitingProblem): Uint32Array {
  const rows: number[] = [];
  for (const { demand, candidates } of reachingCandidates(problem, problem.limit)) {
    if (candidates.length === 0) rows.push(demand);
  }
  return Uint32Array.from(rows);
}
