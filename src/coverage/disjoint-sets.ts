// Rows joined into sets.
// Source: Tarjan, Efficiency of a good but not linear set union algorithm, JACM 22 (1975); here the lowest row names the set.

/** Sets of rows, one set a row at the start. */
export interface DisjointSets {
  readonly parent: Int32Array;
}

export function newDisjointSets(count: number): DisjointSets {
  return { parent: Int32Array.from({ length: count }, (_, row) => row) };
}

/** The lowest row of the set that holds `row`. */
export function findSet(sets: DisjointSets, row: number): number {
  const { parent } = sets;
  let at = row;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]];
    at = parent[at];
  }
  return at;
}

export function joinSets(sets: DisjointSets, a: number, b: number): void {
  const first = findSet(sets, a);
  const second = findSet(sets, b);
  if (first < second) sets.parent[second] = first;
  else sets.parent[first] = second;
}
