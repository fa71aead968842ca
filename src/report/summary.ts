// `summary.json`: the answer in numbers, in the contract's key order, without any timestamp.

import { saysCentralCity } from '../areas/cell-classes.ts';
import type { ReportingArea } from '../areas/reporting-area.ts';
import type { Ledger } from '../coverage/cell-status.ts';
import { chosenClock, preTravelMilliseconds } from '../coverage/response-clock.ts';
import type { WeightedDistribution } from '../coverage/weighted-distribution.ts';
import type { RoadCondition } from '../roads/road-condition.ts';
import type { EmergencyExemptions } from '../roads/road-rules.ts';
import type { TravelMode } from '../scenario/plan.ts';
import type { RuleResult } from '../standards/evaluate-rules.ts';
import type { RuleScope } from '../standards/standard.ts';
import type { FrictionSurface } from '../travel/friction/friction-surface.ts';
import type { SpeedProfile } from '../travel/speed-profile.ts';
import { compareCodePoints } from '../vocabulary/code-points.ts';
import type { Meters } from '../vocabulary/units.ts';
import { engineVersion } from './engine-version.ts';
import { type Json, jsonText } from './json-text.ts';
import { fromThousandths, peopleFromMicro, roundedTo, shareOf, squareKilometers } from './numbers.ts';
import type { ReportInput } from './report-input.ts';

/** `urban`, `rural,remote`, `central-city` or `elsewhere`. */
export function scopeText(scope: RuleScope): string {
  return scope.kind === 'settlement' ? scope.settlements.join(',') : scope.circle;
}

function ledgerRecord(ledger: Ledger): Record<string, number> {
  return {
    input: peopleFromMicro(ledger.input),
    covered: peopleFromMicro(ledger.covered),
    uncovered: peopleFromMicro(ledger.uncovered),
    unreachable: peopleFromMicro(ledger.unreachable),
    outside_areas: peopleFromMicro(ledger.outsideAreas),
    no_data: peopleFromMicro(ledger.noData),
  };
}

function distributionRecord(values: WeightedDistribution | null): Record<string, number | null> {
  return {
    mean: fromThousandths(values?.mean ?? null),
    p50: fromThousandths(values?.p50 ?? null),
    p90: fromThousandths(values?.p90 ?? null),
    p95: fromThousandths(values?.p95 ?? null),
    max: fromThousandths(values?.max ?? null),
  };
}

function ruleRecord(result: RuleResult): Record<string, string | number | null> {
  const { rule } = result;
  return {
    id: rule.id,
    kind: rule.kind,
    applies_to: scopeText(rule.scope),
    limit: roundedTo(3, rule.limit),
    unit: rule.kind === 'time' ? 's' : 'm',
    people: peopleFromMicro(result.people),
    people_within: peopleFromMicro(result.peopleWithin),
    share: shareOf(result.peopleWithin, result.people),
    required_share: roundedTo(6, rule.requiredShare),
    verdict: result.verdict,
    margin_people: peopleFromMicro(result.marginPeople),
    citation: rule.citation,
  };
}

/** What minutes were found from. */
const timesFrom: Readonly<Record<TravelMode, string>> = {
  straight: 'straight line, no road network',
  road: 'road network',
  friction: 'friction surface',
};

/** What was chosen, and what each figure of time stands on. */
function settingsRecord(input: ReportInput): Record<string, Json> {
  const { plan, evaluation, stationsEdited } = input;
  const { settings, speeds, standard } = plan;
  const clock = chosenClock(standard.clock, settings);
  const byRoad = settings.travel === 'road';
  return {
    travel: settings.travel,
    times_from: timesFrom[settings.travel],
    straight_line:
      settings.travel !== 'straight'
        ? null
        : { detour_factor: speeds.detourFactor, kmh: speeds.straightKmh, ...areaDetours(plan.areas) },
    speeds: byRoad
      ? {
          kmh: tableRecord(speeds.kmh),
          use_maxspeed: speeds.useMaxspeed,
          factor: speeds.factor,
          off_road_kmh: speeds.offRoadKmh,
          snap_limit_m: speeds.snapLimitMeters,
          min_component_nodes: speeds.minComponentNodes,
        }
      : null,
    pre_travel: {
      clock: clock.start,
      answer_s: clock.answerSeconds,
      processing_s: clock.processingSeconds,
      turnout_s: clock.turnoutSeconds,
      given_min: settings.preTravelMinutes,
      counted_s: preTravelMilliseconds(clock, null, settings.preTravelMinutes) / 1000,
    },
    settlement: settings.settlement,
    central_city_from: saysCentralCity(plan.areas) ? 'areas' : 'settlement',
    required_share_from: Object.fromEntries(
      standard.rules.map(rule => [rule.id, rule.requiredShareFromText ? 'standard' : 'setting']),
    ),
    with_planned: settings.withPlanned,
    census: settings.census,
    stations_edited: stationsEdited,
    zones_drawn_from: gridRecord(evaluation.zoneGridMeters),
    ...chosenRecord(input),
  };
}

/** A drawn edge lies in the grid square of the true one, so at most its diagonal away; null where nothing was drawn from a grid. */
function gridRecord(gridMeters: Meters): Json {
  return gridMeters === 0
    ? null
    : { grid_m: roundedTo(3, gridMeters), edge_within_m: roundedTo(3, gridMeters * Math.SQRT2) };
}

/** The detour factors that areas give, by name; nothing where none does. */
function areaDetours(areas: readonly ReportingArea[] | null): { readonly area_detour_factors?: Json } {
  const given = (areas ?? []).flatMap(({ name, detourFactor }) =>
    detourFactor === undefined ? [] : [[name, detourFactor] as const],
  );
  return given.length === 0 ? {} : { area_detour_factors: tableRecord(new Map(given)) };
}

/** What was asked for beyond the defaults; a plan without it says nothing of it. */
function chosenRecord({ plan }: ReportInput): Record<string, Json> {
  const { settings, speeds, conditions, friction } = plan;
  return {
    ...(friction === null ? {} : { friction: frictionRecord(friction, speeds) }),
    ...(settings.direction === 'to-patient' ? {} : { direction: settings.direction }),
    ...(settings.period === null || friction !== null
      ? {}
      : { period: { name: settings.period, factor: speeds.periods.get(settings.period) ?? 1 } }),
    ...(settings.sirens && friction === null ? { sirens_factor: speeds.sirensFactor } : {}),
    ...(settings.accessSeconds > 0 ? { access_s: settings.accessSeconds } : {}),
    ...(speeds.classFactor.size === 0 ? {} : { class_factor: tableRecord(speeds.classFactor) }),
    ...(isExempt(speeds.emergency) ? { emergency: exemptionRecord(speeds.emergency) } : {}),
    ...(conditions.length === 0 ? {} : { conditions: conditions.map(conditionRecord) }),
  };
}

function frictionRecord({ unit, neighbours, terrain }: FrictionSurface, speeds: SpeedProfile): Json {
  return {
    unit,
    neighbours,
    slopes: terrain === null ? 'level' : 'tobler',
    off_surface_kmh: speeds.offRoadKmh,
    snap_limit_m: speeds.snapLimitMeters,
  };
}

function conditionRecord({ conditionId, name, pack, effect, where, isActive }: RoadCondition): Json {
  return {
    id: conditionId,
    name,
    pack,
    effect: effect.kind,
    factor: effect.kind === 'slow' ? effect.factor : null,
    place: where.kind,
    active: isActive,
  };
}

function isExempt({ oneway, pedestrianKmh, noAccess }: EmergencyExemptions): boolean {
  return oneway || pedestrianKmh !== null || noAccess;
}

function exemptionRecord({ oneway, pedestrianKmh, noAccess }: EmergencyExemptions): Json {
  return { oneway, pedestrian_kmh: pedestrianKmh, no_access: noAccess };
}

function tableRecord(table: ReadonlyMap<string, number>): Json {
  return Object.fromEntries([...table].sort(([a], [b]) => compareCodePoints(a, b)));
}

/** `resultSha256` is the empty text while the hash itself is being made. */
export function summaryText(input: ReportInput, resultSha256: string): string {
  const { plan, evaluation } = input;
  const summary = {
    schema: 'lifering-summary/1',
    engine: { version: engineVersion },
    standard: { id: plan.standard.id, title: plan.standard.title.en, clock: plan.standard.clock.start },
    settings: settingsRecord(input),
    ledger: ledgerRecord(evaluation.ledger),
    response_s: distributionRecord(evaluation.responseMilliseconds),
    nearest_station_m: distributionRecord(evaluation.nearestMillimeters),
    rules: evaluation.rules.map(ruleRecord),
    areas: evaluation.areas.map(area => ({
      name: area.name,
      people: peopleFromMicro(area.people),
      area_km2: squareKilometers(area.squareMeters),
      stations: area.stationCount,
      mean_service_radius_m: area.meanServiceRadius === null ? null : roundedTo(3, area.meanServiceRadius),
      ledger: ledgerRecord(area.ledger),
      response_s: distributionRecord(area.responseMilliseconds),
      rules: area.rules.map(ruleRecord),
    })),
    gaps: evaluation.gaps.length,
    inputs: input.inputs.map(record => ({
      role: record.role,
      file: record.file,
      sha256: record.sha256,
      bytes: record.bytes,
      read: record.read,
      used: record.used,
      set_aside: record.setAside,
    })),
    problems: input.problemCount,
    result_sha256: resultSha256,
  };
  return `${jsonText(summary, 2)}\n`;
}
