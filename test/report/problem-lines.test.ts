import { expect, test } from 'vitest';
import { countProblems, problemLines } from '../../src/report/problem-lines.ts';
import type { Problem } from '../../src/vocabulary/problem.ts';

function number(line: number, column: string): Problem {
  return { code: 'csv-number', severity: 'set-aside', where: { file: 'p.csv', line, column }, params: { found: 'x' } };
}

test('twenty of a file, code and column are shown, the others counted where they would stand', () => {
  const problems = Array.from({ length: 12_021 }, (_, i) => number(i + 2, 'lon'));
  problems.splice(30, 0, number(9, 'lat'));
  const lines = problemLines(problems, 'en');
  expect(lines).toHaveLength(22);
  expect(lines[19]).toContain('p.csv, line 21, column "lon"');
  expect(lines[20]).toBe('p.csv: and 12,001 more like it; --problems json shows all. [csv-number]');
  expect(lines[21]).toContain('column "lat"');
  expect(problemLines(problems, 'zh')[20]).toBe(
    'p.csv：另有 12,001 条同类问题，用 --problems json 查看全部。[csv-number]',
  );
});

test('twenty are no more than twenty, and nothing is nothing', () => {
  const twenty = Array.from({ length: 20 }, (_, i) => number(i + 2, 'lon'));
  expect(problemLines(twenty, 'en')).toHaveLength(20);
  expect(problemLines([], 'en')).toEqual([]);
});

test('one more without a file begins a sentence', () => {
  const problem = { code: 'csv-number', severity: 'warn', where: {}, params: {} } as const;
  expect(problemLines(new Array(21).fill(problem), 'en')[20]).toBe(
    'And 1 more like it; --problems json shows all. [csv-number]',
  );
});

test('what a reader only counted is counted with those it kept', () => {
  const rest = (count: number): Problem => ({
    ...number(1003, 'lon'),
    code: 'more-set-aside',
    params: { code: 'csv-number', count },
  });
  const kept = Array.from({ length: 1000 }, (_, i) => number(i + 2, 'lon'));
  const problems = [...kept, rest(129_000)];
  expect(countProblems(problems)).toBe(130_000);
  const lines = problemLines(problems, 'en');
  expect(lines).toHaveLength(21);
  expect(lines[20]).toBe('p.csv: and 129,980 more like it; --problems json shows more. [csv-number]');
  expect(problemLines([...kept.slice(0, 3), rest(5)], 'zh')[3]).toBe(
    'p.csv：另有 5 条同类问题，用 --problems json 查看更多。[csv-number]',
  );
});
