import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startProblemLog } from '../../src/files/account/problem-log.ts';
import { type JsonScan, scanJson } from '../../src/files/json/json-scan.ts';
import { readJsonText } from '../../src/files/json/json-text.ts';

function read(text: string, depth = 64) {
  const log = startProblemLog('f');
  const values = readJsonText({ text, encoding: 'utf-8', markBytes: 0 }, depth, log);
  return { values, problems: log.rejected().problems };
}

describe('the place of a fault', () => {
  test.each([
    ['{"a":1,}', 'json-syntax-key', 1, 7, 8],
    ['[1,\n 2 3]', 'json-syntax-comma', 2, 7, 4],
    ['{"a" 1}', 'json-syntax-colon', 1, 5, 6],
    ['{"急":\n tru}', 'json-syntax-value', 2, 9, 2],
    ['[1.]', 'json-syntax-number', 1, 3, 4],
    ['[01]', 'json-syntax-comma', 1, 2, 3],
    ['[NaN]', 'json-syntax-value', 1, 1, 2],
    ['["a\nb"]', 'json-syntax-string', 1, 3, 4],
    ['["\\x"]', 'json-syntax-string', 1, 3, 4],
    ["{'a':1}", 'json-syntax-key', 1, 1, 2],
  ])('%j', (text, code, line, byte, character) => {
    const { values, problems } = read(text);
    expect(values).toBeNull();
    expect(problems).toEqual([
      expect.objectContaining({
        code,
        where: { file: 'f', line, byte },
        params: expect.objectContaining({ character }),
      }),
    ]);
  });

  test.each(['', ' ', '[', '{"a":', '["a', '[1,', '-', '"\\u00', '{"a":1'])('%j ends too early', text => {
    expect(read(text).problems[0]?.code).toBe('json-truncated');
  });
});

test('the scanner and JSON.parse agree on what is JSON', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '\\',
    '1',
    '-',
    '0',
    '.5',
    'e3',
    'true',
    'null',
    ' ',
    '\n',
    '"\\u00e9"',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const text = pieces.join('');
      const scan = finishScan(scanJson(text, 64));
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(scan.fault === null && scan.values.length === 1).toBe(isJson);
    }),
    { numRuns: 20_000 },
  );
});

test('any value comes back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), value => {
      const text = JSON.stringify(value);
      const isLarge = (item: unknown): boolean => /^-?\d{16,}$/.test(String(item)) && !Number.isSafeInteger(item);
      const expected: unknown = JSON.parse(text, (_, item: unknown) =>
        typeof item === 'number' && isLarge(item) ? String(item) : item,
      );
      expect(read(text).values).toEqual([expected]);
    }),
  );
});

test('depth is limited before anything is built', () => {
  expect(read('['.repeat(64) + ']'.repeat(64)).problems).toEqual([]);
  expect(read('['.repeat(65) + ']'.repeat(65)).problems[0]).toMatchObject({
    code: 'json-depth',
    params: { limit: 64 },
  });
  expect(read('['.repeat(1_000_000)).problems[0]?.code).toBe('json-depth');
});

test('numbers that a double cannot hold come out as text', () => {
  expect(read('[9007199254740993, 123456789012345678, 1e999, -1e999, 0.1, 1e5, 9007199254740991]').values).toEqual([
    ['9007199254740993', '123456789012345678', '1e999', '-1e999', 0.1, 1e5, 9007199254740991],
  ]);
});

test('keys that stand twice are told', () => {
  const { values, problems } = read('{"a":1,"b":{"a":1},"a":2,"\\u0061":3}');
  expect(values).toEqual([{ a: 3, b: { a: 1 } }]);
  expect(problems).toEqual([expect.objectContaining({ code: 'json-duplicate-key', params: { found: 'a', count: 2 } })]);
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`k${i}`, i]));
  expect(read(JSON.stringify(many)).problems).toEqual([]);
  expect(read(`{${JSON.stringify(many).slice(1, -1)},"k50":1}`).problems).toHaveLength(1);
});

test('sequences by lines and by record separators', () => {
  expect(read('{"a":1}\n{"a":2}\n').values).toEqual([{ a: 1 }, { a: 2 }]);
  expect(read('\u001e{"a":1}\n\u001e[9007199254740993]\n\u001e1e999').values).toEqual([
    { a: 1 },
    ['9007199254740993'],
    '1e999',
  ]);
  expect(read('{"a":1}\n{"a":').problems[0]).toMatchObject({ code: 'json-truncated', where: { line: 2 } });
});

test('a key called __proto__ is a key like any other', () => {
  const [value] = read('{"__proto__":{"polluted":1}}').values as readonly object[];
  expect(Object.keys(value!)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

function finishScan(scan: ReturnType<typeof scanJson>): JsonScan {
  for (let step = scan.next(); ; step = scan.next()) if (step.done === true) return step.value;
}

test('the elements of a list that is asked for are told one by one, whatever else holds lists', () => {
  const anyJson = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(fc.array(anyJson), anyJson, anyJson, fc.nat(3), (features, other, nested, spaces) => {
      const value = { other, nested: { features: nested }, features, last: [other, { features: [1, 2] }] };
      const text = JSON.stringify(value, null, spaces);
      const { values } = finishScan(scanJson(`${text}\n${text}`, 64, ['features']));
      expect(values).toHaveLength(2);
      const pasted = `${text}\n${text}`;
      for (const { list } of values) {
        const found = list!.starts.map((start, i) => JSON.parse(pasted.slice(start, list!.ends[i])) as unknown);
        expect(found).toEqual(JSON.parse(JSON.stringify(features)));
      }
    }),
    { numRuns: 500 },
  );
});

test('property names are those of features and of nothing else', () => {
  const text = JSON.stringify({
    type: 'FeatureCollection',
    properties: { outer: 1 },
    crs: { properties: { crsName: 1 } },
    features: [
      { properties: { a: 1, nested: { properties: { b: 1 } } }, other: { properties: { c: 1 } } },
      { properties: { 'd\u0000': [{ properties: { e: 1 } }] } },
    ],
  });
  expect([...finishScan(scanJson(text, 64, ['features'])).propertyNames]).toEqual(['outer', 'a', 'nested', 'd\u0000']);
});
