// One engine session: imported datasets by id, the jobs on them, and what can be kept from one job to the next.

import { correctToCensus } from '../areas/census-totals.ts';
import { countProblems } from '../report/problem-lines.ts';
import { resultFiles } from '../report/result-files.ts';
import { conditionProblems } from '../roads/build-road-graph.ts';
import { sortConditions } from '../roads/road-condition.ts';
import { evaluatePlan } from '../scenario/evaluate-plan.ts';
import { measurePlan } from '../scenario/measure-plan.ts';
import type { Plan } from '../scenario/plan.ts';
import { createPlanCache } from '../scenario/plan-cache.ts';
import type { PlanEvaluation } from '../scenario/plan-evaluation.ts';
import { shippedStandards } from '../standards/shipped-standards.ts';
import { speedTableOf } from '../travel/speed-changes.ts';
import type { Problem } from '../vocabulary/problem.ts';
import type { Progress } from '../vocabulary/progress.ts';
import { calibrate } from './calibrate.ts';
import { createDatasets, sortStations } from './datasets.ts';
import { explainWithRemedies, type PlanVariants } from './explain.ts';
import { importFiles } from './import-files.ts';
import { withInputFiles } from './input-files.ts';
import type { JobName, Jobs, PlanRequest } from './jobs.ts';
import { areaLayer, cellLayer, roadLayer } from './map-layers.ts';
import { computeMatrix } from './matrix.ts';
import type { DrivenRoads } from './road-cache.ts';
import { conditionLayer, roadAt } from './road-places.ts';
import { type JobHost, runWork } from './run-work.ts';
import { sha256OfText } from './sha256.ts';

export interface Session {
  /** Rejects with an AbortError when stopped; then nothing of the session has changed. */
  run<N extends JobName>(
    name: N,
    input: Jobs[N]['input'],
    report: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<Jobs[N]['output']>;
}

type Handlers = { readonly [N in JobName]: (input: Jobs[N]['input'], host: JobHost) => Promise<Jobs[N]['output']> };

/** A session of its own: nothing is shared between two. */
export function createSession(): Session {
  const datasets = createDatasets();
  const cache = createPlanCache();
  let last: { readonly key: string; readonly plan: Plan; readonly evaluation: PlanEvaluation } | null = null;

  function placed(request: PlanRequest, problems: readonly Problem[]): readonly Problem[] {
    const inputs = datasets.inputsOf(request);
    return withInputFiles(problems, role => inputs.find(input => input.role === role)?.file ?? null);
  }

  /** The road graph is built where roads or speeds are not those of the last plan. */
  async function planOf(
    request: PlanRequest,
    host: JobHost,
    keepsRoads = true,
  ): Promise<{ plan: Plan; roads: DrivenRoads | null; inputProblems: readonly Problem[] }> {
    const { settings } = request;
    const speeds = datasets.speedsAsDriven(request.speedsId, request.speedChanges, settings);
    const isRoad = settings.travel === 'road';
    if (isRoad && request.roadsId === null) throw new Error('travel by road needs roads');
    const roads =
      isRoad && request.roadsId !== null
        ? await datasets.roads(request.roadsId, speeds, request.conditions, host, keepsRoads)
        : null;
    const friction = settings.travel === 'friction' ? await datasets.frictionSurface(request, host) : null;
    const { cells } = datasets.content(request.populationId, 'population');
    const areas = request.areasId === null ? null : datasets.content(request.areasId, 'areas').areas;
    if (settings.census && areas === null) throw new Error('a correction to census totals needs areas');
    const corrected =
      settings.census && areas !== null
        ? cache.remember('census', [cells, areas], () => correctToCensus(cells, areas))
        : { cells, problems: [] };
    const plan = {
      stations: sortStations(request.stations),
      cells: corrected.cells,
      areas,
      roads: (settings.direction === 'to-station' ? roads?.reversed : roads?.graph) ?? null,
      friction: friction?.surface ?? null,
      speeds,
      conditions: sortConditions(request.conditions),
      standard: shippedStandards.get(request.standardId) ?? datasets.content(request.standardId, 'standard').standard,
      settings,
    };
    const roadProblems = roads === null ? [] : [...roads.problems, ...conditionProblems(roads, plan.conditions)];
    return { plan, roads, inputProblems: [...roadProblems, ...(friction?.problems ?? []), ...corrected.problems] };
  }

  /** The plan of a request, and those a remedy asks for. */
  async function variantsOf(request: PlanRequest, host: JobHost): Promise<PlanVariants> {
    const { plan, roads } = await planOf(request, host);
    const { speedsId, speedChanges } = request;
    return {
      plan,
      roads,
      atFactor: async factor => {
        const { factor: given, straightKmh } = datasets.speeds(speedsId, speedChanges);
        const changes = { ...speedChanges, factor: given * factor, straightKmh: straightKmh / factor };
        return (await planOf({ ...request, speedChanges: changes }, host, false)).plan;
      },
      underConditions: async conditionIds => {
        const conditions = request.conditions.map(condition => ({
          ...condition,
          isActive: condition.isActive && conditionIds.has(condition.conditionId),
        }));
        return planOf({ ...request, conditions }, host);
      },
    };
  }

  async function evaluated(request: PlanRequest, host: JobHost): Promise<{ plan: Plan; evaluation: PlanEvaluation }> {
    const key = JSON.stringify(request);
    if (last?.key !== key) {
      const { plan, inputProblems } = await planOf(request, host);
      const evaluation = await runWork(evaluatePlan(plan, cache), host);
      const problems = placed(request, [...inputProblems, ...evaluation.problems]);
      last = { key, plan, evaluation: { ...evaluation, problems } };
    }
    return last;
  }

  const handlers: Handlers = {
    import: (input, host) => importFiles(input, datasets, host),
    forget: async ({ ids }) => {
      datasets.forget(ids);
      return null;
    },
    measure: async (request, host) => {
      const { plan, inputProblems } = await planOf(request, host);
      const measures = await runWork(measurePlan(plan, cache), host);
      const problems = placed(request, [...inputProblems, ...measures.problems]);
      return { stations: plan.stations, measures: { ...measures, problems } };
    },
    evaluate: async (request, host) => {
      const { plan, evaluation } = await evaluated(request, host);
      return { stations: plan.stations, evaluation };
    },
    export: async ({ request, cells, alsoGcj02 = false }, host) => {
      const { plan, evaluation } = await evaluated(request, host);
      const input = {
        plan,
        evaluation,
        inputs: datasets.inputsOf(request),
        problemCount: countProblems(datasets.problemsOf(request)) + evaluation.problems.length,
        stationsEdited: datasets.stationsEdited(request),
      };
      return resultFiles(input, cells, sha256OfText, alsoGcj02);
    },
    matrix: (request, host) => computeMatrix(request, datasets, host),
    explain: async ({ request, cellIndex }, host) =>
      explainWithRemedies(await variantsOf(request, host), cellIndex, cache, host),
    speeds: async ({ speedsId, speedChanges }) => speedTableOf(datasets.speeds(speedsId, speedChanges)),
    'road-at': async ({ roadsId, speedsId, speedChanges, lon, lat }, host) => {
      const speeds = datasets.speeds(speedsId, speedChanges);
      return roadAt(await datasets.roads(roadsId, speeds, [], host), speeds, { lon, lat });
    },
    calibrate: (request, host) => calibrate(request, datasets, host),
    'condition-layer': async ({ roadsId, speedsId, speedChanges, conditions }, host) =>
      conditionLayer(await datasets.roads(roadsId, datasets.speeds(speedsId, speedChanges), [], host), conditions),
    'cell-layer': async ({ populationId }) => cellLayer(datasets.content(populationId, 'population').cells),
    'area-layer': async ({ areasId }) => areaLayer(datasets.content(areasId, 'areas').areas),
    'road-layer': async ({ roadsId }) => roadLayer(datasets.content(roadsId, 'roads').source),
  };

  return {
    run: async (name, input, report, signal) => {
      signal.throwIfAborted();
      return handlers[name](input, { report, signal });
    },
  };
}
