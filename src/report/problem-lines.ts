// Many problems as lines for a person: the first of each kind in full, the others counted.

import type { Problem } from '../vocabulary/problem.ts';
import { formatProblem } from './problem-words.ts';
import type { Language } from './sentence.ts';
import { longestName, visibleText } from './visible-text.ts';

/** So many of a file, code and column are shown. */
const shownOfEach = 20;

/** One line each, in the order given; what is too much of one kind is one line where the first of it would stand. */
export function problemLines(problems: readonly Problem[], language: Language): readonly string[] {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(kindOf(problem), (counts.get(kindOf(problem)) ?? 0) + 1);
  const seen = new Map<string, number>();
  const lines: string[] = [];
  for (const problem of problems) {
    const kind = kindOf(problem);
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    if (before < shownOfEach) lines.push(formatProblem(problem, language));
    else if (before === shownOfEach) lines.push(moreLine(problem, (counts.get(kind) ?? 0) - before, language));
  }
  return lines;
}

function kindOf({ code, where }: Problem): string {
  return JSON.stringify([where.file, code, where.column]);
}

function moreLine({ code, where }: Problem, more: number, language: Language): string {
  const count = String(more).replace(/\B(?=(\d{3})+$)/g, ',');
  const file = where.file === undefined ? '' : visibleText(where.file, longestName);
  return language === 'en'
    ? `${file}${file === '' ? 'And ' : ': and '}${count} more like it; --problems json shows all. [${code}]`
    : `${file}${file === '' ? '' : '：'}另有 ${count} 条同类问题，用 --problems json 查看全部。[${code}]`;
}
