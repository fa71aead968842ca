// What a table says between the lines: a unit that is told late, sums among the rows, columns of two systems, turnouts of days.

import { describe, expect, test } from 'vitest';
import { codesOf, options, placesOf, readPopulation, readStations, textFile } from './read-helpers.ts';

const rows = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${i},村${i},${112 + (i % 50) * 0.01},${30.5 + i * 0.0001},${10 + (i % 7)}`);
const table = (...lines: readonly string[]): ReturnType<typeof textFile> =>
  textFile(['id,name,lon,lat,population', ...lines, ''].join('\n'), 'people.csv');

describe('a note that gives the people a unit', () => {
  test('behind rows that were read already rejects the file, with its place', async () => {
    const outcome = await readPopulation(table(...rows(30_000), '单位：万人'));
    expect(outcome.value).toBeNull();
    expect(placesOf(outcome)).toEqual(['unit-note-late 30002:population']);
    expect(outcome.problems[0]?.params).toEqual({ found: '单位：万人', unit: '万人' });
  });

  test('of single people is a note as any other, and where the column has a unit the note is one too', async () => {
    expect(codesOf(await readPopulation(table(...rows(5000), '单位：人')))).toEqual([]);
    const named = textFile(['id,name,lon,lat,人口（万人）', ...rows(5000), '单位：万人', ''].join('\n'));
    expect(codesOf(await readPopulation(named))).toEqual([]);
  });
});

describe('a row that is a sum', () => {
  test('is set aside by its word in any of its cells, and with words before it, though it has a place', async () => {
    const outcome = await readPopulation(
      textFile(
        [
          'id,name,lon,lat,population,address,kind,note,remark',
          '1,A,112.1,31,10,x,y,z,',
          '2,B,112.2,31,21,x,y,z,',
          '3,荆门市合计,112.2,31,31,x,y,z,',
          '4,city,112.2,31,31,x,y,z,Total',
          '5,C,112.3,31,5,x,y,z,totally new',
          '',
        ].join('\n'),
      ),
    );
    expect(placesOf(outcome)).toEqual(['total-row 4:', 'total-row 5:']);
    expect(outcome.value?.counts).toEqual({ read: 5, used: 3, setAside: 2 });
  });

  test('is told where nothing but its people says so, first or last', async () => {
    const last = await readPopulation(table(...rows(4), '9,荆门市,112.2,31,46'));
    expect(placesOf(last)).toEqual(['population-row-is-sum 6:']);
    expect(last.value?.counts.used).toBe(5);
    const first = await readPopulation(table('9,荆门市,112.2,31,46', ...rows(4)));
    expect(placesOf(first)).toEqual(['population-row-is-sum 2:']);
  });

  test('is nothing to tell among few numbers, or where it is a person more', async () => {
    expect(codesOf(await readPopulation(table('1,A,112,31,5', '2,B,112.1,31,5', '3,C,112.1,31.1,10')))).toEqual([]);
    expect(codesOf(await readPopulation(table(...rows(4), '9,荆门市,112.2,31,47')))).toEqual([]);
  });

  test('called Total is a station all the same', async () => {
    const outcome = await readStations(textFile('id,name,lon,lat\n1,Total,112,31\n2,A,112.1,31\n'));
    expect(outcome.value?.stations).toHaveLength(2);
  });
});

describe('columns of longitude and latitude in different systems', () => {
  const both = (header: string): ReturnType<typeof textFile> =>
    textFile(`id,${header}\n1,112.1,31.1,112.2,31.2\n2,112.3,31.3,112.4,31.4\n`);

  test('are not taken where two of one system are there', async () => {
    const outcome = await readStations(both('lon_wgs84,lat_gcj02,lng_gcj02,y_unknown'));
    expect(outcome.value?.counts.crs).toBe('GCJ-02');
    const wgs = await readStations(both('lon_gcj02,lat_wgs84,lon,lat_gcj02'));
    expect(wgs.value?.stations[0]).toMatchObject({ lon: 112.2, lat: 31.1 });
  });

  test('are asked about where these are all there is, and the answer holds for both', async () => {
    const file = textFile('id,lon_wgs84,lat_gcj02\n1,112.1,31.1\n2,112.3,31.3\n');
    const asked = await readStations(file);
    expect(asked.problems.map(({ code, severity }) => [code, severity])).toEqual([['columns-mixed-systems', 'ask']]);
    expect(asked.problems[0]?.choices?.map(({ value, preview }) => [value, preview[0]])).toEqual([
      ['EPSG:4326', '112.1, 31.1'],
      ['gcj02', '112.1, 31.1'],
    ]);
    const wgs = await readStations(file, options({ crs: 'EPSG:4326' }));
    expect(wgs.value?.stations[0]).toMatchObject({ lon: 112.1, lat: 31.1 });
    const gcj = await readStations(file, options({ crs: 'gcj02' }));
    expect(gcj.value?.counts.crs).toBe('GCJ-02');
  });
});

test('a turnout below 0 or of more than a day is left out and told', async () => {
  const file = textFile('id,lon,lat,出车时间（分钟）\n1,112,31,-3\n2,112.1,31,108\n3,112.2,31,1441\n');
  const outcome = await readStations(file);
  expect(outcome.value?.stations.map(({ turnoutSeconds }) => turnoutSeconds)).toEqual([null, 6480, null]);
  expect(placesOf(outcome)).toEqual(['optional-number 2:出车时间（分钟）', 'turnout-absurd 4:出车时间（分钟）']);
});
