import { describe, expect, test } from 'vitest';
import { longestSurfaceMeters, toEarthCentered } from '../../src/geo/chord.ts';
import { radiiOfCurvature } from '../../src/geo/ellipsoid.ts';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import { randomSource } from './random-source.ts';

function chordMeters(lonA: number, latA: number, lonB: number, latB: number): number {
  const a = toEarthCentered(lonA, latA);
  const b = toEarthCentered(lonB, latB);
  return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

describe('chords', () => {
  test('bound the geodesic from both sides, from metres to antipodes', () => {
    const random = randomSource(3);
    const wrong: string[] = [];
    for (let i = 0; i < 30_000; i++) {
      const size = 10 ** (random() * 7 - 5);
      const lonA = random() * 360 - 180;
      const latA = random() * 180 - 90;
      const isNearAntipode = i % 5 === 0;
      const lonB = (isNearAntipode ? lonA + 180 : lonA) + (random() - 0.5) * size * 4;
      const latB = Math.max(-90, Math.min(90, (isNearAntipode ? -latA : latA) + (random() - 0.5) * size * 2));
      const chord = chordMeters(lonA, latA, lonB, latB);
      const meters = geodesicMeters(lonA, latA, lonB, latB);
      if (!(meters >= chord - 1e-7 && meters <= longestSurfaceMeters(chord) + 1e-7)) {
        wrong.push(`${lonA} ${latA} ${lonB} ${latB}: ${meters} m, chord ${chord} m`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('of nothing are nothing, and the bound rises with the chord', () => {
    expect(longestSurfaceMeters(0)).toBe(0);
    let last = 0;
    for (let chord = 1; chord < 12_800_000; chord += 9973) {
      const bound = longestSurfaceMeters(chord);
      expect(bound).toBeGreaterThan(chord);
      expect(bound).toBeGreaterThanOrEqual(last);
      last = bound;
    }
  });

  test('place the poles, the equator and both sides of the antimeridian', () => {
    expect(toEarthCentered(0, 0)).toEqual({ x: 6378137, y: 0, z: 0 });
    const pole = toEarthCentered(55, 90);
    expect(Math.hypot(pole.x, pole.y)).toBe(0);
    expect(pole.z).toBeCloseTo(6356752.314245, 6);
    expect(chordMeters(180, 33, -180, 33)).toBe(0);
  });
});

describe('radiiOfCurvature', () => {
  test.each([
    [0, 6335439.327, 6378137],
    [45, 6367381.816, 6388838.29],
    [90, 6399593.626, 6399593.626],
    [-45, 6367381.816, 6388838.29],
  ])('at %d°', (lat, meridional, primeVertical) => {
    const radii = radiiOfCurvature(lat);
    expect(radii.meridional).toBeCloseTo(meridional, 2);
    expect(radii.primeVertical).toBeCloseTo(primeVertical, 2);
  });

  test('scale small steps to geodesic metres', () => {
    const radii = radiiOfCurvature(22.5);
    const degree = Math.PI / 180;
    expect(radii.meridional * 1e-4 * degree).toBeCloseTo(geodesicMeters(114, 22.49995, 114, 22.50005), 6);
    expect(radii.primeVertical * Math.cos(22.5 * degree) * 1e-4 * degree).toBeCloseTo(
      geodesicMeters(114, 22.5, 114.0001, 22.5),
      6,
    );
  });
});
