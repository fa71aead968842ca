// Whether a result has a place of its own: writing it must not touch a file that the command reads.

import { statSync } from 'node:fs';
import { usageEnd } from './exit-codes.ts';

/** The file itself, whatever names and links lead to it; null where there is none. */
function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    // What cannot be looked at is told when it is opened.
    return null;
  }
}

/** Ends with code 2 where one of the files to be written or replaced is an input; `inputs` are paths by option. */
export function requireOwnPlace(out: string, written: readonly string[], inputs: ReadonlyMap<string, string>): void {
  const taken = new Set(written.map(identityOf));
  for (const [input, path] of inputs) {
    const identity = identityOf(path);
    if (identity !== null && taken.has(identity))
      throw usageEnd('output-is-input', { file: out, option: 'out' }, { input });
  }
}
