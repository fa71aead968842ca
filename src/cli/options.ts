// The options of every command: one table gives parsing and help.

import { parseArgs } from 'node:util';
import { usageEnd } from './exit-codes.ts';

export interface OptionSpec {
  readonly name: string;
  /** Placeholder of its value; null for a switch. */
  readonly value: string | null;
  readonly help: string;
  /** Allowed values, where they are few. */
  readonly oneOf?: readonly string[];
  readonly isRequired?: boolean;
}

export interface CommandSpec {
  readonly name: string;
  readonly does: string;
  readonly options: readonly OptionSpec[];
  readonly example: string;
}

export type OptionValues = ReadonlyMap<string, string | true>;

/** How faults are told: every command has these. */
export const tellingOptions: readonly OptionSpec[] = [
  { name: 'problems', value: 'text|json', help: 'how problems are written to standard error', oneOf: ['text', 'json'] },
  { name: 'lang', value: 'en|zh', help: 'language of problems', oneOf: ['en', 'zh'] },
  { name: 'help', value: null, help: 'print this page' },
];

/** Inputs that may each be in a coordinate system of their own. */
export const placeRoles = ['stations', 'population', 'areas', 'roads', 'conditions'] as const;

const encodings = ['auto', 'utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'shift_jis', 'windows-1252'];
const axisOrders = ['auto', 'lon-lat', 'lat-lon'];

export const commonOptions: readonly OptionSpec[] = [
  { name: 'crs', value: 'auto|CODE', help: 'coordinate system of the inputs: EPSG:4547, gcj02, bd09 …' },
  { name: 'axis-order', value: axisOrders.join('|'), help: 'which coordinate comes first', oneOf: axisOrders },
  ...placeRoles.flatMap((role): OptionSpec[] => [
    { name: `${role}-crs`, value: 'CODE', help: `coordinate system of the ${role} alone` },
    { name: `${role}-axis-order`, value: axisOrders.join('|'), help: `the same, ${role} alone`, oneOf: axisOrders },
    { name: `${role}-layer`, value: 'NAME', help: `layer or sheet of the ${role} alone` },
  ]),
  { name: 'layer', value: 'NAME', help: 'layer, sheet or file in an archive that is to be read' },
  {
    name: 'encoding',
    value: encodings.join('|'),
    help: 'encoding of text files',
    oneOf: encodings,
  },
  { name: 'no-repair', value: null, help: 'set rows aside instead of repairing them by a named rule' },
  { name: 'strict', value: null, help: 'exit with 1 when there is any warning' },
  ...tellingOptions,
];

/** Parses the words after the command; ends with code 2 and a problem when they are off. */
export function parseOptions(spec: CommandSpec, words: readonly string[]): OptionValues {
  const byName = new Map(spec.options.map(option => [option.name, option]));
  const config = Object.fromEntries(
    spec.options.map(option => [
      option.name,
      { type: option.value === null ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  // Tokens are judged here, so that every fault is our own sentence.
  const { tokens } = parseArgs({
    args: [...words],
    options: config,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const values = new Map<string, string | true>();
  const command = spec.name;
  for (const token of tokens) {
    if (token.kind === 'positional') throw usageEnd('option-word', {}, { word: token.value, command });
    if (token.kind !== 'option') continue;
    const option = byName.get(token.name);
    if (option === undefined) throw usageEnd('option-unknown', {}, { option: token.rawName, command });
    const where = { option: option.name };
    if (values.has(option.name)) throw usageEnd('option-twice', where, { command });
    const { value } = token;
    if (option.value === null) {
      if (value !== undefined) throw usageEnd('option-takes-no-value', where, { value, command });
      values.set(option.name, true);
      continue;
    }
    // A value that begins with two dashes is a forgotten value, not a file of that name; an empty one names nothing.
    if (value === undefined || value === '' || (!token.inlineValue && value.startsWith('--'))) {
      throw usageEnd('option-without-value', where, { value: option.value, command });
    }
    if (option.oneOf !== undefined && !option.oneOf.includes(value)) {
      throw usageEnd('option-choice', where, { value, choices: option.oneOf.join(', '), command });
    }
    values.set(option.name, value);
  }
  if (!values.has('help')) {
    for (const { name, value, isRequired } of spec.options) {
      if (isRequired && !values.has(name)) throw neededEnd(spec, name, value ?? '');
    }
  }
  return values;
}

/** The end of a command without an option that it needs. */
export function neededEnd(spec: CommandSpec, option: string, value: string): Error {
  return usageEnd('option-needed', { option }, { option, value, command: spec.name });
}

export function textOption(values: OptionValues, name: string): string | null {
  const value = values.get(name);
  return typeof value === 'string' ? value : null;
}

/** Minutes beyond two years are a slip of the pen, and far from what a clock of milliseconds can hold. */
const mostMinutes = 1_000_000;

/** Minutes of the option, or null where it is not given; ends with code 2 where they are no number from 0 to the most. */
export function minutesOption(values: OptionValues, name: string): number | null {
  return durationOption(values, name, mostMinutes);
}

/** The same in seconds. */
export function secondsOption(values: OptionValues, name: string): number | null {
  return durationOption(values, name, 60 * mostMinutes);
}

function durationOption(values: OptionValues, name: string, most: number): number | null {
  const text = textOption(values, name);
  if (text === null) return null;
  const duration = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(duration <= most)) throw usageEnd('option-number', { option: name }, { value: text, most });
  return duration;
}

/** A cell beyond the Earth's own size is a slip of the pen. */
const mostMeters = 40_000_000;

/** Metres of the option, or null where it is not given; ends with code 2 where they are no number above 0, up to the most. */
export function metersOption(values: OptionValues, name: string): number | null {
  const text = textOption(values, name);
  if (text === null) return null;
  const meters = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(meters > 0 && meters <= mostMeters)) {
    throw usageEnd('option-number', { option: name }, { value: text, most: mostMeters });
  }
  return meters;
}

/** The help page of a command. */
export function helpText(spec: CommandSpec): string {
  const left = spec.options.map(option => `  --${option.name}${option.value === null ? '' : ` ${option.value}`}`);
  const width = Math.min(34, Math.max(...left.map(text => text.length)));
  const lines = spec.options.map((option, i) => {
    const gap = left[i].length > width ? `\n${' '.repeat(width + 2)}` : ' '.repeat(width + 2 - left[i].length);
    return `${left[i]}${gap}${option.help}${option.isRequired ? ' (needed)' : ''}`;
  });
  return [`lifering ${spec.name} — ${spec.does}`, '', ...lines, '', 'Example:', `  ${spec.example}`, ''].join('\n');
}
