// Why a place is covered or not: its rules, the station and the route, and the minutes by part.

import { cellStatuses, computeCellStatuses } from '../coverage/cell-status.ts';
import { chosenClock, preTravelMilliseconds } from '../coverage/response-clock.ts';
import { type Settlement, settlements } from '../demand/demand-cells.ts';
import { noSegment, snapPoints } from '../roads/snap-to-road.ts';
import { appliesTo, comparableLimit } from '../standards/cell-limits.ts';
import type { StandardRule } from '../standards/standard.ts';
import type { Station } from '../stations/station.ts';
import { roundHalfUp } from '../vocabulary/deterministic-math.ts';
import type { Meters, MicroPeople, Millimeters, Milliseconds } from '../vocabulary/units.ts';
import { type CellReach, planOfCell, reachOfCell } from './cell-reach.ts';
import { directLeg, type RoadWays, type RouteLeg, reversedLegs, routeByRoad, type TracedRoute } from './cell-route.ts';
import { framePlan, type PlanFrame, servingStations } from './measure-plan.ts';
import type { Plan } from './plan.ts';
import { createPlanCache, type PlanCache } from './plan-cache.ts';

/** One rule that applies to the cell. */
export interface CellRule {
  readonly ruleId: string;
  readonly kind: 'radius' | 'time';
  /** Metres or seconds, as written. */
  readonly limit: number;
  /** Whole millimetres or milliseconds; null where nothing reaches. */
  readonly value: Millimeters | Milliseconds | null;
  readonly isWithin: boolean;
  /** value − limit in millimetres or milliseconds; 0 where it is within, null where nothing reaches. */
  readonly shortfall: number | null;
  readonly citation: string;
}

/** A part of the response; the milliseconds of all parts add up to it. */
export interface ResponsePart {
  readonly kind:
    | 'answer'
    | 'processing'
    | 'turnout'
    /** Minutes given in place of these three. */
    | 'pre-travel'
    | 'off-road-start'
    | 'road'
    | 'off-road-end'
    | 'straight'
    | 'surface'
    | 'access';
  /** The `highway` value; null for what is no road. */
  readonly roadClass: string | null;
  readonly milliseconds: Milliseconds;
  /** null for what is no way. */
  readonly meters: Meters | null;
}

/** What would bring the cell within all its limits; each was tried by measuring the cell again with it. */
export type Remedy =
  /** The first-due station sets out so much sooner. */
  | { readonly kind: 'faster-turnout'; readonly stationId: string; readonly milliseconds: Milliseconds }
  /** The profile's times are multiplied with this: of whole hundredths the largest that is enough. */
  | { readonly kind: 'faster-travel'; readonly factor: number }
  /** A station at this place, on the way or at the cell; `meters` from the cell in a straight line. */
  | {
      readonly kind: 'station-nearer';
      readonly lon: number;
      readonly lat: number;
      readonly meters: Meters;
      readonly responseMilliseconds: Milliseconds;
    }
  /** Conditions in force that are lifted together. */
  | {
      readonly kind: 'lift-conditions';
      readonly conditionIds: readonly string[];
      readonly responseMilliseconds: Milliseconds;
    };

/** Why no station reaches the cell: none serves, no road is near the cell, or every station is cut off from it. */
export type UnreachedReason = 'no-station' | 'no-road-near' | 'cut-off';

export interface CellExplanation {
  readonly cellIndex: number;
  readonly cellId: string;
  readonly lon: number;
  readonly lat: number;
  readonly people: MicroPeople;
  readonly status: (typeof cellStatuses)[number];
  /** null where it is not known. */
  readonly settlement: Settlement | null;
  readonly areaName: string | null;
  readonly rules: readonly CellRule[];
  readonly nearest: { readonly stationId: string; readonly millimeters: Millimeters } | null;
  readonly firstDue: {
    readonly stationId: string;
    readonly travelMilliseconds: Milliseconds;
    readonly responseMilliseconds: Milliseconds;
  } | null;
  /** null where a station reaches it. */
  readonly unreached: UnreachedReason | null;
  readonly parts: readonly ResponsePart[];
  /** From the station to the cell, or from the cell to the station where that is the plan's direction. */
  readonly route: readonly RouteLeg[];
  /** Empty where the cell is covered or no limit applies; also where nothing tried is enough. */
  readonly remedies: readonly Remedy[];
}

/** What an explanation was made of, for whoever looks for remedies. */
export interface CellCase {
  readonly explanation: CellExplanation;
  readonly frame: PlanFrame;
  readonly reach: CellReach;
  /** null without roads, or where nothing reaches. */
  readonly route: TracedRoute | null;
}

/** Explains a cell of a plan, without remedies; `ways` are those of the plan's roads. O(roads), whatever the number of cells. */
export function explainCell(plan: Plan, cell: number, ways: RoadWays | null, cache: PlanCache): CellCase {
  const { cells, stations, settings } = plan;
  const frame = framePlan(plan, cache);
  const serving = servingStations(plan);
  const reach = reachOfCell(planOfCell(plan, cell), serving, createPlanCache());
  const stationAt = (row: number): Station | null => (row < 0 ? null : stations[serving.row[row]]);
  const place = { lon: cells.lon[cell], lat: cells.lat[cell] };
  const firstDue = stationAt(reach.firstDue);
  const route =
    firstDue === null || plan.roads === null || ways === null
      ? null
      : routeByRoad(plan.roads, ways, plan.speeds, firstDue, place);
  const direct = plan.settings.travel === 'friction' ? 'surface' : 'straight';
  const legs = route?.legs ?? (firstDue === null ? [] : [directLeg(direct, firstDue, place, reach.travelMilliseconds)]);
  const driven = settings.direction === 'to-station' ? reversedLegs(legs) : legs;
  const nearest = stationAt(reach.nearest);
  const explanation: CellExplanation = {
    cellIndex: cell,
    cellId: cells.cellId[cell],
    ...place,
    people: cells.populationMicro[cell],
    status: statusOf(plan, frame, reach, cell),
    settlement: settlements[frame.classes.settlement[cell]] ?? null,
    areaName: frame.areaIndex[cell] < 0 ? null : frame.areas[frame.areaIndex[cell]].name,
    rules: plan.standard.rules.flatMap(rule => cellRule(rule, frame, reach, cell)),
    nearest: nearest === null ? null : { stationId: nearest.stationId, millimeters: reach.nearestMillimeters },
    firstDue:
      firstDue === null
        ? null
        : {
            stationId: firstDue.stationId,
            travelMilliseconds: reach.travelMilliseconds,
            responseMilliseconds: reach.responseMilliseconds,
          },
    unreached: firstDue === null ? unreachedReason(plan, place, serving.row.length) : null,
    parts: firstDue === null ? [] : responseParts(plan, firstDue, driven),
    route: driven,
    remedies: [],
  };
  return { explanation, frame, reach, route };
}

function statusOf(plan: Plan, frame: PlanFrame, reach: CellReach, cell: number): (typeof cellStatuses)[number] {
  const { status } = computeCellStatuses({
    hasAreas: plan.areas !== null,
    areaIndex: [frame.areaIndex[cell]],
    undecided: [frame.limits.undecided[cell]],
    radiusLimit: [frame.limits.radiusMillimeters[cell]],
    timeLimit: [frame.limits.timeMilliseconds[cell]],
    nearestMillimeters: [reach.nearestMillimeters],
    responseMilliseconds: [reach.responseMilliseconds],
  });
  return cellStatuses[status[0]];
}

function cellRule(rule: StandardRule, { classes }: PlanFrame, reach: CellReach, cell: number): readonly CellRule[] {
  const { kind } = rule;
  if (kind === 'mean-radius' || appliesTo(rule, classes, cell) !== true) return [];
  const value = kind === 'radius' ? reach.nearestMillimeters : reach.responseMilliseconds;
  const over = value - comparableLimit(rule.limit);
  const isReached = value < Number.POSITIVE_INFINITY;
  return [
    {
      ruleId: rule.id,
      kind,
      limit: rule.limit,
      value: isReached ? value : null,
      isWithin: over <= 0,
      shortfall: isReached ? Math.max(0, over) : null,
      citation: rule.citation,
    },
  ];
}

function unreachedReason(
  plan: Plan,
  place: { readonly lon: number; readonly lat: number },
  servingCount: number,
): UnreachedReason {
  if (servingCount === 0) return 'no-station';
  if (plan.roads === null) return 'cut-off';
  const { segment } = snapPoints(plan.roads, plan.speeds, [place.lon], [place.lat]);
  return segment[0] === noSegment ? 'no-road-near' : 'cut-off';
}

/** Roads by class, the longest time first; everything else as it comes. */
function responseParts(plan: Plan, station: Station, legs: readonly RouteLeg[]): readonly ResponsePart[] {
  const byClass = new Map<string, ResponsePart>();
  for (const { kind, roadClass, milliseconds, meters } of legs) {
    if (kind !== 'road' || roadClass === null) continue;
    const sum = byClass.get(roadClass);
    byClass.set(roadClass, {
      kind: 'road',
      roadClass,
      milliseconds: (sum?.milliseconds ?? 0) + milliseconds,
      meters: (sum?.meters ?? 0) + meters,
    });
  }
  const other = (leg: RouteLeg, kind: ResponsePart['kind']): ResponsePart => ({
    kind,
    roadClass: null,
    milliseconds: leg.milliseconds,
    meters: leg.meters,
  });
  const travel = legs.flatMap((leg, at): readonly ResponsePart[] => {
    if (leg.kind === 'road') return [];
    if (leg.kind !== 'off-road') return [other(leg, leg.kind)];
    return at === 0
      ? [other(leg, 'off-road-start'), ...[...byClass.values()].sort((a, b) => b.milliseconds - a.milliseconds)]
      : [other(leg, 'off-road-end')];
  });
  const access = roundHalfUp(plan.settings.accessSeconds * 1000);
  return [...clockParts(plan, station), ...travel, ...(access > 0 ? [clockPart('access', access)] : [])];
}

function clockPart(kind: ResponsePart['kind'], milliseconds: Milliseconds): ResponsePart {
  return { kind, roadClass: null, milliseconds, meters: null };
}

/** What the clock counts before travel; the parts add up to what is counted. */
function clockParts({ standard, settings }: Plan, station: Station): readonly ResponsePart[] {
  const clock = chosenClock(standard.clock, settings);
  const whole = preTravelMilliseconds(clock, station.turnoutSeconds, settings.preTravelMinutes);
  if (clock.start === 'travel') return [];
  if (settings.preTravelMinutes !== null) return [clockPart('pre-travel', whole)];
  if (clock.start === 'dispatch') return [clockPart('turnout', whole)];
  const answer = roundHalfUp(clock.answerSeconds * 1000);
  const processing = roundHalfUp(clock.processingSeconds * 1000);
  return [
    clockPart('answer', answer),
    clockPart('processing', processing),
    clockPart('turnout', whole - answer - processing),
  ];
}
