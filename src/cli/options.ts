// The options of every command: one table gives parsing and help.

import { parseArgs } from 'node:util';
import { CommandEnd, exitCodes } from './exit-codes.ts';

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

export const commonOptions: readonly OptionSpec[] = [
  { name: 'crs', value: 'auto|EPSG:4326', help: 'coordinate system of the inputs', oneOf: ['auto', 'EPSG:4326'] },
  {
    name: 'encoding',
    value: 'auto|utf-8|gb18030|utf-16le|utf-16be',
    help: 'encoding of text files',
    oneOf: ['auto', 'utf-8', 'gb18030', 'utf-16le', 'utf-16be'],
  },
  { name: 'no-repair', value: null, help: 'set rows aside instead of repairing them by a named rule' },
  { name: 'problems', value: 'text|json', help: 'how problems are written to standard error', oneOf: ['text', 'json'] },
  { name: 'lang', value: 'en|zh', help: 'language of problems', oneOf: ['en', 'zh'] },
  { name: 'strict', value: null, help: 'exit with 1 when there is any warning' },
  { name: 'help', value: null, help: 'print this page' },
];

function usage(spec: CommandSpec): string {
  return `See: lifering ${spec.name} --help`;
}

/** Parses the words after the command; ends with code 2 and a sentence when they are off. */
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
  const end = (message: string): never => {
    throw new CommandEnd(`${message} ${usage(spec)}`, exitCodes.input);
  };
  for (const token of tokens) {
    if (token.kind === 'positional') end(`found the word "${token.value}"; expected only options.`);
    if (token.kind !== 'option') continue;
    const option = byName.get(token.name);
    if (option === undefined)
      return end(`found the option "${token.rawName}"; lifering ${spec.name} has no such option.`);
    if (values.has(option.name)) end(`found "--${option.name}" twice; expected it once.`);
    if (option.value === null) {
      if (token.value !== undefined) end(`found a value after "--${option.name}"; it takes none.`);
      values.set(option.name, true);
      continue;
    }
    const { value } = token;
    // A value that begins with two dashes is a forgotten value, not a file of that name.
    if (value === undefined || (!token.inlineValue && value.startsWith('--'))) {
      return end(`found "--${option.name}" without a value; expected ${option.value}.`);
    }
    if (option.oneOf !== undefined && !option.oneOf.includes(value)) {
      end(`found "--${option.name} ${value}"; expected one of ${option.oneOf.join(', ')}.`);
    }
    values.set(option.name, value);
  }
  if (!values.has('help')) {
    for (const option of spec.options) {
      if (option.isRequired && !values.has(option.name)) end(`expected "--${option.name} ${option.value}".`);
    }
  }
  return values;
}

export function textOption(values: OptionValues, name: string): string | null {
  const value = values.get(name);
  return typeof value === 'string' ? value : null;
}

/** A number of the option, or null where it is not given; ends with code 2 where it is none or below 0. */
export function numberOption(values: OptionValues, name: string): number | null {
  const text = textOption(values, name);
  if (text === null) return null;
  if (!/^\d+(\.\d+)?$/.test(text.trim())) {
    throw new CommandEnd(`found "--${name} ${text}"; expected a number that is not negative.`, exitCodes.input);
  }
  return Number(text);
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
