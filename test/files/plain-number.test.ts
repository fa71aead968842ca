import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainNumber } from '../../src/files/text/plain-number.ts';

const whole = (text: string, mayHavePoint = true): number => plainNumber(text, 0, text.length, mayHavePoint);
const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });
const decimals = fc
  .tuple(fc.constantFrom('', '-'), digits(1, 9), fc.option(digits(1, 9), { nil: null }))
  .map(([sign, before, behind]) => `${sign}${before}${behind === null ? '' : `.${behind}`}`);

describe('plainNumber', () => {
  test('gives the bits that Number gives, or leaves the text to others', () => {
    fc.assert(
      fc.property(decimals, text => {
        const found = whole(text);
        if (text.replace(/[-.]/g, '').length > 15) expect(found).toBeNaN();
        else expect(found).toBe(Number(text));
      }),
      { numRuns: 100_000 },
    );
  });

  test('takes nothing for a number that is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'01.9-+e, x０'), maxLength: 6 }), text => {
        const found = whole(text);
        if (!Number.isNaN(found)) {
          expect(text.trim()).toMatch(/^-?\d+(?:\.\d+)?$/);
          expect(found).toBe(Number(text));
        }
      }),
      { numRuns: 20_000 },
    );
  });

  test('reads between two places only, and passes over spaces', () => {
    expect(plainNumber('id, 114.25 ,x', 3, 11, true)).toBe(114.25);
    expect(plainNumber('12345', 1, 3, true)).toBe(23);
    expect(whole('-0')).toBe(-0);
    for (const text of ['', ' ', '-', '.', '5.', '.5', '1e3', '+1', '1.2.3']) expect(whole(text), text).toBeNaN();
  });

  test('a point counts only where it is the decimal mark', () => {
    expect(whole('1.234', false)).toBeNaN();
    expect(whole('1234', false)).toBe(1234);
  });
});
