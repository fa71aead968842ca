// From what the system says about a disk to a problem with words; nothing else of the system's text is shown.

import { CommandEnd, commandProblem, exitCodes } from './exit-codes.ts';

/** Codes of our own, beside those of the system. */
export const inTheWay = 'EEXIST';
export const readsBackDifferently = 'EDIFFERS';

const codes: Readonly<Record<string, string>> = {
  ENOSPC: 'output-disk-full',
  EDQUOT: 'output-disk-full',
  EFBIG: 'output-disk-full',
  EACCES: 'output-not-allowed',
  EPERM: 'output-not-allowed',
  EROFS: 'output-not-allowed',
  EEXIST: 'output-in-the-way',
  ENOTDIR: 'output-in-the-way',
  EISDIR: 'output-in-the-way',
  ENOTEMPTY: 'output-in-the-way',
  ELOOP: 'output-in-the-way',
  EDIFFERS: 'output-differs',
};

/** An error as the disk itself would throw it. */
export function diskError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The name the system has for what went wrong, or null where it is no fault of the disk. */
export function systemCode(error: unknown): string | null {
  const code =
    error instanceof Error && !(error instanceof DOMException) ? (error as NodeJS.ErrnoException).code : null;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : null;
}

/** The end of a command whose output could not be written; `kept` is where older files are that could not be put back. */
export function diskEnd(reason: string, path: string, kept: string | null): CommandEnd {
  const where = { file: path, option: 'out' };
  const problem =
    kept === null
      ? commandProblem(codes[reason] ?? 'output-failed', where, { reason })
      : commandProblem('output-not-restored', where, { reason, kept });
  return new CommandEnd(exitCodes.disk, problem);
}
