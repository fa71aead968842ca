import { expect, test } from 'vitest';
import { startProblemLog } from '../../src/files/account/problem-log.ts';
import { defaultReadOptions } from '../../src/files/account/read-options.ts';
import { inputFile } from '../../src/files/bytes/input-file.ts';
import { readStations as read } from '../../src/files/readers/read-stations.ts';
import { readPopulation, readStations, textFile } from './read-helpers.ts';

test('of many problems of a kind the first thousand are kept, and every record with its place', async () => {
  const rows = Array.from({ length: 1500 }, (_, i) => `${i},112.1,${i % 3 === 0 ? 'north' : 31}`);
  const { value, problems } = await readStations(textFile(['id,lon,lat', ...rows, 'x,112.2,31.2'].join('\n')));
  expect(value?.counts).toEqual({ read: 1501, used: 1001, setAside: 500 });
  const many = Array.from({ length: 2500 }, (_, i) => `${i},east,31`);
  const other = await readStations(textFile(['id,lon,lat', 'x,112.2,31.2', ...many].join('\n')));
  expect(other.value?.counts).toEqual({ read: 2501, used: 1, setAside: 2500 });
  expect(other.value?.setAside.length).toBe(2500);
  expect(other.value?.setAside.at(-1)).toEqual({
    file: 'file.csv',
    place: { file: 'file.csv', line: 2502, row: 2501, column: 'lon' },
    code: 'csv-number',
    original: '2499,east,31',
  });
  expect(other.problems.filter(({ code }) => code === 'csv-number').length).toBe(1000);
  expect(other.problems.find(({ code }) => code === 'more-set-aside')).toMatchObject({
    severity: 'set-aside',
    where: { line: 1003, column: 'lon' },
    params: { code: 'csv-number', count: 1500 },
  });
  expect(problems.some(({ code }) => code === 'more-set-aside')).toBe(false);
});

test('what is taken back takes its rest with it', () => {
  const log = startProblemLog('f');
  for (let i = 0; i < 1100; i++) log.add('warn', 'a', {}, { line: i });
  log.add('warn', 'b');
  log.withdraw('a');
  expect(log.rejected().problems.map(({ code }) => code)).toEqual(['b']);
});

test('people of many cells are counted in columns, polygons and points alike', async () => {
  const { value } = await readPopulation(textFile('id,lon,lat,population\nb,112.2,31,2\na,112.1,31,1\n'));
  const { cells } = value!;
  expect(cells.cellId).toEqual(['a', 'b']);
  expect(cells.geometryAt(0)).toEqual({ type: 'Point', coordinates: [112.1, 31] });
  expect(cells.isPolygonAt(0)).toBe(false);
});

test('a stop is heard while a large text is looked at', async () => {
  const bytes = new TextEncoder().encode(`id,lon,lat\n${'1,112.1,31.1\n'.repeat(400_000)}`);
  const controller = new AbortController();
  let reports = 0;
  const host = {
    report: () => {
      reports += 1;
      controller.abort();
    },
    signal: controller.signal,
  };
  await expect(read(inputFile('a.csv', bytes), defaultReadOptions, host)).rejects.toThrow('abort');
  expect(reports).toBe(1);
});
