// Small random siting problems, plans by exhaustive enumeration, and an independent check of certificates.

import { buildCostMatrix } from '../../src/siting/cost-matrix.ts';
import type { CountModel } from '../../src/siting/count-model.ts';
import type {
  BoundCertificate,
  CertificateNode,
  SitingOutcome,
  SitingProblem,
  SitingSearch,
  SitingState,
} from '../../src/siting/siting-problem.ts';

export interface DrawnProblem extends SitingProblem {
  /** Costs, candidate by demand, Infinity where unreachable. */
  readonly table: readonly (readonly number[])[];
}

/** Points on a square, some pairs missing; weights are integers, some 0. */
export function drawProblem(random: () => number, candidateCount: number, demandCount: number): DrawnProblem {
  const point = (): readonly [number, number] => [Math.floor(random() * 20), Math.floor(random() * 20)];
  const sites = Array.from({ length: candidateCount }, point);
  const places = Array.from({ length: demandCount }, point);
  const table = sites.map(site =>
    places.map(place =>
      random() < 0.1 ? Number.POSITIVE_INFINITY : Math.abs(site[0] - place[0]) + Math.abs(site[1] - place[1]),
    ),
  );
  return problemOf(table, {
    weight: Float64Array.from({ length: demandCount }, () => Math.floor(random() * 12)),
    limit: Float64Array.from({ length: demandCount }, () => 5 + Math.floor(random() * 6)),
  });
}

export function problemOf(
  table: readonly (readonly number[])[],
  given: Partial<SitingProblem> & { readonly weight: Float64Array; readonly limit: Float64Array },
): DrawnProblem {
  const candidate: number[] = [];
  const demand: number[] = [];
  const cost: number[] = [];
  table.forEach((row, c) => {
    row.forEach((value, d) => {
      candidate.push(c);
      demand.push(d);
      cost.push(value);
    });
  });
  const demandCount = given.weight.length;
  return {
    candidateCount: table.length,
    demandCount,
    costs: buildCostMatrix(table.length, demandCount, candidate, demand, cost),
    goal: { kind: 'count', newSites: 2 },
    must: new Uint32Array(0),
    never: new Uint32Array(0),
    existing: [],
    ...given,
    table,
  };
}

/** Every choice of 0 … most[j] of each candidate. */
export function* allPlans(most: readonly number[]): Generator<readonly number[]> {
  const plan = most.map(() => 0);
  for (;;) {
    yield plan;
    let j = 0;
    while (j < plan.length && plan[j] === most[j]) plan[j++] = 0;
    if (j === plan.length) return;
    plan[j]++;
  }
}

/** The best value over all plans that `worth` does not refuse (null), or null. */
export function bestOf(most: readonly number[], worth: (plan: readonly number[]) => number | null): number | null {
  let best: number | null = null;
  for (const plan of allPlans(most)) {
    const value = worth(plan);
    if (value !== null && (best === null || value > best)) best = value;
  }
  return best;
}

/** How many vehicles of the plan reach demand d within `limit`. */
export function reachOf(problem: DrawnProblem, plan: readonly number[], d: number, limit: number): number {
  return plan.reduce((sum, times, c) => sum + (problem.table[c][d] <= limit ? times : 0), 0);
}

export const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

/** Runs a search to its end and keeps its states. */
export function runSearch(search: SitingSearch): { readonly states: SitingState[]; readonly outcome: SitingOutcome } {
  const states: SitingState[] = [];
  for (;;) {
    const step = search.next();
    if (step.done === true) return { states, outcome: step.value };
    states.push(step.value);
  }
}

/** The plan of an outcome as times per candidate, existing stations that stay included. */
export function planOf(problem: SitingProblem, outcome: SitingOutcome): number[] {
  const plan = new Array<number>(problem.candidateCount).fill(0);
  for (const { candidate } of problem.existing) plan[candidate] = 1;
  for (const j of outcome.closed) plan[j] = 0;
  for (const j of outcome.selected) plan[j]++;
  return plan;
}

/**
 * The bound that a certificate proves, written apart from the solver: each leaf relaxes "row counts equal chosen columns"
 * with its λ; shares are not handled here.
 */
export function recomputeBound(model: CountModel, certificate: BoundCertificate, value: number): number {
  const visit = (node: CertificateNode, low: readonly number[], high: readonly number[]): number => {
    if (node.kind === 'decided') {
      const isSingle = low.every((least, j) => least === high[j]);
      return isSingle || !canBe(model, low, high) ? value : Number.POSITIVE_INFINITY;
    }
    if (node.kind === 'leaf') return Math.max(value, relax(model, certificate.duals[node.dual], low, high));
    if (node.kind === 'candidate') {
      const { candidate, atLeast } = node;
      return Math.max(
        visit(node.yes, low.with(candidate, atLeast), high),
        visit(node.no, low, high.with(candidate, atLeast - 1)),
      );
    }
    let worst = value;
    let [nextLow, nextHigh] = [low, high];
    for (const j of node.left) {
      worst = Math.max(worst, relax(model, certificate.duals[node.dual], low.with(j, high[j]), high));
      nextHigh = nextHigh.with(j, low[j]);
    }
    for (const j of node.chosen) {
      worst = Math.max(worst, relax(model, certificate.duals[node.dual], low, high.with(j, low[j])));
      nextLow = nextLow.with(j, high[j]);
    }
    return Math.max(worst, visit(node.next, nextLow, nextHigh));
  };
  return visit(certificate.root, [...model.low], [...model.high]);
}

function columnsOf(model: CountModel, i: number): number[] {
  return [...model.rowColumn.subarray(model.rowStart[i], model.rowStart[i + 1])];
}

function canBe(model: CountModel, low: readonly number[], high: readonly number[]): boolean {
  const sites = sum(low.map((least, j) => least * model.counts[j]));
  const spent = sum(low.map((least, j) => least * (model.budgetCost?.[j] ?? 0)));
  if (sites > model.siteLimit || spent > model.budget) return false;
  return model.required.every((required, i) => sum(columnsOf(model, i).map(j => high[j])) >= required);
}

function relax(model: CountModel, dual: Float64Array, low: readonly number[], high: readonly number[]): number {
  if (!canBe(model, low, high)) return Number.NEGATIVE_INFINITY;
  const price = dual[model.rowCount];
  const worth = Array.from(model.columnCost, (cost, j) => -cost - price * (model.budgetCost?.[j] ?? 0));
  let bound = price > 0 ? price * model.budget : 0;
  for (let i = 0; i < model.rowCount; i++) {
    const columns = columnsOf(model, i);
    const least = Math.max(model.required[i], sum(columns.map(j => low[j])));
    const most = sum(columns.map(j => high[j]));
    const gain = (n: number): number =>
      model.gains[model.gainOf[i]].at(Math.min(n, model.gains[model.gainOf[i]].length - 1)) ?? 0;
    if (model.busy !== null) {
      const part = Math.min(1, dual[i] / model.weight[i]);
      bound += part > 0 ? model.weight[i] * (1 - part + part * Math.log(part)) : model.weight[i];
    } else {
      bound += Math.max(
        ...Array.from(
          { length: most - least + 1 },
          (_, n) => model.weight[i] * gain(least + n) - dual[i] * (least + n),
        ),
      );
    }
    for (const j of columns) worth[j] += dual[i] * (model.busy === null ? 1 : -Math.log(Math.max(model.busy[j], 1e-8)));
  }
  let left = model.siteLimit;
  const extra: number[] = [];
  worth.forEach((value, j) => {
    bound += value * low[j];
    left -= model.counts[j] * low[j];
    for (let n = low[j]; n < high[j]; n++) {
      if (model.counts[j] === 1) extra.push(Math.max(0, value));
      else bound += Math.max(0, value);
    }
  });
  return bound + sum(extra.sort((a, b) => b - a).slice(0, left));
}
