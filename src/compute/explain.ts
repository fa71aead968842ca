// The explain job: why a cell stands as it does, and what of stations, speeds and conditions would change that.

import { findConditionSegments } from '../roads/condition-segments.ts';
import { findFasterTurnout, findNearerStation, isCuredBy, reachUnder } from '../scenario/cell-remedies.ts';
import { type CellCase, type CellExplanation, explainCell, type Remedy } from '../scenario/explain-cell.ts';
import type { Plan } from '../scenario/plan.ts';
import type { PlanCache } from '../scenario/plan-cache.ts';
import type { DrivenRoads } from './road-cache.ts';
import type { JobHost } from './run-work.ts';

/** How the session makes plans that differ from the one in question. */
export interface PlanVariants {
  readonly plan: Plan;
  /** null without roads. */
  readonly roads: DrivenRoads | null;
  /** The same plan with the profile's times multiplied, which is not kept. */
  atFactor(factor: number): Promise<Plan>;
  /** The same plan with only these of its conditions active. */
  underConditions(
    conditionIds: ReadonlySet<string>,
  ): Promise<{ readonly plan: Plan; readonly roads: DrivenRoads | null }>;
}

/** Explains a cell and tries what would cover it; only uncovered and unreachable cells have remedies. */
export async function explainWithRemedies(
  variants: PlanVariants,
  cell: number,
  cache: PlanCache,
  host: JobHost,
): Promise<CellExplanation> {
  const { plan, roads } = variants;
  const found = explainCell(plan, cell, roads, cache);
  const { status } = found.explanation;
  if (status !== 'uncovered' && status !== 'unreachable') return found.explanation;
  const tries: readonly (() => Promise<Remedy | null>)[] = [
    async () => findFasterTurnout(plan, found),
    async () => findNearerStation(plan, found),
    () => findLiftedConditions(variants, found, cache),
    () => findFasterTravel(variants, found),
  ];
  const remedies: Remedy[] = [];
  for (const [done, attempt] of tries.entries()) {
    host.signal.throwIfAborted();
    host.report({ stage: 'travel', done, total: tries.length });
    const remedy = await attempt();
    if (remedy !== null) remedies.push(remedy);
  }
  return { ...found.explanation, remedies };
}

/** Fewer than all: those that the route without any of them meets, where these alone are enough. */
async function findLiftedConditions(variants: PlanVariants, found: CellCase, cache: PlanCache): Promise<Remedy | null> {
  const { roads, plan } = variants;
  const cell = found.explanation.cellIndex;
  const inForce = plan.conditions.filter(({ isActive }) => isActive);
  if (roads === null || inForce.length === 0) return null;
  const open = await variants.underConditions(new Set());
  const without = explainCell(open.plan, cell, open.roads, cache);
  if (!isCuredBy(found, without.reach)) return null;
  const driven = new Set(without.route?.pieces.map(({ segment }) => segment));
  const met = inForce.filter(condition =>
    findConditionSegments(roads.network.places, condition).some(segment => driven.has(segment)),
  );
  const kept = new Set(inForce.filter(condition => !met.includes(condition)).map(({ conditionId }) => conditionId));
  const fewer = reachUnder((await variants.underConditions(kept)).plan, cell);
  const lifted = isCuredBy(found, fewer) ? met : inForce;
  const { responseMilliseconds } = lifted === met ? fewer : without.reach;
  return { kind: 'lift-conditions', conditionIds: lifted.map(({ conditionId }) => conditionId), responseMilliseconds };
}

/** The largest factor in hundredths that is enough: times rise with it, so halving finds it. */
async function findFasterTravel(variants: PlanVariants, found: CellCase): Promise<Remedy | null> {
  const { explanation, frame, reach } = found;
  const cell = explanation.cellIndex;
  const limit = frame.limits.timeMilliseconds[cell];
  const isScalable = variants.plan.settings.travel !== 'friction';
  if (!isScalable || explanation.firstDue === null || limit < 0 || reach.responseMilliseconds <= limit) return null;
  const isEnough = async (hundredths: number): Promise<boolean> =>
    isCuredBy(found, reachUnder(await variants.atFactor(hundredths / 100), cell));
  const scaled = explanation.parts
    .filter(({ kind }) => kind === 'road' || kind === 'straight')
    .reduce((sum, part) => sum + part.milliseconds, 0);
  const likely = Math.floor((100 * (limit - reach.responseMilliseconds + scaled)) / scaled);
  if (!(likely >= 1)) return null;
  let enough = likely;
  while (enough >= 1 && !(await isEnough(enough))) {
    // Rounding of segments takes a hundredth at most; the radius, which speed does not change, takes all.
    if (enough < likely - 1) return null;
    enough -= 1;
  }
  if (enough < 1) return null;
  let tooMuch = 100;
  // Most often the next hundredth is already too much.
  for (let next = enough + 1; tooMuch - enough > 1; next = (enough + tooMuch) >> 1) {
    if (await isEnough(next)) enough = next;
    else tooMuch = next;
  }
  return { kind: 'faster-travel', factor: enough / 100 };
}
