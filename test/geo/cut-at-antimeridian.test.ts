import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAtAntimeridian } from '../../src/geo/cut-at-antimeridian.ts';
import type { PolygonRings, Position, Ring } from '../../src/geo/lon-lat.ts';
import { isInPolygons } from '../../src/geo/polygons.ts';
import { ringOrientation } from '../../src/geo/rings.ts';

function closed(...positions: readonly Position[]): Ring {
  return [...positions, positions[0]];
}

function planeArea(polygons: readonly PolygonRings[]): number {
  let twice = 0;
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) twice += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
    }
  }
  return twice / 2;
}

function expectTidy(polygons: readonly PolygonRings[]): void {
  for (const rings of polygons) {
    rings.forEach((ring, i) => {
      expect(ring.length).toBeGreaterThanOrEqual(4);
      expect(ring[0]).toEqual(ring[ring.length - 1]);
      expect(ringOrientation(ring)).toBe(i === 0 ? 1 : -1);
      for (const [lon] of ring) expect(Math.abs(lon)).toBeLessThanOrEqual(180);
    });
  }
}

/** Rings in one canonical writing: from the least position on. */
function canonical(polygons: readonly PolygonRings[]): string[] {
  return polygons
    .map(rings =>
      JSON.stringify(
        rings.map(ring => {
          const open = ring.slice(0, -1);
          const texts = open.map(position => position.join(' '));
          const first = texts.indexOf([...texts].sort()[0]);
          return [...texts.slice(first), ...texts.slice(0, first)];
        }),
      ),
    )
    .sort();
}

describe('cutAtAntimeridian', () => {
  test('hands back what does not cross', () => {
    const plain: PolygonRings = [closed([170, 0], [180, 0], [180, 1], [170, 1])];
    expect(cutAtAntimeridian([plain])).toEqual([plain]);
    expect(cutAtAntimeridian([[], plain])).toEqual([plain]);
  });

  test('cuts a box in two, in any writing of its longitudes', () => {
    const expected = canonical([
      [closed([179, 0], [180, 0], [180, 2], [179, 2])],
      [closed([-180, 0], [-178, 0], [-178, 2], [-180, 2])],
    ]);
    for (const [west, east] of [
      [179, -178],
      [179, 182],
      [-181, -178],
    ]) {
      const cut = cutAtAntimeridian([[closed([west, 0], [east, 0], [east, 2], [west, 2])]]);
      expectTidy(cut);
      expect(canonical(cut)).toEqual(expected);
    }
  });

  test('a horseshoe becomes three parts', () => {
    const shoe = closed([178, 0], [182, 0], [182, 1], [179, 1], [179, 2], [182, 2], [182, 3], [178, 3]);
    const cut = cutAtAntimeridian([[shoe]]);
    expectTidy(cut);
    expect(canonical(cut)).toEqual(
      canonical([
        [closed([178, 0], [180, 0], [180, 1], [179, 1], [179, 2], [180, 2], [180, 3], [178, 3])],
        [closed([-180, 0], [-178, 0], [-178, 1], [-180, 1])],
        [closed([-180, 2], [-178, 2], [-178, 3], [-180, 3])],
      ]),
    );
  });

  test('a hole is cut with its polygon, or goes with the part that holds it', () => {
    const outer = closed([170, 0], [190, 0], [190, 10], [170, 10]);
    const across = closed([178, 4], [178, 6], [182, 6], [182, 4]);
    const east = closed([184, 4], [184, 6], [186, 6], [186, 4]);
    const cut = cutAtAntimeridian([[outer, across, east]]);
    expectTidy(cut);
    expect(cut.map(rings => rings.length)).toEqual([1, 2]);
    expect(planeArea(cut)).toBeCloseTo(200 - 8 - 4, 9);
  });

  test('corners and edges on the cut leave no slivers', () => {
    const touching = cutAtAntimeridian([[closed([175, 0], [180, 1], [175, 2], [-175, 3], [-175, -1])]]);
    expectTidy(touching);
    const along = cutAtAntimeridian([[closed([178, 0], [180, 0], [180, 1], [182, 1], [182, 2], [178, 2])]]);
    expectTidy(along);
    expect(canonical(along)).toEqual(
      canonical([
        [closed([178, 0], [180, 0], [180, 2], [178, 2])],
        [closed([-180, 1], [-178, 1], [-178, 2], [-180, 2])],
      ]),
    );
  });

  test('a ring around the pole becomes a band up to the pole', () => {
    const cut = cutAtAntimeridian([[closed([0, 80], [90, 70], [180, 80], [-90, 75])]]);
    expectTidy(cut);
    for (const lon of [-179.5, -135, -1, 1, 90, 179.5]) {
      expect(isInPolygons(lon, 89, cut)).toBe(true);
      expect(isInPolygons(lon, 60, cut)).toBe(false);
    }
  });

  test('keeps the area and what lies inside, for any star around 180', () => {
    const radius = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(
        fc.array(radius, { minLength: 3, maxLength: 14 }),
        fc.integer({ min: -20, max: 20 }),
        fc.array(fc.tuple(fc.integer({ min: -79, max: 79 }), fc.integer({ min: -39, max: 39 })), { maxLength: 12 }),
        (radii, centre, places) => {
          // Corners on a grid of half degrees, so that many of them fall on the cut.
          const star = closed(
            ...radii.map((r, i): Position => {
              const angle = (2 * Math.PI * i) / radii.length;
              return [180 + Math.round(centre + r * Math.cos(angle)) / 2, Math.round(r * Math.sin(angle)) / 2];
            }),
          );
          if (ringOrientation(star) !== 1) return;
          const cut = cutAtAntimeridian([[star]]);
          expectTidy(cut);
          expect(planeArea(cut)).toBeCloseTo(planeArea([[star]]), 8);
          for (const [x, y] of places) {
            const lon = 180 + x / 2.03;
            const lat = y / 2.07;
            const turned = lon > 180 ? lon - 360 : lon;
            expect(isInPolygons(turned, lat, cut)).toBe(isInPolygons(lon, lat, [[star]]));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
