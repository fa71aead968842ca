// The route of a response, leg by leg: off the road, along roads by class, off the road; or straight where there are none.

import { geodesicMeters } from '../geo/geodesic.ts';
import type { Position } from '../geo/lon-lat.ts';
import type { RoadGraph } from '../roads/road-graph.ts';
import { roadClassOf } from '../roads/road-rules.ts';
import type { RoadSource } from '../roads/road-source.ts';
import { wrapDegrees } from '../roads/segment-tree.ts';
import { type RoadSnaps, snapPoints } from '../roads/snap-to-road.ts';
import { buildRouteTracer, type RoutePiece, traceRoutes } from '../roads/trace-route.ts';
import type { SpeedProfile } from '../travel/speed-profile.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Degrees, Meters, Milliseconds } from '../vocabulary/units.ts';

/** A piece of the route of one kind and class, in the order driven; each line begins where the one before ends. */
export interface RouteLeg {
  readonly kind: 'off-road' | 'road' | 'straight' | 'surface';
  /** The `highway` value; null for what is no road. */
  readonly roadClass: string | null;
  /** The names met on the leg, in order, none twice in a row. */
  readonly names: readonly string[];
  readonly milliseconds: Milliseconds;
  readonly meters: Meters;
  readonly line: readonly Position[];
}

/** The ways under the segments of a graph. */
export interface RoadWays {
  readonly source: RoadSource;
  readonly segmentWay: NumberColumn;
}

export interface TracedRoute {
  readonly legs: readonly RouteLeg[];
  /** The segments driven, in order; empty without roads. */
  readonly pieces: readonly RoutePiece[];
}

interface Point {
  readonly lon: Degrees;
  readonly lat: Degrees;
}

/** The route over roads from one place to another; null where there is none. The legs add up to travel. */
export function routeByRoad(
  graph: RoadGraph,
  ways: RoadWays,
  speeds: SpeedProfile,
  from: Point,
  to: Point,
): TracedRoute | null {
  const snaps = snapPoints(graph, speeds, [from.lon, to.lon], [from.lat, to.lat]);
  const [pieces = null] = traceRoutes(buildRouteTracer(graph), snaps, 0, snaps, [1]);
  if (pieces === null) return null;
  const start = offRoadLeg(graph, snaps, 0, from);
  const end = offRoadLeg(graph, snaps, 1, to);
  const back = { ...end, line: [...end.line].reverse() };
  return { pieces, legs: [start, ...roadLegs(graph, ways, pieces), back] };
}

/** The one leg of travel that follows no road. */
export function directLeg(kind: 'straight' | 'surface', from: Point, to: Point, milliseconds: Milliseconds): RouteLeg {
  const meters = geodesicMeters(from.lon, from.lat, to.lon, to.lat);
  const line: Position[] = [
    [from.lon, from.lat],
    [to.lon, to.lat],
  ];
  return { kind, roadClass: null, names: [], milliseconds, meters, line };
}

/** The same way driven from its end: legs and lines the other way round. */
export function reversedLegs(legs: readonly RouteLeg[]): readonly RouteLeg[] {
  return [...legs].reverse().map(leg => ({ ...leg, names: [...leg.names].reverse(), line: [...leg.line].reverse() }));
}

function offRoadLeg(graph: RoadGraph, snaps: RoadSnaps, i: number, { lon, lat }: Point): RouteLeg {
  const line: Position[] = [[lon, lat], placeAt(graph, snaps.segment[i], snaps.share[i])];
  const meters = snaps.offRoadMicrometers[i] / 1_000_000;
  return { kind: 'off-road', roadClass: null, names: [], milliseconds: snaps.offRoadMs[i], meters, line };
}

/** The place at a share of a segment. */
export function placeAt(graph: RoadGraph, segment: number, share: number): Position {
  const a = graph.segmentFirst[segment];
  const b = graph.segmentSecond[segment];
  if (share === 0) return [graph.vertexLon[a], graph.vertexLat[a]];
  if (share === 1) return [graph.vertexLon[b], graph.vertexLat[b]];
  return [
    wrapDegrees(graph.vertexLon[a] + share * wrapDegrees(graph.vertexLon[b] - graph.vertexLon[a])),
    graph.vertexLat[a] + share * (graph.vertexLat[b] - graph.vertexLat[a]),
  ];
}

function roadLegs(graph: RoadGraph, { source, segmentWay }: RoadWays, pieces: readonly RoutePiece[]): RouteLeg[] {
  const legs: { roadClass: string; names: string[]; ms: number; micrometers: number; line: Position[] }[] = [];
  for (const { segment, fromShare, toShare, milliseconds, micrometers } of pieces) {
    const tags = source.wayTags[segmentWay[segment]];
    const roadClass = roadClassOf(tags);
    let leg = legs.at(-1);
    if (leg?.roadClass !== roadClass) {
      leg = { roadClass, names: [], ms: 0, micrometers: 0, line: [placeAt(graph, segment, fromShare)] };
      legs.push(leg);
    }
    const name = tags.get('name') ?? tags.get('ref') ?? '';
    if (name !== '' && leg.names.at(-1) !== name) leg.names.push(name);
    leg.ms += milliseconds;
    leg.micrometers += micrometers;
    leg.line.push(placeAt(graph, segment, toShare));
  }
  return legs.map(({ roadClass, names, ms, micrometers, line }) => ({
    kind: 'road',
    roadClass,
    names,
    milliseconds: ms,
    meters: micrometers / 1_000_000,
    line,
  }));
}
