// Runs the search of a counting model for a siting problem: states and the outcome in the words of siting, minima turned
// round, shares kept by multipliers, and infeasibility explained.

import { type CountModel, computePlanValue } from './count-model.ts';
import { listPlan } from './list-plan.ts';
import { priceShares } from './price-shares.ts';
import type { Infeasibility, SitingOutcome, SitingProblem, SitingSearch, StoppingRule } from './siting-problem.ts';
import { computeGap } from './siting-problem.ts';
import { solveCountModel } from './solve-count-model.ts';

/** `minimise`: the value of a plan is what it costs. */
export type Sense = 'maximise' | 'minimise';

/** The search as a siting search; `model` must be built of `problem`. It ends early once `target` is reached or cannot be. */
export function* searchCoverage(
  problem: SitingProblem,
  model: CountModel,
  rule: StoppingRule,
  { sense = 'maximise', target }: { readonly sense?: Sense; readonly target?: number } = {},
): SitingSearch {
  const impossible = explainInfeasible(problem, model);
  if (impossible !== null) return infeasibleOutcome(impossible, sense);
  const priced = priceShares(model);
  const turn = sense === 'minimise' ? -1 : 1;
  const said = (value: number): number => turn * (value - priced.offset) + 0;
  const search = solveCountModel(priced.model, rule, {
    target: target === undefined ? Number.POSITIVE_INFINITY : target + priced.offset,
    starts: priced.starts,
    ...(model.shares.length > 0 && { value: chosen => computePlanValue(model, chosen) + priced.offset }),
  });
  for (;;) {
    const step = search.next();
    if (step.done !== true) {
      const { stage, chosen, value, bound, done, total } = step.value;
      yield {
        stage,
        selected: chosen === null ? new Uint32Array(0) : chosenRows(problem, chosen),
        value: said(value),
        bound: said(bound),
        gap: chosen === null ? Number.POSITIVE_INFINITY : computeGap(said(value), said(bound)),
        done,
        total,
      };
      continue;
    }
    const { status, chosen, value, bound, certificate } = step.value;
    if (chosen === null) {
      if (status === 'infeasible') return infeasibleOutcome(reasonOf(problem, model), sense);
      return { ...emptyOutcome(sense), status: 'cancelled', bound: said(bound) };
    }
    return {
      status: status === 'infeasible' ? 'optimal' : status,
      value: said(value),
      bound: said(bound),
      gap: computeGap(said(value), said(bound)),
      ...listPlan(problem, model, chosen),
      certificate: { ...certificate, sharePrices: priced.prices },
      infeasible: null,
    };
  }
}

function chosenRows(problem: SitingProblem, chosen: Uint8Array): Uint32Array {
  const kept = new Set(problem.existing.filter(site => site.rule === 'kept').map(site => site.candidate));
  const rows: number[] = [];
  chosen.forEach((times, j) => {
    if (times > 0 && !kept.has(j)) rows.push(j);
  });
  return Uint32Array.from(rows);
}

function emptyOutcome(sense: Sense): SitingOutcome {
  const worst = sense === 'minimise' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return {
    status: 'infeasible',
    value: worst,
    bound: worst,
    gap: Number.POSITIVE_INFINITY,
    selected: new Uint32Array(0),
    gains: new Float64Array(0),
    closed: new Uint32Array(0),
    certificate: null,
    infeasible: null,
  };
}

/** An outcome without a plan, with its reason. */
export function infeasibleOutcome(infeasible: Infeasibility, sense: Sense = 'maximise'): SitingOutcome {
  return { ...emptyOutcome(sense), infeasible };
}

const nobody = new Uint32Array(0);

/** What can be seen without a search: forced sites beyond the limit or the budget, rows that nobody may reach. */
function explainInfeasible(problem: SitingProblem, model: CountModel): Infeasibility | null {
  let sites = 0;
  let spent = 0;
  for (let j = 0; j < model.columnCount; j++) {
    sites += model.low[j] * model.counts[j];
    spent += model.low[j] * (model.budgetCost?.[j] ?? 0);
    if (model.low[j] > model.high[j]) return { reason: 'too-few-sites', demand: nobody, relaxation: null };
  }
  if (sites > model.siteLimit) {
    return { reason: 'too-few-sites', demand: nobody, relaxation: { kind: 'sites', value: sites } };
  }
  if (spent > model.budget) return { reason: 'budget', demand: nobody, relaxation: { kind: 'budget', value: spent } };
  for (let i = 0; i < model.rowCount; i++) {
    if (model.rowReach[i] < model.required[i]) return unreachedDemand(problem, model);
  }
  return null;
}

/** Demand that no allowed candidate reaches, and the smallest limit that would reach all of it. */
function unreachedDemand(problem: SitingProblem, model: CountModel): Infeasibility {
  const { demandStart, demandCandidate, demandCost } = problem.costs;
  const demand: number[] = [];
  let limit = 0;
  for (let d = 0; d < problem.demandCount; d++) {
    let k = demandStart[d];
    while (k < demandStart[d + 1] && model.high[demandCandidate[k]] === 0) k++;
    const nearest = k < demandStart[d + 1] ? demandCost[k] : Number.POSITIVE_INFINITY;
    if (nearest <= problem.limit[d]) continue;
    demand.push(d);
    limit = Math.max(limit, nearest);
  }
  const isReachable = demand.length > 0 && limit < Number.POSITIVE_INFINITY;
  return {
    reason: 'unreached-demand',
    demand: Uint32Array.from(demand),
    relaxation: isReachable ? { kind: 'limit', value: limit } : null,
  };
}

function reasonOf(problem: SitingProblem, model: CountModel): Infeasibility {
  if (model.shares.length > 0) return { reason: 'fair-share', demand: nobody, relaxation: null };
  if (problem.budget !== undefined) return { reason: 'budget', demand: nobody, relaxation: null };
  return { reason: 'too-few-sites', demand: nobody, relaxation: null };
}
