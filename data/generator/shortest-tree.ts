// Shortest ways from roots over a graph of links (Dijkstra with a heap); equal costs are settled by node, so order is fixed.

export interface Link {
  readonly to: number;
  readonly cost: number;
}

export interface Reached {
  readonly cost: number;
  /** The node before this one; the node itself at a root. */
  readonly from: number;
}

interface Entry extends Reached {
  readonly node: number;
}

/** Nodes reached from `roots` at `limit` or less, nearest first; the search ends at node `until`. */
export function shortestTree(
  linksOf: readonly (readonly Link[])[],
  roots: readonly number[],
  limit = Number.POSITIVE_INFINITY,
  until = -1,
): ReadonlyMap<number, Reached> {
  const reached = new Map<number, Reached>();
  const heap: Entry[] = [];
  for (const root of roots) push(heap, { node: root, cost: 0, from: root });
  while (heap.length > 0) {
    const { node, cost, from } = pop(heap);
    if (reached.has(node)) continue;
    reached.set(node, { cost, from });
    if (node === until) break;
    for (const link of linksOf[node]) {
      if (cost + link.cost <= limit && !reached.has(link.to)) {
        push(heap, { node: link.to, cost: cost + link.cost, from: node });
      }
    }
  }
  return reached;
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.cost !== b.cost ? a.cost < b.cost : a.node !== b.node ? a.node < b.node : a.from < b.from;
}

function push(heap: Entry[], entry: Entry): void {
  let i = heap.push(entry) - 1;
  while (i > 0) {
    const up = (i - 1) >> 1;
    if (!isBefore(entry, heap[up])) break;
    heap[i] = heap[up];
    i = up;
  }
  heap[i] = entry;
}

function pop(heap: Entry[]): Entry {
  const first = heap[0];
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let i = 0;
  for (;;) {
    let down = 2 * i + 1;
    if (down >= heap.length) break;
    if (down + 1 < heap.length && isBefore(heap[down + 1], heap[down])) down++;
    if (!isBefore(heap[down], last)) break;
    heap[i] = heap[down];
    i = down;
  }
  heap[i] = last;
  return first;
}
