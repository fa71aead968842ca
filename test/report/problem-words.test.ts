import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importEnglish } from '../../src/app/i18n/import-en.ts';
import { importChinese } from '../../src/app/i18n/import-zh.ts';
import { formatProblem, problemRecord, problemWords } from '../../src/report/problem-words.ts';
import type { Language } from '../../src/report/sentence.ts';
import { commandWords } from '../../src/report/words-command.ts';
import { outputWords } from '../../src/report/words-output.ts';
import type { Problem } from '../../src/vocabulary/problem.ts';

const languages: readonly Language[] = ['en', 'zh'];

const problem: Problem = {
  code: 'csv-number',
  severity: 'set-aside',
  where: { file: 'stations.csv', line: 17, row: 12, column: 'lon' },
  params: { found: '114,05' },
};

test('a problem is one line: found, expected, done, what to do, code', () => {
  expect(formatProblem(problem, 'en')).toBe(
    'stations.csv, line 17, column "lon": found "114,05"; expected a number with a decimal point. ' +
      'The row was set aside. Write it as digits, such as 114.05. [csv-number]',
  );
  expect(formatProblem(problem, 'zh')).toBe(
    'stations.csv，第 17 行，“lon”列：发现“114,05”；应为使用小数点的数字。该行暂存未用。请写成数字，如 114.05。[csv-number]',
  );
});

test('a problem as a record has the same parts', () => {
  expect(problemRecord(problem, 'en')).toEqual({
    code: 'csv-number',
    severity: 'set-aside',
    file: 'stations.csv',
    line: 17,
    row: 12,
    feature: null,
    id: null,
    column: 'lon',
    sheet: null,
    cell: null,
    byte: null,
    option: null,
    found: '"114,05"',
    expected: 'a number with a decimal point',
    done: 'The row was set aside.',
    todo: 'Write it as digits, such as 114.05.',
  });
});

test('a place may be a feature or a byte, or be missing', () => {
  const at = (where: Problem['where'], language: Language): string =>
    formatProblem({ ...problem, where }, language).split(language === 'en' ? '"114' : '“114')[0]!;
  expect(at({ file: 'a.geojson', feature: 3 }, 'en')).toBe('a.geojson, feature 3: found ');
  expect(at({ file: 'a.geojson', line: 2, byte: 40 }, 'en')).toBe('a.geojson, line 2, byte 40: found ');
  expect(at({ row: 4 }, 'en')).toBe('row 4: found ');
  expect(at({}, 'en')).toBe('Found ');
  expect(at({ file: 'a', feature: 3, byte: 1 }, 'zh')).toBe('a，第 3 个要素，第 1 字节：发现');
  expect(at({ row: 4 }, 'zh')).toBe('第 4 条：发现');
  expect(at({}, 'zh')).toBe('发现');
  expect(at({ file: 'p.csv', role: 'population', id: 'c7' }, 'en')).toBe('p.csv, cell "c7": found ');
  expect(at({ role: 'stations', id: 'A' }, 'en')).toBe('station "A": found ');
  expect(at({ role: 'areas', column: 'central_city' }, 'zh')).toBe('区域，“central_city”列：发现');
  expect(at({ file: 'a.xlsx', sheet: '站点', cell: 'C17' }, 'en')).toBe('a.xlsx, sheet "站点", cell C17: found ');
  expect(at({ file: 'a.xlsx', sheet: '站点', cell: 'C17' }, 'zh')).toBe('a.xlsx，“站点”表，单元格 C17：发现');
  expect(at({ file: 'none.csv', option: 'roads' }, 'en')).toBe('none.csv, option --roads: found ');
});

test('the text of a file is cut to 60 characters and shows what cannot be seen', () => {
  const found = (text: string): string => problemRecord({ ...problem, params: { found: text } }, 'en').found;
  expect(found('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
  expect(found('医'.repeat(61))).toBe(`"${'医'.repeat(60)}…"`);
  expect(found('a\nb\tc')).toBe('"a⏎b⇥c"');
  expect(found('a\u0000b\u001b[31m\u202e\u200b')).toBe('"a<U+0000>b<U+001B>[31m<U+202E><U+200B>"');
  expect(found('😀'.repeat(70))).toBe(`"${'😀'.repeat(60)}…"`);
  expect([...found('\u0000'.repeat(1000))].length).toBeLessThan(70);
});

test('whatever the parameters are, nothing of the program shows', () => {
  const params = fc.dictionary(
    fc.constantFrom('found', 'expected', 'limit', '__proto__'),
    fc.oneof(fc.string(), fc.double()),
  );
  fc.assert(
    fc.property(fc.constantFrom(...problemWords.keys()), params, (code, given) => {
      for (const language of languages) {
        const text = formatProblem({ ...problem, code, params: given }, language);
        expect(text).not.toMatch(/undefined|\[object|\n/);
      }
    }),
  );
});

test('large whole numbers are grouped', () => {
  const text = formatProblem({ ...problem, code: 'file-too-large', params: { bytes: 600_000_000, limit: 9999 } }, 'en');
  expect(text).toContain('600,000,000 bytes; expected at most 9999 bytes');
});

describe('every sentence', () => {
  const entries = [...problemWords].flatMap(([code, words]) =>
    languages.flatMap(language =>
      Object.entries(words[language]).map(([part, text]) => ({ code, language, part, text })),
    ),
  );

  test('has text in both languages, with the same parameters', () => {
    for (const [code, { en, zh }] of problemWords) {
      for (const part of ['found', 'expected', 'done', 'todo'] as const) {
        expect(en[part], code).not.toBe('');
        expect(zh[part], code).not.toBe('');
      }
      const names = (texts: object): readonly string[] =>
        [
          ...new Set(
            [
              ...Object.values(texts)
                .join(' ')
                .matchAll(/\{(\w+)\}/g),
            ].map(match => match[1]!),
          ),
        ].sort();
      expect(names(zh), code).toEqual(names(en));
    }
  });

  test('keeps the tone: whole sentences, no blame, no exclamation', () => {
    for (const { code, language, part, text } of entries) {
      const where = `${code} ${language} ${part}: ${text}`;
      expect(text, where).not.toMatch(/[!！]|\bOops\b|\byou entered\b|\binvalid\b|operation failed|丢弃|非法|您/i);
      if (part === 'done' || part === 'todo') expect(text, where).toMatch(language === 'en' ? /\.$/ : /。$/);
      else expect(text, where).not.toMatch(/[.。]$/);
      if (language === 'zh') expect(text, where).not.toMatch(/[,;] /);
    }
  });
});

const source = join(import.meta.dirname, '../../src');

function codesIn(folder: string, pattern: RegExp): ReadonlySet<string> {
  const used = new Set<string>();
  for (const name of readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    for (const [, code] of readFileSync(join(source, folder, name), 'utf8').matchAll(pattern)) used.add(code!);
  }
  return used;
}

test('every code that a reader can give has sentences', () => {
  const known = new Set(problemWords.keys());
  const used = codesIn('files', /'((?:[a-z0-9]+-)+[a-z0-9]+)'/g);
  const other =
    /^(utf-|axis-order|windows-|lon-lat|lat-lon|set-aside|not-a-number|full-width|central-city|mean-radius)/;
  const kinds = ['value', 'key', 'colon', 'comma', 'string', 'number'].map(kind => `json-syntax-${kind}`);
  expect([...used, ...kinds].filter(code => !known.has(code) && !other.test(code))).toEqual([]);
  expect(used.size).toBeGreaterThan(60);
});

test('every code of the command line has sentences, and every sentence of it is used', () => {
  const used = codesIn(
    'cli',
    /'((?:command|option|input|inputs|output|travel|app|port|answer|program|standard)-[a-z-]+|stopped)'/g,
  );
  const other = ['input-options', 'population-field', 'answer-s'];
  expect([...used].filter(code => !problemWords.has(code) && !other.includes(code))).toEqual([]);
  expect(Object.keys({ ...commandWords, ...outputWords }).filter(code => !used.has(code))).toEqual([]);
});

test('the app names its controls, never an option of the command line', () => {
  const ofCommand = new Set([...Object.keys(commandWords), ...Object.keys(outputWords), 'travel-needs-friction']);
  for (const code of [...problemWords.keys()].filter(key => !ofCommand.has(key))) {
    for (const language of languages) {
      const { found, expected, done, todo } = problemRecord({ ...problem, code, params: {} }, language, 'app');
      expect({ code, text: [found, expected, done, todo].filter(part => part.includes('--')) }).toEqual({
        code,
        text: [],
      });
    }
  }
  const told: Problem = {
    code: 'crs-degrees',
    severity: 'reject',
    where: { file: 'a.csv', option: 'crs' },
    params: {},
  };
  expect(formatProblem(told, 'en', 'app')).toContain('a.csv, "Coordinate system": found');
  expect(formatProblem(told, 'zh', 'app')).toContain('a.csv，“坐标系”：发现');
  expect(formatProblem(told, 'en')).toContain('option --crs');
});

test('the controls that sentences name are on the import sheet under these names', () => {
  const text = (code: string, language: Language): string =>
    JSON.stringify(problemRecord({ ...problem, code }, language, 'app'));
  const named = [
    ['crs-assumed', 'import.crs'],
    ['cpg-wrong', 'import.encoding'],
    ['layer-missing', 'import.layer'],
    ['raster-gathered', 'import.cellMeters'],
    ['repair-refused', 'import.repairOn'],
    ['ring-unclosed', 'import.repairOff'],
    ['population-missing', 'import.column.population'],
  ] as const;
  for (const [code, key] of named) {
    expect(text(code, 'en')).toContain(importEnglish[key]);
    expect(text(code, 'zh')).toContain(importChinese[key]);
  }
});
