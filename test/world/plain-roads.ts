// Road travel as the rules say it, with no care for speed: what the engine is checked against.
// Brute-force snapping, the segment cut open at both places, Dijkstra over all pairs of nodes.

import { cosDegrees, radiiOfCurvature } from '../../src/geo/ellipsoid.ts';
import { geodesicMeters } from '../../src/geo/geodesic.ts';
import { computeWayUse } from '../../src/roads/road-rules.ts';
import { missingVertex, type RoadSource } from '../../src/roads/road-source.ts';
import type { SpeedProfile } from '../../src/travel/speed-profile.ts';

export interface PlainSegment {
  readonly wayId: string;
  readonly a: number;
  readonly b: number;
  readonly forwardMs: number;
  readonly backwardMs: number;
  readonly micrometers: number;
}

export interface PlainRoads {
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
  readonly segments: readonly PlainSegment[];
  readonly isSnappable: readonly boolean[];
}

export interface PlainSnap {
  readonly segment: number;
  readonly share: number;
  readonly offRoadMs: number;
  readonly offRoadMicrometers: number;
}

export interface PlainTravel {
  readonly ms: number;
  readonly micrometers: number;
}

const round = (x: number): number => Math.floor(x + 0.5);
const wrap = (x: number): number => (x > 180 ? x - 360 : x < -180 ? x + 360 : x);
const nowhere: PlainTravel = { ms: Infinity, micrometers: Infinity };

/** Segments of ways with whole-number ids. */
export function plainRoads(source: RoadSource, profile: SpeedProfile): PlainRoads {
  const segments: PlainSegment[] = [];
  const ways = source.wayId.map((id, way) => ({ id: Number(id), way })).sort((x, y) => x.id - y.id);
  for (const { way } of ways) {
    const use = computeWayUse(source.wayTags[way], profile);
    if (use.kind !== 'open') continue;
    const vertices = source.wayVertex.slice(source.wayStart[way], source.wayStart[way + 1]);
    for (let k = 1; k < vertices.length; k++) {
      const a = vertices[k - 1];
      const b = vertices[k];
      if (a === b || a === missingVertex || b === missingVertex) continue;
      const metres = geodesicMeters(source.vertexLon[a], source.vertexLat[a], source.vertexLon[b], source.vertexLat[b]);
      const ms = (kmh: number | null): number =>
        kmh === null ? Infinity : round(((metres * 3600) / kmh) * (profile.factor * use.classFactor));
      segments.push({
        wayId: source.wayId[way],
        a,
        b,
        forwardMs: ms(use.forwardKmh),
        backwardMs: ms(use.backwardKmh),
        micrometers: round(metres * 1_000_000),
      });
    }
  }
  return {
    lon: source.vertexLon,
    lat: source.vertexLat,
    segments,
    isSnappable: snappable(segments, source.vertexLon.length, profile.minComponentNodes),
  };
}

/** Both ends reach, and are reached from, enough vertices. */
function snappable(segments: readonly PlainSegment[], count: number, least: number): boolean[] {
  const reaches = Array.from({ length: count }, (_, v) => Array.from({ length: count }, (_, w) => v === w));
  for (const { a, b, forwardMs, backwardMs } of segments) {
    if (forwardMs < Infinity) reaches[a][b] = true;
    if (backwardMs < Infinity) reaches[b][a] = true;
  }
  for (let k = 0; k < count; k++)
    for (let i = 0; i < count; i++)
      for (let j = 0; j < count; j++) if (reaches[i][k] && reaches[k][j]) reaches[i][j] = true;
  const size = reaches.map((row, v) => row.filter((there, w) => there && reaches[w][v]).length);
  return segments.map(({ a, b }) => size[a] >= least && size[b] >= least);
}

export function plainSnap(roads: PlainRoads, profile: SpeedProfile, lon: number, lat: number): PlainSnap | null {
  const { meridional, primeVertical } = radiiOfCurvature(lat);
  const perLon = (3.141592653589793 / 180) * primeVertical * cosDegrees(lat);
  const perLat = (3.141592653589793 / 180) * meridional;
  let best = Infinity;
  let segment = -1;
  let share = 0;
  roads.segments.forEach(({ a, b }, s) => {
    if (!roads.isSnappable[s]) return;
    const ax = wrap(roads.lon[a] - lon) * perLon;
    const ay = (roads.lat[a] - lat) * perLat;
    const dx = wrap(roads.lon[b] - roads.lon[a]) * perLon;
    const dy = (roads.lat[b] - roads.lat[a]) * perLat;
    const square = dx * dx + dy * dy;
    const t = square > 0 ? Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square)) : 0;
    const distanceSquare = (ax + t * dx) * (ax + t * dx) + (ay + t * dy) * (ay + t * dy);
    const distance = round(Math.sqrt(distanceSquare) * 1_000_000);
    if (distance >= best) return;
    best = distance;
    segment = s;
    share = t + 0;
  });
  if (segment < 0) return null;
  const { a, b } = roads.segments[segment];
  const placeLon = share === 1 ? roads.lon[b] : wrap(roads.lon[a] + share * wrap(roads.lon[b] - roads.lon[a]));
  const placeLat = share === 1 ? roads.lat[b] : roads.lat[a] + share * (roads.lat[b] - roads.lat[a]);
  const metres = geodesicMeters(lon, lat, placeLon, placeLat);
  if (round(metres * 1000) > profile.snapLimitMeters * 1000) return null;
  return {
    segment,
    share,
    offRoadMs: round((metres * 3600) / profile.offRoadKmh),
    offRoadMicrometers: round(metres * 1_000_000),
  };
}

/** Travel between two snapped points on the graph that is cut open at both places; least time, then least length. */
export function plainTravel(roads: PlainRoads, from: PlainSnap | null, to: PlainSnap | null): PlainTravel {
  if (from === null || to === null) return nowhere;
  const count = roads.lon.length;
  const nodeOf = (snap: PlainSnap, own: number): number => {
    const { a, b } = roads.segments[snap.segment];
    return snap.share === 0 ? a : snap.share === 1 ? b : own;
  };
  const start = nodeOf(from, count);
  const isSamePlace = from.segment === to.segment && from.share === to.share;
  const end = isSamePlace ? start : nodeOf(to, count + 1);
  const arcs: { from: number; to: number; ms: number; micrometers: number }[] = [];
  roads.segments.forEach((segment, s) => {
    const cuts = [{ node: segment.a, share: 0 }];
    if (from.segment === s && start === count) cuts.push({ node: start, share: from.share });
    if (to.segment === s && end === count + 1) cuts.push({ node: end, share: to.share });
    cuts.push({ node: segment.b, share: 1 });
    cuts.sort((x, y) => x.share - y.share);
    for (let k = 1; k < cuts.length; k++) {
      const part = (whole: number): number => round(cuts[k].share * whole) - round(cuts[k - 1].share * whole);
      const micrometers = part(segment.micrometers);
      if (segment.forwardMs < Infinity)
        arcs.push({ from: cuts[k - 1].node, to: cuts[k].node, ms: part(segment.forwardMs), micrometers });
      if (segment.backwardMs < Infinity)
        arcs.push({ from: cuts[k].node, to: cuts[k - 1].node, ms: part(segment.backwardMs), micrometers });
    }
  });
  const road = plainDijkstra(count + 2, arcs, start)[end];
  if (road.ms === Infinity) return nowhere;
  return {
    ms: from.offRoadMs + road.ms + to.offRoadMs,
    micrometers: from.offRoadMicrometers + road.micrometers + to.offRoadMicrometers,
  };
}

function plainDijkstra(
  count: number,
  arcs: readonly { from: number; to: number; ms: number; micrometers: number }[],
  start: number,
): PlainTravel[] {
  const best: PlainTravel[] = Array.from({ length: count }, () => nowhere);
  const isDone = Array.from({ length: count }, () => false);
  best[start] = { ms: 0, micrometers: 0 };
  for (;;) {
    let v = -1;
    for (let w = 0; w < count; w++) {
      if (!isDone[w] && best[w].ms < Infinity && (v < 0 || isLess(best[w], best[v]))) v = w;
    }
    if (v < 0) return best;
    isDone[v] = true;
    for (const arc of arcs) {
      if (arc.from !== v) continue;
      const next = { ms: best[v].ms + arc.ms, micrometers: best[v].micrometers + arc.micrometers };
      if (isLess(next, best[arc.to])) best[arc.to] = next;
    }
  }
}

function isLess(a: PlainTravel, b: PlainTravel): boolean {
  return a.ms < b.ms || (a.ms === b.ms && a.micrometers < b.micrometers);
}
