// A road network plainly: segments in whole milliseconds, strong components, snapping in a scaled plane, Dijkstra.

import { metersBetween, type Place } from './plain-geometry.ts';
import { byCodePoint } from './plain-numbers.ts';
import { drivingOn } from './plain-road-rules.ts';
import type { PlainNode, PlainSpeeds, PlainWay } from './plain-types.ts';

/** Between two neighbouring vertices of a usable way; milliseconds each way, null where closed. */
interface Segment {
  readonly from: PlainNode;
  readonly to: PlainNode;
  readonly forward: number | null;
  readonly backward: number | null;
}

/** A place on a segment, `share` of the way from its start to its end, and the stretch to it off the road. */
export interface PlainSnap {
  readonly segment: Segment;
  readonly share: number;
  readonly offRoad: number;
}

function round(value: number): number {
  return Math.floor(value + 0.5);
}

export class PlainRoads {
  private readonly segments: Segment[] = [];
  /** By vertex: the vertices one segment away and the milliseconds there. */
  private readonly leaving = new Map<string, { to: string; milliseconds: number }[]>();
  private readonly arriving = new Map<string, string[]>();
  private readonly snappable: Segment[];
  private readonly offRoadKmh: number;
  private readonly snapLimit: number;

  constructor(ways: readonly PlainWay[], speeds: PlainSpeeds) {
    this.offRoadKmh = speeds.off_road_kmh ?? 5;
    this.snapLimit = speeds.snap_limit_m ?? 2000;
    const factor = speeds.factor ?? 1;
    for (const way of [...ways].sort((a, b) => compareWayIds(a.id, b.id))) {
      const { forward, backward } = drivingOn(way.tags, speeds);
      if (forward === null && backward === null) continue;
      for (let i = 0; i + 1 < way.nodes.length; i++) {
        const from = way.nodes[i]!;
        const to = way.nodes[i + 1]!;
        if (from.id === to.id) continue;
        const milliseconds = (kmh: number | null): number | null =>
          kmh === null ? null : round(((metersBetween(from, to) * 3600) / kmh) * factor);
        const segment = { from, to, forward: milliseconds(forward), backward: milliseconds(backward) };
        this.segments.push(segment);
        this.join(segment.from.id, segment.to.id, segment.forward);
        this.join(segment.to.id, segment.from.id, segment.backward);
      }
    }
    const sizes = this.componentSizes();
    const least = speeds.min_component_nodes ?? 200;
    this.snappable = this.segments.filter(({ from, to }) => sizes.get(from.id)! >= least && sizes.get(to.id)! >= least);
  }

  private join(from: string, to: string, milliseconds: number | null): void {
    for (const id of [from, to]) {
      if (!this.leaving.has(id)) this.leaving.set(id, []);
      if (!this.arriving.has(id)) this.arriving.set(id, []);
    }
    if (milliseconds === null) return;
    this.leaving.get(from)!.push({ to, milliseconds });
    this.arriving.get(to)!.push(from);
  }

  /** Every vertex from which the given one is reached, or that it reaches. */
  private flood(start: string, next: (id: string) => string[], within: (id: string) => boolean): string[] {
    const seen = new Set([start]);
    const list = [start];
    for (let i = 0; i < list.length; i++) {
      for (const id of next(list[i]!)) {
        if (seen.has(id) || !within(id)) continue;
        seen.add(id);
        list.push(id);
      }
    }
    return list;
  }

  /** By vertex: how many vertices can reach it and be reached from it (Kosaraju's two passes). */
  private componentSizes(): Map<string, number> {
    const finished: string[] = [];
    const seen = new Set<string>();
    for (const root of this.leaving.keys()) {
      if (seen.has(root)) continue;
      seen.add(root);
      const path = [{ id: root, at: 0 }];
      while (path.length > 0) {
        const top = path[path.length - 1]!;
        const exits = this.leaving.get(top.id)!;
        if (top.at === exits.length) {
          finished.push(top.id);
          path.pop();
          continue;
        }
        const next = exits[top.at]!.to;
        top.at++;
        if (seen.has(next)) continue;
        seen.add(next);
        path.push({ id: next, at: 0 });
      }
    }
    const sizes = new Map<string, number>();
    for (const id of finished.reverse()) {
      if (sizes.has(id)) continue;
      const members = this.flood(
        id,
        one => this.arriving.get(one)!,
        one => !sizes.has(one),
      );
      for (const member of members) sizes.set(member, members.length);
    }
    return sizes;
  }

  /** The nearest place on a segment that may be snapped to, or null beyond the limit. */
  snap(place: Place): PlainSnap | null {
    const { east, north } = metersPerDegree(place.lat);
    let best: PlainSnap | null = null;
    let bestMicrometers = Number.POSITIVE_INFINITY;
    for (const segment of this.snappable) {
      const { from, to } = segment;
      const ax = oneTurn(from.lon - place.lon) * east;
      const ay = (from.lat - place.lat) * north;
      const dx = oneTurn(to.lon - from.lon) * east;
      const dy = (to.lat - from.lat) * north;
      const length = dx * dx + dy * dy;
      let share = length === 0 ? 0 : -(ax * dx + ay * dy) / length;
      share = Math.max(0, Math.min(1, share));
      const x = ax + share * dx;
      const y = ay + share * dy;
      const micrometers = round(Math.sqrt(x * x + y * y) * 1_000_000);
      if (micrometers >= bestMicrometers) continue;
      bestMicrometers = micrometers;
      best = { segment, share, offRoad: 0 };
    }
    if (best === null) return null;
    const meters = metersBetween(place, placeOn(best.segment, best.share));
    if (round(meters * 1000) > this.snapLimit * 1000) return null;
    return { ...best, offRoad: round((meters * 3600) / this.offRoadKmh) };
  }

  /** Whole milliseconds from one snapped place to each of the others; Infinity where unreachable. */
  travel(start: PlainSnap | null, ends: readonly (PlainSnap | null)[]): number[] {
    if (start === null) return ends.map(() => Number.POSITIVE_INFINITY);
    const { from, to, forward, backward } = start.segment;
    const first: { id: string; milliseconds: number }[] = [];
    if (forward !== null) first.push({ id: to.id, milliseconds: forward - round(start.share * forward) });
    if (backward !== null) first.push({ id: from.id, milliseconds: round(start.share * backward) });
    // At a vertex every road of the vertex is open.
    if (start.share === 0) first.push({ id: from.id, milliseconds: 0 });
    if (start.share === 1) first.push({ id: to.id, milliseconds: 0 });
    const times = this.dijkstra(first);
    return ends.map(end => (end === null ? Number.POSITIVE_INFINITY : arrival(start, end, times)));
  }

  private dijkstra(starts: readonly { id: string; milliseconds: number }[]): Map<string, number> {
    const done = new Map<string, number>();
    const queue = new Queue();
    for (const { id, milliseconds } of starts) queue.push(milliseconds, id);
    for (;;) {
      const next = queue.pop();
      if (next === undefined) return done;
      if (done.has(next.id)) continue;
      done.set(next.id, next.key);
      for (const { to, milliseconds } of this.leaving.get(next.id)!) {
        if (!done.has(to)) queue.push(next.key + milliseconds, to);
      }
    }
  }
}

/** The least of all ways to the end of the journey: by the road's start, its end, or along one segment. */
function arrival(start: PlainSnap, end: PlainSnap, times: ReadonlyMap<string, number>): number {
  const { from, to, forward, backward } = end.segment;
  const atFrom = times.get(from.id) ?? Number.POSITIVE_INFINITY;
  const atTo = times.get(to.id) ?? Number.POSITIVE_INFINITY;
  const choices = [Number.POSITIVE_INFINITY];
  if (forward !== null) choices.push(atFrom + round(end.share * forward));
  if (backward !== null) choices.push(atTo + backward - round(end.share * backward));
  if (end.share === 0) choices.push(atFrom);
  if (end.share === 1) choices.push(atTo);
  if (start.segment === end.segment) {
    if (forward !== null && start.share <= end.share) {
      choices.push(round(end.share * forward) - round(start.share * forward));
    }
    if (backward !== null && start.share >= end.share) {
      choices.push(round(start.share * backward) - round(end.share * backward));
    }
  }
  return start.offRoad + Math.min(...choices) + end.offRoad;
}

/** Whole numbers by value, then all other ids by code point. */
function compareWayIds(a: string, b: string): number {
  const isNumber = (id: string): boolean => /^-?\d{1,15}$/.test(id);
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
  return byCodePoint(a, b);
}

/** A difference of longitudes brought into −180…180 by one turn. */
function oneTurn(difference: number): number {
  if (difference > 180) return difference - 360;
  return difference < -180 ? difference + 360 : difference;
}

function placeOn({ from, to }: Segment, share: number): Place {
  if (share === 0) return from;
  if (share === 1) return to;
  return {
    lon: oneTurn(from.lon + share * oneTurn(to.lon - from.lon)),
    lat: from.lat + share * (to.lat - from.lat),
  };
}

/** Metres of a degree eastwards and northwards at a latitude, by the ellipsoid's two radii of curvature. */
function metersPerDegree(lat: number): { east: number; north: number } {
  const flattening = 1 / 298.257223563;
  const eccentricity = flattening * (2 - flattening);
  const radians = (lat * Math.PI) / 180;
  const bulge = 1 - eccentricity * Math.sin(radians) * Math.sin(radians);
  const primeVertical = 6378137 / Math.sqrt(bulge);
  const meridian = (primeVertical * (1 - eccentricity)) / bulge;
  const perDegree = Math.PI / 180;
  return { east: perDegree * primeVertical * Math.cos(radians), north: perDegree * meridian };
}

/** A binary heap; the least key leaves first. */
class Queue {
  private readonly heap: { key: number; id: string }[] = [];

  push(key: number, id: string): void {
    let at = this.heap.length;
    this.heap.push({ key, id });
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.heap[parent]!.key <= this.heap[at]!.key) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  pop(): { key: number; id: string } | undefined {
    const top = this.heap[0];
    const last = this.heap.pop();
    if (this.heap.length === 0 || last === undefined) return top;
    this.heap[0] = last;
    let at = 0;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.heap.length && this.heap[child]!.key < this.heap[least]!.key) least = child;
      }
      if (least === at) return top;
      this.swap(at, least);
      at = least;
    }
  }

  private swap(a: number, b: number): void {
    const kept = this.heap[a]!;
    this.heap[a] = this.heap[b]!;
    this.heap[b] = kept;
  }
}
