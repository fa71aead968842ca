// The standard `jingmen-plan`, plainly: its limits, whom they hold for, and the row of figures of each rule.

import { divideHalfUp, printPeople, printScaled, printShare } from './plain-numbers.ts';
import type { PlainArea, PlainRuleRow, PlainSettlement } from './plain-types.ts';

const radiusMillimeters: Readonly<Record<PlainSettlement, number>> = {
  urban: 5_000_000,
  rural: 20_000_000,
  remote: 20_000_000,
};

/** Answering and processing a call; the turnout follows. Milliseconds. */
const answerAndProcessingMilliseconds = 72_000;
const turnoutMilliseconds = 108_000;

export function radiusLimit(settlement: PlainSettlement): number {
  return radiusMillimeters[settlement];
}

/** Whether the ten-minute circle holds: in central-city areas; where no area is one, in urban cells. */
export function isCentralCity(
  settlement: PlainSettlement,
  area: PlainArea | null,
  areas: readonly PlainArea[] | undefined,
): boolean {
  const someAreaSaysSo = areas?.some(one => one.central_city === true) ?? false;
  return someAreaSaysSo ? area?.central_city === true : settlement === 'urban';
}

export function timeLimit(centralCity: boolean): number {
  return centralCity ? 600_000 : 1_800_000;
}

/** What passes before the wheels turn: the plan's setting, else answer, processing and the (station's own) turnout. */
export function preTravelMilliseconds(planMinutes: number | undefined, ownTurnoutSeconds: number | undefined): number {
  if (planMinutes !== undefined) return Math.floor(planMinutes * 60_000 + 0.5);
  const turnout = ownTurnoutSeconds === undefined ? turnoutMilliseconds : Math.floor(ownTurnoutSeconds * 1000 + 0.5);
  return answerAndProcessingMilliseconds + turnout;
}

/** What a rule looks at, of a cell inside the areas. */
export interface JudgedCell {
  readonly micro: bigint;
  readonly settlement: PlainSettlement;
  readonly centralCity: boolean;
  readonly withinRadius: boolean;
  readonly withinTime: boolean;
}

/** What the rule of the mean radius looks at. */
export interface JudgedArea {
  readonly micro: bigint;
  readonly settlement: PlainSettlement;
  /** Metres; null without a station. */
  readonly meanRadius: number | null;
}

/** By people per square kilometre; millionths of a person per square metre are just that. */
export function settlementByDensity(micro: bigint, squareMeters: number): PlainSettlement {
  const density = Number(micro) / squareMeters;
  if (density >= 1000) return 'urban';
  return density < 50 ? 'remote' : 'rural';
}

/** The mean radius of an area either holds or not; of the people nine in ten is asked. */
function ruleRow(
  kind: PlainRuleRow['kind'],
  scope: string,
  limit: number,
  people: bigint,
  within: bigint,
): PlainRuleRow {
  const tenthsAsked = kind === 'mean-radius' ? 10n : 9n;
  const tenthsOver = within * 10n - people * tenthsAsked;
  const margin = tenthsOver < 0n ? -divideHalfUp(-tenthsOver, 10n) : divideHalfUp(tenthsOver, 10n);
  const judged = tenthsOver >= 0n ? 'pass' : 'fail';
  return {
    kind,
    scope,
    limit,
    unit: kind === 'time' ? 's' : 'm',
    people: printPeople(people),
    people_within: printPeople(within),
    share: printShare(within, people),
    required_share: Number(tenthsAsked) / 10,
    verdict: people === 0n ? 'not-applicable' : judged,
    margin_people: printScaled(margin, 6),
  };
}

/** The rows of all rules over some cells and areas; null where no areas were given, which the mean radius needs. */
export function ruleRows(cells: readonly JudgedCell[], areas: readonly JudgedArea[] | null): PlainRuleRow[] {
  const cellRow = (
    kind: PlainRuleRow['kind'],
    scope: string,
    limit: number,
    applies: (cell: JudgedCell) => boolean,
    holds: (cell: JudgedCell) => boolean,
  ): PlainRuleRow => {
    let people = 0n;
    let within = 0n;
    for (const cell of cells) {
      if (!applies(cell)) continue;
      people += cell.micro;
      if (holds(cell)) within += cell.micro;
    }
    return ruleRow(kind, scope, limit, people, within);
  };
  const areaRow = (scope: string, limit: number, settlements: readonly PlainSettlement[]): PlainRuleRow => {
    let people = 0n;
    let within = 0n;
    for (const area of areas ?? []) {
      if (!settlements.includes(area.settlement)) continue;
      people += area.micro;
      if (area.meanRadius !== null && area.meanRadius <= limit) within += area.micro;
    }
    const row = ruleRow('mean-radius', scope, limit, people, within);
    return areas === null ? { ...row, verdict: 'no-data' } : row;
  };
  const inRadius = (cell: JudgedCell): boolean => cell.withinRadius;
  const inTime = (cell: JudgedCell): boolean => cell.withinTime;
  return [
    cellRow('radius', 'urban', 5000, cell => cell.settlement === 'urban', inRadius),
    cellRow('radius', 'rural+remote', 20000, cell => cell.settlement !== 'urban', inRadius),
    cellRow('time', 'central-city', 600, cell => cell.centralCity, inTime),
    cellRow('time', 'elsewhere', 1800, cell => !cell.centralCity, inTime),
    areaRow('urban', 5000, ['urban']),
    areaRow('rural+remote', 20000, ['rural', 'remote']),
  ];
}
