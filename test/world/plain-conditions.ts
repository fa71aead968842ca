// What conditions make of plain roads, as the rules say it and with no care for speed: whole numbers without end, every edge.

import { cosDegrees } from '../../src/geo/ellipsoid.ts';
import type { Position } from '../../src/geo/lon-lat.ts';
import type { RoadCondition } from '../../src/roads/road-condition.ts';
import type { PlainRoads, PlainSegment } from './plain-roads.ts';

interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

const turn = 3_600_000_000n;
const pointOf = (lon: number, lat: number): Point => ({
  x: BigInt(Math.round(lon * 1e7)),
  y: BigInt(Math.round(lat * 1e7)),
});

/** The same place, within half a turn of another. */
function beside(other: Point, point: Point): Point {
  let { x } = point;
  while (x - other.x > turn / 2n) x -= turn;
  while (other.x - x > turn / 2n) x += turn;
  return { x, y: point.y };
}

function cross(a: Point, b: Point, c: Point): bigint {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function isOn(a: Point, b: Point, c: Point): boolean {
  const isBetween = (p: bigint, q: bigint, r: bigint): boolean => (p <= r && r <= q) || (q <= r && r <= p);
  return cross(a, b, c) === 0n && isBetween(a.x, b.x, c.x) && isBetween(a.y, b.y, c.y);
}

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  if (isOn(a, b, c) || isOn(a, b, d) || isOn(c, d, a) || isOn(c, d, b)) return true;
  const isSplit = (p: bigint, q: bigint): boolean => (p < 0n && q > 0n) || (p > 0n && q < 0n);
  return isSplit(cross(a, b, c), cross(a, b, d)) && isSplit(cross(c, d, a), cross(c, d, b));
}

type Edge = readonly [Point, Point];

/** Edges of lines or rings, all beside a place. */
function edgesOf(paths: readonly (readonly Position[])[], near: Point): Edge[] {
  return paths.flatMap(path => {
    const points = path.map(([lon, lat]) => beside(near, pointOf(lon, lat)));
    return points.slice(1).map((point, k): Edge => [points[k]!, point]);
  });
}

/** A place that is on no edge: whether an odd number of them lies to the east of it. */
function isInside(edges: readonly Edge[], p: Point): boolean {
  const crossings = edges.filter(([a, b]) => {
    const [low, high] = a.y < b.y ? [a, b] : [b, a];
    return low.y <= p.y && p.y < high.y && cross(low, high, p) > 0n;
  });
  return crossings.length % 2 === 1;
}

function isMet(
  roads: PlainRoads,
  { a, b }: PlainSegment,
  paths: readonly (readonly Position[])[],
  isArea: boolean,
): boolean {
  const start = pointOf(roads.lon[a]!, roads.lat[a]!);
  const end = beside(start, pointOf(roads.lon[b]!, roads.lat[b]!));
  const edges = edgesOf(paths, start);
  return edges.some(([c, d]) => meet(start, end, c, d)) || (isArea && isInside(edges, start));
}

/** Rows of the segments between the vertices nearest to two places, along the segments of one id. */
function stretch(
  roads: PlainRoads,
  rows: readonly number[],
  between: readonly [Position, Position],
): readonly number[] {
  const vertices = rows.flatMap((row, k) => [
    { at: k, vertex: roads.segments[row]!.a },
    { at: k + 1, vertex: roads.segments[row]!.b },
  ]);
  const [i, j] = between.map(([lon, lat]) => {
    const square = ({ vertex }: { vertex: number }): number => {
      let x = roads.lon[vertex]! - lon;
      if (x > 180) x -= 360;
      if (x < -180) x += 360;
      const y = roads.lat[vertex]! - lat;
      return x * cosDegrees(lat) * (x * cosDegrees(lat)) + y * y;
    };
    const least = Math.min(...vertices.map(square));
    return vertices.find(one => square(one) === least)?.at ?? 0;
  }) as [number, number];
  const isRing = rows.length > 0 && roads.segments[rows[0]!]!.a === roads.segments[rows.at(-1)!]!.b;
  return rows.filter((_, k) => (i <= j ? k >= i && k < j : isRing ? k >= i || k < j : k >= j && k < i));
}

function rowsMet(roads: PlainRoads, { where }: RoadCondition): readonly number[] {
  const all = [...roads.segments.keys()];
  switch (where.kind) {
    case 'polygon':
      return all.filter(row => where.polygons.some(rings => isMet(roads, roads.segments[row]!, rings, true)));
    case 'line':
      return all.filter(row => isMet(roads, roads.segments[row]!, where.lines, false));
    case 'way':
      return all.filter(row => roads.segments[row]!.wayId === where.wayId);
    case 'stretch':
      return stretch(
        roads,
        all.filter(row => roads.segments[row]!.wayId === where.wayId),
        where.between,
      );
  }
}

/** The roads under conditions: slowed segments take longer, closed ones are neither driven nor snapped to. */
export function plainRoadsUnder(roads: PlainRoads, conditions: readonly RoadCondition[]): PlainRoads {
  const factors = roads.segments.map(() => 1);
  for (const condition of conditions.filter(({ isActive }) => isActive)) {
    const factor = condition.effect.kind === 'closed' ? Infinity : condition.effect.factor;
    for (const row of rowsMet(roads, condition)) factors[row] = Math.max(factors[row]!, factor);
  }
  const times = (ms: number, factor: number): number =>
    factor === Infinity || ms === Infinity ? Infinity : Math.floor(ms * factor + 0.5);
  return {
    ...roads,
    segments: roads.segments.map((segment, row) => ({
      ...segment,
      forwardMs: times(segment.forwardMs, factors[row]!),
      backwardMs: times(segment.backwardMs, factors[row]!),
    })),
    isSnappable: roads.isSnappable.map((is, row) => is && factors[row]! < Infinity),
  };
}
