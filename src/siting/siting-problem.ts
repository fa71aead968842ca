// What every siting model is asked and what it answers: a matrix of costs, never a map.
// Rows are candidates and demand sorted by id, so a lower row is a lower id and settles every tie.

import type { CostMatrix } from './cost-matrix.ts';

/** How much is wanted: so many new sites, a share of the weight (0…1) with as few sites as possible, or everybody. */
export type SitingGoal =
  | { readonly kind: 'count'; readonly newSites: number }
  | { readonly kind: 'reach'; readonly share: number }
  | { readonly kind: 'all' };

/**
 * A station that stands today, as a row of the candidates. `kept` stays; `closable` may be given up and never counts as a
 * new site; `movable` may be given up for one more new site. Its cost in `SitingProblem.cost` is what keeping it costs.
 */
export interface ExistingSite {
  readonly candidate: number;
  readonly rule: 'kept' | 'closable' | 'movable';
}

/** Demand rows of one group (an area, a settlement class) of which at least the share 0…1 of the weight must be reached. */
export interface FairShare {
  readonly demand: Uint32Array;
  readonly share: number;
}

/** One siting question; the objective is chosen by the model that is called. */
export interface SitingProblem {
  readonly candidateCount: number;
  readonly demandCount: number;
  /** Per demand row, ≥ 0; sums are exact where all are integers below 2^53 together. */
  readonly weight: Float64Array;
  readonly costs: CostMatrix;
  /** Greatest cost that still counts as reached, per demand row: urban and rural cells keep their own limits. */
  readonly limit: Float64Array;
  readonly goal: SitingGoal;
  /** New sites that must be chosen (they count) and rows that may not be chosen. */
  readonly must: Uint32Array;
  readonly never: Uint32Array;
  readonly existing: readonly ExistingSite[];
  /** Per candidate, ≥ 0: cost of choosing (a new site) or keeping (an existing one); `budget` limits their sum. */
  readonly cost?: Float64Array;
  readonly budget?: number;
  /** Greatest weight a candidate can serve. */
  readonly capacity?: Float64Array;
  readonly fairShare?: readonly FairShare[];
}

/** When a solver stops by itself: relative gap (0 asks for a proof) and explored nodes; never a clock. */
export interface StoppingRule {
  readonly gap: number;
  readonly nodeLimit: number;
  /** Seed of every random choice. */
  readonly seed: number;
}

/** Default: prove optimality, however many nodes it takes. */
export const untilProven: StoppingRule = { gap: 0, nodeLimit: Number.POSITIVE_INFINITY, seed: 1 };

/** The best answer so far; `bound` is an upper bound of a maximum and a lower bound of a minimum. */
export interface SitingState {
  readonly stage: 'heuristic' | 'bound' | 'branch';
  /** Chosen new sites and kept closable or movable ones, ascending; empty until there is a plan. */
  readonly selected: Uint32Array;
  readonly value: number;
  readonly bound: number;
  /** |bound − value| / max(|value|, tiny), 0…; Infinity until there is a plan. */
  readonly gap: number;
  /** Pieces done of the stage and pieces known so far (branch: explored and open nodes together). */
  readonly done: number;
  readonly total: number;
}

/** Why no plan exists. */
export interface Infeasibility {
  readonly reason: 'unreached-demand' | 'too-few-sites' | 'budget' | 'capacity' | 'fair-share' | 'share';
  /** Demand rows that no allowed candidate reaches (ascending). */
  readonly demand: Uint32Array;
  /** What would make it possible, where one number says it: a limit that reaches everybody, sites or a budget in all. */
  readonly relaxation: { readonly kind: 'limit' | 'sites' | 'budget' | 'share'; readonly value: number } | null;
}

export interface SitingOutcome {
  readonly status: 'optimal' | 'gap-reached' | 'cancelled' | 'infeasible';
  readonly value: number;
  readonly bound: number;
  readonly gap: number;
  /** Chosen new sites in listed order: each next adds most, ties to the lower row. */
  readonly selected: Uint32Array;
  /** What each adds to the objective beside those before it (and beside the existing that stay). */
  readonly gains: Float64Array;
  /** Existing closable or movable rows that are given up (ascending). */
  readonly closed: Uint32Array;
  /** Lets anybody recompute `bound` in one pass (`verify-bound.ts`); null where the model has its own proof. */
  readonly certificate: BoundCertificate | null;
  readonly infeasible: Infeasibility | null;
}

/** A solver: yields its best answer so far, returns the last; closing it early is the host's time limit or cancel. */
export type SitingSearch = Generator<SitingState, SitingOutcome, void>;

/**
 * Proof of a bound of a counting model (`count-model.ts`): a tree of exhaustive decisions whose leaves name a dual vector
 * (one multiplier per row of the model, then one for the budget); the bound is the worst leaf, or `value` where that is more.
 */
export interface BoundCertificate {
  readonly duals: readonly Float64Array[];
  readonly root: CertificateNode;
  /** Price of each share of the model, taken off the bound (`price-shares.ts`). */
  readonly sharePrices: readonly number[];
}

export type CertificateNode =
  | { readonly kind: 'leaf'; readonly dual: number }
  /** Nothing is left to decide, or the sites fixed so far already break a limit: the plan itself is the bound. */
  | { readonly kind: 'decided' }
  /** Candidate chosen at least `atLeast` times, or at most once less. */
  | {
      readonly kind: 'candidate';
      readonly candidate: number;
      readonly atLeast: number;
      readonly yes: CertificateNode;
      readonly no: CertificateNode;
    }
  /** Each of `chosen` and `left` may be decided so, because the dual bounds the opposite by the reported bound. */
  | {
      readonly kind: 'fixed';
      readonly dual: number;
      readonly chosen: Uint32Array;
      readonly left: Uint32Array;
      readonly next: CertificateNode;
    };

/** Relative gap between a value and its bound. */
export function computeGap(value: number, bound: number): number {
  if (value === bound) return 0;
  if (!Number.isFinite(value) || !Number.isFinite(bound)) return Number.POSITIVE_INFINITY;
  return Math.abs(bound - value) / Math.max(Math.abs(value), 1e-9);
}
