// The words of the command line → a command → an exit code.

import { engineVersion } from '../report/engine-version.ts';
import { calibrateSpec, runCalibrate } from './calibrate-command.ts';
import { checkSpec, runCheck } from './check-command.ts';
import { coverageSpec, runCoverage } from './coverage-command.ts';
import { exitCodes, usageEnd } from './exit-codes.ts';
import { explainSpec, runExplain } from './explain-command.ts';
import { matrixSpec, runMatrix } from './matrix-command.ts';
import { type CommandSpec, helpText, type OptionValues, parseOptions } from './options.ts';
import { runServe, serveSpec } from './serve-command.ts';

interface Command {
  readonly spec: CommandSpec;
  readonly run: (values: OptionValues, signal: AbortSignal) => Promise<number>;
}

const commands: readonly Command[] = [
  { spec: coverageSpec, run: runCoverage },
  { spec: matrixSpec, run: runMatrix },
  { spec: explainSpec, run: runExplain },
  { spec: calibrateSpec, run: runCalibrate },
  { spec: checkSpec, run: runCheck },
  { spec: serveSpec, run: runServe },
];

function overview(): string {
  const lines = commands.map(({ spec }) => `  ${spec.name.padEnd(10)}${spec.does}`);
  return [
    `Lifering ${engineVersion} — who is too far from an ambulance, and does that meet the written standard?`,
    '',
    ...lines,
    '',
    'Every command has a page: lifering coverage --help',
    '',
  ].join('\n');
}

/** Runs one command to its exit code; faults of usage and input are thrown as CommandEnd, a stop as AbortError. */
export async function runCommand(words: readonly string[], signal: AbortSignal): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(overview());
    return name === undefined ? exitCodes.input : exitCodes.done;
  }
  if (name === '--version') {
    process.stdout.write(`${engineVersion}\n`);
    return exitCodes.done;
  }
  const command = commands.find(({ spec }) => spec.name === name);
  if (command === undefined) {
    const known = commands.map(({ spec }) => spec.name).join(', ');
    throw usageEnd('command-unknown', {}, { command: name, known });
  }
  const values = parseOptions(command.spec, rest);
  if (values.has('help')) {
    process.stdout.write(helpText(command.spec));
    return exitCodes.done;
  }
  return command.run(values, signal);
}
