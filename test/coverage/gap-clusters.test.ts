// Which cells of the gaps belong together.

import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { clusterGaps, findPointCells } from '../../src/coverage/gap-clusters.ts';
import { box, cellsOf, point } from '../zones/cells-of.ts';

function clusters(geometry: readonly Geometry[], inGap: readonly number[] = geometry.map(() => 1)): number[] {
  const cells = cellsOf(geometry);
  return [...clusterGaps(cells, findPointCells(cells), Uint8Array.from(inGap))];
}

describe('polygon cells', () => {
  test('join along an edge, not at a corner', () => {
    expect(clusters([box(0, 0, 1, 1), box(1, 0, 2, 1), box(2, 1, 3, 2)])).toEqual([0, 0, 1]);
  });

  test('join through cells of the gap only', () => {
    const row = [box(0, 0, 1, 1), box(1, 0, 2, 1), box(2, 0, 3, 1)];
    expect(clusters(row, [1, 0, 1])).toEqual([0, -1, 1]);
    expect(clusters(row, [0, 1, 1])).toEqual([-1, 0, 0]);
  });

  test('join where a part of an edge is shared', () => {
    expect(clusters([box(0, 0, 2, 2), box(2, 1, 3, 2), box(2, -1, 3, 0)])).toEqual([0, 0, 1]);
    expect(clusters([box(0, 0, 1, 2), box(1, 1, 2, 3)])).toEqual([0, 0]);
  });

  test('join when rounding to 1e-7° makes the edge one', () => {
    expect(clusters([box(0, 0, 0.1, 0.1), box(0.10000000001, 0, 0.2, 0.1)])).toEqual([0, 0]);
    expect(clusters([box(0, 0, 0.1, 0.1), box(0.1000005, 0, 0.2, 0.1)])).toEqual([0, 1]);
  });

  test('join around a hole and through it', () => {
    const ring: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [3, 0],
          [3, 3],
          [0, 3],
          [0, 0],
        ],
        [
          [1, 1],
          [1, 2],
          [2, 2],
          [2, 1],
          [1, 1],
        ],
      ],
    };
    expect(clusters([ring, box(1, 1, 2, 2), box(5, 5, 6, 6)])).toEqual([0, 0, 1]);
  });

  test('join by any part of a multipolygon', () => {
    const parts: Geometry = {
      type: 'MultiPolygon',
      coordinates: [box(0, 0, 1, 1), box(5, 0, 6, 1)].map(own => (own.type === 'Polygon' ? own.coordinates : [])),
    };
    expect(clusters([box(1, 0, 2, 1), parts, box(6, 0, 7, 1)])).toEqual([0, 0, 0]);
  });

  test('join across the antimeridian', () => {
    expect(clusters([box(179, 0, 180, 1), box(-180, 0, -179, 1), box(-180, 5, -179, 6)])).toEqual([0, 0, 1]);
  });
});

describe('point cells', () => {
  /** A degree of longitude on the equator apart, by hundredths. */
  const at = (hundredths: number): Geometry => point(hundredths / 100, 0);

  test('join up to one and a half times the median spacing', () => {
    // Spacings 1, 1, 1, 1.5, 1.6: the median is 1.
    expect(clusters([at(0), at(1), at(2), at(3.5), at(5.1)])).toEqual([0, 0, 0, 0, 1]);
  });

  test('measure the spacing with all point cells, in a gap or not', () => {
    expect(clusters([at(0), at(1), at(2), at(3), at(4)], [1, 0, 1, 1, 0])).toEqual([0, -1, 1, 1, -1]);
  });

  test('one place counts once', () => {
    expect(clusters([at(0), at(0), at(0), at(0), at(10), at(20)])).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('a single place is one gap', () => {
    expect(clusters([at(0), at(0)])).toEqual([0, 0]);
    expect(clusters([at(0)], [0])).toEqual([-1]);
  });

  test('join across the antimeridian', () => {
    expect(clusters([point(179.995, 10), point(-179.995, 10), point(-179.985, 10)])).toEqual([0, 0, 0]);
  });
});

test('points and polygons never join', () => {
  expect(clusters([box(0, 0, 1, 1), point(0.5, 0.5), box(1, 0, 2, 1), point(0.6, 0.5)])).toEqual([0, 1, 0, 1]);
});
