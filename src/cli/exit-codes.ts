// How a command ends before its time: an exit code (contract §5) and the problem that says why.

import { formatProblem } from '../report/problem-words.ts';
import type { Place, Problem } from '../vocabulary/problem.ts';

export const exitCodes = {
  done: 0,
  /** Warnings under --strict, or a verdict below --require. */
  notGoodEnough: 1,
  /** Input or usage. */
  input: 2,
  cancelled: 3,
  disk: 4,
  ourBug: 5,
  interrupted: 130,
  terminated: 143,
} as const;

/** Ends the command with a code; nothing else is printed but its problem. */
export class CommandEnd extends Error {
  readonly code: number;
  /** null: the problems before it have said everything. */
  readonly problem: Problem | null;
  constructor(code: number, problem: Problem | null) {
    super(problem === null ? 'the command ended' : formatProblem(problem, 'en'));
    this.name = 'CommandEnd';
    this.code = code;
    this.problem = problem;
  }
}

/** A problem of the command itself. */
export function commandProblem(code: string, where: Place = {}, params: Problem['params'] = {}): Problem {
  return { code, severity: 'reject', where, params };
}

/** The end of a command that was given wrongly, or whose inputs cannot be had. */
export function usageEnd(code: string, where: Place = {}, params: Problem['params'] = {}): CommandEnd {
  return new CommandEnd(exitCodes.input, commandProblem(code, where, params));
}
