// Every coverage model against exhaustive enumeration on small random problems, and the proofs against a recomputation.

import { describe, expect, test } from 'vitest';
import { buildBackupModel, solveBackupCoverage } from '../../src/siting/backup-coverage.ts';
import { type CountModel, computeValueUnit } from '../../src/siting/count-model.ts';
import { buildDoubleStandardModel, solveDoubleStandard } from '../../src/siting/double-standard.ts';
import { buildExpectedModel, solveExpectedCoverage } from '../../src/siting/expected-coverage.ts';
import { buildMaxCoverageModel, solveMaxCoverage } from '../../src/siting/max-coverage.ts';
import { buildAvailabilityModel, solveMaximalAvailability } from '../../src/siting/maximal-availability.ts';
import { seededRandom } from '../../src/siting/seeded-random.ts';
import { buildSetCoverModel, solveSetCover } from '../../src/siting/set-cover.ts';
import {
  type SitingOutcome,
  type SitingProblem,
  type SitingSearch,
  untilProven,
} from '../../src/siting/siting-problem.ts';
import { buildSurvivalModel, computeDeMaioSurvival, solveSurvival } from '../../src/siting/survival.ts';
import { verifyBound } from '../../src/siting/verify-bound.ts';
import {
  bestOf,
  type DrawnProblem,
  drawProblem,
  planOf,
  reachOf,
  recomputeBound,
  runSearch,
  sum,
} from './random-problem.ts';

const rounds = 500;

interface Case {
  readonly problem: DrawnProblem;
  readonly most: readonly number[];
  readonly worth: (plan: readonly number[]) => number | null;
  readonly search: SitingSearch;
  readonly model: CountModel;
  readonly sense?: -1;
  /** Values are integers and must agree to the last bit. */
  readonly isExact: boolean;
}

/** Enumerates, solves, compares; returns the outcomes for laws beyond. */
function check(draw: (random: () => number, round: number) => Case): void {
  for (let round = 0; round < rounds; round++) {
    const { problem, most, worth, search, model, isExact, sense = 1 } = draw(seededRandom(round + 1), round);
    const best = bestOf(most, worth);
    const { outcome, states } = runSearch(search);
    if (best === null) {
      expect(outcome.status, `round ${round}`).toBe('infeasible');
      expect(outcome.infeasible).not.toBeNull();
      continue;
    }
    expect(outcome.status, `round ${round}`).toBe('optimal');
    agree(outcome.value, sense * best, isExact, round);
    agree(worth(planOf(problem, outcome)) ?? Number.NaN, best, isExact, round);
    expect(outcome.bound).toBe(outcome.value);
    for (const state of states) {
      expect(sense * state.bound, `round ${round}`).toBeGreaterThanOrEqual(best - 1e-7 * Math.abs(best));
      expect(sense * state.value).toBeLessThanOrEqual(best + 1e-7 * Math.abs(best));
    }
    checkProof(model, outcome, sense * outcome.value, isExact);
  }
}

function agree(value: number, best: number, isExact: boolean, round: number): void {
  if (isExact) expect(value, `round ${round}`).toBe(best);
  else
    expect(Math.abs(value - best), `round ${round}: ${value} against ${best}`).toBeLessThanOrEqual(
      2e-9 * Math.abs(best),
    );
}

/** Integers: the proven bound lies below the next value there can be; else within the tolerance of the search. */
function checkProof(model: CountModel, outcome: SitingOutcome, value: number, isExact: boolean): void {
  const { certificate } = outcome;
  if (certificate === null) throw new Error('no certificate');
  const beyond = isExact ? Math.max(computeValueUnit(model), 1e-9) : 3e-9 * Math.max(1, Math.abs(value));
  expect(verifyBound(model, certificate, value)).toBeLessThan(value + beyond);
  if (certificate.sharePrices.length === 0)
    expect(recomputeBound(model, certificate, value)).toBeLessThan(value + beyond);
}

function size(random: () => number): [number, number] {
  return [3 + Math.floor(random() * 7), 4 + Math.floor(random() * 14)];
}

const count = (plan: readonly number[]): number => sum(plan);

describe('models agree with enumeration', () => {
  test('maximal cover, with must, never, existing, budget and fair shares', () => {
    check((random, round) => {
      const drawn = drawProblem(random, ...size(random));
      const n = drawn.candidateCount;
      const p = 1 + Math.floor(random() * 3);
      const rows = Array.from({ length: n }, (_, j) => j).sort(() => random() - 0.5);
      const rules = ['kept', 'closable', 'movable'] as const;
      const existing = round % 3 === 0 ? [{ candidate: rows[0], rule: rules[Math.floor(random() * 3)] }] : [];
      const must = round % 4 === 1 ? Uint32Array.of(rows[1]) : new Uint32Array(0);
      const never = round % 4 === 2 ? Uint32Array.of(rows[2]) : new Uint32Array(0);
      const cost = Float64Array.from({ length: n }, () => 1 + Math.floor(random() * 5));
      const group = Uint32Array.from([0, 1, 2]);
      const problem: DrawnProblem = {
        ...drawn,
        goal: { kind: 'count', newSites: p },
        existing,
        must,
        never,
        ...(round % 5 === 3 && { cost, budget: 6 }),
        ...(round % 5 === 4 && { fairShare: [{ demand: group, share: 0.6 }] }),
      };
      const worth = (plan: readonly number[]): number | null => {
        const moving = existing.filter(site => site.rule === 'movable');
        const standing = existing.map(site => site.candidate);
        const fresh = sum(plan.map((times, j) => (standing.includes(j) ? 0 : times)));
        if (fresh > p + moving.filter(site => plan[site.candidate] === 0).length) return null;
        if (existing.some(site => site.rule === 'kept' && plan[site.candidate] === 0)) return null;
        if (must.some(j => plan[j] === 0) || never.some(j => plan[j] > 0)) return null;
        if (problem.budget !== undefined && sum(plan.map((times, j) => times * cost[j])) > problem.budget) return null;
        const covered = (d: number): number =>
          reachOf(problem, plan, d, problem.limit[d]) > 0 ? problem.weight[d] : 0;
        if (problem.fairShare !== undefined) {
          const all = sum([...group].map(d => problem.weight[d]));
          if (sum([...group].map(covered)) < 0.6 * all) return null;
        }
        return sum(Array.from(problem.weight, (_, d) => covered(d)));
      };
      return {
        problem,
        most: rows.map(() => 1),
        worth,
        search: solveMaxCoverage(problem, untilProven),
        model: buildMaxCoverageModel(problem),
        isExact: problem.fairShare === undefined,
      };
    });
  });

  test('set cover, with and without costs', () => {
    check((random, round) => {
      const drawn = drawProblem(random, ...size(random));
      const cost = Float64Array.from({ length: drawn.candidateCount }, () => 1 + Math.floor(random() * 9));
      const problem: DrawnProblem = {
        ...drawn,
        goal: { kind: 'all' },
        limit: drawn.limit.map(v => v + 6),
        ...(round % 2 === 0 && { cost }),
      };
      return {
        problem,
        most: Array.from(cost, () => 1),
        worth: plan => {
          for (let d = 0; d < problem.demandCount; d++)
            if (reachOf(problem, plan, d, problem.limit[d]) === 0) return null;
          return -sum(plan.map((times, j) => times * (round % 2 === 0 ? cost[j] : 1)));
        },
        search: solveSetCover(problem, untilProven),
        model: buildSetCoverModel(problem),
        sense: -1,
        isExact: true,
      };
    });
  });

  test('backup cover, first required and weighted', () => {
    check((random, round) => {
      const drawn = drawProblem(random, ...size(random));
      const p = 2 + Math.floor(random() * 3);
      const problem: DrawnProblem = {
        ...drawn,
        goal: { kind: 'count', newSites: p },
        limit: drawn.limit.map(v => v + (round % 2) * 5),
      };
      const theta = [0.5, 0.25, 0.75][round % 3];
      const backup = round % 2 === 1 ? ({ kind: 'first-required' } as const) : ({ kind: 'weighted', theta } as const);
      return {
        problem,
        most: Array.from({ length: problem.candidateCount }, () => 1),
        worth: plan => {
          if (count(plan) > p) return null;
          const reach = Array.from(problem.limit, (limit, d) => reachOf(problem, plan, d, limit));
          if (backup.kind === 'first-required') {
            if (reach.some(times => times === 0)) return null;
            return sum(reach.map((times, d) => (times > 1 ? problem.weight[d] : 0)));
          }
          return sum(reach.map((times, d) => problem.weight[d] * (times > 1 ? 1 : times === 1 ? theta : 0)));
        },
        search: solveBackupCoverage(problem, untilProven, backup),
        model: buildBackupModel(problem, backup),
        isExact: backup.kind === 'first-required',
      };
    });
  });

  test('double standard, several vehicles a site', () => {
    check(random => {
      const drawn = drawProblem(random, 3 + Math.floor(random() * 4), 4 + Math.floor(random() * 10));
      const p = 2 + Math.floor(random() * 3);
      const problem: DrawnProblem = { ...drawn, goal: { kind: 'count', newSites: p } };
      const outerLimit = drawn.limit.map(limit => limit + 8);
      const vehicles = Uint8Array.from({ length: drawn.candidateCount }, () => 1 + Math.floor(random() * 2));
      const alpha = 0.5;
      const total = sum(problem.weight);
      return {
        problem,
        most: [...vehicles],
        worth: plan => {
          if (count(plan) > p) return null;
          for (let d = 0; d < problem.demandCount; d++) if (reachOf(problem, plan, d, outerLimit[d]) === 0) return null;
          const inner = Array.from(problem.limit, (limit, d) => reachOf(problem, plan, d, limit));
          if (sum(inner.map((times, d) => (times > 0 ? problem.weight[d] : 0))) < alpha * total) return null;
          return sum(inner.map((times, d) => (times > 1 ? problem.weight[d] : 0)));
        },
        search: solveDoubleStandard(problem, untilProven, { outerLimit, alpha, vehicles }),
        model: buildDoubleStandardModel(problem, { outerLimit, alpha, vehicles }),
        isExact: false,
      };
    });
  });

  test('expected cover, one busy fraction or one per station, several vehicles', () => {
    check((random, round) => {
      const drawn = drawProblem(random, 3 + Math.floor(random() * 4), 4 + Math.floor(random() * 10));
      const p = 1 + Math.floor(random() * 4);
      const problem: DrawnProblem = { ...drawn, goal: { kind: 'count', newSites: p } };
      const own = Float64Array.from({ length: drawn.candidateCount }, () => 0.1 + 0.7 * random());
      const busy = round % 2 === 0 ? 0.3 : own;
      const vehicles = Uint8Array.from({ length: drawn.candidateCount }, () => 1 + Math.floor(random() * 2));
      return {
        problem,
        most: [...vehicles],
        worth: plan => {
          if (count(plan) > p) return null;
          return sum(
            Array.from(problem.limit, (limit, d) => {
              let missed = 1;
              plan.forEach((times, j) => {
                if (problem.table[j][d] <= limit) missed *= (typeof busy === 'number' ? busy : busy[j]) ** times;
              });
              return problem.weight[d] * (1 - missed);
            }),
          );
        },
        search: solveExpectedCoverage(problem, untilProven, { busy, vehicles }),
        model: buildExpectedModel(problem, { busy, vehicles }),
        isExact: false,
      };
    });
  });

  test('maximal availability, one busy fraction or one per demand', () => {
    check((random, round) => {
      const drawn = drawProblem(random, 3 + Math.floor(random() * 5), 4 + Math.floor(random() * 10));
      const p = 2 + Math.floor(random() * 3);
      const problem: DrawnProblem = { ...drawn, goal: { kind: 'count', newSites: p } };
      const busy =
        round % 2 === 0
          ? 0.3
          : Float64Array.from({ length: drawn.demandCount }, () => [0.04, 0.2, 0.4][Math.floor(random() * 3)]);
      const alpha = 0.9;
      const vehicles = Uint8Array.from({ length: drawn.candidateCount }, () => 1 + Math.floor(random() * 2));
      return {
        problem,
        most: [...vehicles],
        worth: plan => {
          if (count(plan) > p) return null;
          return sum(
            Array.from(problem.limit, (limit, d) => {
              const free = 1 - (typeof busy === 'number' ? busy : busy[d]) ** reachOf(problem, plan, d, limit);
              return free >= alpha - 1e-9 ? problem.weight[d] : 0;
            }),
          );
        },
        search: solveMaximalAvailability(problem, untilProven, { alpha, busy, vehicles }),
        model: buildAvailabilityModel(problem, { alpha, busy, vehicles }),
        isExact: true,
      };
    });
  });

  test('survival, with vehicles that may be busy', () => {
    check((random, round) => {
      const drawn = drawProblem(random, 3 + Math.floor(random() * 4), 4 + Math.floor(random() * 8));
      const p = 1 + Math.floor(random() * 3);
      const problem: DrawnProblem = { ...drawn, goal: { kind: 'count', newSites: p } };
      const busy = round % 2 === 0 ? 0 : 0.4;
      return {
        problem,
        most: Array.from({ length: problem.candidateCount }, () => 1),
        worth: plan => {
          if (count(plan) > p) return null;
          return sum(
            Array.from(problem.weight, (weight, d) => {
              const times = plan.flatMap((n, j) => (n > 0 ? [problem.table[j][d]] : [])).sort((a, b) => a - b);
              return (
                weight *
                sum(
                  times.map(
                    (t, k) => (1 - busy) * busy ** k * (t < Number.POSITIVE_INFINITY ? computeDeMaioSurvival(t) : 0),
                  ),
                )
              );
            }),
          );
        },
        search: solveSurvival(problem, untilProven, { curve: computeDeMaioSurvival, busy }),
        model: buildSurvivalModel(problem, { curve: computeDeMaioSurvival, busy }),
        isExact: false,
      };
    });
  });
});

describe('laws', () => {
  const covered = (problem: SitingProblem): SitingOutcome => runSearch(solveMaxCoverage(problem, untilProven)).outcome;

  test('one site more, or one candidate more, never covers less; the first plan never beats the last', () => {
    for (let round = 0; round < 100; round++) {
      const random = seededRandom(round + 1);
      const problem = drawProblem(random, 12, 40);
      const one = covered({ ...problem, goal: { kind: 'count', newSites: 2 } });
      const two = covered({ ...problem, goal: { kind: 'count', newSites: 3 } });
      const fewer = covered({ ...problem, goal: { kind: 'count', newSites: 3 }, never: Uint32Array.of(round % 12) });
      expect(two.value).toBeGreaterThanOrEqual(one.value);
      expect(two.value).toBeGreaterThanOrEqual(fewer.value);
      const { states, outcome } = runSearch(solveMaxCoverage(problem, untilProven));
      expect(states[0].value).toBeLessThanOrEqual(outcome.value);
      expect(sum(outcome.gains)).toBe(outcome.value);
      for (let k = 1; k < outcome.gains.length; k++) expect(outcome.gains[k]).toBeLessThanOrEqual(outcome.gains[k - 1]);
    }
  });

  test('the same seed gives the same run, state by state', () => {
    const problem = { ...drawProblem(seededRandom(7), 40, 200), goal: { kind: 'count', newSites: 6 } as const };
    expect(runSearch(solveMaxCoverage(problem, untilProven))).toEqual(
      runSearch(solveMaxCoverage(problem, untilProven)),
    );
  });

  test('a share is reached with the fewest sites', () => {
    for (let round = 0; round < 100; round++) {
      const problem = drawProblem(seededRandom(round + 1), 8, 20);
      const outcome = runSearch(
        solveSetCover({ ...problem, goal: { kind: 'reach', share: 0.7 } }, untilProven),
      ).outcome;
      const total = sum(problem.weight);
      const fewest = bestOf(
        problem.table.map(() => 1),
        plan => {
          const reached = sum(
            Array.from(problem.weight, (w, d) => (reachOf(problem, plan, d, problem.limit[d]) > 0 ? w : 0)),
          );
          return reached >= 0.7 * total ? -count(plan) : null;
        },
      );
      if (fewest === null) expect(outcome.infeasible?.reason).toBe('share');
      else expect(outcome.value).toBe(-fewest);
    }
  });

  test('one vehicle that reaches everybody gives 1 − q', () => {
    const problem = { ...drawProblem(seededRandom(3), 1, 5), limit: new Float64Array(5).fill(100) };
    const all = { ...problem, weight: new Float64Array(5).fill(1), goal: { kind: 'count', newSites: 1 } as const };
    const reached = problem.table[0].filter(cost => cost < Number.POSITIVE_INFINITY).length;
    for (const busy of [0.25, Float64Array.of(0.25)]) {
      expect(runSearch(solveExpectedCoverage(all, untilProven, { busy })).outcome.value).toBe(0.75 * reached);
    }
  });
});
