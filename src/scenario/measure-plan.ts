// The numbers of a plan: travel → classes and limits → status and ledger → rules, areas, stations. Nothing is drawn here.

import { computeAreaIndex, sortAreas } from '../areas/area-index.ts';
import { areaSettlement, type ClassifiedCells, classifyCells, saysCentralCity } from '../areas/cell-classes.ts';
import { areaSquareMeters, meanServiceRadius } from '../areas/mean-service-radius.ts';
import type { ReportingArea } from '../areas/reporting-area.ts';
import { computeCellStatuses, computeLedger, isOutsideStatus } from '../coverage/cell-status.ts';
import { chosenClock, preTravelMilliseconds } from '../coverage/response-clock.ts';
import { computeWeightedDistribution } from '../coverage/weighted-distribution.ts';
import { type CellLimits, computeCellLimits } from '../standards/cell-limits.ts';
import { evaluateRules, type RuleArea } from '../standards/evaluate-rules.ts';
import { isServing } from '../stations/station.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Place, Problem } from '../vocabulary/problem.ts';
import type { Work } from '../vocabulary/progress.ts';
import { measureTravel, type TravelMeasures } from './measure-travel.ts';
import type { Plan } from './plan.ts';
import type { PlanCache } from './plan-cache.ts';
import type { AreaResult, CellResults, PlanMeasures, StationResult } from './plan-evaluation.ts';
import type { ServingStations } from './station-travel.ts';

/** Areas by name, the cell classes they give, and the limits that follow. */
export interface PlanFrame {
  readonly areas: readonly ReportingArea[];
  readonly areaIndex: Int32Array;
  readonly classes: ClassifiedCells;
  readonly limits: CellLimits;
}

/** Depends on cells, areas, standard and settlement setting only: kept while stations move. */
export function framePlan(plan: Plan, cache: PlanCache): PlanFrame {
  const { cells, areas, standard, settings } = plan;
  return cache.remember('frame', [cells, areas, standard, settings.settlement], () => {
    const sorted = areas === null ? [] : sortAreas(areas);
    const areaIndex =
      areas === null ? new Int32Array(cells.count).fill(-1) : computeAreaIndex(cells.lon, cells.lat, sorted);
    const classes = classifyCells(cells, areas === null ? null : sorted, areaIndex, settings.settlement);
    return { areas: sorted, areaIndex, classes, limits: computeCellLimits(standard, classes) };
  });
}

export function servingStations(plan: Plan): ServingStations {
  const rows = [...plan.stations.keys()].filter(row => isServing(plan.stations[row], plan.settings.withPlanned));
  const { settings } = plan;
  const clock = chosenClock(plan.standard.clock, settings);
  // The way from the vehicle to the patient is the same for every station: it is added here, once.
  const accessMs = roundHalfUp(settings.accessSeconds * 1000);
  return {
    row: Int32Array.from(rows),
    lon: Float64Array.from(rows, row => plan.stations[row].lon),
    lat: Float64Array.from(rows, row => plan.stations[row].lat),
    preTravelMs: Float64Array.from(
      rows,
      row => preTravelMilliseconds(clock, plan.stations[row].turnoutSeconds, settings.preTravelMinutes) + accessMs,
    ),
  };
}

function toPlanRows(servingRows: Int32Array, stations: NumberColumn): Int32Array {
  const rows = new Int32Array(stations.length);
  for (let cell = 0; cell < stations.length; cell++) rows[cell] = stations[cell] < 0 ? -1 : servingRows[stations[cell]];
  return rows;
}

function stationResults(plan: Plan, serving: ServingStations, travel: TravelMeasures): readonly StationResult[] {
  const firstDuePeople = new Float64Array(serving.row.length);
  for (let cell = 0; cell < plan.cells.count; cell++) {
    if (travel.firstDue[cell] >= 0) firstDuePeople[travel.firstDue[cell]] += plan.cells.populationMicro[cell];
  }
  const results: StationResult[] = plan.stations.map(() => ({
    serving: false,
    firstDuePeople: 0,
    peopleInRadius: 0,
    peopleInTime: 0,
    snapMillimeters: null,
  }));
  serving.row.forEach((row, station) => {
    const snap = travel.stationSnapMillimeters?.[station] ?? Number.NaN;
    results[row] = {
      serving: true,
      firstDuePeople: firstDuePeople[station],
      peopleInRadius: travel.peopleInRadius[station],
      peopleInTime: travel.peopleInTime[station],
      snapMillimeters: Number.isFinite(snap) ? snap : null,
    };
  });
  return results;
}

function planProblems(
  plan: Plan,
  frame: PlanFrame,
  serving: ServingStations,
  travel: TravelMeasures,
): readonly Problem[] {
  const problems: Problem[] = [...frame.classes.problems];
  const warn = (code: string, where: Place, params: Problem['params']): void => {
    problems.push({ code, severity: 'warn', where, params });
  };
  const stationPlace = (row: number): Place =>
    row < plan.stations.length ? { role: 'stations', id: plan.stations[row].stationId } : { role: 'stations' };
  const cellPlace = (row: number): Place =>
    row < plan.cells.count ? { role: 'population', id: plan.cells.cellId[row] } : { role: 'population' };
  if (serving.row.length === 0) warn('no-serving-station', stationPlace(0), { stations: plan.stations.length });
  const hasCircles = plan.standard.rules.some(rule => rule.scope.kind === 'circle');
  if (hasCircles && !saysCentralCity(plan.areas)) {
    // Without areas it is the classes of the cells that decide.
    warn('central-city-by-settlement', plan.areas ? { role: 'areas', column: 'central_city' } : cellPlace(0), {});
  }
  const inForce = plan.conditions.find(({ isActive }) => isActive);
  if (plan.roads === null && inForce !== undefined)
    warn('conditions-need-roads', { role: 'conditions', id: inForce.conditionId }, {});
  const limit = plan.speeds.snapLimitMeters;
  if (travel.cellsOffRoad > 0)
    warn(plan.friction === null ? 'cells-off-road' : 'cells-off-surface', cellPlace(travel.firstCellOffRoad), {
      cells: travel.cellsOffRoad,
      limit,
    });
  const stationsOffRoad = travel.stationSnapMillimeters;
  if (stationsOffRoad !== null) {
    serving.row.forEach((row, station) => {
      if (!Number.isFinite(stationsOffRoad[station]))
        warn(plan.friction === null ? 'station-off-road' : 'station-off-surface', stationPlace(row), { limit });
    });
  }
  return problems;
}

/** All numbers of the plan. O(stations × cells reached + cells log cells). */
export function* measurePlan(plan: Plan, cache: PlanCache): Work<PlanMeasures> {
  const { cells: demand } = plan;
  const population = demand.populationMicro;
  const frame = framePlan(plan, cache);
  const { areaIndex, classes, limits } = frame;
  const serving = servingStations(plan);
  const travel = yield* measureTravel(plan, serving, limits, cache);
  const { nearestMillimeters, responseMs } = travel;

  const { withinRadius, withinTime, status } = computeCellStatuses({
    hasAreas: plan.areas !== null,
    areaIndex,
    undecided: limits.undecided,
    radiusLimit: limits.radiusMillimeters,
    timeLimit: limits.timeMilliseconds,
    nearestMillimeters,
    responseMilliseconds: responseMs,
  });
  yield { stage: 'coverage', done: 0, total: 1 };

  const rowsOfArea: number[][] = frame.areas.map(() => []);
  const inside: number[] = [];
  for (let cell = 0; cell < demand.count; cell++) {
    if (isOutsideStatus(status[cell])) continue;
    inside.push(cell);
    if (areaIndex[cell] >= 0) rowsOfArea[areaIndex[cell]].push(cell);
  }
  const reached = (rows: readonly number[]): number[] => rows.filter(cell => Number.isFinite(responseMs[cell]));

  const stationArea = computeAreaIndex(serving.lon, serving.lat, frame.areas);
  const stationCounts = frame.areas.map(() => 0);
  for (const area of stationArea) if (area >= 0) stationCounts[area]++;

  const ruleCells = { classes, population, nearestMillimeters, responseMilliseconds: responseMs };
  const ruleAreas = frame.areas.map((area, index): RuleArea => {
    const rows = rowsOfArea[index];
    const people = rows.reduce((sum, cell) => sum + population[cell], 0);
    return {
      people,
      settlement: areaSettlement(area, people),
      meanServiceRadius: meanServiceRadius(areaSquareMeters(area), stationCounts[index]),
    };
  });
  const areas = frame.areas.map((area, index): AreaResult => {
    const rows = rowsOfArea[index];
    return {
      name: area.name,
      people: ruleAreas[index].people,
      squareMeters: areaSquareMeters(area),
      stationCount: stationCounts[index],
      meanServiceRadius: ruleAreas[index].meanServiceRadius,
      ledger: computeLedger(status, population, rows),
      responseMilliseconds: computeWeightedDistribution(responseMs, population, reached(rows)),
      rules: evaluateRules(plan.standard, ruleCells, rows, [ruleAreas[index]]),
    };
  });
  const insideReached = reached(inside);
  const cells: CellResults = {
    settlement: classes.settlement.slice(),
    areaIndex: areaIndex.slice(),
    nearestStation: toPlanRows(serving.row, travel.nearest),
    nearestMillimeters,
    firstDueStation: toPlanRows(serving.row, travel.firstDue),
    travelMilliseconds: travel.travelMs,
    responseMilliseconds: responseMs,
    stationsInRadius: travel.stationsInRadius,
    stationsInTime: travel.stationsInTime,
    withinRadius,
    withinTime,
    status,
  };
  return {
    cells,
    ledger: computeLedger(status, population, null),
    responseMilliseconds: computeWeightedDistribution(responseMs, population, insideReached),
    nearestMillimeters: computeWeightedDistribution(nearestMillimeters, population, insideReached),
    rules: evaluateRules(plan.standard, ruleCells, inside, plan.areas === null ? null : ruleAreas),
    areas,
    stations: stationResults(plan, serving, travel),
    problems: planProblems(plan, frame, serving, travel),
  };
}
