// Village lanes: the fastest ways from the towns to every populated square kilometre as a tree, and loops between its branches.

import { placeOf, tickOf } from './cell-grid.ts';
import type { DrawnCell } from './draw-people.ts';
import { drawLanePlaces } from './lane-places.ts';
import { type LaneStep, laneSteps } from './lane-steps.ts';
import { kmBetween, type LonLat } from './local-metric.ts';
import { type RoadLine, tickKey } from './road-line.ts';
import { type Link, shortestTree } from './shortest-tree.ts';
import { verticesOf } from './town-roads.ts';

/** A square kilometre with this many people has a lane; one with fewer only if a lane passes through it. */
const fewestForLane = 5;
/** A lane on the way of this many square kilometres is a township road. */
const cellsForTownshipRoad = 12;
/** A step between neighbours becomes a loop where the way around takes this many minutes; between two ends of lanes, fewer. */
const longWayMinutes = 17;
const longWayBetweenEnds = 8;

const kmhOf: Readonly<Record<string, number>> = {
  trunk: 70,
  primary: 55,
  secondary: 45,
  tertiary: 38,
  unclassified: 25,
  residential: 25,
};

/** Lanes that join `roads` (all joined at common vertices); `towns` are where ways begin, `expressways` are not joined. */
export function drawVillageLanes(
  cells: readonly DrawnCell[],
  roads: readonly RoadLine[],
  expressways: readonly RoadLine[],
  towns: readonly LonLat[],
): readonly RoadLine[] {
  const places = drawLanePlaces(cells, roads, expressways);
  const homes = cells.filter(({ cell }) => places.has(cell));
  const laneTicks = homes.map(({ cell }) => places.get(cell)!);
  const roadTicks = verticesOf(roads.filter(road => !road.bridge)).map(tickOf);
  const steps = laneSteps(
    homes.map(({ cell }) => cell),
    laneTicks,
    roadTicks,
  );
  const nodeOf = new Map(roadTicks.map((tick, row) => [tickKey(tick), laneTicks.length + row]));
  const roadLinks = linksOfRoads(roads, nodeOf, laneTicks.length + roadTicks.length);
  const roots = towns.flatMap(town => nodeOf.get(tickKey(tickOf(town))) ?? []);
  const tree = growTree(homes, steps, roadLinks, roots);
  const loops = chooseLoops(homes.length, steps, tree, roadLinks);
  return [
    ...tree.map(({ step, cellCount }) => lane(step, cellCount >= cellsForTownshipRoad ? 'tertiary' : 'unclassified')),
    ...loops.map(step => lane(step, 'unclassified')),
  ].filter(({ ticks }) => ticks.length > 1);
}

function lane({ ticks }: LaneStep, highway: string): RoadLine {
  return { highway, name: '', ref: '', bridge: false, ticks };
}

function linksOfRoads(
  roads: readonly RoadLine[],
  nodeOf: ReadonlyMap<number, number>,
  nodeCount: number,
): readonly (readonly Link[])[] {
  const links = Array.from({ length: nodeCount }, (): Link[] => []);
  for (const { ticks, highway } of roads) {
    for (let i = 1; i < ticks.length; i++) {
      const a = nodeOf.get(tickKey(ticks[i - 1]));
      const b = nodeOf.get(tickKey(ticks[i]));
      // A bridge between two heads that other roads end at is a link as well.
      if (a === undefined || b === undefined) continue;
      const cost = (kmBetween(placeOf(ticks[i - 1]), placeOf(ticks[i])) * 60) / kmhOf[highway];
      links[a].push({ to: b, cost });
      links[b].push({ to: a, cost });
    }
  }
  return links;
}

interface Branch {
  readonly step: LaneStep;
  /** Cells whose way to town takes this step. */
  readonly cellCount: number;
}

/** The steps on the fastest ways from the roots to every cell with enough people. */
function growTree(
  homes: readonly DrawnCell[],
  steps: readonly LaneStep[],
  roadLinks: readonly (readonly Link[])[],
  roots: readonly number[],
): readonly Branch[] {
  const reached = shortestTree(withSteps(roadLinks, steps), roots);
  const stepOf = new Map(steps.map(step => [pairKey(step.a, step.b), step]));
  const cellCounts = homes.map(() => 0);
  const branches: Branch[] = [];
  const lanesFarFirst = [...reached].filter(([node]) => node < homes.length).reverse();
  for (const [node, { from }] of lanesFarFirst) {
    if (homes[node].people < fewestForLane && cellCounts[node] === 0) continue;
    const cellCount = cellCounts[node] + 1;
    if (from < homes.length) cellCounts[from] += cellCount;
    branches.push({ step: stepOf.get(pairKey(node, from))!, cellCount });
  }
  return branches;
}

/** Steps that spare neighbours a long way around; first those that join two ends of lanes. */
function chooseLoops(
  laneCount: number,
  steps: readonly LaneStep[],
  tree: readonly Branch[],
  roadLinks: readonly (readonly Link[])[],
): readonly LaneStep[] {
  const links = withSteps(
    roadLinks,
    tree.map(({ step }) => step),
  );
  const used = new Set(tree.map(({ step }) => step));
  const hasLane = (node: number): boolean => node < laneCount && links[node].length > 0;
  const wanted = steps
    .filter(step => !used.has(step) && hasLane(step.a) && hasLane(step.b))
    .sort((p, q) => p.cost - q.cost || p.a - q.a || p.b - q.b);
  const loops: LaneStep[] = [];
  for (const betweenEnds of [true, false]) {
    const limit = betweenEnds ? longWayBetweenEnds : longWayMinutes;
    for (const step of wanted) {
      const { a, b, cost } = step;
      if (betweenEnds && (links[a].length > 1 || links[b].length > 1)) continue;
      if (shortestTree(links, [a], limit, b).has(b)) continue;
      links[a].push({ to: b, cost });
      links[b].push({ to: a, cost });
      loops.push(step);
    }
  }
  return loops;
}

function withSteps(links: readonly (readonly Link[])[], steps: readonly LaneStep[]): Link[][] {
  const all = links.map(own => [...own]);
  for (const { a, b, cost } of steps) {
    all[a].push({ to: b, cost });
    all[b].push({ to: a, cost });
  }
  return all;
}

function pairKey(a: number, b: number): number {
  return Math.min(a, b) * 1_000_000 + Math.max(a, b);
}
