// Which lanes carry more than their own village: those on the way of several villages to the main roads become township roads.

import { placeOf, tickOf } from './cell-grid.ts';
import { kmBetween, type LonLat } from './local-metric.ts';
import { type RoadLine, tickKey } from './road-line.ts';

/** A lane that this many villages take is a township road. */
const villagesForRoad = 2;

/** The same lanes, the busy ones as tertiary; every village takes its shortest way to one of `roots`. */
export function withTownshipRoads(lanes: readonly RoadLine[], roots: readonly LonLat[]): readonly RoadLine[] {
  const lanesAt = new Map<number, number[]>();
  lanes.forEach((lane, i) => {
    for (const key of endsOf(lane)) lanesAt.set(key, [...(lanesAt.get(key) ?? []), i]);
  });
  const kmOf = lanes.map(lane =>
    lane.ticks.slice(1).reduce((km, tick, i) => km + kmBetween(placeOf(lane.ticks[i]), placeOf(tick)), 0),
  );
  const way = shortestWays(lanes, lanesAt, kmOf, new Set(roots.map(root => tickKey(tickOf(root)))));
  const users = lanes.map(() => 0);
  // Far villages first: each hands its users on to the lane it takes.
  const carried = new Map<number, number>();
  for (const { key, lane, to } of [...way].sort((a, b) => b.km - a.km || a.key - b.key)) {
    const count = 1 + (carried.get(key) ?? 0);
    users[lane] += count;
    carried.set(to, (carried.get(to) ?? 0) + count);
  }
  return lanes.map((lane, i) => (users[i] >= villagesForRoad ? { ...lane, highway: 'tertiary' } : lane));
}

interface Step {
  readonly key: number;
  readonly km: number;
  readonly lane: number;
  readonly to: number;
}

/** Per village vertex the lane it takes first, and where that leads (Dijkstra from all roots at once). */
function shortestWays(
  lanes: readonly RoadLine[],
  lanesAt: ReadonlyMap<number, readonly number[]>,
  kmOf: readonly number[],
  roots: ReadonlySet<number>,
): readonly Step[] {
  const settled = new Set<number>(roots);
  const open = new Map<number, Step>();
  const relax = (from: number, km: number): void => {
    for (const lane of lanesAt.get(from) ?? []) {
      const [a, b] = endsOf(lanes[lane]);
      const key = a === from ? b : a;
      const length = km + kmOf[lane];
      const known = open.get(key);
      if (!settled.has(key) && (known === undefined || length < known.km))
        open.set(key, { key, km: length, lane, to: from });
    }
  };
  for (const root of roots) relax(root, 0);
  const steps: Step[] = [];
  while (open.size > 0) {
    let least: Step | null = null;
    for (const step of open.values()) {
      if (least === null || step.km < least.km || (step.km === least.km && step.key < least.key)) least = step;
    }
    if (least === null) break;
    open.delete(least.key);
    settled.add(least.key);
    steps.push(least);
    relax(least.key, least.km);
  }
  return steps;
}

function endsOf(lane: RoadLine): readonly [number, number] {
  return [tickKey(lane.ticks[0]), tickKey(lane.ticks[lane.ticks.length - 1])];
}
