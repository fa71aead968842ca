// A standard against the numbers of a plan: people under each rule, people within, verdict and margin.

import { settlements } from '../demand/demand-cells.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Meters, MicroPeople } from '../vocabulary/units.ts';
import { appliesTo, type CellClasses, comparableLimit } from './cell-limits.ts';
import type { Standard, StandardRule } from './standard.ts';
import { computeVerdict, marginPeople, type RuleCount, type Verdict } from './verdict.ts';

export interface RuleResult {
  readonly rule: StandardRule;
  readonly people: MicroPeople;
  readonly peopleWithin: MicroPeople;
  readonly verdict: Verdict;
  readonly marginPeople: MicroPeople;
}

export interface RuleCells {
  readonly classes: CellClasses;
  readonly population: NumberColumn;
  readonly nearestMillimeters: NumberColumn;
  readonly responseMilliseconds: NumberColumn;
}

/** What a mean-radius rule needs of an area. */
export interface RuleArea {
  readonly people: MicroPeople;
  /** Row of `settlements`, 255 where the area's class is not known. */
  readonly settlement: number;
  readonly meanServiceRadius: Meters | null;
}

function countCells(rule: StandardRule, cells: RuleCells, rows: readonly number[]): RuleCount {
  const limit = comparableLimit(rule.limit);
  const cost = rule.kind === 'radius' ? cells.nearestMillimeters : cells.responseMilliseconds;
  let people = 0;
  let peopleWithin = 0;
  let peopleUnknown = 0;
  for (const cell of rows) {
    const applies = appliesTo(rule, cells.classes, cell);
    if (applies === null) peopleUnknown += cells.population[cell];
    if (!applies) continue;
    people += cells.population[cell];
    if (cost[cell] <= limit) peopleWithin += cells.population[cell];
  }
  return { people, peopleWithin, peopleUnknown };
}

/** An area without a station has no mean radius and does not meet the rule. */
function countAreas(rule: StandardRule, areas: readonly RuleArea[]): RuleCount {
  let people = 0;
  let peopleWithin = 0;
  let peopleUnknown = 0;
  for (const area of areas) {
    const settlement = settlements[area.settlement];
    if (settlement === undefined) {
      peopleUnknown += area.people;
      continue;
    }
    if (rule.scope.kind !== 'settlement' || !rule.scope.settlements.includes(settlement)) continue;
    people += area.people;
    const radius = area.meanServiceRadius;
    if (radius !== null && comparableLimit(radius) <= comparableLimit(rule.limit)) peopleWithin += area.people;
  }
  return { people, peopleWithin, peopleUnknown };
}

/** `rows` are the cells inside the areas; `areas` null where none are given, then mean radii have no data. */
export function evaluateRules(
  standard: Standard,
  cells: RuleCells,
  rows: readonly number[],
  areas: readonly RuleArea[] | null,
): readonly RuleResult[] {
  return standard.rules.map(rule => {
    if (rule.kind === 'mean-radius' && areas === null) {
      return { rule, people: 0, peopleWithin: 0, verdict: 'no-data', marginPeople: 0 };
    }
    const count = rule.kind === 'mean-radius' ? countAreas(rule, areas ?? []) : countCells(rule, cells, rows);
    return {
      rule,
      people: count.people,
      peopleWithin: count.peopleWithin,
      verdict: computeVerdict(count, rule.requiredShare),
      marginPeople: marginPeople(count, rule.requiredShare),
    };
  });
}
