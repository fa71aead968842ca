#!/usr/bin/env node
// The process around a command: signals, exit codes, and a sentence when the program itself is at fault.

import { CommandEnd, exitCodes } from './exit-codes.ts';
import { runCommand } from './run-command.ts';

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
  });
}
process.stdout.on('error', () => process.exit(exitCodes.done));

runCommand(process.argv.slice(2), abort.signal)
  .then(code => {
    process.exitCode = stoppedBy ?? code;
  })
  .catch((error: unknown) => {
    if (stoppedBy !== null) {
      process.stderr.write('Stopped. Nothing was written.\n');
      process.exitCode = stoppedBy;
    } else if (error instanceof CommandEnd) {
      process.stderr.write(`lifering: ${error.message}\n`);
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
