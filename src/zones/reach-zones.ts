// Zones of straight travel: what stations reach within each of several limits, as unions of discs.
// Each limit has a grid fit for its discs, and zones of ascending limits nest all the same.

import { findSet } from '../coverage/disjoint-sets.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Meters } from '../vocabulary/units.ts';
import { type AnalysisGrid, buildAnalysisGrid } from './analysis-grid.ts';
import { drawDiscUnion } from './disc-union.ts';
import { computeExtent } from './grid-extent.ts';
import { joinBoxes } from './join-boxes.ts';

/** How far each station reaches under a limit, whatever the limit counts. */
export interface Reach {
  readonly lon: NumberColumn;
  readonly lat: NumberColumn;
  /** To the last place within the limit; negative where there is none. */
  readonly radiusMeters: (station: number, limit: number) => Meters;
  readonly isWithin: (station: number, limit: number, lon: number, lat: number) => boolean;
  /** Metres that one more unit of the limit reaches farther. */
  readonly metersPerUnit: number;
}

const squaresPerRadius = 20;
const nodeBudget = 400_000;

/** Stations whose discs lie apart from all others', and the grid they are drawn on. */
interface Cluster {
  readonly stations: readonly number[];
  readonly grid: AnalysisGrid;
}

/** Limits drawn on the same grids. */
interface Layer {
  readonly limits: readonly number[];
  readonly clusters: readonly Cluster[];
  /** The longest step of its grids. */
  readonly meters: Meters;
}

/** The polygons of each limit; limits are distinct and ascend. */
export function drawReachZones(reach: Reach, limits: readonly number[]): PolygonRings[][] {
  return nestedLayers(reach, limits).flatMap(layer =>
    layer.limits.map(limit => layer.clusters.flatMap(cluster => drawCluster(reach, limit, cluster))),
  );
}

/**
 * One layer a limit where that nests: every point of a zone lies within a square's diagonal of a place within the limit, and every
 * point beside it within a diagonal of a place beyond. Limits too close for that share their grids, where zones nest exactly.
 */
function nestedLayers(reach: Reach, limits: readonly number[]): readonly Layer[] {
  const layers = limits.map(limit => layerOf(reach, [limit]));
  for (let i = 0; i + 1 < layers.length; ) {
    const lower = layers[i];
    const upper = layers[i + 1];
    const apart = (upper.limits[0] - lower.limits[lower.limits.length - 1]) * reach.metersPerUnit;
    if (apart > 1.5 * (lower.meters + upper.meters)) {
      i++;
      continue;
    }
    layers.splice(i, 2, layerOf(reach, [...lower.limits, ...upper.limits]));
    // The joined grid may be coarser: look at the layer below again.
    i = Math.max(0, i - 1);
  }
  return layers;
}

function layerOf(reach: Reach, limits: readonly number[]): Layer {
  const largest = limits[limits.length - 1];
  const stations: number[] = [];
  let smallestRadius = 0;
  for (let station = 0; station < reach.lon.length; station++) {
    if (reach.radiusMeters(station, largest) >= 0) stations.push(station);
    smallestRadius = Math.max(smallestRadius, reach.radiusMeters(station, limits[0]));
  }
  const target = (smallestRadius > 0 ? smallestRadius : longestRadius(reach, stations, largest)) / squaresPerRadius;
  for (let margin = 3 * target; ; margin *= 2) {
    const clusters = clusterDiscs(reach, stations, largest, margin).map(members => ({
      stations: members,
      grid: gridOf(reach, members, largest, target),
    }));
    const meters = clusters.reduce((most, cluster) => Math.max(most, cluster.grid.meters), 0);
    // Polygons stay within a diagonal of their discs, so that those of two clusters are apart.
    if (3 * meters <= margin || clusters.length <= 1) return { limits, clusters, meters };
  }
}

function longestRadius(reach: Reach, stations: readonly number[], limit: number): Meters {
  return stations.reduce((most, station) => Math.max(most, reach.radiusMeters(station, limit)), 0);
}

function gridOf(reach: Reach, stations: readonly number[], limit: number, target: Meters): AnalysisGrid {
  const extent = computeExtent(
    stations.map(station => reach.lon[station]),
    stations.map(station => reach.lat[station]),
    stations.map(station => reach.radiusMeters(station, limit)),
  );
  return buildAnalysisGrid(extent!, target, nodeBudget);
}

/** Stations whose discs' boxes come within `margin` of each other, in order of their first station. */
function clusterDiscs(reach: Reach, stations: readonly number[], limit: number, margin: Meters): number[][] {
  const lon = Float64Array.from(stations, station => reach.lon[station]);
  const lat = Float64Array.from(stations, station => reach.lat[station]);
  const radius = Float64Array.from(stations, station => reach.radiusMeters(station, limit) + margin / 2);
  const clusters = new Map<number, number[]>();
  const sets = joinBoxes(lon, lat, radius);
  stations.forEach((station, i) => {
    const first = findSet(sets, i);
    const members = clusters.get(first);
    if (members) members.push(station);
    else clusters.set(first, [station]);
  });
  return [...clusters.values()];
}

function drawCluster(reach: Reach, limit: number, { stations, grid }: Cluster): PolygonRings[] {
  return drawDiscUnion(grid, {
    lon: stations.map(station => reach.lon[station]),
    lat: stations.map(station => reach.lat[station]),
    radiusMeters: stations.map(station => reach.radiusMeters(station, limit)),
    reaches: (disc, lon, lat) => reach.isWithin(stations[disc], limit, lon, lat),
  });
}
