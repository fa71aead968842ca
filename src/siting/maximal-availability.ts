// Maximal availability (MALP, ReVelle & Hogan 1989): the most weight that finds a free vehicle within its limit with
// reliability α, that is, that b vehicles reach, b the least number with 1 − q^b ≥ α.

import { buildCountModel, type CoverRow, reachingCandidates } from './build-count-model.ts';
import type { CountModel } from './count-model.ts';
import { searchCoverage } from './search-coverage.ts';
import type { SitingProblem, SitingSearch, StoppingRule } from './siting-problem.ts';

export interface Reliability {
  /** Reliability 0…1 (below 1) that a vehicle is free. */
  readonly alpha: number;
  /** Busy fraction 0…1 (below 1): one for all, or per demand row (of the region around it). */
  readonly busy: number | Float64Array;
  /** Most vehicles per candidate; 1 where not given. Each counts as one of the new sites. */
  readonly vehicles?: Uint8Array;
}

/** Least number of vehicles of which one is free with reliability α; at most 200. */
export function computeVehiclesNeeded(alpha: number, busy: number): number {
  let count = 1;
  // A hair more, so that q = 0.1, α = 0.99 needs two and not three.
  for (let missed = busy; missed > (1 - alpha) * (1 + 1e-12) && count < 200; missed *= busy) count++;
  return count;
}

export function buildAvailabilityModel(problem: SitingProblem, reliability: Reliability): CountModel {
  const { alpha, busy, vehicles } = reliability;
  const needed = Uint8Array.from({ length: problem.demandCount }, (_, d) =>
    computeVehiclesNeeded(alpha, typeof busy === 'number' ? busy : busy[d]),
  );
  const numbers = [...new Set(needed)].sort((a, b) => a - b);
  return buildCountModel(problem, {
    gains: numbers.map(number => [...new Array<number>(number).fill(0), 1]),
    rows: availableRows(problem, needed, numbers),
    isLimited: true,
    ...(vehicles !== undefined && { capacity: vehicles }),
  });
}

function* availableRows(problem: SitingProblem, needed: Uint8Array, numbers: readonly number[]): Generator<CoverRow> {
  for (const { demand, candidates } of reachingCandidates(problem, problem.limit)) {
    yield {
      candidates,
      weight: problem.weight[demand],
      gain: numbers.indexOf(needed[demand]),
      required: 0,
      groups: '',
    };
  }
}

/** Solves maximal availability; the value is the weight that b vehicles reach. */
export function* solveMaximalAvailability(
  problem: SitingProblem,
  rule: StoppingRule,
  reliability: Reliability,
): SitingSearch {
  return yield* searchCoverage(problem, buildAvailabilityModel(problem, reliability), rule);
}
