// The roads of Porto, alone or as a province of k × k copies that a few roads join.

import { readFileSync } from 'node:fs';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import { readOsmPbf } from '../../src/files/osm/osm-pbf.ts';
import { assembleRoadGraph } from '../../src/roads/assemble-road-graph.ts';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import { noJunction, type RoadGraph } from '../../src/roads/road-graph.ts';
import type { RoadSnaps } from '../../src/roads/snap-to-road.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { realData } from '../real/real-data.ts';

/** The extract, null where it is not there. */
export const portoFile = realData('osm/porto-portugal_r5.osm.pbf');

let kept: RoadGraph | null = null;

export async function readPorto(): Promise<RoadGraph> {
  if (kept !== null) return kept;
  const bytes = new Uint8Array(readFileSync(portoFile ?? ''));
  const { value } = await readOsmPbf(fromBytes('porto', bytes), () => undefined);
  if (value === null) throw new Error('the extract was not read');
  kept = finish(buildRoadGraph(value.source, defaultSpeedProfile)).graph;
  return kept;
}

/** Roads between the copies: east to west and north to south, each way, of a minute. */
const eastLinks = 3;
const northLinks = 17;

/** Synthetic: what lies within 30 minutes is like Porto, long ways are not like any province. */
export function tileRoads(graph: RoadGraph, copies: number): RoadGraph {
  const { junctionCount, chainCount } = graph;
  const lon = new Float64Array(junctionCount);
  const lat = new Float64Array(junctionCount);
  for (let v = 0; v < graph.vertexCount; v++) {
    if (graph.vertexJunction[v] === noJunction) continue;
    lon[graph.vertexJunction[v]] = graph.vertexLon[v];
    lat[graph.vertexJunction[v]] = graph.vertexLat[v];
  }
  const [west, east] = extent(lon);
  const [south, north] = extent(lat);
  const nearest = (x: number, y: number): number => {
    let best = -1;
    let least = Infinity;
    for (let j = 0; j < junctionCount; j++) {
      const square = (lon[j] - x) ** 2 + (lat[j] - y) ** 2;
      if (square >= least || graph.arcStart[j + 1] - graph.arcStart[j] < 3) continue;
      least = square;
      best = j;
    }
    return best;
  };
  const links = (count: number, place: (share: number) => readonly [number, number]): (readonly [number, number])[] =>
    Array.from({ length: count }, (_, k) => place((k + 0.5) / count));
  const northward = links(northLinks, share => {
    const x = west + share * (east - west);
    return [nearest(x, north), nearest(x, south)];
  });
  const eastward = links(eastLinks, share => {
    const y = south + share * (north - south);
    return [nearest(east, y), nearest(west, y)];
  });
  const tiles = copies * copies;
  const roads = tiles * (chainCount + northLinks + eastLinks);
  const columns = {
    first: new Uint32Array(roads),
    second: new Uint32Array(roads),
    forwardMs: new Float64Array(roads),
    backwardMs: new Float64Array(roads),
    micrometers: new Float64Array(roads),
  };
  const vertexLon = new Float64Array(tiles * junctionCount);
  const vertexLat = new Float64Array(tiles * junctionCount);
  let count = 0;
  const add = (first: number, second: number, forward: number, backward: number, micrometers: number): void => {
    columns.first[count] = first;
    columns.second[count] = second;
    columns.forwardMs[count] = forward;
    columns.backwardMs[count] = backward;
    columns.micrometers[count++] = micrometers;
  };
  for (let tile = 0; tile < tiles; tile++) {
    const base = tile * junctionCount;
    const column = tile % copies;
    const row = (tile - column) / copies;
    for (let j = 0; j < junctionCount; j++) {
      vertexLon[base + j] = lon[j] + column * 1.001 * (east - west);
      vertexLat[base + j] = lat[j] + (row - copies / 2) * 1.001 * (north - south);
    }
    for (let c = 0; c < chainCount; c++) {
      if (graph.chainStart[c] === graph.chainEnd[c]) continue;
      const [first, second] = [base + graph.chainStart[c], base + graph.chainEnd[c]];
      add(first, second, graph.chainForwardMs[c], graph.chainBackwardMs[c], graph.chainMicrometers[c]);
    }
    if (row + 1 < copies)
      for (const [a, b] of northward) add(base + a, base + copies * junctionCount + b, 60_000, 60_000, 1e9);
    if (column + 1 < copies)
      for (const [a, b] of eastward) add(base + a, base + junctionCount + b, 60_000, 60_000, 1e9);
  }
  const segments = {
    vertexLon,
    vertexLat,
    first: columns.first.subarray(0, count),
    second: columns.second.subarray(0, count),
    forwardMs: columns.forwardMs.subarray(0, count),
    backwardMs: columns.backwardMs.subarray(0, count),
    micrometers: columns.micrometers.subarray(0, count),
  };
  return assembleRoadGraph(segments, defaultSpeedProfile.minComponentNodes).graph;
}

function extent(values: Float64Array): readonly [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}

/** Cells at the middle of segments, along the curve that segments and junctions follow, up to a minute off the road. */
export function cellsAlongRoads(graph: RoadGraph, count: number, random: () => number): RoadSnaps {
  const round = (x: number): number => Math.floor(x + 0.5);
  const columns = {
    count,
    segment: new Uint32Array(count),
    share: new Float64Array(count).fill(0.5),
    offRoadMs: new Float64Array(count),
    offRoadMicrometers: new Float64Array(count),
    chain: new Int32Array(count),
    fromStartMs: new Float64Array(count),
    fromEndMs: new Float64Array(count),
    fromStartMicrometers: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    const s = graph.treeSegment[Math.floor((i / count) * graph.treeSegment.length)];
    const chain = graph.segmentChain[s];
    const [forward, backward] = [graph.segmentForwardMs[s], graph.segmentBackwardMs[s]];
    const isReversed = graph.segmentReversed[s] === 1;
    const along = isReversed ? backward - round(0.5 * backward) : round(0.5 * forward);
    const returning = isReversed ? forward - round(0.5 * forward) : round(0.5 * backward);
    columns.segment[i] = s;
    columns.chain[i] = chain;
    columns.offRoadMs[i] = Math.floor(random() * 60_000);
    columns.fromStartMs[i] = graph.chainForwardMs[chain] < Infinity ? graph.segmentStartMs[s] + along : Infinity;
    columns.fromEndMs[i] =
      graph.chainBackwardMs[chain] < Infinity
        ? graph.chainBackwardMs[chain] - graph.segmentReturnMs[s] - returning
        : Infinity;
  }
  return columns;
}
