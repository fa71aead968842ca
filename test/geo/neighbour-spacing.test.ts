import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicMillimeters } from '../../src/geo/geodesic.ts';
import { computeNeighbourSpacing, linkWithin, medianNeighbourSpacing } from '../../src/geo/neighbour-spacing.ts';

const places: fc.Arbitrary<[lon: number, lat: number][]> = fc.array(
  fc.oneof(
    fc.tuple(
      fc.integer({ min: 0, max: 6 }).map(i => 114 + i / 100),
      fc.integer({ min: -3, max: 3 }).map(i => i / 100),
    ),
    fc.tuple(fc.constantFrom(-180, 179.995, 180), fc.constantFrom(-90, 0, 90)),
    fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
  ),
  { maxLength: 40 },
);

describe('computeNeighbourSpacing', () => {
  test('gives each distinct place its nearest other', () => {
    fc.assert(
      fc.property(places, places => {
        const name = ([lon, lat]: readonly [number, number]) =>
          Math.abs(lat) === 90 ? `${lat}` : `${lon === -180 ? 180 : lon + 0} ${lat + 0}`;
        const distinct = places.filter((place, i) => places.findIndex(other => name(other) === name(place)) === i);
        const expected = distinct.map((place, i) =>
          Math.min(
            Number.POSITIVE_INFINITY,
            ...distinct.filter((_, j) => j !== i).map(other => geodesicMillimeters(...place, ...other)),
          ),
        );
        const lon = places.map(place => place[0]);
        const lat = places.map(place => place[1]);
        expect([...computeNeighbourSpacing(lon, lat)]).toEqual(expected);
        const median = medianNeighbourSpacing(lon, lat);
        if (distinct.length === 0) expect(median).toBe(Number.POSITIVE_INFINITY);
        else {
          expect(expected.filter(value => value <= median).length * 2).toBeGreaterThanOrEqual(expected.length);
          expect(expected.filter(value => value < median).length * 2).toBeLessThan(expected.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('of places on a line: the smaller middle one', () => {
    // Neighbours at 1, 1, 2 and 4 thousandths of a degree.
    const lon = [0, 0.001, 0.003, 0.007, 0.007];
    const lat = [0, 0, 0, 0, 0];
    expect([...computeNeighbourSpacing(lon, lat)]).toEqual([111_319, 111_319, 222_639, 445_278]);
    expect(medianNeighbourSpacing(lon, lat)).toBe(111_319);
    expect(medianNeighbourSpacing([5, 5], [5, 5])).toBe(Number.POSITIVE_INFINITY);
  });
});

/** Lowest row reached from every row over pairs. */
function componentsOf(count: number, pairs: readonly (readonly number[])[]): number[] {
  const label = Array.from({ length: count }, (_, row) => row);
  for (let round = 0; round < count; round++) {
    for (const [a, b] of pairs) label[a] = label[b] = Math.min(label[a], label[b]);
  }
  return label;
}

describe('linkWithin', () => {
  test('joins what all pairs within the distance join, with true pairs, in order, and no more than needed', () => {
    const limit = fc.constantFrom(0, 1_113_195, 1_105_743, 3_000_000, Number.POSITIVE_INFINITY);
    fc.assert(
      fc.property(places, limit, (places, limit) => {
        const { first, second } = linkWithin(
          places.map(place => place[0]),
          places.map(place => place[1]),
          limit,
        );
        const links = Array.from(first, (row, k): [number, number] => [row, second[k]]);
        const pairs = places.flatMap((place, i) =>
          places.flatMap((other, j) => (j > i && geodesicMillimeters(...place, ...other) <= limit ? [[i, j]] : [])),
        );
        const groups = componentsOf(places.length, pairs);
        expect(componentsOf(places.length, links)).toEqual(groups);
        expect(links.length).toBe(places.length - new Set(groups).size);
        for (const [a, b] of links) {
          expect(a).toBeLessThan(b);
          expect(geodesicMillimeters(...places[a], ...places[b])).toBeLessThanOrEqual(limit);
        }
        expect([...links].sort((a, b) => a[0] - b[0] || a[1] - b[1])).toEqual(links);
      }),
      { numRuns: 400 },
    );
  });

  test('bears very many points in one place', () => {
    const { first } = linkWithin(new Float64Array(60_000).fill(114), new Float64Array(60_000).fill(22), 1000);
    expect(first.length).toBe(59_999);
  });
});
