// What the first bytes of a file tell: files of a few bytes, text of four bytes a character, and KML whose names have a prefix.

import { describe, expect, test } from 'vitest';
import { silentHost } from '../../src/files/account/read-host.ts';
import { inputFile } from '../../src/files/bytes/input-file.ts';
import { detectRole } from '../../src/files/readers/detect-role.ts';
import { codesOf, options, readAreas, readStations, textFile } from './read-helpers.ts';

/** Text as UTF-32. */
function utf32(text: string, isLittle: boolean): Uint8Array {
  const points = [...text].map(character => character.codePointAt(0)!);
  const bytes = new DataView(new ArrayBuffer(4 * points.length));
  points.forEach((point, i) => {
    bytes.setUint32(4 * i, point, isLittle);
  });
  return new Uint8Array(bytes.buffer);
}

describe('a file of a few bytes', () => {
  test.each([
    ['two bytes of an archive', [0x50, 0x4b]],
    ['ten bytes of a database', [...'SQLite for'].map(character => character.charCodeAt(0))],
    ['four bytes of a columnar file, cut', [0x50, 0x41, 0x52]],
    ['three letters', [0x61, 0x62, 0x63]],
    ['bytes that no text has', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ])('%s: is too short to be anything', async (_, bytes) => {
    const file = { name: 'a.bin', bytes: Uint8Array.from(bytes) };
    expect(codesOf(await readStations(file))).toEqual(['file-too-short']);
    const detected = await detectRole(inputFile(file.name, file.bytes), options(), silentHost());
    expect([detected.role, detected.problems.map(({ code }) => code)]).toEqual(['unknown', ['file-too-short']]);
  });

  test('is a table where it holds one', async () => {
    const outcome = await readStations(textFile('x,y\n1,2'));
    expect(outcome.value?.stations).toHaveLength(1);
  });
});

test.each([
  ['with a mark', '\ufeffid,lon,lat\n1,112,31\n'],
  ['without one', 'id,lon,lat\n1,112,31\n'],
])('UTF-32 %s is told by its name', async (_, text) => {
  for (const isLittle of [true, false]) {
    const outcome = await readStations({ name: 'a.csv', bytes: utf32(text, isLittle) });
    expect(outcome.problems.map(({ code, params }) => [code, params.found])).toEqual([
      ['format-unsupported', 'UTF-32'],
    ]);
  }
});

test('text of two bytes a character is none of four', async () => {
  const text = 'id,lon,lat\n1,112,31\n';
  const wide = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap(character => [character.charCodeAt(0), 0])]);
  expect((await readStations({ name: 'a.csv', bytes: wide })).value?.stations).toHaveLength(1);
});

test('KML whose names have a prefix is read', async () => {
  const ring = '112,31 112.1,31 112.1,31.1 112,31.1 112,31';
  const file = textFile(
    `<?xml version="1.0"?>\n<k:kml xmlns:k="http://www.opengis.net/kml/2.2"><k:Document><k:Placemark><k:name>A</k:name>` +
      `<k:Polygon><k:outerBoundaryIs><k:LinearRing><k:coordinates>${ring}</k:coordinates></k:LinearRing>` +
      `</k:outerBoundaryIs></k:Polygon></k:Placemark></k:Document></k:kml>\n`,
    'a.kml',
  );
  const outcome = await readAreas(file);
  expect(codesOf(outcome)).toEqual([]);
  expect(outcome.value?.areas.map(({ name }) => name)).toEqual(['A']);
});

test('a KML point of two positions is set aside', async () => {
  const point = (positions: string): string =>
    `<Placemark><Point><coordinates>${positions}</coordinates></Point></Placemark>`;
  const outcome = await readStations(textFile(`<kml>\n${point('112,31 113,31')}\n${point('112,31')}</kml>`, 'a.kml'));
  expect(outcome.problems.map(({ code, params }) => [code, params.found])).toEqual([
    ['kml-point-positions', '112,31 113,31'],
  ]);
  expect(outcome.value?.counts).toEqual({ read: 2, used: 1, setAside: 1 });
});
