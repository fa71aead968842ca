// KML and KMZ: what is read, what is refused before anything is expanded, and faults with their lines.

import { describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import type { InputFile } from '../../src/files/bytes/input-file.ts';
import {
  codesIn,
  comparable,
  faultOfDamage,
  fixture,
  fixtureBytes,
  flipped,
  openAll,
  prefixLengths,
  readByOgr,
  seeded,
} from './vector-files.ts';

function file(content: string | Uint8Array, name = 'a.kml'): InputFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { source: fromBytes(name, bytes), companions: [] };
}

function kml(...placemarks: readonly string[]): InputFile {
  return file(`<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n${placemarks.join('\n')}\n</Document></kml>`);
}

function placemark(inside: string): string {
  return `<Placemark><name>A</name>${inside}</Placemark>`;
}

test.each(['stations.kml', 'areas.kml', 'areas.kmz'])('%s agrees with the reading of ogr2ogr', async name => {
  const { source, features, problems } = await openAll(fixture(name));
  expect(problems).toEqual([]);
  const names = source!.names.filter(column => column !== 'name');
  expect(comparable(features, names)).toEqual(comparable(readByOgr(name), names));
  expect(features.map(feature => feature.property('name'))).toEqual(
    readByOgr(name).map(({ properties }) => properties.Name),
  );
  expect(source!.declaredCrs).toEqual({ text: 'OGC:CRS84', column: null });
});

describe('geometry', () => {
  const geometryOf = async (inside: string): Promise<unknown> =>
    (await openAll(kml(placemark(inside)))).features[0]?.geometry;

  test('coordinates with spaces, heights and line breaks', async () => {
    expect(await geometryOf('<Point><coordinates>\n 112.2 , 31.03 , 80.5 \n</coordinates></Point>')).toEqual({
      type: 'Point',
      coordinates: [112.2, 31.03, 80.5],
    });
    expect(await geometryOf('<LineString><coordinates>1,2\t3,4,0\n5,6</coordinates></LineString>')).toEqual({
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4, 0],
        [5, 6],
      ],
    });
  });

  test('several geometries are one of many parts, or a collection', async () => {
    const point = '<Point><coordinates>1,2</coordinates></Point>';
    const line = '<LineString><coordinates>1,2 3,4</coordinates></LineString>';
    expect(await geometryOf(`<MultiGeometry>${point}${point}</MultiGeometry>`)).toMatchObject({ type: 'MultiPoint' });
    expect(await geometryOf(`<MultiGeometry>${point}${line}</MultiGeometry>`)).toMatchObject({
      type: 'GeometryCollection',
    });
    expect(await geometryOf(`<MultiGeometry><MultiGeometry>${point}</MultiGeometry></MultiGeometry>`)).toEqual({
      type: 'Point',
      coordinates: [1, 2],
    });
  });

  test('a track is a line', async () => {
    const track = '<gx:Track><when>2020</when><gx:coord>1 2 3</gx:coord><gx:coord>4 5 6</gx:coord></gx:Track>';
    expect(await geometryOf(track)).toEqual({
      type: 'LineString',
      coordinates: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
  });

  test('a ring that is not closed stays so for the geometry check', async () => {
    const ring = '<LinearRing><coordinates>0,0 1,0 1,1</coordinates></LinearRing>';
    expect(await geometryOf(`<Polygon><outerBoundaryIs>${ring}</outerBoundaryIs></Polygon>`)).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ],
    });
  });

  test('no geometry and an empty one are null', async () => {
    expect(await geometryOf('')).toBe(null);
    expect(await geometryOf('<Point><coordinates></coordinates></Point>')).toBe(null);
    expect(await geometryOf('<Model><Location><longitude>1</longitude></Location></Model>')).toBe(null);
  });

  test.each(['112.2,3x.03', '112.2', '112.2,31,5,6', 'NaN,31', '112.2,', '1e999999,3'])(
    'coordinates such as "%s" set the record aside with its line',
    async tuple => {
      const { problems } = await openAll(kml(placemark(`<Point><coordinates>${tuple}</coordinates></Point>`)));
      expect(problems).toMatchObject([{ code: 'kml-coordinates', severity: 'set-aside', where: { line: 2 } }]);
    },
  );
});

describe('values', () => {
  test('stand in data, in schema data and beside them, as text and in any folder', async () => {
    const inside = `<description><![CDATA[<b onclick="x()">120</b> &amp; ]]></description><ExtendedData>
      <Data name="编号"><displayName>no</displayName><value>00123</value></Data>
      <SchemaData schemaUrl="#s"><SimpleData name="__proto__">p</SimpleData></SchemaData></ExtendedData>`;
    const { features } = await openAll(kml(`<Folder><Folder>${placemark(inside)}</Folder></Folder>`));
    expect(features[0]!.entries()).toEqual([
      ['__proto__', 'p'],
      ['description', '<b onclick="x()">120</b> &amp;'],
      ['name', 'A'],
      ['编号', '00123'],
    ]);
  });

  test('the id of a placemark counts where no value is one', async () => {
    const own = '<Placemark id="k&#x31;"><Point><coordinates>1,2</coordinates></Point></Placemark>';
    expect((await openAll(kml(own))).features[0]!.id).toBe('k1');
  });
});

test('pictures and links are passed over, counted, and nothing is fetched', async () => {
  const link = '<NetworkLink><Link><href>http://example.org/a.kml</href></Link></NetworkLink>';
  const { features, problems } = await openAll(kml(link, '<GroundOverlay/>', link, placemark('')));
  expect(features.length).toBe(1);
  expect(problems).toMatchObject([{ code: 'kml-passed-over', params: { found: 'NetworkLink', count: 3 } }]);
});

describe('markup at fault is refused with its line', () => {
  test.each([
    ['xml-doctype', 1, '<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><kml>&b;</kml>'],
    ['xml-doctype', 2, '<kml>\n<!ELEMENT a (b)></kml>'],
    ['xml-entity', 3, '<kml>\n\n<name>A & B</name></kml>'],
    ['xml-entity', 1, '<kml>&nbsp;</kml>'],
    ['xml-entity', 1, '<kml>&#0;</kml>'],
    ['xml-nesting', 2, '<kml>\n<a></b></kml>'],
    ['xml-nesting', 1, '<kml></kml></kml>'],
    ['xml-open', 2, '<kml><a>\n'],
    ['xml-open', 1, '<kml><![CDATA[ </kml>'],
    ['xml-open', 1, '<kml><!-- </kml>'],
    ['xml-tag', 1, '<kml><a b=c></a></kml>'],
    ['xml-tag', 1, '<kml><1a/></kml>'],
    ['xml-tag', 1, '<kml/><kml/>'],
    ['xml-text', 1, '<kml/>more'],
    ['xml-depth', 1, `<kml>${'<a>'.repeat(300)}`],
  ])('%s', async (code, line, text) => {
    const { problems } = await openAll(file(text));
    expect(problems).toMatchObject([{ code, severity: 'reject', where: { line } }]);
  });

  test('a million attributes, a long name and a long run of spaces cost no time', async () => {
    for (const text of [
      `<kml ${'a="b" '.repeat(1_000_000)}/>`,
      `<${'k'.repeat(5_000_000)}`,
      `<kml ${' '.repeat(90_000)}<`,
      `<kml>${'&'.repeat(1_000_000)}</kml>`,
    ]) {
      expect(await faultOfDamage(file(text.replace('<k', '<kml><k')))).toBe('');
    }
  });
});

describe('encodings', () => {
  const text = '<?xml version="1.0" encoding="GBK"?><kml><Placemark><name>医院</name></Placemark></kml>';
  const nameIn = async (input: InputFile): Promise<unknown> => (await openAll(input)).features[0]?.property('name');

  test('GBK as the declaration says, although the bytes read as UTF-8 too', async () => {
    const bytes = new TextEncoder().encode(text);
    const at = bytes.indexOf(0xe5);
    const gbk = Uint8Array.from([...bytes.slice(0, at), 0xd2, 0xbd, 0xd4, 0xba, ...bytes.slice(at + 6)]);
    expect(await nameIn(file(gbk))).toBe('医院');
  });

  test('UTF-16 with a mark', async () => {
    const plain = text.replace('GBK', 'UTF-16');
    const bytes = Uint8Array.from([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(plain, c => c.charCodeAt(0)).buffer),
    ]);
    expect(await nameIn(file(bytes))).toBe('医院');
  });

  test('UTF-8 is not asked about where the declaration says so', async () => {
    const utf8 = '<?xml version="1.0" encoding="UTF-8"?><kml><Placemark><name>ҽԺ</name></Placemark></kml>';
    expect(await nameIn(file(utf8))).toBe('ҽԺ');
  });
});

describe('damage', () => {
  test.each(['stations.kml', 'areas.kml', 'areas.kmz'])('every beginning of %s is taken', async name => {
    const bytes = fixtureBytes(name);
    for (const length of prefixLengths(bytes.length, 100)) {
      expect(await faultOfDamage(file(bytes.slice(0, length), name)), String(length)).toBe('');
    }
  });

  test.each(['stations.kml', 'areas.kml', 'areas.kmz'])('every byte flip of %s is taken', async name => {
    const bytes = fixtureBytes(name);
    const pick = seeded(9);
    for (let i = 0; i < 300; i++) expect(await faultOfDamage(file(flipped(bytes, pick), name)), String(i)).toBe('');
  });
});

test('more placemarks than the limit are refused', async () => {
  const { defaultReadOptions } = await import('../../src/files/account/read-options.ts');
  const limits = { ...defaultReadOptions.limits, features: 2 };
  expect(codesIn(await openAll(fixture('stations.kml'), { limits }))).toEqual(['too-many-records']);
});
