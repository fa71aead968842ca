import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitCsvRecords, withLineFeeds } from '../../src/files/formats/csv-records.ts';
import { realData } from '../real/real-data.ts';

function records(text: string, delimiter = ',') {
  const found: { line: number; fields: readonly string[] | string }[] = [];
  visitCsvRecords(text, delimiter, record => {
    found.push({ line: record.line, fields: record.isFaulty ? `fault: ${record.original()}` : record.fields });
    return true;
  });
  return found;
}

test('lines are physical lines, past line breaks in quotes', () => {
  expect(records('a,b\n"1\n2\n3",x\n4,"5\n"\n6,7')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['1\n2\n3', 'x'] },
    { line: 5, fields: ['4', '5\n'] },
    { line: 7, fields: ['6', '7'] },
  ]);
});

test('an unclosed quote costs its own line only', () => {
  expect(records('a,b\n1,"x\n2,y\n3,"z""z"\n')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: 'fault: 1,"x' },
    { line: 3, fields: ['2', 'y'] },
    { line: 4, fields: ['3', 'z"z'] },
  ]);
});

test('a quote that closes inside a field costs its line, at the end of the file too', () => {
  expect(records('"x" y,1\n2,3\n4,"')).toEqual([
    { line: 1, fields: 'fault: "x" y,1' },
    { line: 2, fields: ['2', '3'] },
    { line: 3, fields: 'fault: 4,"' },
  ]);
});

test('a file that is all quotes is given up, soon', () => {
  const start = performance.now();
  expect(visitCsvRecords('a,"b\n'.repeat(100_001), ',', () => true)).toBe(false);
  expect(visitCsvRecords('"a"b"'.repeat(20_000), ',', () => true)).toBe(true);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('reading stops when told', () => {
  const seen: number[] = [];
  const isWhole = visitCsvRecords('1\n"2\n3', ',', ({ line }) => {
    seen.push(line);
    return line < 2;
  });
  expect(isWhole).toBe(true);
  expect(seen).toEqual([1, 2]);
});

test('every line of a file belongs to exactly one record', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '1'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), cells => {
      const text = cells.join('\n');
      let next = 1;
      let rest = text;
      const isWhole = visitCsvRecords(text, ',', record => {
        expect(record.line).toBe(next);
        const original = record.original();
        expect(rest.startsWith(original)).toBe(true);
        rest = rest.slice(original.length + 1);
        next += original.split('\n').length;
        return true;
      });
      expect(isWhole).toBe(true);
      expect(rest).toBe('');
    }),
    { numRuns: 2000 },
  );
});

test('line ends of any kind become one', () => {
  expect(withLineFeeds('a\r\nb\rc\nd')).toBe('a\nb\nc\nd');
});

describe('csv-spectrum', () => {
  const folder = realData('csv-spectrum');
  test.skipIf(folder === null)('every file parses to its table', () => {
    const names = readdirSync(join(folder!, 'csvs')).filter(
      // Upstream's answer to this one is of another table.
      name => name.endsWith('.csv') && name !== 'location_coordinates.csv',
    );
    for (const name of names) {
      const text = new TextDecoder().decode(readFileSync(join(folder!, 'csvs', name)));
      const [header, ...rows] = records(withLineFeeds(text)).map(({ fields }) => fields as readonly string[]);
      const table = rows.map(row => Object.fromEntries(header!.map((key, i) => [key, row[i]])));
      const expected = readFileSync(join(folder!, 'json', name.replace(/csv$/, 'json')), 'utf8').replaceAll(
        '\\r\\n',
        '\\n',
      );
      expect(table, name).toEqual([JSON.parse(expected)].flat());
    }
    expect(names.length).toBeGreaterThan(10);
  });
});
