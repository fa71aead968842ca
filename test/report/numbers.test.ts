import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRows, csvText } from '../../src/report/csv-text.ts';
import { featureText } from '../../src/report/geojson-text.ts';
import { type Json, jsonText } from '../../src/report/json-text.ts';
import { decimalText, roundedTo } from '../../src/report/numbers.ts';
import { formatProblem } from '../../src/report/problem-words.ts';

test.each([
  [1e-7, '0.0000001'],
  [-1.25e-9, '-0.00000000125'],
  [1e21, '1000000000000000000000'],
  [-1.5e22, '-15000000000000000000000'],
  [123.456, '123.456'],
  [-0, '0'],
  [5e-324, `0.${'0'.repeat(323)}5`],
])('%d in plain digits', (value, text) => {
  expect(decimalText(value)).toBe(text);
});

test('plain digits name the same number, whatever it is', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
      const text = decimalText(value);
      expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/);
      expect(Number(text)).toBe(value === 0 ? 0 : value);
    }),
  );
});

test.each([
  [3, 1.0005, 1.001],
  [3, -1.0005, -1.001],
  [3, 0.0004, 0],
  [3, -0.0004, 0],
  [6, 0.9, 0.9],
  [7, 112.12345675, 112.1234568],
  [7, 1e-7, 1e-7],
  [3, 1e300, 1e300],
] as const)('to %d decimals %d is %d', (decimals, value, rounded) => {
  expect(roundedTo(decimals, value)).toBe(rounded);
});

const json = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
})).value;

describe('JSON', () => {
  test('is what the platform writes where no number has an exponent', () => {
    const plain = json.filter(value => !/\de[+-]\d/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(plain, value => {
        expect(jsonText(value)).toBe(JSON.stringify(value));
        expect(jsonText(value, 2)).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  test('reads back as the same value', () => {
    fc.assert(
      fc.property(json, value => {
        expect(JSON.parse(jsonText(value, 2))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('has no exponent and no −0', () => {
    expect(jsonText({ factor: 1e-7, limit: [1e21, -0] })).toBe(
      '{"factor":0.0000001,"limit":[1000000000000000000000,0]}',
    );
  });
});

test('no table, feature or sentence shows an exponent', () => {
  expect(csvText(['a'], [[1e-7]])).toBe('\ufeffa\n0.0000001\n');
  expect(csvRows([[1e-7, 1e21, -0]])).toBe('0.0000001,1000000000000000000000,0\n');
  expect(featureText({ type: 'Point', coordinates: [1e-7, -1e-8] }, [['limit', 1e-7]])).toBe(
    '{"type":"Feature","properties":{"limit":0.0000001},"geometry":{"type":"Point","coordinates":[0.0000001,0]}}',
  );
  const offRoad = { code: 'station-off-road', severity: 'warn', where: {}, params: { limit: 1e-7 } } as const;
  expect(formatProblem(offRoad, 'en')).toContain('farther than 0.0000001 m');
});

test('rows without guards keep ids as they are, quoted where CSV needs it', () => {
  expect(csvRows([['=1', '-a', "'=x", 'a,b', 'say "x"', 'a\rb']])).toBe(`=1,-a,'=x,"a,b","say ""x""","a\rb"\n`);
});
