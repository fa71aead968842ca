// Roads by place, for the map: the road nearest to a point, and what conditions close or slow.

import type { LonLat, Position } from '../geo/lon-lat.ts';
import { computeConditionFactors, findConditionSegments } from '../roads/condition-segments.ts';
import type { RoadCondition } from '../roads/road-condition.ts';
import { noJunction, type RoadGraph } from '../roads/road-graph.ts';
import { roadClassOf } from '../roads/road-rules.ts';
import { missingVertex, type RoadSource } from '../roads/road-source.ts';
import { noSegment, type OffRoad, snapPoints } from '../roads/snap-to-road.ts';
import type { ConditionLayer, RoadAt } from './jobs.ts';
import type { DrivenRoads } from './road-cache.ts';

/** The road nearest to a place within the snap limit, of roads without conditions; null where there is none. */
export function roadAt(
  { graph, segmentWay, source }: DrivenRoads,
  limits: OffRoad,
  { lon, lat }: LonLat,
): RoadAt | null {
  const snaps = snapPoints(graph, limits, [lon], [lat]);
  const segment = snaps.segment[0]!;
  if (segment === noSegment) return null;
  const way = segmentWay[segment]!;
  const tags = source.wayTags[way]!;
  const [first, last] = stretchAround(graph, segmentWay, segment);
  const vertices = [graph.segmentFirst[first]!];
  for (let s = first; s <= last; s++) vertices.push(graph.segmentSecond[s]!);
  const line = vertices.map((vertex): Position => [graph.vertexLon[vertex]!, graph.vertexLat[vertex]!]);
  return {
    wayId: source.wayId[way]!,
    name: tags.get('name') ?? tags.get('ref') ?? '',
    roadClass: roadClassOf(tags),
    lines: linesOfWay(source, way),
    stretch: { between: [line[0]!, line.at(-1)!], line },
    meters: snaps.offRoadMicrometers[0]! / 1_000_000,
  };
}

/** First and last segment, along the way, from one junction to the next; the ends of the way count as junctions. */
function stretchAround(graph: RoadGraph, segmentWay: Uint32Array, segment: number): readonly [number, number] {
  const { segmentFirst, segmentSecond, vertexJunction } = graph;
  /** Segments of a way stand in its order, but a missing node leaves a hole. */
  const isJoined = (before: number, after: number): boolean =>
    before >= 0 &&
    segmentWay[before] === segmentWay[after] &&
    segmentSecond[before] === segmentFirst[after] &&
    vertexJunction[segmentFirst[after]!] === noJunction;
  let first = segment;
  while (isJoined(first - 1, first)) first--;
  let last = segment;
  while (last + 1 < graph.segmentCount && isJoined(last, last + 1)) last++;
  return [first, last];
}

function linesOfWay({ wayStart, wayVertex, vertexLon, vertexLat }: RoadSource, way: number): readonly Position[][] {
  const lines: Position[][] = [[]];
  for (let k = wayStart[way]!; k < wayStart[way + 1]!; k++) {
    const vertex = wayVertex[k]!;
    if (vertex === missingVertex) lines.push([]);
    else lines.at(-1)!.push([vertexLon[vertex]!, vertexLat[vertex]!]);
  }
  return lines.filter(line => line.length > 1);
}

/** Closed and slowed segments as lines, and how much road each condition meets. */
export function conditionLayer({ network }: DrivenRoads, conditions: readonly RoadCondition[]): ConditionLayer {
  const { places, open } = network;
  const segments = conditions.map(condition => findConditionSegments(places, condition));
  const inForce = [...conditions.keys()].filter(at => conditions[at]!.isActive);
  const factors = computeConditionFactors(
    places,
    inForce.map(at => conditions[at]!),
    inForce.map(at => segments[at]!),
  );
  const lineStart = [0];
  const lonLat: number[] = [];
  const factor: number[] = [];
  const { first, second, vertexLon, vertexLat, micrometers } = open.segments;
  const addVertex = (vertex: number): void => {
    lonLat.push(vertexLon[vertex]!, vertexLat[vertex]!);
  };
  for (let s = 0; factors !== null && s < factors.length; s++) {
    if (factors[s] === 1) continue;
    const isContinued = factors[s - 1] === factors[s] && second[s - 1] === first[s] && lonLat.length > 0;
    if (isContinued) lineStart.pop();
    else {
      addVertex(first[s]!);
      factor.push(factors[s]!);
    }
    addVertex(second[s]!);
    lineStart.push(lonLat.length / 2);
  }
  return {
    lineStart: Int32Array.from(lineStart),
    lonLat: Float64Array.from(lonLat),
    factor: Float64Array.from(factor),
    met: conditions.map(({ conditionId }, at) => ({
      conditionId,
      segments: segments[at]!.length,
      meters: segments[at]!.reduce((sum, s) => sum + micrometers[s]!, 0) / 1_000_000,
    })),
  };
}
