import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { microPeople } from '../../src/files/columns/micro-people.ts';
import { type DecimalMark, readNumber, shiftDecimal } from '../../src/files/text/number-text.ts';

function read(text: string, mark: DecimalMark = 'point', grouped = true): number | string {
  const reading = readNumber(text, mark, grouped);
  return reading.kind === 'number' ? reading.value : reading.kind;
}

describe('with a decimal point', () => {
  test.each([
    ['0', 0],
    ['-5', -5],
    ['+5', 5],
    [' 12.5 ', 12.5],
    ['.5', 0.5],
    ['12.', 12],
    ['59277120.0', 59277120],
    ['1.12e2', 112],
    ['1E-3', 0.001],
    ['00123', 123],
    ['1,234', 1234],
    ['1,234,567.5', 1234567.5],
    ['1 234 567', 1234567],
    ['1\u00a0234', 1234],
    ['１２．５', 12.5],
    ['−3', -3],
  ])('%s is %d', (text, value) => {
    expect(read(text)).toBe(value);
  });

  test.each([
    '1,23',
    '114,05',
    '12,34,567',
    '1,2345',
    '0x10',
    '1e999',
    '-1e999',
    'NaN',
    'Infinity',
    '1.2.3',
    '1e',
    '--1',
    '1 2',
    '12a',
    '½',
    '一',
    '١٢',
  ])('%s is no number', text => {
    expect(read(text)).toBe('not-a-number');
  });

  test.each(['', ' ', '\t', '\u3000'])('blank is empty', text => {
    expect(read(text)).toBe('empty');
  });

  test('coordinates are never grouped', () => {
    expect(read('1,234', 'point', false)).toBe('not-a-number');
    expect(read('1 234', 'point', false)).toBe('not-a-number');
  });
});

describe('with a decimal comma', () => {
  test.each([
    ['114,05', 114.05],
    ['1,234', 1.234],
    ['1.234,5', 1234.5],
    ['1.234.567', 1234567],
    ['12.5', 12.5],
    ['1 234,5', 1234.5],
    [',5', 0.5],
  ])('%s is %d', (text, value) => {
    expect(read(text, 'comma')).toBe(value);
  });

  test('a point before three digits may be either', () => {
    expect(read('1.234', 'comma')).toBe('ambiguous');
    expect(read('112.345', 'comma', false)).toBe(112.345);
  });
});

test('where the file gives no evidence, a comma before three digits may be either', () => {
  expect(read('1,234', 'unknown')).toBe('ambiguous');
  expect(read('1.234', 'unknown')).toBe('ambiguous');
  expect(read('1.2345', 'unknown')).toBe(1.2345);
  expect(read('1,234,567', 'unknown')).toBe(1234567);
  expect(read('1,5', 'unknown')).toBe(1.5);
});

test('JSON values that are no finite number', () => {
  for (const value of [true, [], {}, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(readNumber(value, 'point', true).kind).toBe('not-a-number');
  }
  expect(readNumber(null, 'point', true).kind).toBe('empty');
  expect(readNumber(undefined, 'point', true).kind).toBe('empty');
});

test('long texts cost no time', () => {
  const start = performance.now();
  for (const unit of ['1', '1,', '1.', ' 1', '１', ',', '.', 'e1', '111,']) {
    expect(typeof read(unit.repeat(100_000 / unit.length), 'comma')).toBe('string');
  }
  expect(performance.now() - start).toBeLessThan(1000);
});

test('every finite number survives its own text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
      expect(read(String(value))).toBe(value + 0);
    }),
  );
});

describe('people in whole millionths', () => {
  test.each([
    ['0.0000005', 1, 1],
    ['0.0000004', 1, 0],
    ['1.0000005', 1, 1_000_001],
    ['0.1', 1, 100_000],
    ['1e-7', 1, 0],
    ['3.57', 10_000, 35_700_000_000],
    ['0.29', 10_000, 2_900_000_000],
    ['12345678.123456', 1, 12345678123456],
    ['-0', 1, 0],
  ])('%s × %d', (decimal, factor, micro) => {
    expect(Object.is(microPeople(Number(decimal), decimal, factor), micro)).toBe(true);
  });

  test('agree with exact integers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_000_000 }),
        fc.integer({ min: 0, max: 99_999_999 }),
        (whole, fraction) => {
          const digits = String(fraction).padStart(8, '0');
          const exact = (BigInt(whole) * 100_000_000n + BigInt(fraction) + 50n) / 100n;
          const decimal = `${whole}.${digits}`;
          expect(BigInt(microPeople(Number(decimal), decimal, 1))).toBe(exact);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a unit that is not known is our mistake', () => {
    expect(() => microPeople(0.0000005, '0.0000005', 7)).toThrow(RangeError);
  });

  test('shifts keep exponents', () => {
    expect(shiftDecimal('1.5e-3', 6)).toBe(1500);
  });
});
