// Plain rows go a shorter way than others: whatever a table holds, both ways must tell the same.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ProblemLog, startProblemLog } from '../../src/files/account/problem-log.ts';
import { silentHost } from '../../src/files/account/read-host.ts';
import { inputFile } from '../../src/files/bytes/input-file.ts';
import type { FeatureRequest } from '../../src/files/formats/feature-source.ts';
import { readRecords } from '../../src/files/readers/read-records.ts';
import { idOf, textOf } from '../../src/files/readers/record-fields.ts';
import { options } from './read-helpers.ts';

const request: FeatureRequest = {
  roles: ['id', 'name', 'population', 'settlement'],
  needsPopulation: true,
  acceptsRows: true,
  options: options(),
};

interface Told {
  readonly records: readonly string[];
  readonly problems: unknown;
  readonly shortCount: number;
}

/** Reads a table; `isShort` lets plain rows come as columns, of which every third is then asked for as a feature. */
async function read(text: string, isShort: boolean): Promise<Told> {
  const log: ProblemLog = startProblemLog('table.csv');
  const records: string[] = [];
  let shortCount = 0;
  await readRecords(
    inputFile('table.csv', new TextEncoder().encode(text)),
    request,
    ['Point'],
    log,
    silentHost(),
    record => {
      const { feature, geometry } = record;
      const people = feature.property(record.fields.columns.get('population')!.column);
      const place = JSON.stringify([feature.place, geometry]);
      records.push([place, idOf(record), textOf(record, 'name'), people, feature.original()].join('|'));
    },
    isShort
      ? (rows, row, lon, lat) => {
          shortCount += 1;
          if (row % 3 === 0) return false;
          const { line, row: number } = rows.placeOf(row);
          const place = JSON.stringify([
            { line, row: number },
            { type: 'Point', coordinates: [lon, lat] },
          ]);
          const text = (role: 'id' | 'name' | 'population'): string => {
            const slot = rows.slotOf(role);
            return slot < 0 ? '' : rows.text(row, slot);
          };
          const people = rows.number(row, rows.slotOf('population'));
          if (!Number.isNaN(people)) expect(people).toBe(Number(text('population')));
          const id = text('id') || String(rows.recordNumber[row]);
          records.push([place, id, text('name'), text('population'), rows.featureOf(row).original()].join('|'));
          return true;
        }
      : null,
  );
  return { records, problems: log.rejected().problems, shortCount };
}

const odd = [
  ...[
    '',
    ' ',
    '合计',
    'Total',
    't otal',
    'x小计：',
    '全县',
    '注：见下',
    'Note: x',
    '# c',
    "'007",
    '4.2E+11',
    '"a""b"',
    '"a\nb"',
  ],
  ...[
    '"x',
    'lon',
    '114,5',
    '１１３',
    '113.',
    '1e2',
    '0',
    '-1',
    '1,234',
    '999',
    '31.2N',
    '12345678901234567',
    ' 7 ',
    'sum',
    '\u3000总计',
  ],
];
const row = fc.tuple(
  fc.integer({ min: 0, max: 5000 }).map(n => `C${n}`),
  fc.constantFrom('村', 'Village 3', '"quoted, name"', 'North', ''),
  fc.integer({ min: 112_000, max: 115_000 }).map(n => String(n / 1000)),
  fc.integer({ min: 30_000, max: 32_000 }).map(n => String(n / 1000)),
  fc.integer({ min: 0, max: 9000 }).map(n => String(n / 4)),
);
const table = fc
  .array(
    fc.tuple(row, fc.option(fc.tuple(fc.nat(4), fc.constantFrom(...odd)), { freq: 3 }), fc.constantFrom('', ',', ',x')),
    {
      minLength: 60,
      maxLength: 120,
    },
  )
  .map(rows =>
    rows.map(([cells, change, end]) => cells.map((cell, i) => (change?.[0] === i ? change[1] : cell)).join(',') + end),
  );
/** Longer than what is read before rows may be plain. */
const before = Array.from({ length: 1500 }, (_, i) => `P${i},Town,113.5${i % 10},30.5,${i}`);

describe('plain rows', () => {
  test('are told of as all others are', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (rows, lineEnd) => {
        const text = ['id,name,lon,lat,population', ...before, ...rows].join(lineEnd);
        const short = await read(text, true);
        const long = await read(text, false);
        expect(short.records).toEqual(long.records);
        expect(short.problems).toEqual(long.problems);
        expect(short.shortCount).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
