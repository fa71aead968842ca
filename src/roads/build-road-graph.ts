// From ways as read to a graph that can be searched, closed and slowed by conditions, with what was left out.

import { compareCodePoints } from '../vocabulary/code-points.ts';
import type { Problem } from '../vocabulary/problem.ts';
import type { Work } from '../vocabulary/progress.ts';
import { assembleUnderConditions, buildOpenRoads, type OpenRoads } from './assemble-road-graph.ts';
import { computeConditionFactors, findConditionSegments, placesOf, type SegmentPlaces } from './condition-segments.ts';
import { type RoadCondition, sortConditions } from './road-condition.ts';
import type { RoadGraph } from './road-graph.ts';
import type { RoadSpeeds, WayUse } from './road-rules.ts';
import { buildRoadSegments, computeSegmentTimes, computeWayUses, opensTheSame } from './road-segments.ts';
import type { RoadSource } from './road-source.ts';

export interface RoadGraphBuild {
  readonly graph: RoadGraph;
  /** Row of the source's way under each segment. */
  readonly segmentWay: Uint32Array;
  readonly waysRead: number;
  readonly waysUsed: number;
  /** Ways of a driven class that access tags close. */
  readonly waysClosed: number;
  /** Of the roads themselves; those of conditions: `conditionProblems`. */
  readonly problems: readonly Problem[];
  /** Places of conditions in force, as text, that meet no segment. */
  readonly unmet: ReadonlySet<string>;
}

/** A source under a speed profile, before any condition: what graphs under many conditions are made of. */
export interface RoadNetwork {
  readonly source: RoadSource;
  readonly open: OpenRoads;
  readonly places: SegmentPlaces;
  readonly segmentWay: Uint32Array;
  readonly metres: Float64Array;
  readonly uses: readonly WayUse[];
  readonly waysUsed: number;
  readonly waysClosed: number;
  readonly minComponentNodes: number;
}

/** Builds the road graph of a source under a speed profile; the same bytes for any order of ways, nodes and conditions. */
export function* buildRoadGraph(
  source: RoadSource,
  profile: RoadSpeeds,
  conditions: readonly RoadCondition[] = [],
): Work<RoadGraphBuild> {
  return yield* buildConditionedGraph(yield* buildRoadNetwork(source, profile), conditions);
}

/**
 * The part that every set of conditions shares. Where another network of the source drives the same ways in the same
 * directions, only times are made anew: an edited speed costs little.
 */
export function* buildRoadNetwork(
  source: RoadSource,
  profile: RoadSpeeds,
  other: RoadNetwork | null = null,
): Work<RoadNetwork> {
  if (other?.source === source && other.minComponentNodes === profile.minComponentNodes) {
    const uses = computeWayUses(source, profile);
    if (opensTheSame(uses, other.uses)) {
      const times = computeSegmentTimes(other.metres, other.segmentWay, uses, profile.factor);
      return { ...other, uses, open: { ...other.open, segments: { ...other.open.segments, ...times } } };
    }
  }
  const { segments, segmentWay, metres, uses, waysUsed, waysClosed } = yield* buildRoadSegments(source, profile);
  const open = buildOpenRoads(segments, profile.minComponentNodes);
  const places = placesOf(open.segments, segmentWay, source.wayId);
  const { minComponentNodes } = profile;
  return { source, open, places, segmentWay, metres, uses, waysUsed, waysClosed, minComponentNodes };
}

/** The graph of a network under conditions; those that are not active are passed over. */
export function* buildConditionedGraph(
  network: RoadNetwork,
  conditions: readonly RoadCondition[],
): Work<RoadGraphBuild> {
  const { source, open, places, segmentWay, waysUsed, waysClosed, minComponentNodes } = network;
  yield { stage: 'read', done: 0, total: 1 };
  const inForce = sortConditions(conditions).filter(({ isActive }) => isActive);
  const met = inForce.map(condition => findConditionSegments(places, condition));
  const graph = assembleUnderConditions(open, computeConditionFactors(places, inForce, met));
  const { largestComponent } = open;
  const waysRead = source.wayId.length;
  const problems: Problem[] = [];
  if (graph.segmentCount === 0)
    problems.push(warning(source, 'roads-no-usable-way', { read: waysRead, closed: waysClosed }));
  else if (largestComponent < minComponentNodes) {
    problems.push(
      warning(source, 'roads-no-large-component', { largest: largestComponent, required: minComponentNodes }),
    );
  } else if (graph.treeSegment.length === 0) {
    problems.push(warning(source, 'roads-all-closed', { segments: graph.segmentCount }));
  }
  const unmet = new Set(inForce.filter((_, at) => met[at].length === 0).map(({ where }) => JSON.stringify(where)));
  return { graph, segmentWay, waysRead, waysUsed, waysClosed, problems, unmet };
}

/** Warns of conditions in force that meet no road of the graph that was built under them. */
export function conditionProblems({ unmet }: RoadGraphBuild, conditions: readonly RoadCondition[]): readonly Problem[] {
  return sortConditions(conditions)
    .filter(({ isActive, where }) => isActive && unmet.has(JSON.stringify(where)))
    .map(({ conditionId, name }) => ({
      code: 'condition-meets-no-road',
      severity: 'warn',
      where: { role: 'conditions', id: conditionId },
      params: { name },
    }));
}

/** Every way is concerned; the least id stands for them, whatever the order of ways. */
function warning(source: RoadSource, code: string, params: Problem['params']): Problem {
  let first: string | undefined;
  for (const id of source.wayId) if (first === undefined || compareCodePoints(id, first) < 0) first = id;
  return {
    code,
    severity: 'warn',
    where: first === undefined ? { role: 'roads' } : { role: 'roads', id: first },
    params,
  };
}
