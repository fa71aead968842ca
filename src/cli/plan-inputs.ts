// Options → imported datasets → a plan request: the part that coverage and check share.

import { existsSync } from 'node:fs';
import type { DatasetRole, FileInput, ImportResult, MatrixSettings, PlanRequest } from '../compute/jobs.ts';
import type { Session } from '../compute/session.ts';
import { defaultReadOptions, type ReadOptions } from '../files/account/read-options.ts';
import type { RoadCondition } from '../roads/road-condition.ts';
import type { PlanSettings, SettlementMode, TravelDirection, TravelMode } from '../scenario/plan.ts';
import { defaultStandardId, shippedStandards } from '../standards/shipped-standards.ts';
import { frictionUnits } from '../travel/friction/friction-units.ts';
import { CommandEnd, exitCodes, usageEnd } from './exit-codes.ts';
import { type OpenFile, openCompanions, openFile } from './node-byte-source.ts';
import {
  metersOption,
  minutesOption,
  type OptionSpec,
  type OptionValues,
  secondsOption,
  textOption,
} from './options.ts';
import type { Terminal } from './terminal.ts';

export const conditionsOption: OptionSpec = {
  name: 'conditions',
  value: 'FILE',
  help: 'closures and slow areas: GeoJSON',
};

/** What coverage and matrix ask of travel alone. */
export const travelOptions: readonly OptionSpec[] = [
  {
    name: 'packs',
    value: 'NAME,NAME',
    help: 'packs of conditions in force, and no others; all that are active when not given',
  },
  {
    name: 'direction',
    value: 'to-patient|to-station',
    help: 'which way roads are driven; to-patient when not given',
    oneOf: ['to-patient', 'to-station'],
  },
  {
    name: 'period',
    value: 'NAME',
    help: "a time of day of the speeds: off-peak, peak, night, holiday, or the file's own",
  },
  { name: 'sirens', value: null, help: "multiply travel with the speeds' factor for lights and sirens" },
];

export const inputOptions: readonly OptionSpec[] = [
  { name: 'stations', value: 'FILE', help: 'stations: GeoJSON points or CSV' },
  { name: 'population', value: 'FILE', help: 'population: GeoJSON points or polygons, CSV, or GeoTIFF' },
  { name: 'population-field', value: 'NAME', help: 'name of the population column; found by name when not given' },
  { name: 'cell-size-m', value: 'N', help: 'metres of the cells that the pixels of a GeoTIFF are gathered into' },
  { name: 'areas', value: 'FILE', help: 'reporting areas: GeoJSON polygons' },
  { name: 'roads', value: 'FILE', help: 'roads: OSM PBF, or GeoJSON lines' },
  { name: 'speeds', value: 'FILE', help: 'speeds and snapping: JSON' },
  { name: 'friction', value: 'FILE', help: 'friction surface: GeoTIFF of minutes or seconds per metre, or of km/h' },
  {
    name: 'friction-unit',
    value: ['auto', ...frictionUnits].join('|'),
    help: 'what the values of the friction surface count; asked when more than one unit will do',
    oneOf: ['auto', ...frictionUnits],
  },
  { name: 'elevation', value: 'FILE', help: 'heights in metres: GeoTIFF; slopes slow down walking over friction' },
  conditionsOption,
  {
    name: 'standard',
    value: 'ID|FILE',
    help: `a written standard: ${[...shippedStandards.keys()].join(', ')}, or a JSON file`,
  },
];

export const planOptions: readonly OptionSpec[] = [
  {
    name: 'travel',
    value: 'straight|road|friction',
    help: 'how minutes are found; road when roads are given, else straight',
    oneOf: ['straight', 'road', 'friction'],
  },
  {
    name: 'friction-neighbours',
    value: '8|16',
    help: "cells that a step over friction may lead to: the 8 around, or 16 with knight's moves",
    oneOf: ['8', '16'],
  },
  ...travelOptions,
  { name: 'pre-travel-min', value: 'N', help: 'minutes before travel; replaces answer, processing and turnout' },
  { name: 'answer-s', value: 'N', help: "seconds to answer a call; replaces the standard's" },
  { name: 'processing-s', value: 'N', help: 'seconds to process a call' },
  { name: 'turnout-s', value: 'N', help: 'seconds to set out, for stations without their own' },
  { name: 'access-min', value: 'N', help: 'minutes from the vehicle to the patient, added to every response' },
  {
    name: 'settlement',
    value: 'auto|property|areas|density',
    help: 'where urban, rural and remote come from',
    oneOf: ['auto', 'property', 'areas', 'density'],
  },
  { name: 'with-planned', value: null, help: 'planned stations serve too' },
  { name: 'census', value: null, help: 'multiply the people of each area to the population its own column gives' },
];

const roles: readonly (readonly [option: string, role: DatasetRole])[] = [
  ['stations', 'stations'],
  ['population', 'population'],
  ['areas', 'areas'],
  ['roads', 'roads'],
  ['speeds', 'speeds'],
  ['conditions', 'conditions'],
  ['standard', 'standard'],
  ['friction', 'friction'],
  ['elevation', 'elevation'],
];

export interface ImportedInputs {
  readonly result: ImportResult;
  /** Dataset id by role, for the roles that were given and read. */
  readonly idOf: ReadonlyMap<DatasetRole, string>;
  /** Path as given, by role. */
  readonly paths: ReadonlyMap<DatasetRole, string>;
}

export function readOptions(values: OptionValues): ReadOptions {
  const field = textOption(values, 'population-field');
  return {
    ...defaultReadOptions,
    encoding: (textOption(values, 'encoding') ?? 'auto') as ReadOptions['encoding'],
    crs: textOption(values, 'crs') ?? 'auto',
    layer: textOption(values, 'layer'),
    axisOrder: (textOption(values, 'axis-order') ?? 'auto') as ReadOptions['axisOrder'],
    columns: field === null ? {} : { population: field },
    cellMeters: metersOption(values, 'cell-size-m'),
    frictionUnit: (textOption(values, 'friction-unit') ?? 'auto') as ReadOptions['frictionUnit'],
    repair: !values.has('no-repair'),
  };
}

/** The options of one role, over those of all. */
function ownOptions(role: DatasetRole, values: OptionValues): Partial<ReadOptions> {
  const crs = textOption(values, `${role}-crs`);
  const axisOrder = textOption(values, `${role}-axis-order`) as ReadOptions['axisOrder'] | null;
  const layer = textOption(values, `${role}-layer`);
  return {
    ...(crs === null ? {} : { crs }),
    ...(axisOrder === null ? {} : { axisOrder }),
    ...(layer === null ? {} : { layer }),
  };
}

/** The inputs an invocation names. A shipped standard's id is no file. */
export function inputPaths(values: OptionValues): ReadonlyMap<DatasetRole, string> {
  const paths = new Map<DatasetRole, string>();
  for (const [option, role] of roles) {
    const path = textOption(values, option);
    if (path !== null && !(role === 'standard' && shippedStandards.has(path))) paths.set(role, path);
  }
  return paths;
}

interface OpenInput extends OpenFile {
  readonly role: DatasetRole;
  companions: readonly OpenFile[];
}

/** Imports the files by role and prints their problems; `option` names one of them in a message where it is not its role. */
export async function importInputs(
  session: Session,
  paths: ReadonlyMap<DatasetRole, string>,
  values: OptionValues,
  terminal: Terminal,
  signal: AbortSignal,
  option: string | null = null,
): Promise<ImportedInputs> {
  // A fault in the command is told before files are opened.
  const options = readOptions(values);
  const opened: OpenInput[] = [];
  try {
    for (const [role, path] of paths) {
      if (role === 'standard' && !existsSync(path)) {
        const known = [...shippedStandards.keys()].join(', ');
        throw usageEnd('standard-unknown', { option: role }, { value: path, known });
      }
      const file: OpenInput = { role, ...(await openFile(path, option ?? role)), companions: [] };
      opened.push(file);
      file.companions = await openCompanions(path, option ?? role);
    }
    const files = opened.map(({ role, source, companions }): FileInput => {
      const parts = companions.map(part => ({ name: part.source.name, content: part.source }));
      return { name: source.name, content: source, role, companions: parts, options: ownOptions(role, values) };
    });
    const result = await session.run('import', { files, options }, terminal.report, signal);
    terminal.problems(result.problems);
    const idOf = new Map(result.datasets.map(({ role, datasetId }) => [role, datasetId]));
    return { result, idOf, paths };
  } finally {
    await Promise.all(opened.flatMap(file => [file, ...file.companions]).map(({ close }) => close()));
  }
}

/** Ends with code 2 when a file was not loaded. */
export function requireLoaded({ result }: ImportedInputs): void {
  const bad = result.problems.filter(({ severity }) => severity === 'reject' || severity === 'ask');
  if (bad.length === 0) return;
  throw new CommandEnd(exitCodes.input, null);
}

export function travelSettings(values: OptionValues): MatrixSettings {
  return {
    direction: (textOption(values, 'direction') ?? 'to-patient') as TravelDirection,
    period: textOption(values, 'period'),
    sirens: values.has('sirens'),
  };
}

/** Ends with code 2 where the speeds have no such time of day. */
export async function requirePeriod(
  session: Session,
  speedsId: string | null,
  period: string | null,
  { report }: Terminal,
  signal: AbortSignal,
): Promise<void> {
  if (period === null) return;
  const { periods } = await session.run('speeds', { speedsId, speedChanges: {} }, report, signal);
  if (Object.hasOwn(periods, period)) return;
  throw usageEnd('period-unknown', { option: 'period' }, { value: period, known: Object.keys(periods).join(', ') });
}

/** The conditions of a file, with only the packs in force that were asked for. */
export function chosenConditions(conditions: readonly RoadCondition[], values: OptionValues): readonly RoadCondition[] {
  const text = textOption(values, 'packs');
  if (text === null) return conditions;
  const packs = text.split(',').map(name => name.trim());
  const known = new Set(conditions.flatMap(({ pack }) => pack ?? []));
  const unknown = packs.find(name => !known.has(name));
  if (unknown !== undefined) {
    throw usageEnd('pack-unknown', { option: 'packs' }, { value: unknown, known: [...known].join(', ') });
  }
  return conditions.map(condition => ({
    ...condition,
    isActive: condition.isActive && condition.pack !== null && packs.includes(condition.pack),
  }));
}

export function planSettings(values: OptionValues, hasRoads: boolean, hasFriction: boolean): PlanSettings {
  if (values.has('census') && !values.has('areas')) {
    throw usageEnd('option-needed', { option: 'areas' }, { option: 'areas', value: 'FILE', command: 'coverage' });
  }
  const travel = (textOption(values, 'travel') ?? (hasRoads ? 'road' : 'straight')) as TravelMode;
  if (travel === 'road' && !hasRoads) {
    throw usageEnd('travel-needs-roads', { option: 'travel' });
  }
  if (travel === 'friction' && !hasFriction) throw usageEnd('travel-needs-friction', { option: 'travel' });
  return {
    travel,
    settlement: (textOption(values, 'settlement') ?? 'auto') as SettlementMode,
    frictionNeighbours: textOption(values, 'friction-neighbours') === '16' ? 16 : 8,
    ...travelSettings(values),
    preTravelMinutes: minutesOption(values, 'pre-travel-min'),
    answerSeconds: secondsOption(values, 'answer-s'),
    processingSeconds: secondsOption(values, 'processing-s'),
    turnoutSeconds: secondsOption(values, 'turnout-s'),
    accessSeconds: (minutesOption(values, 'access-min') ?? 0) * 60,
    withPlanned: values.has('with-planned'),
    census: values.has('census'),
  };
}

/** The request of a plan whose stations and population are loaded. */
export function planRequest(imported: ImportedInputs, values: OptionValues): PlanRequest {
  const { idOf, result } = imported;
  const stationsId = idOf.get('stations');
  const populationId = idOf.get('population');
  if (stationsId === undefined || populationId === undefined || result.stations === null) {
    throw new Error('a plan needs stations and population');
  }
  const standard = textOption(values, 'standard') ?? defaultStandardId;
  return {
    stations: result.stations,
    stationsId,
    populationId,
    areasId: idOf.get('areas') ?? null,
    roadsId: idOf.get('roads') ?? null,
    speedsId: idOf.get('speeds') ?? null,
    conditionsId: idOf.get('conditions') ?? null,
    frictionId: idOf.get('friction') ?? null,
    elevationId: idOf.get('elevation') ?? null,
    conditions: chosenConditions(result.conditions ?? [], values),
    speedChanges: {},
    standardId: idOf.get('standard') ?? standard,
    settings: planSettings(values, idOf.has('roads'), idOf.has('friction')),
  };
}
