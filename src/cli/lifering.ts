#!/usr/bin/env node
// The process around a command: signals, exit codes, and a problem when the program itself is at fault.

import { systemCode } from './disk-fault.ts';
import { CommandEnd, commandProblem, exitCodes } from './exit-codes.ts';
import { runCommand } from './run-command.ts';
import { tellingOf, tellProblems } from './terminal.ts';

const words = process.argv.slice(2);
const telling = tellingOf(words);

function tell(code: string, params: Readonly<Record<string, string>> = {}): void {
  tellProblems([commandProblem(code, {}, params)], telling);
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

// A reader that has seen enough, such as head, is no fault; a full disk behind standard output is one.
let isAnswerCut = false;
process.stdout.on('error', (error: Error) => {
  const reason = systemCode(error) ?? 'EIO';
  if (reason === 'EPIPE' || isAnswerCut) return;
  isAnswerCut = true;
  tell('answer-not-shown', { reason });
  process.exitCode = stoppedBy ?? exitCodes.disk;
});
// Nobody reads the problems; the exit code still says what came of it.
process.stderr.on('error', () => undefined);

const closing = {
  en: 'Nothing was written: the lines above say what to change.\n',
  zh: '没有写入任何内容：请按以上各行修改。\n',
};

runCommand(words, abort.signal)
  .then(code => {
    process.exitCode = stoppedBy ?? (isAnswerCut ? exitCodes.disk : code);
  })
  .catch((error: unknown) => {
    if (stoppedBy !== null) {
      tell('stopped');
      process.exitCode = stoppedBy;
    } else if (error instanceof CommandEnd) {
      if (error.problem !== null) tellProblems([error.problem], telling);
      else if (!telling.asJson) process.stderr.write(closing[telling.language]);
      process.exitCode = error.code;
    } else {
      tell('program-fault');
      if (process.env.LIFERING_DEBUG === '1') console.error(error);
      process.exitCode = exitCodes.ourBug;
    }
  });
