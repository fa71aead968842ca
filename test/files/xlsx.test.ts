import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { FileText } from '../../src/files/account/read-options.ts';
import { cellName, columnOf } from '../../src/files/formats/tables/xlsx-sheet.ts';
import { DateStyleReader, SharedTextReader } from '../../src/files/formats/tables/xlsx-strings.ts';
import { codesOf, detectRole, options, readPopulation, readStations } from './read-helpers.ts';

const golden = join(import.meta.dirname, '../golden');
const fixture = (path: string): Uint8Array => new Uint8Array(readFileSync(join(golden, path)));

interface Drawn {
  readonly name: string;
  readonly rows: string;
  readonly state?: string;
  readonly behind?: string;
}

/** A workbook of sheets whose rows are XML. */
function workbook(sheets: readonly Drawn[], extra: Readonly<Record<string, string>> = {}, bookPr = ''): FileText {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r">${bookPr}<sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}" ${state ? `state="${state}"` : ''} r:id="s${i}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, i) => `<Relationship Id="s${i}" Type="t/worksheet" Target="worksheets/sheet${i}.xml"/>`)
      .join('')}<Relationship Id="y" Type="t/styles" Target="styles.xml"/></Relationships>`,
    ...extra,
  };
  sheets.forEach(({ rows, behind = '' }, i) => {
    parts[`xl/worksheets/sheet${i}.xml`] = `<worksheet><sheetData>${rows}</sheetData>${behind}</worksheet>`;
  });
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  return { name: 'book.xlsx', bytes };
}

/** Rows of numbers and texts; '' is no cell. */
function rowsOf(...rows: readonly (readonly (string | number)[])[]): string {
  return rows
    .map((cells, r) => {
      const xml = cells.map((cell, c) => {
        const at = cellName(r + 1, c);
        if (cell === '') return '';
        return typeof cell === 'number'
          ? `<c r="${at}"><v>${cell}</v></c>`
          : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${r + 1}">${xml.join('')}</row>`;
    })
    .join('');
}

const table = rowsOf(['id', 'lon', 'lat'], ['a', 112.1, 31.1]);

describe('workbooks', () => {
  test('have the role of their table', async () => {
    expect(await detectRole({ name: 'x.xlsx', bytes: fixture('stations/merged-header.xlsx') })).toBe('stations');
    expect(await detectRole({ name: 'x.csv', bytes: fixture('population/codes-and-dates.xlsx') })).toBe('population');
  });

  test('the sheet with the needed columns is read, hidden ones only by name', async () => {
    const file = workbook([
      { name: '说明', rows: rowsOf(['text']) },
      { name: '站点', rows: table },
      { name: '旧', rows: table, state: 'hidden' },
    ]);
    expect((await readStations(file)).value?.counts.used).toBe(1);
    expect(codesOf(await readStations(file, options({ layer: '旧' })))).toEqual([]);
    expect(codesOf(await readStations(file, options({ layer: '没有' })))).toEqual(['layer-missing']);
    const two = workbook([
      { name: '甲', rows: table },
      { name: '乙', rows: table },
    ]);
    const asked = await readStations(two);
    expect(asked.problems[0]?.choices?.map(({ value }) => value)).toEqual(['甲', '乙']);
    expect((await readStations(two, options({ layer: '乙' }))).value?.counts.used).toBe(1);
  });

  test('a label merged over rows stands in each of them, a number does not', async () => {
    const rows = rowsOf(
      ['id', 'name', 'lon', 'lat', 'population'],
      ['1', '沙洋', 112.1, 31.1, 5],
      ['2', '', 112.2, 31.2, ''],
    );
    const behind = '<mergeCells count="2"><mergeCell ref="B2:B3"/><mergeCell ref="E2:E3"/></mergeCells>';
    const file = workbook([{ name: 's', rows, behind }]);
    expect((await readStations(file)).value?.stations.map(({ name }) => name)).toEqual(['沙洋', '沙洋']);
    const { value, problems } = await readPopulation(file);
    expect(value?.counts).toEqual({ read: 2, used: 1, setAside: 1 });
    expect(problems[0]?.where).toMatchObject({ sheet: 's', cell: 'E3' });
  });

  test('a cell at the far end costs nothing', async () => {
    const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>';
    const { value, problems } = await readStations(workbook([{ name: 's', rows: table + far }]));
    expect(value?.counts).toEqual({ read: 1, used: 1, setAside: 0 });
    expect(problems).toEqual([]);
  });

  test('dates are dates in both calendars', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const cell = '<c r="B2" s="1"><v>44136</v></c>';
    const rows = `${rowsOf(['id', 'name', 'lon', 'lat'])}<row r="2"><c r="A2"><v>1</v></c>${cell}<c r="C2"><v>112</v></c><c r="D2"><v>31</v></c></row>`;
    const nameOf = async (bookPr: string): Promise<string | undefined> => {
      const file = workbook([{ name: 's', rows }], { 'xl/styles.xml': styles }, bookPr);
      return (await readStations(file)).value?.stations[0]?.name;
    };
    expect(await nameOf('')).toBe('2020-11-01');
    expect(await nameOf('<workbookPr date1904="1"/>')).toBe('2024-11-02');
  });

  test.each([
    ['rows out of order', '<row r="5"/><row r="3"/>', 'sheet-damaged'],
    ['a cell twice', '<row r="5"><c r="A5"><v>1</v></c><c r="A5"><v>2</v></c></row>', 'sheet-damaged'],
    ['a shared text that is missing', '<row r="5"><c r="A5" t="s"><v>7</v></c></row>', 'sheet-damaged'],
    ['a column beyond the last', '<row r="5"><c r="ZZZ5"><v>1</v></c></row>', 'sheet-damaged'],
    ['a tag that is not closed', '<row r="5"><c>', 'workbook-damaged'],
    ['an entity of its own', '<row r="5"><c r="A5"><v>&bomb;</v></c></row>', 'workbook-damaged'],
    ['a document type', '<!DOCTYPE x>', 'workbook-doctype'],
    ['depth', '<a>'.repeat(200), 'workbook-damaged'],
  ])('%s is refused', async (_, rows, code) => {
    const outcome = await readStations(workbook([{ name: 's', rows: table + rows }]));
    expect(codesOf(outcome)).toEqual([code]);
    expect(outcome.problems[0]?.where.sheet).toBe('s');
  });

  test('an archive that is no workbook is told', async () => {
    const bytes = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<a/>') });
    expect(codesOf(await readStations({ name: 'x.docx', bytes }))).toEqual(['zip-not-workbook']);
  });
});

test('every prefix and any changed bytes give a result or problems', async () => {
  for (const path of ['stations/merged-header.xlsx', 'stations/odd-cells.xlsx', 'population/strict.xlsx']) {
    const whole = fixture(path);
    const read = path.startsWith('stations') ? readStations : readPopulation;
    const check = async (bytes: Uint8Array): Promise<void> => {
      const { value, problems } = await read({ name: 'x.xlsx', bytes });
      if (value === null)
        expect(problems.some(({ severity }) => severity === 'reject' || severity === 'ask')).toBe(true);
      else expect(value.counts.read).toBe(value.counts.used + value.counts.setAside);
    };
    for (let length = 1; length < whole.length; length += 37) await check(whole.subarray(0, length));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async changes => {
          const bytes = whole.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          await check(bytes);
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  }
}, 60_000);

test('any change of a sheet’s own text gives a result or problems', async () => {
  const parts = [
    '<row>',
    '</row>',
    '<c r="A9">',
    '<c>',
    '</c>',
    '<v>',
    '</v>',
    '1',
    'x',
    '<!--',
    '-->',
    '&amp;',
    '<![CDATA[',
    ']]>',
    '"',
    '>',
    '<',
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), async pieces => {
      const { value, problems } = await readStations(workbook([{ name: 's', rows: table + pieces.join('') }]));
      expect(value !== null || problems.length > 0).toBe(true);
    }),
    { numRuns: 200, seed: 7 },
  );
}, 60_000);

test('names of cells are their places', () => {
  for (const [name, row, column] of [
    ['A1', 1, 0],
    ['Z9', 9, 25],
    ['AA10', 10, 26],
    ['XFD1048576', 1_048_576, 16_383],
  ] as const) {
    expect(cellName(row, column)).toBe(name);
    expect(columnOf(name)).toBe(column);
  }
});

test('shared texts are found across blocks', () => {
  const reader = new SharedTextReader();
  for (let i = 0; i < 3000; i++) {
    reader.open('si');
    reader.open('t');
    reader.text(`text ${i}`);
    reader.close('t');
    reader.close('si');
  }
  for (const i of [0, 1023, 1024, 2047, 2048, 2999]) expect(reader.at(i)).toBe(`text ${i}`);
  for (const i of [-1, 3000, 0.5, Number.NaN]) expect(reader.at(i)).toBeUndefined();
});

test.each([
  ['yyyy-mm-dd', true],
  ['yyyy"年"m"月"', true],
  ['[h]:mm', true],
  ['0.00', false],
  ['General', false],
  ['#,##0"人"', false],
  ['[Red]0.0', false],
  ['0"days"', false],
])('the format %s shows a date: %s', (code, expected) => {
  const reader = new DateStyleReader();
  reader.open('numFmt', ` numFmtId="170" formatCode="${code.replaceAll('"', '&quot;')}"`);
  reader.open('cellXfs', '');
  reader.open('xf', ' numFmtId="170"');
  expect(reader.showsDate(0)).toBe(expected);
});
