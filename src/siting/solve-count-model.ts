// The exact answer of a counting model: greedy and interchange, multipliers of the relaxation, rounding of its point,
// fixing by reduced worth, and branch and bound, best bound first. Every bound is recomputed in one pass before it is used.

import type { CountModel } from './count-model.ts';
import { computePlanValue, computeValueUnit } from './count-model.ts';
import { addGreedily, drawPlan, interchange } from './interchange.ts';
import { NodeQueue } from './node-queue.ts';
import { NodeSimplex, type SearchNode, tightenBySteps } from './node-relaxation.ts';
import { PlanBoard } from './plan-board.ts';
import { seededRandom } from './seeded-random.ts';
import type { BoundCertificate, CertificateNode, StoppingRule } from './siting-problem.ts';
import { computeBoundWith, computeBoundWithout, computeLeafBound } from './verify-bound.ts';

/** The best plan so far; values are those of the model. */
export interface CountState {
  readonly stage: 'heuristic' | 'bound' | 'branch';
  readonly chosen: Uint8Array | null;
  readonly value: number;
  readonly bound: number;
  readonly done: number;
  readonly total: number;
}

export interface CountOutcome {
  readonly status: 'optimal' | 'gap-reached' | 'cancelled' | 'infeasible';
  readonly chosen: Uint8Array | null;
  readonly value: number;
  readonly bound: number;
  readonly certificate: BoundCertificate;
}

/** Where plans are judged by more than the model says: shares that its gains only price. */
export interface CountSearchOptions {
  readonly value?: (chosen: Uint8Array) => number;
  /** The search ends as soon as a plan is worth this, or none can be. */
  readonly target?: number;
  /** Models whose greedy plans are tried as well. */
  readonly starts?: readonly CountModel[];
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };
type Branching = Mutable<Extract<CertificateNode, { kind: 'candidate' }>>;
type Fixing = Mutable<Extract<CertificateNode, { kind: 'fixed' }>>;

const decided: CertificateNode = { kind: 'decided' };
const chunk = 40;
/** Columns tried before one is branched on. */
const trials = 8;
const trialPivots = 30;
/** More free columns than this are left to gradient steps. */
const simplexColumns = 1000;

/** Yields after every piece of a few milliseconds (small models) or less than a second (large ones). */
export function* solveCountModel(
  model: CountModel,
  rule: StoppingRule,
  options: CountSearchOptions = {},
): Generator<CountState, CountOutcome, void> {
  const search = new CountSearch(model, rule, options);
  return yield* search.run();
}

class CountSearch {
  private readonly board: PlanBoard;
  private readonly random: () => number;
  private readonly unit: number;
  private readonly duals = new Map<Float64Array, number>();
  private proof: CertificateNode = decided;
  private best: Uint8Array | null = null;
  private value = Number.NEGATIVE_INFINITY;
  private readonly queue = new NodeQueue<SearchNode>();
  /** Less than any plan is worth: a bound below it says that there is none. */
  private readonly noPlan: number;
  private explored = 0;
  private draws = 0;
  private simplex: NodeSimplex | null = null;

  constructor(
    private readonly model: CountModel,
    private readonly rule: StoppingRule,
    private readonly options: CountSearchOptions,
  ) {
    this.board = new PlanBoard(model);
    this.random = seededRandom(rule.seed);
    let worst = 1;
    model.columnCost.forEach((cost, j) => {
      worst += 2 * cost * model.high[j];
    });
    for (const weight of model.weight) worst += weight;
    this.noPlan = -worst;
    this.unit = options.value === undefined ? computeValueUnit(model) : 0;
  }

  *run(): Generator<CountState, CountOutcome, void> {
    const root = this.rootNode();
    addGreedily(this.board);
    this.offer(this.board.chosen);
    yield this.state('heuristic', root.bound, 0, 2);
    interchange(this.board, 50);
    this.offer(this.board.chosen);
    for (const start of this.options.starts ?? []) {
      const board = new PlanBoard(start);
      addGreedily(board);
      this.offer(board.chosen);
      interchange(board, 50);
      this.offer(board.chosen);
    }
    yield this.state('heuristic', root.bound, 1, 2);
    this.queue.push(root);
    while (this.queue.size > 0) {
      const top = this.openBound();
      if (top <= this.cutoff() || this.isGapReached(top)) break;
      if (this.explored >= this.rule.nodeLimit || this.isTargetSettled(top)) break;
      const node = this.queue.pop();
      this.explored++;
      yield* this.explore(node);
    }
    return this.outcome();
  }

  private openBound(): number {
    return Math.max(this.value, this.queue.size > 0 ? this.queue.peek().bound : this.value);
  }

  /** A node whose bound is not above this cannot hold a better plan. */
  private cutoff(): number {
    if (this.best === null) return this.noPlan;
    const slack = 1e-9 * Math.abs(this.value);
    return this.value + Math.max(slack, this.unit * (1 - 1e-6));
  }

  private isGapReached(bound: number): boolean {
    return this.best !== null && (bound - this.value) / Math.max(Math.abs(this.value), 1e-9) <= this.rule.gap;
  }

  private isTargetSettled(bound: number): boolean {
    const target = this.options.target ?? Number.POSITIVE_INFINITY;
    return target < Number.POSITIVE_INFINITY && (this.value >= target || bound < target);
  }

  private offer(chosen: Uint8Array): void {
    const value = this.options.value?.(chosen) ?? computePlanValue(this.model, chosen);
    if (value <= this.value && this.best !== null) return;
    if (value === Number.NEGATIVE_INFINITY) return;
    this.best = chosen.slice();
    this.value = value;
  }

  private state(stage: CountState['stage'], bound: number, done: number, total: number): CountState {
    return { stage, chosen: this.best, value: this.value, bound, done, total };
  }

  private outcome(): CountOutcome {
    const open = this.openBound();
    const isProven = open <= this.cutoff();
    const status =
      this.best === null
        ? this.queue.size === 0
          ? 'infeasible'
          : 'cancelled'
        : isProven
          ? 'optimal'
          : this.isGapReached(open)
            ? 'gap-reached'
            : 'cancelled';
    for (const node of this.queue.drain()) node.settle({ kind: 'leaf', dual: this.indexOf(node.dual) });
    return {
      status,
      chosen: this.best,
      value: this.value,
      bound: isProven && this.best !== null ? this.value : open,
      certificate: { duals: [...this.duals.keys()], root: this.proof, sharePrices: [] },
    };
  }

  /** Everything open; the first multipliers are half of what a first reach is worth. */
  private rootNode(): SearchNode {
    const { model } = this;
    const dual = new Float64Array(model.rowCount + 1);
    for (let i = 0; i < model.rowCount; i++) {
      const gains = model.gains[model.gainOf[i]];
      dual[i] = 0.5 * model.weight[i] * (model.busy === null ? Math.max(0, (gains[1] ?? gains[0]) - gains[0]) : 1);
    }
    const leaf = computeLeafBound(model, model.low, model.high, dual);
    const evenly = Math.min(1, model.siteLimit / Math.max(1, model.columnCount));
    return {
      low: model.low.slice(),
      high: model.high.slice(),
      dual,
      walk: dual,
      x: Float64Array.from(model.high, high => high * evenly),
      bound: leaf.bound,
      leaf,
      simplex: null,
      settle: proof => {
        this.proof = proof;
      },
    };
  }

  private indexOf(dual: Float64Array): number {
    const index = this.duals.get(dual) ?? this.duals.size;
    this.duals.set(dual, index);
    return index;
  }

  /** Tightens a node until it is settled or stalls, then rounds and branches. */
  private *explore(node: SearchNode): Generator<CountState, void, void> {
    const isRoot = this.explored === 1;
    // Where the simplex will follow, steps need only come near.
    const isLarge = this.model.busy !== null || this.model.columnCount > simplexColumns;
    if (isRoot) yield* this.exploreBySteps(node, isLarge ? 60 : 20, isLarge ? 1e-3 : 1e-2);
    else if (this.simplex === null) yield* this.exploreBySteps(node, 4, 1e-2);
    if (this.isSettled(node)) return;
    // The point of the steps is spread wider than a corner: better to draw from.
    for (let time = 0; isRoot && time < (isLarge ? 100 : 12); time++) {
      this.roundPoint(node, this.rootDraws());
      yield this.nodeState('heuristic', node);
      if (this.isSettled(node)) return;
    }
    if (isRoot) this.simplex = NodeSimplex.begin(this.model, node, simplexColumns);
    if (this.simplex !== null) yield* this.exploreBySimplex(node, this.simplex);
    if (this.isSettled(node)) return;
    if (!isRoot) this.roundPoint(node, 1);
    if (this.isSettled(node)) return;
    yield* this.branch(node);
  }

  /** Rounds of steps, until one gains less than the part `least` of what is open. */
  private *exploreBySteps(node: SearchNode, most: number, least: number): Generator<CountState, void, void> {
    const isRoot = this.explored === 1;
    let before = node.bound;
    for (let round = 0; round < most; round++) {
      tightenBySteps(this.model, node, isRoot ? chunk + 5 * round : chunk);
      if (this.isSettled(node)) return;
      this.fix(node);
      if (isRoot && round > 3) this.roundPoint(node, this.rootDraws());
      yield this.nodeState(isRoot ? 'bound' : 'branch', node);
      const progress = before - node.bound;
      before = node.bound;
      if (round > 3 && progress < least * (node.bound - this.value)) return;
    }
  }

  private *exploreBySimplex(node: SearchNode, simplex: NodeSimplex): Generator<CountState, void, void> {
    simplex.enter(node);
    for (;;) {
      const isDone = simplex.improve(node, this.cutoff(), 100);
      if (this.isSettled(node)) return;
      yield this.nodeState('branch', node);
      if (isDone) break;
    }
    this.fix(node);
    simplex.leave(node);
  }

  /** Fewer draws a round the larger the problem. */
  private rootDraws(): number {
    const work = this.model.rowColumn.length * Math.min(this.model.siteLimit, this.model.columnCount);
    return Math.max(2, Math.min(8, Math.floor(1e7 / (work + 1))));
  }

  private nodeState(stage: CountState['stage'], node: SearchNode): CountState {
    return this.state(
      stage,
      Math.max(this.openBound(), node.bound),
      this.explored,
      this.explored + this.queue.size + 1,
    );
  }

  /** True where the node needs no more work: its bound is low enough, it is impossible, or nothing is free. */
  private isSettled(node: SearchNode): boolean {
    if (node.bound === Number.NEGATIVE_INFINITY) {
      node.settle(decided);
      return true;
    }
    if (node.bound <= this.cutoff()) {
      node.settle({ kind: 'leaf', dual: this.indexOf(node.dual) });
      return true;
    }
    if (node.low.every((least, j) => least === node.high[j])) {
      this.offer(node.low);
      node.settle(decided);
      return true;
    }
    return false;
  }

  /** Decides columns whose opposite the bound rules out. */
  private fix(node: SearchNode): void {
    const { model } = this;
    const { leaf } = node;
    const cutoff = this.cutoff();
    const chosen: number[] = [];
    const left: number[] = [];
    for (let j = 0; j < model.columnCount; j++) {
      if (node.high[j] - node.low[j] !== 1) continue;
      if (computeBoundWith(model, leaf, j) <= cutoff) left.push(j);
      else if (computeBoundWithout(model, leaf, j) <= cutoff) chosen.push(j);
    }
    if (chosen.length + left.length === 0) return;
    for (const j of left) node.high[j] = node.low[j];
    for (const j of chosen) node.low[j] = node.high[j];
    const fixing: Fixing = {
      kind: 'fixed',
      dual: this.indexOf(node.dual),
      chosen: Uint32Array.from(chosen),
      left: Uint32Array.from(left),
      next: decided,
    };
    node.settle(fixing);
    node.settle = proof => {
      fixing.next = proof;
    };
  }

  /** Plans drawn from the relaxed one, every other time around a part of the best plan, each improved by interchange. */
  private roundPoint(node: SearchNode, times: number): void {
    for (let time = 0; time < times; time++) {
      drawPlan(this.board, this.draws++ % 2 === 0 ? [] : this.partOfBest(), node.x, this.random);
      interchange(this.board, 20);
      this.offer(this.board.chosen);
    }
  }

  /** The best plan without two to a third of its columns. */
  private partOfBest(): number[] {
    const kept: number[] = [];
    this.best?.forEach((times, j) => {
      for (let n = this.model.low[j]; n < times; n++) kept.push(j);
    });
    const away = 2 + Math.floor((this.random() * kept.length) / 3);
    for (let n = 0; n < away && kept.length > 0; n++) kept.splice(Math.floor(this.random() * kept.length), 1);
    return kept;
  }

  private *branch(node: SearchNode): Generator<CountState, void, void> {
    let best: { readonly j: number; readonly yes: SearchNode; readonly no: SearchNode } | null = null;
    let bestScore = -1;
    for (const j of this.branchColumns(node)) {
      const yes = this.child(node, j, true);
      const no = this.child(node, j, false);
      for (const child of [yes, no]) {
        if (this.simplex === null) tightenBySteps(this.model, child, chunk);
        else {
          this.simplex.enter(child);
          this.simplex.improve(child, this.cutoff(), trialPivots);
        }
      }
      const wanted = this.best === null ? Math.abs(node.bound) + 1 : Math.max(node.bound - this.cutoff(), 1e-12);
      const fall = (child: SearchNode): number =>
        child.bound === Number.NEGATIVE_INFINITY ? 1 : Math.min(1, Math.max(1e-3, (node.bound - child.bound) / wanted));
      const score = fall(yes) * fall(no);
      if (score > bestScore) {
        bestScore = score;
        best = { j, yes, no };
      }
      yield this.nodeState('branch', node);
      if (score >= 1) break;
    }
    if (best === null) throw new Error('solveCountModel: nothing to branch on');
    const { j, yes, no } = best;
    const branching: Branching = { kind: 'candidate', candidate: j, atLeast: yes.low[j], yes: decided, no: decided };
    node.settle(branching);
    yes.settle = proof => {
      branching.yes = proof;
    };
    no.settle = proof => {
      branching.no = proof;
    };
    for (const child of [yes, no]) if (!this.isSettled(child)) this.queue.push(child);
  }

  private child(node: SearchNode, j: number, isChosen: boolean): SearchNode {
    const low = node.low.slice();
    const high = node.high.slice();
    const least = Math.min(high[j], Math.max(low[j] + 1, Math.ceil(node.x[j])));
    if (isChosen) low[j] = least;
    else high[j] = least - 1;
    return { ...node, low, high, settle: () => {} };
  }

  /** The columns worth a trial: nearest to half chosen first. */
  private branchColumns(node: SearchNode): number[] {
    const distance = (j: number): number => Math.abs(node.x[j] - Math.floor(node.x[j]) - 0.5);
    const open: number[] = [];
    for (let j = 0; j < this.model.columnCount; j++) if (node.high[j] > node.low[j]) open.push(j);
    return open.sort((a, b) => distance(a) - distance(b) || a - b).slice(0, trials);
  }
}
