// The one pipeline: the numbers of a plan, then its gaps and zones.

import { isGapStatus } from '../coverage/cell-status.ts';
import { clusterGaps, findPointCells } from '../coverage/gap-clusters.ts';
import { settlements } from '../demand/demand-cells.ts';
import { geodesicPolygonSquareMeters } from '../geo/geodesic-area.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import { buildRoadSearch } from '../roads/shortest-paths.ts';
import { appliesTo, comparableLimit } from '../standards/cell-limits.ts';
import { compareCodePoints } from '../vocabulary/code-points.ts';
import type { Work } from '../vocabulary/progress.ts';
import { type DrawnZones, drawZones } from '../zones/draw-zones.ts';
import { drawGapPolygons } from '../zones/gap-polygons.ts';
import { detoursAt, leastDetour, saysDetour } from './area-detours.ts';
import { framePlan, measurePlan, servingStations } from './measure-plan.ts';
import type { Plan } from './plan.ts';
import type { PlanCache } from './plan-cache.ts';
import type { Gap, PlanEvaluation, PlanMeasures, Zone } from './plan-evaluation.ts';
import { surfaceSearch } from './station-travel.ts';

function squareMetersOf(polygons: readonly PolygonRings[]): number {
  return polygons.reduce((sum, rings) => sum + geodesicPolygonSquareMeters(rings), 0);
}

/** Gaps, most people first, then the least cell id. */
function findGaps(plan: Plan, measures: PlanMeasures, cache: PlanCache): readonly Gap[] {
  const { cells } = plan;
  const { status, nearestMillimeters, nearestStation, responseMilliseconds, areaIndex } = measures.cells;
  const inGap = Uint8Array.from(status, (code, cell) => (isGapStatus(code) && cells.populationMicro[cell] > 0 ? 1 : 0));
  const points = cache.remember('point-cells', [cells], () => findPointCells(cells));
  const labels = clusterGaps(cells, points, inGap);
  const members: number[][] = [];
  labels.forEach((label, cell) => {
    if (label < 0) return;
    members[label] ??= [];
    members[label].push(cell);
  });
  const polygons = drawGapPolygons(cells, points, labels, members.length);
  return members
    .map((cellIndex, label) => {
      const reached = cellIndex.map(cell => responseMilliseconds[cell]).filter(ms => Number.isFinite(ms));
      let closest = cellIndex[0];
      for (const cell of cellIndex) {
        const nearer = nearestMillimeters[cell] - nearestMillimeters[closest];
        if (nearer < 0 || (nearer === 0 && nearestStation[cell] < nearestStation[closest])) closest = cell;
      }
      const areas = new Set(
        cellIndex.filter(cell => areaIndex[cell] >= 0).map(cell => measures.areas[areaIndex[cell]].name),
      );
      return {
        people: cellIndex.reduce((sum, cell) => sum + cells.populationMicro[cell], 0),
        cellIndex,
        polygons: polygons[label],
        squareMeters: squareMetersOf(polygons[label]),
        nearestStation: nearestStation[closest],
        nearestMillimeters: nearestMillimeters[closest],
        responseMillisecondsMin: reached.length === 0 ? null : reached.reduce((a, b) => Math.min(a, b)),
        responseMillisecondsMax: reached.length === 0 ? null : reached.reduce((a, b) => Math.max(a, b)),
        areaNames: [...areas].sort(compareCodePoints),
      };
    })
    .sort((a, b) => b.people - a.people || a.cellIndex[0] - b.cellIndex[0])
    .map((gap, at) => ({ gapId: `gap-${at + 1}`, rank: at + 1, ...gap }));
}

interface LimitUse {
  readonly kind: 'service-radius' | 'response-zone';
  /** Metres or seconds. */
  readonly limit: number;
  readonly settlement: number;
}

/** The limits in use: each rule's, and its note, for every settlement class that has a cell under the rule. */
function limitsInUse(plan: Plan, cache: PlanCache): readonly LimitUse[] {
  const { classes } = framePlan(plan, cache);
  const uses = new Map<string, LimitUse>();
  for (const rule of plan.standard.rules) {
    if (rule.kind === 'mean-radius') continue;
    const kind = rule.kind === 'radius' ? 'service-radius' : 'response-zone';
    const present = new Set<number>();
    for (let cell = 0; cell < plan.cells.count; cell++) {
      if (appliesTo(rule, classes, cell) && classes.settlement[cell] < settlements.length)
        present.add(classes.settlement[cell]);
    }
    for (const settlement of present) {
      for (const limit of rule.noteBelow === null ? [rule.limit] : [rule.noteBelow, rule.limit]) {
        uses.set(`${kind} ${limit} ${settlement}`, { kind, limit, settlement });
      }
    }
  }
  return [...uses.values()].sort(
    (a, b) =>
      Number(a.kind === 'response-zone') - Number(b.kind === 'response-zone') ||
      a.limit - b.limit ||
      a.settlement - b.settlement,
  );
}

function distinctLimits(uses: readonly LimitUse[], kind: LimitUse['kind']): number[] {
  const limits = uses.filter(use => use.kind === kind).map(use => comparableLimit(use.limit));
  return [...new Set(limits)].sort((a, b) => a - b);
}

function zonesOf(
  plan: Plan,
  measures: PlanMeasures,
  uses: readonly LimitUse[],
  drawn: DrawnZones,
  servingRows: Int32Array,
): readonly Zone[] {
  const { settlement: settlementOf, nearestMillimeters, responseMilliseconds } = measures.cells;
  const radii = distinctLimits(uses, 'service-radius');
  const times = distinctLimits(uses, 'response-zone');
  const byLimit = uses.map((use): Zone => {
    const limit = comparableLimit(use.limit);
    const isRadius = use.kind === 'service-radius';
    const cost = isRadius ? nearestMillimeters : responseMilliseconds;
    const polygons = isRadius ? drawn.radius[radii.indexOf(limit)] : drawn.response[times.indexOf(limit)];
    let people = 0;
    for (let cell = 0; cell < plan.cells.count; cell++) {
      if (settlementOf[cell] === use.settlement && cost[cell] <= limit) people += plan.cells.populationMicro[cell];
    }
    return {
      kind: use.kind,
      limit: use.limit,
      settlement: settlements[use.settlement],
      people,
      polygons,
      squareMeters: squareMetersOf(polygons),
    };
  });
  const firstDue = [...servingRows].map((stationIndex, station): Zone => {
    const polygons = drawn.firstDue[station];
    return {
      kind: 'first-due',
      stationIndex,
      people: measures.stations[stationIndex].firstDuePeople,
      polygons,
      squareMeters: squareMetersOf(polygons),
    };
  });
  return [...byLimit, ...firstDue];
}

/** The whole evaluation; `cache` keeps what does not depend on what changed. */
export function* evaluatePlan(plan: Plan, cache: PlanCache): Work<PlanEvaluation> {
  const measures = yield* measurePlan(plan, cache);
  const serving = servingStations(plan);
  const uses = limitsInUse(plan, cache);
  const { cells, roads, friction, speeds } = plan;
  yield { stage: 'zones', done: 0, total: 2 };
  const drawn = yield* drawZones({
    stationLon: serving.lon,
    stationLat: serving.lat,
    preTravelMs: serving.preTravelMs,
    cellLon: cells.lon,
    cellLat: cells.lat,
    travel: friction
      ? {
          kind: 'friction',
          search: surfaceSearch(friction, cache),
          profile: speeds,
          rememberSnaps: (key, compute) => cache.remember('grid-surface-snaps', [friction, speeds, key], compute),
        }
      : roads
        ? {
            kind: 'road',
            graph: roads,
            profile: speeds,
            rememberSnaps: (key, compute) => cache.remember('grid-snaps', [roads, speeds, key], compute),
            search: cache.remember('search', [roads], () => buildRoadSearch(roads)),
          }
        : {
            kind: 'straight',
            detourFactor: leastDetour(plan),
            straightKmh: speeds.straightKmh,
            detoursAt: plan.areas?.some(saysDetour) ? (lon, lat) => detoursAt(plan, lon, lat) : null,
          },
    radiusLimitsMillimeters: distinctLimits(uses, 'service-radius'),
    responseLimitsMilliseconds: distinctLimits(uses, 'response-zone'),
  });
  yield { stage: 'zones', done: 1, total: 2 };
  const gaps = findGaps(plan, measures, cache);
  const zones = zonesOf(plan, measures, uses, drawn, serving.row);
  return { ...measures, gaps, zones, zoneGridMeters: drawn.gridMeters };
}
