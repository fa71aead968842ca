#!/usr/bin/env node
// The process around a command: signals, exit codes, and a sentence when the program itself is at fault.

import { CommandEnd, exitCodes } from './exit-codes.ts';
import { runCommand } from './run-command.ts';

const words = process.argv.slice(2);
/** Standard error holds JSON lines only, the command's own faults included. */
const asJson = words.some(
  (word, i) => word === '--problems=json' || (word === 'json' && words[i - 1] === '--problems'),
);

/** A fault of the command itself in the shape of a problem: its message says found, expected and done in one. */
function commandRecord(end: CommandEnd): Record<string, unknown> {
  const nowhere = { file: null, line: null, row: null, feature: null, column: null, byte: null };
  const parts = { found: end.message, expected: '', done: 'Nothing was written.', todo: '' };
  return { code: 'command', severity: 'reject', ...nowhere, ...parts };
}

const abort = new AbortController();
let stoppedBy: number | null = null;
for (const [name, code] of [
  ['SIGINT', exitCodes.interrupted],
  ['SIGTERM', exitCodes.terminated],
] as const) {
  process.on(name, () => {
    // A second signal does not wait for the work to notice the first.
    if (stoppedBy !== null) process.exit(code);
    stoppedBy = code;
    abort.abort();
    // Work that does not come back, such as a file system that hangs, is left.
    setTimeout(() => process.exit(code), 1500).unref();
  });
}
process.stdout.on('error', () => process.exit(exitCodes.done));

runCommand(words, abort.signal)
  .then(code => {
    process.exitCode = stoppedBy ?? code;
  })
  .catch((error: unknown) => {
    if (stoppedBy !== null) {
      process.stderr.write('Stopped. Nothing was written.\n');
      process.exitCode = stoppedBy;
    } else if (error instanceof CommandEnd) {
      if (!asJson) process.stderr.write(`lifering: ${error.message}\n`);
      else if (!error.isClosing) process.stderr.write(`${JSON.stringify(commandRecord(error))}\n`);
      process.exitCode = error.code;
    } else {
      process.stderr.write(
        'lifering: something went wrong in the program itself, not in your data. Nothing was written. ' +
          'Please report it with the command you ran; LIFERING_DEBUG=1 prints what a report needs.\n',
      );
      if (process.env.LIFERING_DEBUG === '1') console.error(error);
      process.exitCode = exitCodes.ourBug;
    }
  });
