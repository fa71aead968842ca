import fc from 'fast-check';
import { expect, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { csvText } from '../../src/report/csv-text.ts';
import { engineVersion } from '../../src/report/engine-version.ts';
import { coordinateText, featureCollectionText, featureText, polygonsGeometry } from '../../src/report/geojson-text.ts';
import { peopleFromMicro, shareOf } from '../../src/report/numbers.ts';

test.each([
  [112.19659999, '112.1966'],
  [-0.00000001, '0'],
  [-0, '0'],
  [0.0000001, '0.0000001'],
  [-73.98, '-73.98'],
  [180, '180'],
  [-51.1582459466033, '-51.1582459'],
])('coordinate %d is written %s', (value, text) => {
  expect(coordinateText(value)).toBe(text);
});

test('a coordinate is never longer than seven decimals and never off by more than half of the last', () => {
  fc.assert(
    fc.property(fc.double({ min: -180, max: 180, noNaN: true }), value => {
      const text = coordinateText(value);
      expect(text).toMatch(/^-?\d{1,3}(\.\d{1,7})?$/);
      expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.500001e-7);
    }),
  );
});

test('one feature a line, keys in the order given', () => {
  const square: [number, number][] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  const text = featureCollectionText([
    featureText(polygonsGeometry([[square]]), [
      ['b', 1],
      ['a', null],
    ]),
  ]);
  expect(text).toBe(
    '{"type":"FeatureCollection","features":[\n{"type":"Feature","properties":{"b":1,"a":null},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}\n]}\n',
  );
  expect(polygonsGeometry([]).type).toBe('MultiPolygon');
  expect(JSON.parse(featureCollectionText([]))).toEqual({ type: 'FeatureCollection', features: [] });
});

test('people are printed as the decimal they are', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), fc.nat(999_999), (whole, micro) => {
      const text = JSON.stringify(peopleFromMicro(whole * 1_000_000 + micro));
      const fraction = String(micro).padStart(6, '0').replace(/0+$/, '');
      expect(text).toBe(fraction === '' ? String(whole) : `${whole}.${fraction}`);
    }),
  );
});

test('shares have six decimals, half away from zero', () => {
  expect(shareOf(1, 3)).toBe(0.333333);
  expect(shareOf(2, 3)).toBe(0.666667);
  expect(shareOf(1, 2_000_000)).toBe(0.000001);
  expect(shareOf(0, 0)).toBeNull();
});

test('text cells that a spreadsheet could run are guarded, numbers are not', () => {
  const rows = [['=1+1', -73.98, '@x', '＝1', 'a,"b"', null, true]];
  expect(csvText(['h'], rows)).toBe('\ufeffh\n\'=1+1,-73.98,\'@x,\'＝1,"a,""b""",,true\n');
});

test('the version in every result is that of the package', () => {
  expect(engineVersion).toBe(packageFile.version);
});
