// `summary.json`: the answer in numbers, in the contract's key order, without any timestamp.

import { saysCentralCity } from '../areas/cell-classes.ts';
import type { Ledger } from '../coverage/cell-status.ts';
import { preTravelMilliseconds } from '../coverage/response-clock.ts';
import type { WeightedDistribution } from '../coverage/weighted-distribution.ts';
import type { RuleResult } from '../standards/evaluate-rules.ts';
import type { RuleScope } from '../standards/standard.ts';
import { compareCodePoints } from '../vocabulary/code-points.ts';
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

/** What was chosen, and what each figure of time stands on. */
function settingsRecord({ plan, stationsEdited }: ReportInput): Record<string, Json> {
  const { settings, speeds, standard } = plan;
  const byRoad = settings.travel === 'road';
  return {
    travel: settings.travel,
    times_from: byRoad ? 'road network' : 'straight line, no road network',
    straight_line: byRoad ? null : { detour_factor: speeds.detourFactor, kmh: speeds.straightKmh },
    speeds: byRoad
      ? {
          kmh: Object.fromEntries([...speeds.kmh].sort(([a], [b]) => compareCodePoints(a, b))),
          use_maxspeed: speeds.useMaxspeed,
          factor: speeds.factor,
          off_road_kmh: speeds.offRoadKmh,
          snap_limit_m: speeds.snapLimitMeters,
          min_component_nodes: speeds.minComponentNodes,
        }
      : null,
    pre_travel: {
      clock: standard.clock.start,
      answer_s: standard.clock.answerSeconds,
      processing_s: standard.clock.processingSeconds,
      turnout_s: standard.clock.turnoutSeconds,
      given_min: settings.preTravelMinutes,
      counted_s: preTravelMilliseconds(standard.clock, null, settings.preTravelMinutes) / 1000,
    },
    settlement: settings.settlement,
    central_city_from: saysCentralCity(plan.areas) ? 'areas' : 'settlement',
    required_share_from: Object.fromEntries(
      standard.rules.map(rule => [rule.id, rule.requiredShareFromText ? 'standard' : 'setting']),
    ),
    with_planned: settings.withPlanned,
    census: settings.census,
    stations_edited: stationsEdited,
  };
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
