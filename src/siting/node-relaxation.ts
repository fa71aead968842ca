// The two ways to a node's multipliers: gradient steps for any size, and the simplex where the free columns are few enough.

import type { CountModel } from './count-model.ts';
import { type DualPoint, improveDual } from './improve-dual.ts';
import { KernelSimplex, type SimplexState } from './kernel-simplex.ts';
import { type ReducedModel, reduceModel } from './reduced-model.ts';
import type { CertificateNode } from './siting-problem.ts';
import { computeLeafBound, type LeafBound } from './verify-bound.ts';

/** An open part of the search: the plans between low and high. */
export interface SearchNode {
  readonly low: Uint8Array;
  readonly high: Uint8Array;
  /** Multipliers of the best bound, and where the search for better ones goes on. */
  dual: Float64Array;
  walk: Float64Array;
  x: Float64Array;
  bound: number;
  leaf: LeafBound;
  /** Where the simplex stood. */
  simplex: SimplexState | null;
  /** Writes what became of the node into the proof. */
  settle: (proof: CertificateNode) => void;
}

/** Improves λ by gradient steps on the reduced model; the bound of the node follows where it gets better. */
export function tightenBySteps(model: CountModel, node: SearchNode, steps: number): void {
  const reduced = reduceModel(model, node.low, node.high);
  if (reduced === null) {
    node.bound = Number.NEGATIVE_INFINITY;
    return;
  }
  const { free } = reduced;
  const { budgetCost } = model;
  const point: DualPoint = {
    x: Float64Array.from(free, (j, k) => Math.min(reduced.room[k], Math.max(0, node.x[j] - node.low[j]))),
    lambda: reduceDual(reduced, node.walk),
    budgetPrice: node.walk[model.rowCount],
  };
  improveDual(
    reduced,
    {
      cost: Float64Array.from(free, j => model.columnCost[j]),
      counts: Uint8Array.from(free, j => model.counts[j]),
      money: budgetCost === null ? null : Float64Array.from(free, j => budgetCost[j]),
    },
    point,
    steps,
  );
  node.x = expandPlan(reduced, node.low, point.x);
  adoptDual(model, node, expandDual(model, reduced, point.lambda, point.budgetPrice));
}

/** Keeps `dual` as the way on, and as the bound where it is better. */
function adoptDual(model: CountModel, node: SearchNode, dual: Float64Array): void {
  const leaf = computeLeafBound(model, node.low, node.high, dual);
  node.walk = dual;
  if (leaf.bound >= node.bound) return;
  node.leaf = leaf;
  node.bound = leaf.bound;
  node.dual = dual;
}

function reduceDual(reduced: ReducedModel, dual: Float64Array): Float64Array {
  const lambda = new Float64Array(reduced.weight.length);
  for (let i = 0; i < reduced.rowOf.length; i++) if (reduced.rowOf[i] >= 0) lambda[reduced.rowOf[i]] += dual[i];
  return lambda;
}

function expandDual(model: CountModel, reduced: ReducedModel, lambda: Float64Array, price: number): Float64Array {
  const dual = new Float64Array(model.rowCount + 1);
  for (let i = 0; i < model.rowCount; i++) {
    if (reduced.rowOf[i] >= 0) dual[i] = Math.max(0, reduced.share[i] * lambda[reduced.rowOf[i]]);
  }
  dual[model.rowCount] = price;
  return dual;
}

function expandPlan(reduced: ReducedModel, low: Uint8Array, x: Float64Array): Float64Array {
  const plan = Float64Array.from(low);
  for (let k = 0; k < reduced.free.length; k++) plan[reduced.free[k]] += x[k];
  return plan;
}

/** A simplex on the model as it was reduced at one node, for that node and all below it. */
export class NodeSimplex {
  private readonly simplex: KernelSimplex;
  /** What the model's bound has beyond the simplex's objective. */
  private readonly constant: number;
  private readonly baseLow: Uint8Array;

  private constructor(
    private readonly model: CountModel,
    private readonly reduced: ReducedModel,
    node: SearchNode,
  ) {
    const { free } = reduced;
    const { budgetCost } = model;
    const dense: Float64Array[] = [];
    const denseLimit: number[] = [];
    if (reduced.sitesLeft < free.length * 255) {
      dense.push(Float64Array.from(free, j => model.counts[j]));
      denseLimit.push(reduced.sitesLeft);
    }
    if (budgetCost !== null) {
      dense.push(Float64Array.from(free, j => budgetCost[j]));
      denseLimit.push(reduced.budgetLeft);
    }
    this.simplex = new KernelSimplex({
      columnCount: free.length,
      rowStart: reduced.rowStart,
      rowColumn: reduced.rowColumn,
      columnStart: reduced.columnStart,
      columnRow: reduced.columnRow,
      tables: Array.from(reduced.tableOf, table => reduced.tables[table]),
      weight: perturbed(reduced.weight),
      dense,
      denseLimit,
      columnCost: Float64Array.from(free, j => model.columnCost[j]),
    });
    this.baseLow = node.low.slice();
    this.setBounds(node);
    const lambda = new Float64Array(reduced.weight.length + dense.length);
    lambda.set(reduceDual(reduced, node.walk));
    if (budgetCost !== null) lambda[lambda.length - 1] = -node.walk[model.rowCount];
    snapToKinks(lambda, reduced);
    this.simplex.start(lambda);
    // The price of a site that fits these multipliers makes the two bounds the same but for the constant.
    const leaf = computeLeafBound(model, node.low, node.high, this.dual());
    if (denseLimit.length > 0 && dense.length > (budgetCost === null ? 0 : 1)) {
      lambda[reduced.weight.length] = -leaf.lastTaken;
      this.simplex.start(lambda);
    }
    this.constant = leaf.bound - this.simplex.objective();
    node.simplex = this.simplex.save();
  }

  /** Null where rows add strengths instead of counts, or where there are too many free columns. */
  static begin(model: CountModel, node: SearchNode, columnLimit: number): NodeSimplex | null {
    if (model.busy !== null) return null;
    const reduced = reduceModel(model, node.low, node.high);
    if (reduced === null || reduced.free.length > columnLimit || reduced.free.length === 0) return null;
    return new NodeSimplex(model, reduced, node);
  }

  /** Puts the simplex where the node (or its parent) left it. */
  enter(node: SearchNode): void {
    this.setBounds(node);
    if (node.simplex !== null) this.simplex.restore(node.simplex);
  }

  /** At most `limit` pivots towards a bound of `cutoff`; true when nothing more can be had. */
  improve(node: SearchNode, cutoff: number, limit: number): boolean {
    const goal = Math.max(cutoff, -1e300) - this.constant;
    const before = this.simplex.pivots;
    let isDone = false;
    for (let again = 0; again < 3; again++) {
      isDone = this.simplex.solve(goal - 1e-7 * Math.abs(goal), limit);
      adoptDual(this.model, node, this.dual());
      if (isDone || node.bound <= cutoff || this.simplex.pivots - before >= limit) break;
      // The objective says enough where the bound does not: sums have drifted.
      this.simplex.refactor();
    }
    node.x = expandPlan(this.reduced, this.baseLow, this.simplex.x);
    return isDone || this.simplex.pivots === before;
  }

  leave(node: SearchNode): void {
    node.simplex = this.simplex.save();
  }

  private dual(): Float64Array {
    const { lambda } = this.simplex;
    const hasBudget = this.model.budgetCost !== null;
    return expandDual(this.model, this.reduced, lambda, hasBudget ? Math.max(0, -lambda[lambda.length - 1]) : 0);
  }

  private setBounds(node: SearchNode): void {
    const { free } = this.reduced;
    for (let k = 0; k < free.length; k++) {
      this.simplex.low[k] = node.low[free[k]] - this.baseLow[free[k]];
      this.simplex.high[k] = node.high[free[k]] - this.baseLow[free[k]];
    }
  }
}

/** Weights a hair apart, so that equal ones do not hold up the simplex; bounds are recomputed with the true ones. */
function perturbed(weight: Float64Array): Float64Array {
  return weight.map((value, i) => value * (1 + 1e-8 * (Math.imul(i + 1, 0x9e3779b1) >>> 0) * 2.3283064365386963e-10));
}

/** Multipliers within a fiftieth of a kink start there: gradient steps leave them close, not on it. */
function snapToKinks(lambda: Float64Array, reduced: ReducedModel): void {
  const weight = perturbed(reduced.weight);
  for (let i = 0; i < weight.length; i++) {
    const { kinks } = reduced.tables[reduced.tableOf[i]];
    const near = 0.02 * kinks[kinks.length - 1] * weight[i];
    for (let k = 0; k < kinks.length; k++) {
      if (Math.abs(lambda[i] - kinks[k] * weight[i]) <= near) lambda[i] = kinks[k] * weight[i];
    }
  }
}
