// Which vertices can all reach each other: strongly connected components of the driven directions.
// Source: R. Tarjan, SIAM J. Comput. 1 (1972) 146–160, with the recursion kept in arrays.

import type { RoadSegments } from './road-segments.ts';

/** Segments at each vertex: vertex v has `segment[start[v] … start[v + 1])`, ascending. */
export interface Incidence {
  readonly start: Uint32Array;
  readonly segment: Uint32Array;
}

/** Lists both ends of every segment at their vertices. O(vertices + segments). */
export function buildIncidence(segments: RoadSegments): Incidence {
  const { first, second, vertexLon } = segments;
  const start = new Uint32Array(vertexLon.length + 1);
  for (let s = 0; s < first.length; s++) {
    start[first[s] + 1]++;
    start[second[s] + 1]++;
  }
  for (let v = 0; v < vertexLon.length; v++) start[v + 1] += start[v];
  const next = start.slice();
  const segment = new Uint32Array(2 * first.length);
  for (let s = 0; s < first.length; s++) {
    segment[next[first[s]]++] = s;
    segment[next[second[s]]++] = s;
  }
  return { start, segment };
}

/** Per vertex the number of vertices of its strongly connected component. O(vertices + segments). */
export function computeComponentSizes(segments: RoadSegments, incidence: Incidence): Uint32Array {
  const { first, second, forwardMs, backwardMs } = segments;
  const count = segments.vertexLon.length;
  const size = new Uint32Array(count);
  /** 1-based time of discovery; 0 = not yet seen. */
  const seen = new Uint32Array(count);
  const low = new Uint32Array(count);
  const next = incidence.start.slice(0, count);
  const open = new Uint32Array(count);
  const path = new Uint32Array(count);
  let clock = 0;
  let openCount = 0;
  for (let root = 0; root < count; root++) {
    if (seen[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    seen[root] = low[root] = ++clock;
    open[openCount++] = root;
    while (depth >= 0) {
      const v = path[depth];
      if (next[v] < incidence.start[v + 1]) {
        const s = incidence.segment[next[v]++];
        const isFirst = first[s] === v;
        if ((isFirst ? forwardMs[s] : backwardMs[s]) === Infinity) continue;
        const w = isFirst ? second[s] : first[s];
        if (seen[w] === 0) {
          seen[w] = low[w] = ++clock;
          open[openCount++] = w;
          path[++depth] = w;
        } else if (size[w] === 0 && seen[w] < low[v]) low[v] = seen[w];
        continue;
      }
      if (low[v] === seen[v]) {
        let from = openCount;
        do from--;
        while (open[from] !== v);
        for (let k = from; k < openCount; k++) size[open[k]] = openCount - from;
        openCount = from;
      }
      depth--;
      if (depth >= 0 && low[v] < low[path[depth]]) low[path[depth]] = low[v];
    }
  }
  return size;
}
