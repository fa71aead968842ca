// The shape of a contraction hierarchy, before any times: which junctions are joined when others are taken out one by one.
// Source: J. Dibbelt, B. Strasser, D. Wagner, "Customizable Contraction Hierarchies", ACM J. Exp. Algorithmics 21 (2016);
// order by minimum degree (A. George, J. Liu, SIAM Review 31 (1989) 1–19), positions by the tree of R. Schreiber (1982).

import type { RoadGraph } from './road-graph.ts';

/**
 * Junctions by position: every upper neighbour of a position is one of its ancestors, and those have lower positions.
 * What hangs below position p is `p … subtreeEnd[p]`, the end left out.
 */
export interface EliminationTree {
  readonly count: number;
  readonly positionOfJunction: Uint32Array;
  readonly junctionAt: Uint32Array;
  /** Nearest ancestor, −1 at a root. */
  readonly parent: Int32Array;
  readonly subtreeEnd: Uint32Array;
  /** Upper neighbours of position p, ascending: `upper[upperStart[p] … upperStart[p + 1])`. */
  readonly upperStart: Uint32Array;
  readonly upper: Uint32Array;
  /** The same pairs at their upper end: positions whose upper neighbour p is, ascending, and the rows in `upper`. */
  readonly lowerStart: Uint32Array;
  readonly lower: Uint32Array;
  readonly lowerRow: Uint32Array;
}

/** Builds the tree of a graph's roads, whatever their direction and time. */
export function buildEliminationTree(graph: RoadGraph): EliminationTree {
  const { junctionCount: count } = graph;
  const lists = neighbourLists(graph);
  const order = eliminate(lists, count);
  return placeInTree(lists, order, count);
}

/** Per junction a list of numbers in one pool, which moves to the end of the pool when it outgrows its room. */
interface Lists {
  pool: Int32Array;
  top: number;
  readonly at: Uint32Array;
  readonly length: Uint32Array;
  readonly room: Uint32Array;
}

/** Neighbours over roads of either direction, each once. */
function neighbourLists(graph: RoadGraph): Lists {
  const { arcStart, arcTarget, backArcStart, backArcTarget, junctionCount } = graph;
  const lists: Lists = {
    pool: new Int32Array(4 * arcTarget.length + 1024),
    top: 0,
    at: new Uint32Array(junctionCount),
    length: new Uint32Array(junctionCount),
    room: new Uint32Array(junctionCount),
  };
  const seenAt = new Int32Array(junctionCount).fill(-1);
  for (let j = 0; j < junctionCount; j++) {
    lists.at[j] = lists.top;
    seenAt[j] = j;
    for (let k = arcStart[j]; k < arcStart[j + 1]; k++) add(arcTarget[k], j);
    for (let k = backArcStart[j]; k < backArcStart[j + 1]; k++) add(backArcTarget[k], j);
    lists.length[j] = lists.room[j] = lists.top - lists.at[j];
  }
  return lists;

  function add(neighbour: number, j: number): void {
    if (seenAt[neighbour] === j) return;
    seenAt[neighbour] = j;
    lists.pool[lists.top++] = neighbour;
  }
}

/** Takes the junction with the fewest neighbours out, joins those, and so on; leaves upper neighbours in the lists. */
function eliminate(lists: Lists, count: number): Uint32Array {
  const { at, length, room } = lists;
  const order = new Uint32Array(count);
  const isOut = new Uint8Array(count);
  const stamp = new Int32Array(count).fill(-1);
  let stamps = 0;
  /** By number of neighbours; junctions wait in the order they came to have so many, which spreads them over the map. */
  const waiting: number[][] = [];
  const heads: number[] = [];
  const wait = (v: number): void => {
    while (waiting.length <= length[v]) {
      waiting.push([]);
      heads.push(0);
    }
    waiting[length[v]].push(v);
  };
  for (let v = 0; v < count; v++) wait(v);
  let fewest = 0;
  for (let taken = 0; taken < count; ) {
    while (heads[fewest] === waiting[fewest].length) fewest++;
    const v = waiting[fewest][heads[fewest]++];
    if (isOut[v] === 1 || length[v] !== fewest) continue;
    isOut[v] = 1;
    order[taken++] = v;
    for (let k = at[v]; k < at[v] + length[v]; k++) {
      const u = lists.pool[k];
      joinNeighbours(u, v);
      wait(u);
      if (length[u] < fewest) fewest = length[u];
    }
  }
  return order;

  /** The neighbours of v become neighbours of u; v, which is out, no longer is one. */
  function joinNeighbours(u: number, v: number): void {
    const own = ++stamps;
    stamp[u] = own;
    let kept = at[u];
    for (let k = at[u]; k < at[u] + length[u]; k++) {
      const w = lists.pool[k];
      if (w === v) continue;
      stamp[w] = own;
      lists.pool[kept++] = w;
    }
    length[u] = kept - at[u];
    for (let k = at[v]; k < at[v] + length[v]; k++) {
      const w = lists.pool[k];
      if (stamp[w] === own) continue;
      if (length[u] === room[u]) moveToEnd(lists, u);
      lists.pool[at[u] + length[u]++] = w;
    }
  }
}

function moveToEnd(lists: Lists, u: number): void {
  const room = 2 * lists.length[u] + 4;
  if (lists.top + room > lists.pool.length) {
    const larger = new Int32Array(2 * lists.pool.length + room);
    larger.set(lists.pool);
    lists.pool = larger;
  }
  lists.pool.copyWithin(lists.top, lists.at[u], lists.at[u] + lists.length[u]);
  lists.at[u] = lists.top;
  lists.room[u] = room;
  lists.top += room;
}

/** Numbers junctions from the top of the tree down, each branch in one piece: ancestors stay near in memory. */
function placeInTree({ pool, at, length }: Lists, order: Uint32Array, count: number): EliminationTree {
  const rank = new Uint32Array(count);
  for (let k = 0; k < count; k++) rank[order[k]] = k;
  const parentOf = new Int32Array(count).fill(-1);
  const branchSize = new Uint32Array(count).fill(1);
  for (let k = 0; k < count; k++) {
    const v = order[k];
    for (let i = at[v]; i < at[v] + length[v]; i++) {
      if (parentOf[v] < 0 || rank[pool[i]] < rank[parentOf[v]]) parentOf[v] = pool[i];
    }
    if (parentOf[v] >= 0) branchSize[parentOf[v]] += branchSize[v];
  }
  const positionOfJunction = new Uint32Array(count);
  const junctionAt = new Uint32Array(count);
  const parent = new Int32Array(count);
  const subtreeEnd = new Uint32Array(count);
  // Where the next branch below a junction begins; parents come before their branches.
  const nextBelow = new Uint32Array(count);
  let nextRoot = 0;
  for (let k = count - 1; k >= 0; k--) {
    const v = order[k];
    const above = parentOf[v];
    const position = above < 0 ? nextRoot : nextBelow[above];
    if (above < 0) nextRoot += branchSize[v];
    else nextBelow[above] += branchSize[v];
    nextBelow[v] = position + 1;
    positionOfJunction[v] = position;
    junctionAt[position] = v;
    parent[position] = above < 0 ? -1 : positionOfJunction[above];
    subtreeEnd[position] = position + branchSize[v];
  }
  const upperStart = new Uint32Array(count + 1);
  for (let p = 0; p < count; p++) upperStart[p + 1] = upperStart[p] + length[junctionAt[p]];
  const upper = new Uint32Array(upperStart[count]);
  for (let p = 0; p < count; p++) {
    const v = junctionAt[p];
    for (let i = 0; i < length[v]; i++) upper[upperStart[p] + i] = positionOfJunction[pool[at[v] + i]];
  }
  return {
    count,
    positionOfJunction,
    junctionAt,
    parent,
    subtreeEnd,
    upperStart,
    upper,
    ...sortUpper(upperStart, upper),
  };
}

/** Lists every arc at its upper end, and by that puts the upper neighbours of each position in order. */
function sortUpper(
  upperStart: Uint32Array,
  upper: Uint32Array,
): Pick<EliminationTree, 'lowerStart' | 'lower' | 'lowerRow'> {
  const count = upperStart.length - 1;
  const lowerStart = new Uint32Array(count + 1);
  for (const u of upper) lowerStart[u + 1]++;
  for (let u = 0; u < count; u++) lowerStart[u + 1] += lowerStart[u];
  const lower = new Uint32Array(upper.length);
  const nextLower = lowerStart.slice();
  for (let p = 0; p < count; p++)
    for (let row = upperStart[p]; row < upperStart[p + 1]; row++) lower[nextLower[upper[row]]++] = p;
  const lowerRow = new Uint32Array(upper.length);
  const nextUpper = upperStart.slice();
  for (let u = 0; u < count; u++) {
    for (let k = lowerStart[u]; k < lowerStart[u + 1]; k++) {
      const row = nextUpper[lower[k]]++;
      upper[row] = u;
      lowerRow[k] = row;
    }
  }
  return { lowerStart, lower, lowerRow };
}
