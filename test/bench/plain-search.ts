// The peer of the road benchmark: Dijkstra with a binary heap over every vertex, on columns, without folding chains.

import type { RoadGraph } from '../../src/roads/road-graph.ts';

/** A search on the graph's segments: returns how many vertices lie within the bound of a vertex. */
export function plainSearch(graph: RoadGraph): (from: number, boundMs: number) => number {
  const count = graph.vertexCount;
  const first = new Uint32Array(count + 1);
  const arcs: [number, number, number][] = [];
  for (let s = 0; s < graph.segmentCount; s++) {
    const [a, b] = [graph.segmentFirst[s], graph.segmentSecond[s]];
    if (graph.segmentForwardMs[s] < Infinity) arcs.push([a, b, graph.segmentForwardMs[s]]);
    if (graph.segmentBackwardMs[s] < Infinity) arcs.push([b, a, graph.segmentBackwardMs[s]]);
  }
  arcs.sort((a, b) => a[0] - b[0]);
  for (const [from] of arcs) first[from + 1]++;
  for (let v = 0; v < count; v++) first[v + 1] += first[v];
  const target = Uint32Array.from(arcs, arc => arc[1]);
  const cost = Float64Array.from(arcs, arc => arc[2]);
  const best = new Float64Array(count);
  const heapKey = new Float64Array(arcs.length + 1);
  const heapVertex = new Uint32Array(arcs.length + 1);
  return (from, boundMs) => {
    best.fill(Infinity);
    best[from] = 0;
    heapKey[0] = 0;
    heapVertex[0] = from;
    let size = 1;
    let settled = 0;
    while (size > 0) {
      const key = heapKey[0];
      const vertex = heapVertex[0];
      size--;
      sink(heapKey, heapVertex, size, heapKey[size], heapVertex[size]);
      if (key > best[vertex]) continue;
      settled++;
      for (let k = first[vertex]; k < first[vertex + 1]; k++) {
        const next = key + cost[k];
        if (next > boundMs || next >= best[target[k]]) continue;
        best[target[k]] = next;
        rise(heapKey, heapVertex, size, next, target[k]);
        size++;
      }
    }
    return settled;
  };
}

function rise(heapKey: Float64Array, heapVertex: Uint32Array, from: number, key: number, vertex: number): void {
  let at = from;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (heapKey[up] <= key) break;
    heapKey[at] = heapKey[up];
    heapVertex[at] = heapVertex[up];
    at = up;
  }
  heapKey[at] = key;
  heapVertex[at] = vertex;
}

function sink(heapKey: Float64Array, heapVertex: Uint32Array, size: number, key: number, vertex: number): void {
  let at = 0;
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && heapKey[child + 1] < heapKey[child]) child++;
    if (heapKey[child] >= key) break;
    heapKey[at] = heapKey[child];
    heapVertex[at] = heapVertex[child];
    at = child;
  }
  heapKey[at] = key;
  heapVertex[at] = vertex;
}
