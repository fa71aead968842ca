// What the command line says on standard error: progress on a terminal, problems as text or as JSON lines.

import { problemLines } from '../report/problem-lines.ts';
import { problemRecord } from '../report/problem-words.ts';
import type { Language } from '../report/sentence.ts';
import type { Problem } from '../vocabulary/problem.ts';
import type { Progress } from '../vocabulary/progress.ts';
import { type OptionValues, textOption } from './options.ts';

const stages: Readonly<Record<Language, Readonly<Record<Progress['stage'], string>>>> = {
  en: {
    read: 'Reading',
    snap: 'Joining places to roads',
    travel: 'Travel',
    coverage: 'Coverage',
    zones: 'Zones',
    write: 'Writing',
  },
  zh: { read: '读取', snap: '接入道路', travel: '行程', coverage: '覆盖', zones: '分区', write: '写出' },
};

/** How problems are told. */
export interface Telling {
  readonly asJson: boolean;
  readonly language: Language;
}

/** As the words of a command ask for it, also where they are faulty in another place. */
export function tellingOf(words: readonly string[]): Telling {
  const isGiven = (option: string, value: string): boolean =>
    words.some((word, at) => word === `--${option}=${value}` || (word === value && words[at - 1] === `--${option}`));
  return { asJson: isGiven('problems', 'json'), language: isGiven('lang', 'zh') ? 'zh' : 'en' };
}

const linesAtOnce = 2000;

/** Writes problems to standard error. */
export function tellProblems(problems: readonly Problem[], { asJson, language }: Telling): void {
  const lines = asJson
    ? problems.map(problem => JSON.stringify(problemRecord(problem, language)))
    : problemLines(problems, language);
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    process.stderr.write(`${lines.slice(at, at + linesAtOnce).join('\n')}\n`);
  }
}

export interface Terminal {
  readonly report: (progress: Progress) => void;
  /** Ends the line of progress, so that other text does not run into it. */
  readonly clear: () => void;
  readonly problems: (problems: readonly Problem[]) => void;
}

export function createTerminal(values: OptionValues): Terminal {
  const isTerminal = process.stderr.isTTY === true;
  const telling: Telling = {
    asJson: textOption(values, 'problems') === 'json',
    language: textOption(values, 'lang') === 'zh' ? 'zh' : 'en',
  };
  const names = stages[telling.language];
  let shown = '';
  const clear = (): void => {
    if (shown !== '') process.stderr.write('\r\u001b[K');
    shown = '';
  };
  return {
    report: ({ stage, done, total }) => {
      if (!isTerminal) return;
      const text = `${names[stage]} ${total > 0 ? Math.floor((100 * done) / total) : 0} %`;
      if (text === shown) return;
      clear();
      process.stderr.write(text);
      shown = text;
    },
    clear,
    problems: problems => {
      clear();
      tellProblems(problems, telling);
    },
  };
}
