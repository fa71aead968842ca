// A sparse matrix of costs (seconds, millimetres, whatever the host measures), candidates × demand, in both directions.

/** Pairs that are absent are unreachable. Built by `buildCostMatrix`. */
export interface CostMatrix {
  readonly candidateCount: number;
  readonly demandCount: number;
  /** Pairs of candidate c are candidateStart[c] … candidateStart[c + 1], demand ascending. */
  readonly candidateStart: Uint32Array;
  readonly candidateDemand: Uint32Array;
  readonly candidateCost: Float64Array;
  /** Pairs of demand d are demandStart[d] … demandStart[d + 1], cost ascending, then candidate ascending. */
  readonly demandStart: Uint32Array;
  readonly demandCandidate: Uint32Array;
  readonly demandCost: Float64Array;
}

/**
 * Sorts pairs in any order into both directions; pairs with an infinite cost are left out.
 * Throws on rows out of range, negative or NaN costs and on a pair given twice: a reader reports those before.
 */
export function buildCostMatrix(
  candidateCount: number,
  demandCount: number,
  candidate: ArrayLike<number>,
  demand: ArrayLike<number>,
  cost: ArrayLike<number>,
): CostMatrix {
  const kept = keptPairs(candidateCount, demandCount, candidate, demand, cost);
  const demandOrder = stableSort(kept, demand, demandCount);
  const candidateOrder = stableSort(demandOrder, candidate, candidateCount);
  const candidateStart = startsOf(kept, candidate, candidateCount);
  const candidateDemand = Uint32Array.from(candidateOrder, pair => demand[pair]);
  for (let c = 0; c < candidateCount; c++) {
    for (let k = candidateStart[c] + 1; k < candidateStart[c + 1]; k++) {
      if (candidateDemand[k] === candidateDemand[k - 1]) throw new Error('buildCostMatrix: a pair is given twice');
    }
  }
  const demandStart = startsOf(kept, demand, demandCount);
  for (let d = 0; d < demandCount; d++) {
    demandOrder
      .subarray(demandStart[d], demandStart[d + 1])
      .sort((a, b) => cost[a] - cost[b] || candidate[a] - candidate[b]);
  }
  return {
    candidateCount,
    demandCount,
    candidateStart,
    candidateDemand,
    candidateCost: Float64Array.from(candidateOrder, pair => cost[pair]),
    demandStart,
    demandCandidate: Uint32Array.from(demandOrder, pair => candidate[pair]),
    demandCost: Float64Array.from(demandOrder, pair => cost[pair]),
  };
}

function keptPairs(
  candidateCount: number,
  demandCount: number,
  candidate: ArrayLike<number>,
  demand: ArrayLike<number>,
  cost: ArrayLike<number>,
): Uint32Array {
  const kept = new Uint32Array(cost.length);
  let count = 0;
  for (let pair = 0; pair < cost.length; pair++) {
    if (!(candidate[pair] < candidateCount && demand[pair] < demandCount)) throw new Error('buildCostMatrix: row');
    if (!(cost[pair] >= 0)) throw new Error('buildCostMatrix: a cost is negative or not a number');
    if (cost[pair] !== Number.POSITIVE_INFINITY) kept[count++] = pair;
  }
  return kept.subarray(0, count);
}

function startsOf(pairs: Uint32Array, row: ArrayLike<number>, rowCount: number): Uint32Array {
  const start = new Uint32Array(rowCount + 1);
  for (const pair of pairs) start[row[pair] + 1]++;
  for (let r = 0; r < rowCount; r++) start[r + 1] += start[r];
  return start;
}

function stableSort(pairs: Uint32Array, row: ArrayLike<number>, rowCount: number): Uint32Array {
  const next = startsOf(pairs, row, rowCount);
  const sorted = new Uint32Array(pairs.length);
  for (const pair of pairs) sorted[next[row[pair]]++] = pair;
  return sorted;
}
