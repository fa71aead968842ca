import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvText, unguardedText } from '../../src/report/csv-text.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\u0000=1', '＝1', '＋1', '－1', '＠x', "'=1"])(
  'a text %j that a spreadsheet may run is guarded',
  text => {
    const [, row = ''] = csvText(['a'], [[text]]).split(/\n(.*)/s);
    expect(row.replace(/^"/, '').startsWith("'")).toBe(true);
  },
);

test('numbers are not touched, other text is as it was', () => {
  expect(csvText(['a', 'b', 'c', 'd'], [[-1.5, 'x-1', null, true]])).toBe('\ufeffa,b,c,d\n-1.5,x-1,,true\n');
});

test('what is written is read back, guards taken off', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('=', "'", '"', ',', '\n', '-', '＝', '\t', 'a', ' ', '\u0000') }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 5 }), rows => {
      const text = csvText(['a', 'b'], rows).slice(1).replace(/\n$/, '');
      const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
      expect(errors).toEqual([]);
      const found = data.map(fields => fields.map(unguardedText));
      expect(found.slice(1)).toEqual(rows);
    }),
    { numRuns: 1000 },
  );
});
