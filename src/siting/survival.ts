// Survival-weighted cover (Erkut, Ingolfsson & Erdoğan 2008): a demand is worth its weight times the chance of survival with
// the nearest free vehicle. Every level of survival is a row of its own: Σ (s_l − s_l+1)·(1 − q^n), n vehicles at least as good.

import { exp } from '../vocabulary/deterministic-math.ts';
import { buildCountModel, type CoverRow } from './build-count-model.ts';
import type { CountModel } from './count-model.ts';
import { type BusyVehicles, computeExpectedGains } from './expected-coverage.ts';
import { searchCoverage } from './search-coverage.ts';
import type { SitingProblem, SitingSearch, StoppingRule } from './siting-problem.ts';

/** Chance of survival 0…1 by the cost of a pair; it must not rise with the cost. */
export type SurvivalCurve = (cost: number) => number;

/** De Maio et al. 2003, minutes from call to arrival. Coefficients are of North American cohorts: an index, not a forecast. */
export function computeDeMaioSurvival(minutes: number): number {
  return 1 / (1 + exp(0.679 + 0.262 * minutes));
}

/** Larsen et al. 1993, minutes from collapse to resuscitation, defibrillation and advanced care; not below 0. */
export function computeLarsenSurvival(resuscitation: number, defibrillation: number, advanced: number): number {
  return Math.max(0, 0.67 - 0.023 * resuscitation - 0.011 * defibrillation - 0.021 * advanced);
}

/** Valenzuela et al. 1997, minutes from collapse to resuscitation and defibrillation. */
export function computeValenzuelaSurvival(resuscitation: number, defibrillation: number): number {
  return 1 / (1 + exp(-0.26 + 0.106 * resuscitation + 0.139 * defibrillation));
}

/** Waalewijn et al. 2001, minutes from collapse to resuscitation and to the ambulance. */
export function computeWaalewijnSurvival(resuscitation: number, ambulance: number): number {
  return 1 / (1 + exp(0.04 + 0.3 * resuscitation + 0.14 * (ambulance - resuscitation)));
}

export interface Survival extends BusyVehicles {
  readonly curve: SurvivalCurve;
}

export function buildSurvivalModel(problem: SitingProblem, { curve, busy, vehicles }: Survival): CountModel {
  return buildCountModel(problem, {
    gains: [typeof busy === 'number' ? computeExpectedGains(busy) : [0, 1]],
    rows: levelRows(problem, curve),
    isLimited: true,
    ...(typeof busy !== 'number' && { busy }),
    ...(vehicles !== undefined && { capacity: vehicles }),
  });
}

function* levelRows(problem: SitingProblem, curve: SurvivalCurve): Generator<CoverRow> {
  const { demandStart, demandCandidate, demandCost } = problem.costs;
  for (let d = 0; d < problem.demandCount; d++) {
    const end = demandStart[d + 1];
    for (let k = demandStart[d]; k < end; k++) {
      const here = curve(demandCost[k]);
      const next = k + 1 < end ? curve(demandCost[k + 1]) : 0;
      if (!(here > next)) continue;
      const candidates = demandCandidate.slice(demandStart[d], k + 1).sort();
      yield { candidates, weight: problem.weight[d] * (here - next), gain: 0, required: 0, groups: '' };
    }
  }
}

/** Solves survival-weighted cover over all pairs of the matrix (limits do not matter); the value is the expected survivors. */
export function* solveSurvival(problem: SitingProblem, rule: StoppingRule, survival: Survival): SitingSearch {
  return yield* searchCoverage(problem, buildSurvivalModel(problem, survival), rule);
}
