// What a polygon must be by OGC and RFC 7946, checked plainly edge against edge, in whole 1e-7°.

import type { PolygonRings, Ring } from '../../src/geo/lon-lat.ts';

type Corner = readonly [number, number];

function units(ring: Ring): Corner[] {
  return ring.map(([lon, lat]) => [Math.round(lon * 1e7), Math.round(lat * 1e7)]);
}

function cross(a: Corner, b: Corner, p: Corner): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (p[0] - a[0]) * (b[1] - a[1]);
}

function isBetween(a: Corner, b: Corner, p: Corner): boolean {
  return (
    cross(a, b, p) === 0 &&
    Math.min(a[0], b[0]) <= p[0] &&
    p[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= p[1] &&
    p[1] <= Math.max(a[1], b[1])
  );
}

function isSame(a: Corner, b: Corner): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** How two edges meet: 'apart', at one 'point', along a 'run', or 'through' each other. */
function meet(a: Corner, b: Corner, c: Corner, d: Corner): 'apart' | 'point' | 'run' | 'through' {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return 'apart';
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return 'apart';
  const signs = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)].map(Math.sign);
  if (signs[0]! * signs[1]! < 0 && signs[2]! * signs[3]! < 0) return 'through';
  const shared: Corner[] = [];
  for (const p of [c, d]) if (isBetween(a, b, p) && !shared.some(q => isSame(p, q))) shared.push(p);
  for (const p of [a, b]) if (isBetween(c, d, p) && !shared.some(q => isSame(p, q))) shared.push(p);
  return shared.length === 0 ? 'apart' : shared.length === 1 ? 'point' : 'run';
}

/** Twice the signed area in squared units. */
export function doubledRingArea(ring: Ring): number {
  const corners = units(ring);
  const origin = corners[0]!;
  let sum = 0;
  for (let i = 1; i < corners.length; i++) sum += cross(origin, corners[i - 1]!, corners[i]!);
  return sum;
}

/** Area of polygons in squared units. */
export function unitArea(polygons: readonly PolygonRings[]): number {
  return polygons.flat().reduce((sum, ring) => sum + doubledRingArea(ring) / 2, 0);
}

/** 1 inside, 0 on a border, -1 outside of the union. */
export function placeIn(polygons: readonly PolygonRings[], p: Corner): -1 | 0 | 1 {
  let isInside = false;
  for (const ring of polygons.flat()) {
    const corners = units(ring);
    for (let i = 1; i < corners.length; i++) {
      const a = corners[i - 1]!;
      const b = corners[i]!;
      if (isBetween(a, b, p)) return 0;
      if (a[1] > p[1] === b[1] > p[1]) continue;
      const side = cross(a, b, p);
      if (b[1] > a[1] ? side > 0 : side < 0) isInside = !isInside;
    }
  }
  return isInside ? 1 : -1;
}

function ringFaults(ring: Ring, name: string): string[] {
  const faults: string[] = [];
  const corners = units(ring);
  const last = corners.length - 1;
  if (ring.length < 4 || ring[0]![0] !== ring[last]![0] || ring[0]![1] !== ring[last]![1])
    faults.push(`${name} is not closed`);
  for (const [lon, lat] of ring) {
    for (const value of [lon, lat]) {
      if (Object.is(value, -0) || Number(value.toFixed(7)) !== value) faults.push(`${name} has ${value}`);
    }
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) faults.push(`${name} leaves the Earth`);
  }
  for (let i = 1; i <= last; i++) {
    if (isSame(corners[i - 1]!, corners[i]!)) faults.push(`${name} repeats a corner`);
    for (let j = i + 1; j <= last; j++) {
      const isNext = j === i + 1 || (i === 1 && j === last);
      const how = meet(corners[i - 1]!, corners[i]!, corners[j - 1]!, corners[j]!);
      if (how !== 'apart' && !(isNext && how === 'point')) faults.push(`${name} meets itself`);
    }
  }
  return faults;
}

/** Everything that is wrong with polygons that together are one area; nothing for a valid one. */
export function faultsOf(polygons: readonly PolygonRings[]): string[] {
  const faults: string[] = [];
  const rings = polygons.flatMap((polygon, p) => polygon.map((ring, r) => ({ ring, p, r })));
  for (const { ring, p, r } of rings) {
    faults.push(...ringFaults(ring, `ring ${p}/${r}`));
    if (doubledRingArea(ring) > 0 !== (r === 0)) faults.push(`ring ${p}/${r} turns the wrong way`);
  }
  for (let i = 0; i < rings.length; i++) {
    for (let j = i + 1; j < rings.length; j++) {
      const a = units(rings[i]!.ring);
      const b = units(rings[j]!.ring);
      for (let k = 1; k < a.length; k++) {
        for (let l = 1; l < b.length; l++) {
          const how = meet(a[k - 1]!, a[k]!, b[l - 1]!, b[l]!);
          if (how === 'run' || how === 'through') faults.push(`rings ${i} and ${j} cross or share a border`);
        }
      }
    }
  }
  for (const { ring, p, r } of rings) {
    const exterior = [polygons[p]!.slice(0, 1)];
    if (r > 0 && units(ring).some(corner => placeIn(exterior, corner) < 0)) faults.push(`hole ${p}/${r} is outside`);
  }
  polygons.forEach((polygon, p) => {
    polygons.forEach((other, q) => {
      if (p !== q && units(polygon[0]!).some(corner => placeIn([other], corner) > 0)) faults.push(`${p} lies in ${q}`);
    });
  });
  return faults;
}

/** Whether no part of `inner` lies outside of `outer`; both valid. */
export function isCovered(inner: readonly PolygonRings[], outer: readonly PolygonRings[]): boolean {
  if (inner.flat().some(ring => units(ring).some(corner => placeIn(outer, corner) < 0))) return false;
  if (outer.flat().some(ring => units(ring).some(corner => placeIn(inner, corner) > 0))) return false;
  return !inner.flat().some(a =>
    outer.flat().some(b => {
      const p = units(a);
      const q = units(b);
      return p.some(
        (_, i) => i > 0 && q.some((_, j) => j > 0 && meet(p[i - 1]!, p[i]!, q[j - 1]!, q[j]!) === 'through'),
      );
    }),
  );
}
