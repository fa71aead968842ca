// Expected cover (MEXCLP, Daskin 1983): vehicles are busy a part q of the time, independently, and a demand is covered when
// one of those that reach it is free: k of them give 1 − q^k. One vehicle covering everybody gives 1 − q.

import { buildCountModel, type CoverRow, reachingCandidates } from './build-count-model.ts';
import type { CountModel, GainTable } from './count-model.ts';
import { searchCoverage } from './search-coverage.ts';
import type { SitingProblem, SitingSearch, StoppingRule } from './siting-problem.ts';

export interface BusyVehicles {
  /** Busy fraction 0…1: one for all, or per candidate (a station's own). */
  readonly busy: number | Float64Array;
  /** Most vehicles per candidate; 1 where not given. Each counts as one of the new sites. */
  readonly vehicles?: Uint8Array;
}

/** 1 − q^k for k = 0, 1 … until one more adds nothing to a double. */
export function computeExpectedGains(busy: number): GainTable {
  const gains = [0];
  for (let missed = busy; gains.length < 255; missed *= busy) {
    gains.push(1 - missed);
    if (1 - missed * busy === 1 - missed) break;
  }
  return gains;
}

export function buildExpectedModel(problem: SitingProblem, { busy, vehicles }: BusyVehicles): CountModel {
  return buildCountModel(problem, {
    gains: [typeof busy === 'number' ? computeExpectedGains(busy) : [0, 1]],
    rows: coverRows(problem),
    isLimited: true,
    ...(typeof busy !== 'number' && { busy }),
    ...(vehicles !== undefined && { capacity: vehicles }),
  });
}

function* coverRows(problem: SitingProblem): Generator<CoverRow> {
  for (const { demand, candidates } of reachingCandidates(problem, problem.limit)) {
    yield { candidates, weight: problem.weight[demand], gain: 0, required: 0, groups: '' };
  }
}

/** Solves expected cover; the value is the expected weight covered. */
export function* solveExpectedCoverage(
  problem: SitingProblem,
  rule: StoppingRule,
  vehicles: BusyVehicles,
): SitingSearch {
  return yield* searchCoverage(problem, buildExpectedModel(problem, vehicles), rule);
}
