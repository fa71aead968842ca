// Many problems as lines for a person: the first of each kind in full, the others counted.

import type { Problem } from '../vocabulary/problem.ts';
import { formatProblem } from './problem-words.ts';
import type { Language } from './sentence.ts';
import { longestName, visibleText } from './visible-text.ts';

/** So many of a file, code and column are shown. */
const shownOfEach = 20;

/** A reader keeps the first of a kind and says how many others there were: `params.count` of the code `params.code`. */
const restCodes: readonly string[] = ['more-set-aside', 'more-like-it'];

function isRest({ code }: Problem): boolean {
  return restCodes.includes(code);
}

function countOf(problem: Problem): number {
  return isRest(problem) ? Number(problem.params.count) : 1;
}

/** How many problems there are, those that stand for others counted in full. */
export function countProblems(problems: readonly Problem[]): number {
  return problems.reduce((sum, problem) => sum + countOf(problem), 0);
}

interface Kind {
  readonly code: string;
  count: number;
  seen: number;
  hasRest: boolean;
}

/** One line each, in the order given; what is too much of one kind is one line where the first of it would stand. */
export function problemLines(problems: readonly Problem[], language: Language): readonly string[] {
  const kinds = new Map<string, Kind>();
  const kindOf = (problem: Problem): Kind => {
    const code = isRest(problem) ? String(problem.params.code) : problem.code;
    const key = JSON.stringify([problem.where.file, code, problem.where.column]);
    const kind = kinds.get(key) ?? { code, count: 0, seen: 0, hasRest: false };
    kinds.set(key, kind);
    return kind;
  };
  for (const problem of problems) {
    const kind = kindOf(problem);
    kind.count += countOf(problem);
    kind.hasRest ||= isRest(problem);
  }
  const lines: string[] = [];
  for (const problem of problems) {
    const kind = kindOf(problem);
    if (kind.seen < shownOfEach && !isRest(problem)) lines.push(formatProblem(problem, language));
    else if (kind.seen <= shownOfEach) {
      lines.push(moreLine(problem, kind, kind.count - kind.seen, language));
      kind.seen = shownOfEach;
    }
    kind.seen++;
  }
  return lines;
}

function moreLine({ where }: Problem, { code, hasRest }: Kind, more: number, language: Language): string {
  const count = String(more).replace(/\B(?=(\d{3})+$)/g, ',');
  const file = where.file === undefined ? '' : visibleText(where.file, longestName);
  return language === 'en'
    ? `${file}${file === '' ? 'And ' : ': and '}${count} more like it; --problems json shows ${hasRest ? 'more' : 'all'}. [${code}]`
    : `${file}${file === '' ? '' : '：'}另有 ${count} 条同类问题，用 --problems json 查看${hasRest ? '更多' : '全部'}。[${code}]`;
}
