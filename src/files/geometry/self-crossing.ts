// Whether the boundary of a polygon crosses itself: a sweep over its edges from west to east.

import type { PolygonRings, Position } from '../../geo/lon-lat.ts';

interface Edge {
  readonly a: Position;
  readonly b: Position;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Past this many compared pairs the question is left open: it only feeds a warning. */
const mostPairs = 20_000_000;

/** One end of an edge that another edge of the same polygon properly crosses, or null. Touching is no crossing. */
export function findSelfCrossing(polygons: readonly PolygonRings[]): Position | null {
  let pairs = 0;
  for (const rings of polygons) {
    const edges = rings.flatMap(ring => ring.slice(1).map((b, i) => edgeOf(ring[i]!, b)));
    edges.sort((e, f) => e.west - f.west);
    for (let i = 0; i < edges.length; i++) {
      const edge = edges[i]!;
      for (let j = i + 1; j < edges.length && edges[j]!.west <= edge.east; j++) {
        pairs += 1;
        if (pairs > mostPairs) return null;
        const other = edges[j]!;
        if (other.south <= edge.north && other.north >= edge.south && isCrossing(edge, other)) return edge.a;
      }
    }
  }
  return null;
}

function edgeOf(a: Position, b: Position): Edge {
  return {
    a,
    b,
    west: Math.min(a[0], b[0]),
    east: Math.max(a[0], b[0]),
    south: Math.min(a[1], b[1]),
    north: Math.max(a[1], b[1]),
  };
}

function isCrossing(e: Edge, f: Edge): boolean {
  return side(e.a, e.b, f.a) * side(e.a, e.b, f.b) < 0 && side(f.a, f.b, e.a) * side(f.a, f.b, e.b) < 0;
}

/** On which side of the line ab the point lies; 0 where rounding hides it. */
function side(a: Position, b: Position, point: Position): -1 | 0 | 1 {
  const left = (b[0] - a[0]) * (point[1] - a[1]);
  const right = (b[1] - a[1]) * (point[0] - a[0]);
  const difference = left - right;
  if (Math.abs(difference) <= 1e-15 * (Math.abs(left) + Math.abs(right))) return 0;
  return difference > 0 ? 1 : -1;
}
