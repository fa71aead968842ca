// From ways as read to a graph that can be searched, with what was left out.

import { compareCodePoints } from '../vocabulary/code-points.ts';
import type { Problem } from '../vocabulary/problem.ts';
import type { Work } from '../vocabulary/progress.ts';
import { assembleRoadGraph } from './assemble-road-graph.ts';
import type { RoadGraph } from './road-graph.ts';
import type { RoadSpeeds } from './road-rules.ts';
import { buildRoadSegments } from './road-segments.ts';
import type { RoadSource } from './road-source.ts';

export interface RoadGraphBuild {
  readonly graph: RoadGraph;
  readonly waysRead: number;
  readonly waysUsed: number;
  /** Ways of a driven class that access tags close. */
  readonly waysClosed: number;
  readonly problems: readonly Problem[];
}

/** Builds the road graph of a source under a speed profile; the same bytes for any order of ways and nodes. */
export function* buildRoadGraph(source: RoadSource, profile: RoadSpeeds): Work<RoadGraphBuild> {
  const { segments, waysUsed, waysClosed } = yield* buildRoadSegments(source, profile);
  const { graph, largestComponent } = assembleRoadGraph(segments, profile.minComponentNodes);
  const waysRead = source.wayId.length;
  const problems: Problem[] = [];
  if (graph.segmentCount === 0)
    problems.push(warning(source, 'roads-no-usable-way', { read: waysRead, closed: waysClosed }));
  else if (graph.treeSegment.length === 0) {
    problems.push(
      warning(source, 'roads-no-large-component', { largest: largestComponent, required: profile.minComponentNodes }),
    );
  }
  return { graph, waysRead, waysUsed, waysClosed, problems };
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
