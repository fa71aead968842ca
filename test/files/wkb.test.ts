// Well-known binary of every kind, and what is wrong with bytes that are none.

import { describe, expect, test } from 'vitest';
import { readWkb } from '../../src/files/formats/wkb.ts';

type Part = readonly ['byte' | 'uint' | 'double', number];

function bytesOf(parts: readonly Part[], isLittle = true): Uint8Array {
  const bytes: number[] = [];
  for (const [kind, value] of parts) {
    const view = new DataView(new ArrayBuffer(8));
    if (kind === 'byte') view.setUint8(0, value);
    else if (kind === 'uint') view.setUint32(0, value, isLittle);
    else view.setFloat64(0, value, isLittle);
    const length = kind === 'byte' ? 1 : kind === 'uint' ? 4 : 8;
    for (let i = 0; i < length; i++) bytes.push(view.getUint8(i));
  }
  return Uint8Array.from(bytes);
}

const head = (type: number, order = 1): readonly Part[] => [
  ['byte', order],
  ['uint', type],
];
const numbers = (...values: readonly number[]): readonly Part[] => values.map(value => ['double', value]);
const count = (value: number): Part => ['uint', value];
const point = (x: number, y: number): readonly Part[] => [...head(1), ...numbers(x, y)];
const square = [0, 0, 1, 0, 1, 1, 0, 0];
const polygon: readonly Part[] = [...head(3), count(1), count(4), ...numbers(...square)];
const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];

describe('kinds of geometry', () => {
  test.each<[string, readonly Part[], unknown]>([
    ['point', point(1, 2), { type: 'Point', coordinates: [1, 2] }],
    ['empty point', point(Number.NaN, Number.NaN), null],
    ['point with height', [...head(1001), ...numbers(1, 2, 3)], { type: 'Point', coordinates: [1, 2, 3] }],
    ['point with measure', [...head(2001), ...numbers(1, 2, 9)], { type: 'Point', coordinates: [1, 2] }],
    ['point with both', [...head(3001), ...numbers(1, 2, 3, 9)], { type: 'Point', coordinates: [1, 2, 3] }],
    [
      'point of PostGIS with height and system',
      [...head(0xa0000001), count(4326), ...numbers(1, 2, 3)],
      { type: 'Point', coordinates: [1, 2, 3] },
    ],
    [
      'line',
      [...head(2), count(2), ...numbers(1, 2, 3, 4)],
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    ['empty line', [...head(2), count(0)], null],
    ['polygon', polygon, { type: 'Polygon', coordinates: [ring] }],
    ['triangle', [...head(17), count(1), count(4), ...numbers(...square)], { type: 'Polygon', coordinates: [ring] }],
    ['points', [...head(4), count(1), ...point(1, 2)], { type: 'MultiPoint', coordinates: [[1, 2]] }],
    ['polygons', [...head(6), count(1), ...polygon], { type: 'MultiPolygon', coordinates: [[ring]] }],
    ['surface of polygons', [...head(15), count(1), ...polygon], { type: 'MultiPolygon', coordinates: [[ring]] }],
    [
      'collection',
      [...head(7), count(1), ...point(1, 2)],
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] },
    ],
    ['arc', [...head(8), count(1), ...numbers(1, 2)], { type: 'CircularString' }],
    ['collection with an arc', [...head(7), count(1), ...head(8), count(0)], { type: 'GeometryCollection' }],
  ])('%s', (_, parts, geometry) => {
    expect(readWkb(bytesOf(parts))).toEqual({ geometry });
  });

  test('parts may have the other byte order', () => {
    const outer = bytesOf([...head(4, 1), count(1)]);
    const inner = bytesOf([...head(1, 0), ...numbers(1, 2)], false);
    expect(readWkb(Uint8Array.from([...outer, ...inner]))).toEqual({
      geometry: { type: 'MultiPoint', coordinates: [[1, 2]] },
    });
  });
});

describe('faults, with their byte', () => {
  const deep = Array.from({ length: 40 }, () => [...head(7), count(1)]).flat();
  test.each<[string, number, readonly Part[]]>([
    ['wkb-cut', 0, []],
    ['wkb-cut', 5, [...head(1), ...numbers(1)]],
    ['wkb-order', 0, [['byte', 2], count(1)]],
    ['wkb-type', 1, head(0)],
    ['wkb-type', 1, head(18)],
    ['wkb-type', 1, head(4001)],
    ['wkb-type', 10, [...head(4), count(1), ...head(2), count(0), ...numbers(0, 0)]],
    ['wkb-count', 5, [...head(2), count(0xffffffff)]],
    ['wkb-count', 5, [...head(3), count(10)]],
    ['wkb-left', 21, [...point(1, 2), ['byte', 0]]],
    ['wkb-depth', 297, [...deep, ...point(1, 2)]],
  ])('%s', (code, byte, parts) => {
    expect(readWkb(bytesOf(parts))).toEqual({ code, byte });
  });
});
