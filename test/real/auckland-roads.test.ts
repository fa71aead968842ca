// The real road graph of Auckland with its own arc times: engine against a plain Dijkstra with a binary heap.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { assembleRoadGraph } from '../../src/roads/assemble-road-graph.ts';
import type { RoadGraph } from '../../src/roads/road-graph.ts';
import type { RoadSegments } from '../../src/roads/road-segments.ts';
import { buildRoadSearch, type RoadSearch } from '../../src/roads/shortest-paths.ts';
import { type RoadSnaps, snapPoints } from '../../src/roads/snap-to-road.ts';
import { computeFirstDueByRoad, computeRoadCatchment } from '../../src/travel/road-catchments.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { realData } from './real-data.ts';

const folder = realData('auckland');

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  readonly micrometers: number;
}

/** Rows of a table that follows its header line in a file of several tables. */
function tableRows(path: string, header: string): string[][] {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const start = lines.findIndex(line => line.startsWith(header));
  return lines
    .slice(start + 1)
    .filter(line => /^[0-9]/.test(line))
    .map(line => line.split(','));
}

/** Opposite arcs become one two-way segment, so that roads between junctions are chains. */
function mergeArcs(arcs: readonly Arc[], lon: Float64Array, lat: Float64Array): RoadSegments {
  const waiting = new Map<string, number>();
  const first: number[] = [];
  const second: number[] = [];
  const forwardMs: number[] = [];
  const backwardMs: number[] = [];
  const micrometers: number[] = [];
  for (const arc of arcs) {
    const key = `${arc.to} ${arc.from} ${arc.micrometers}`;
    const opposite = waiting.get(key);
    if (opposite !== undefined) {
      backwardMs[opposite] = arc.ms;
      waiting.delete(key);
      continue;
    }
    if (arc.from === arc.to) continue;
    waiting.set(`${arc.from} ${arc.to} ${arc.micrometers}`, first.length);
    first.push(arc.from);
    second.push(arc.to);
    forwardMs.push(arc.ms);
    backwardMs.push(Infinity);
    micrometers.push(arc.micrometers);
  }
  return {
    vertexLon: lon,
    vertexLat: lat,
    first: Uint32Array.from(first),
    second: Uint32Array.from(second),
    forwardMs: Float64Array.from(forwardMs),
    backwardMs: Float64Array.from(backwardMs),
    micrometers: Float64Array.from(micrometers),
  };
}

/** Dijkstra with a heap of [ms, node] pairs and no decrease-key. */
function heapDijkstra(out: readonly (readonly Arc[])[], start: number): Float64Array {
  const best = new Float64Array(out.length).fill(Infinity);
  const heap: [number, number][] = [[0, start]];
  best[start] = 0;
  while (heap.length > 0) {
    const [ms, v] = heap[0];
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      for (let i = 0; ; ) {
        let least = i;
        for (const child of [2 * i + 1, 2 * i + 2]) {
          if (child < heap.length && heap[child][0] < heap[least][0]) least = child;
        }
        if (least === i) break;
        [heap[i], heap[least]] = [heap[least], heap[i]];
        i = least;
      }
    }
    if (ms > best[v]) continue;
    for (const arc of out[v]) {
      if (ms + arc.ms >= best[arc.to]) continue;
      best[arc.to] = ms + arc.ms;
      heap.push([best[arc.to], arc.to]);
      for (let i = heap.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (heap[parent][0] <= heap[i][0]) break;
        [heap[i], heap[parent]] = [heap[parent], heap[i]];
        i = parent;
      }
    }
  }
  return best;
}

describe.skipIf(folder === null).each([
  { mode: 1, column: 4 },
  { mode: 2, column: 5 },
])('Auckland, travel mode $mode', ({ column }) => {
  let graph: RoadGraph;
  let search: RoadSearch;
  let stations: RoadSnaps;
  let nodes: RoadSnaps;
  let plain: readonly Float64Array[];

  beforeAll(() => {
    const places = tableRows(join(folder!, 'nodes.csv'), 'index,x,y');
    const lon = Float64Array.from(places, row => Number(row[1]));
    const lat = Float64Array.from(places, row => Number(row[2]));
    const arcs = tableRows(join(folder!, 'arcs.csv'), 'index,fromNode').map(row => ({
      from: Number(row[1]) - 1,
      to: Number(row[2]) - 1,
      ms: Math.round(Number(row[column]) * 86_400_000),
      micrometers: Math.round(Number(row[3]) * 1e9),
    }));
    const out = Array.from(lon, (): Arc[] => []);
    for (const arc of arcs) out[arc.from].push(arc);
    graph = assembleRoadGraph(mergeArcs(arcs, lon, lat), 1).graph;
    search = buildRoadSearch(graph);
    console.info(
      `Auckland: ${graph.vertexCount} vertices, ${arcs.length} arcs, ${graph.segmentCount} segments,`,
      `${graph.chainCount} chains, ${graph.junctionCount} junctions, ${graph.buffer.byteLength} bytes`,
    );
    const nearest = tableRows(join(folder!, 'stations_1.csv'), 'index,x,y').map(row => {
      let best = 0;
      let least = Infinity;
      lon.forEach((x, node) => {
        const dx = (x - Number(row[1])) * 0.8;
        const dy = lat[node] - Number(row[2]);
        if (dx * dx + dy * dy >= least) return;
        least = dx * dx + dy * dy;
        best = node;
      });
      return best;
    });
    const profile = { ...defaultSpeedProfile, snapLimitMeters: 0.01 };
    nodes = snapPoints(graph, profile, lon, lat);
    stations = snapPoints(
      graph,
      profile,
      nearest.map(node => lon[node]),
      nearest.map(node => lat[node]),
    );
    plain = nearest.map(node => heapDijkstra(out, node));
  }, 120_000);

  test('has the published size and every node on a road is snapped to itself', () => {
    expect(nodes.count).toBe(54_370);
    expect(graph.vertexCount).toBe(54_370);
    expect(stations.count).toBe(14);
    expect([...(nodes.offRoadMs as Float64Array)].filter(ms => ms > 0)).toEqual([]);
  });

  test('from every station every node is reached when the plain search says', () => {
    plain.forEach((expected, row) => {
      const { cellIndex, cost } = computeRoadCatchment(search, graph, stations, row, nodes, Infinity);
      const found = new Float64Array(nodes.count).fill(Infinity);
      cellIndex.forEach((cell, k) => {
        found[cell] = cost[k];
      });
      expect(Buffer.from(found.buffer).equals(Buffer.from(expected.buffer))).toBe(true);
    });
  });

  test('within eight minutes are exactly the nodes at or under eight minutes', () => {
    plain.forEach((expected, row) => {
      const { cellIndex } = computeRoadCatchment(search, graph, stations, row, nodes, 480_000);
      const within = [...expected.keys()].filter(node => expected[node] <= 480_000);
      expect([...cellIndex].join()).toBe(within.join());
    });
  });

  test('the first due station at every node is the soonest of all', () => {
    const preTravelMs = plain.map((_, row) => (row % 3) * 20_000);
    const firstDue = computeFirstDueByRoad(search, graph, stations, preTravelMs, nodes);
    const station = new Int32Array(nodes.count).fill(-1);
    const cost = new Float64Array(nodes.count).fill(Infinity);
    for (let node = 0; node < nodes.count; node++) {
      plain.forEach((ms, row) => {
        const before = station[node] < 0 ? Infinity : cost[node] + preTravelMs[station[node]];
        if (ms[node] + preTravelMs[row] >= before) return;
        station[node] = row;
        cost[node] = ms[node];
      });
    }
    expect([...(firstDue.stationIndex as Int32Array)].join()).toBe(station.join());
    expect([...(firstDue.cost as Float64Array)].join()).toBe(cost.join());
  });
});
