// What the command line says on standard error: progress on a terminal, problems as text or as JSON lines.

import { formatProblem, problemRecord } from '../report/problem-words.ts';
import type { Language } from '../report/sentence.ts';
import type { Problem } from '../vocabulary/problem.ts';
import type { Progress } from '../vocabulary/progress.ts';
import { type OptionValues, textOption } from './options.ts';

const stages: Readonly<Record<Progress['stage'], string>> = {
  read: 'Reading',
  snap: 'Joining places to roads',
  travel: 'Travel',
  coverage: 'Coverage',
  zones: 'Zones',
  write: 'Writing',
};

export interface Terminal {
  readonly report: (progress: Progress) => void;
  /** Ends the line of progress, so that other text does not run into it. */
  readonly clear: () => void;
  readonly problems: (problems: readonly Problem[]) => void;
}

export function createTerminal(values: OptionValues): Terminal {
  const isTerminal = process.stderr.isTTY === true;
  const asJson = textOption(values, 'problems') === 'json';
  const language: Language = textOption(values, 'lang') === 'zh' ? 'zh' : 'en';
  let shown = '';
  const clear = (): void => {
    if (shown !== '') process.stderr.write(`\r${' '.repeat(shown.length)}\r`);
    shown = '';
  };
  return {
    report: ({ stage, done, total }) => {
      if (!isTerminal) return;
      const text = `${stages[stage]} ${total > 0 ? Math.floor((100 * done) / total) : 0} %`;
      if (text === shown) return;
      clear();
      process.stderr.write(text);
      shown = text;
    },
    clear,
    problems: problems => {
      clear();
      for (const problem of problems) {
        const line = asJson ? JSON.stringify(problemRecord(problem, language)) : formatProblem(problem, language);
        process.stderr.write(`${line}\n`);
      }
    },
  };
}
