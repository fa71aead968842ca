// Edges that meet only in their ends → the faces between them → polygons that are valid: the boundary of the faces inside.
// A place is inside a part where its exterior's boundary winds around it an odd number of times and no hole's does;
// it is inside the whole where it is inside any part.

import type { PolygonRings, Position, Ring } from '../lon-lat.ts';
import { sideOf, unitsPerDegree } from './exact-plane.ts';
import { isInside, isPointInside } from './find-conflict.ts';
import { type GridEdge, toggled } from './split-edges.ts';

/** Half-edges: 2e runs from a to b of edge e, 2e + 1 back. Rows of vertices by half-edge. */
interface HalfEdges {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The vertex a half-edge leaves. */
  readonly from: Int32Array;
  /** Half-edges that leave a vertex, counter-clockwise from west-south-west. */
  readonly leaving: readonly (readonly number[])[];
  readonly placeInLeaving: Int32Array;
}

/** `ringsOf` names for each part the number of its exterior and those of its holes. */
export function assemblePolygons(
  edges: readonly GridEdge[],
  ringsOf: readonly { readonly exterior: number; readonly holes: readonly number[] }[],
): readonly PolygonRings[] {
  const halves = buildHalfEdges(edges);
  const faceOf = traceFaces(halves);
  const isFaceInside = insideFaces(edges, halves, faceOf, odd =>
    ringsOf.some(({ exterior, holes }) => odd.includes(exterior) && !holes.some(hole => odd.includes(hole))),
  );
  const isBoundary = (half: number): boolean => isFaceInside[faceOf[half]] && !isFaceInside[faceOf[half ^ 1]];
  return nestRings(traceRings(halves, isBoundary));
}

function buildHalfEdges(edges: readonly GridEdge[]): HalfEdges {
  const rows = new Map<string, number>();
  const x: number[] = [];
  const y: number[] = [];
  const leaving: number[][] = [];
  const from = new Int32Array(edges.length * 2);
  const rowOf = (px: number, py: number): number => {
    const key = `${px} ${py}`;
    const known = rows.get(key);
    if (known !== undefined) return known;
    rows.set(key, x.length);
    x.push(px);
    y.push(py);
    leaving.push([]);
    return x.length - 1;
  };
  edges.forEach(({ ax, ay, bx, by }, e) => {
    from[2 * e] = rowOf(ax, ay);
    from[2 * e + 1] = rowOf(bx, by);
    leaving[from[2 * e]].push(2 * e);
    leaving[from[2 * e + 1]].push(2 * e + 1);
  });
  const placeInLeaving = new Int32Array(from.length);
  leaving.forEach((halves, vertex) => {
    const isEast = (half: number): boolean => {
      const to = from[half ^ 1];
      return x[to] > x[vertex] || (x[to] === x[vertex] && y[to] > y[vertex]);
    };
    // From just past west over south, east and north: the western half first, each half by its turn.
    halves.sort((h, k) => {
      if (isEast(h) !== isEast(k)) return isEast(h) ? 1 : -1;
      const a = from[h ^ 1];
      const b = from[k ^ 1];
      return -sideOf(x[vertex], y[vertex], x[a], y[a], x[b], y[b]);
    });
    halves.forEach((half, place) => {
      placeInLeaving[half] = place;
    });
  });
  return { x, y, from, leaving, placeInLeaving };
}

/** The half-edge that follows along the face on the left, among those that count. */
function nextAround(halves: HalfEdges, half: number, counts: (half: number) => boolean): number {
  const back = half ^ 1;
  const around = halves.leaving[halves.from[back]];
  for (let step = 1; step <= around.length; step++) {
    const next = around[(halves.placeInLeaving[back] - step + around.length) % around.length];
    if (counts(next)) return next;
  }
  throw new Error('a boundary without an end');
}

/** The face on the left of every half-edge. */
function traceFaces(halves: HalfEdges): Int32Array {
  const faceOf = new Int32Array(halves.from.length).fill(-1);
  let face = 0;
  for (let first = 0; first < faceOf.length; first++) {
    if (faceOf[first] >= 0) continue;
    for (let half = first; faceOf[half] < 0; half = nextAround(halves, half, () => true)) faceOf[half] = face;
    face += 1;
  }
  return faceOf;
}

/** For every face whether it is inside, by the rings that wind around it an odd number of times. */
function insideFaces(
  edges: readonly GridEdge[],
  halves: HalfEdges,
  faceOf: Int32Array,
  isIn: (oddRings: readonly number[]) => boolean,
): boolean[] {
  const { x, y, leaving } = halves;
  const oddRings = new Map<number, readonly number[]>();
  const byFace = new Map<number, number[]>();
  faceOf.forEach((face, half) => {
    const own = byFace.get(face);
    if (own === undefined) byFace.set(face, [half]);
    else own.push(half);
  });
  const order = x.map((_, vertex) => vertex).sort((v, w) => x[v] - x[w] || y[v] - y[w]);
  for (const vertex of order) {
    // The western-most vertex of a connected net: its last half-edge has the outside of the net on its left.
    const outside = faceOf[leaving[vertex][leaving[vertex].length - 1]];
    if (oddRings.has(outside)) continue;
    oddRings.set(outside, ringsAround(edges, x[vertex], y[vertex]));
    const open = [outside];
    for (let face = open.pop(); face !== undefined; face = open.pop()) {
      for (const half of byFace.get(face)!) {
        const beyond = faceOf[half ^ 1];
        if (oddRings.has(beyond)) continue;
        oddRings.set(beyond, toggled(oddRings.get(face)!, edges[half >> 1].rings));
        open.push(beyond);
      }
    }
  }
  const inside: boolean[] = new Array<boolean>(byFace.size).fill(false);
  for (const [face, odd] of oddRings) inside[face] = isIn(odd);
  return inside;

  /** Rings that wind an odd number of times around the place just west of a vertex. */
  function ringsAround(all: readonly GridEdge[], px: number, py: number): readonly number[] {
    let odd: readonly number[] = [];
    for (const { ax, ay, bx, by, rings } of all) {
      if (ax >= px || ay > py === by > py) continue;
      const [low, high] = ay < by ? [0, 1] : [1, 0];
      const ends = [
        [ax, ay],
        [bx, by],
      ];
      // West of the point: the point lies right of the edge taken upwards.
      if (sideOf(ends[low][0], ends[low][1], ends[high][0], ends[high][1], px, py) < 0) odd = toggled(odd, rings);
    }
    return odd;
  }
}

/** Rings along the boundary, the inside on their left, each visiting a vertex once. */
function traceRings({ x, y, ...rest }: HalfEdges, isBoundary: (half: number) => boolean): Ring[] {
  const halves = { x, y, ...rest };
  const rings: Ring[] = [];
  const isUsed = new Uint8Array(halves.from.length);
  for (let first = 0; first < isUsed.length; first++) {
    if (isUsed[first] || !isBoundary(first)) continue;
    const path: number[] = [];
    const at = new Map<number, number>();
    for (let half = first; !isUsed[half]; half = nextAround(halves, half, isBoundary)) {
      isUsed[half] = 1;
      const vertex = halves.from[half];
      const before = at.get(vertex);
      if (before !== undefined) {
        // Back at a vertex: what lies between is a ring of its own.
        rings.push(closedRing(path.slice(before), x, y));
        for (const left of path.splice(before)) at.delete(left);
      }
      at.set(vertex, path.length);
      path.push(vertex);
    }
    rings.push(closedRing(path, x, y));
  }
  return rings.filter(ring => ring.length >= 4);
}

function closedRing(path: readonly number[], x: readonly number[], y: readonly number[]): Ring {
  const ring = path.map((vertex): Position => [x[vertex], y[vertex]]);
  return [...ring, ring[0]];
}

function doubledArea(ring: Ring): number {
  const [x0, y0] = ring[0];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    sum += (ring[i - 1][0] - x0) * (ring[i][1] - y0) - (ring[i][0] - x0) * (ring[i - 1][1] - y0);
  }
  return sum;
}

/** Exteriors with their holes, in degrees; the largest first. */
function nestRings(rings: readonly Ring[]): readonly PolygonRings[] {
  const measured = rings.map(ring => ({ ring, area: doubledArea(ring) }));
  const exteriors = measured
    .filter(({ area }) => area > 0)
    .sort((a, b) => b.area - a.area)
    .map(({ ring }): Ring[] => [ring]);
  for (const { ring } of measured.filter(({ area }) => area < 0)) {
    // The smallest that holds it: exteriors are sorted, so the last.
    exteriors.findLast(([exterior]) => lieInside(ring, exterior))?.push(ring);
  }
  return exteriors.map(polygon =>
    polygon.map(ring => ring.map(([px, py]): Position => [px / unitsPerDegree, py / unitsPerDegree])),
  );
}

function lieInside(hole: Ring, exterior: Ring): boolean {
  const byCorner = isInside(hole, [exterior]);
  if (byCorner !== null) return byCorner;
  const [[ax, ay], [bx, by]] = hole;
  return isPointInside((ax + bx) / 2, (ay + by) / 2, [exterior]) ?? true;
}
