// From a siting problem to a counting model: who may be chosen, who counts, and the rows that a coverage model asks for;
// demand that the same candidates reach in the same way becomes one row.

import type { CountModel, GainTable } from './count-model.ts';
import { computeMergedRows, transpose } from './merge-rows.ts';
import type { SitingProblem } from './siting-problem.ts';

/** One row a model asks for: the candidates that reach it, in ascending order. */
export interface CoverRow {
  readonly candidates: ArrayLike<number>;
  readonly weight: number;
  /** Row of `gains`, and how often it must be reached. */
  readonly gain: number;
  readonly required: number;
  /** Groups of shares the row belongs to, as a text key ('' for none). */
  readonly groups: string;
}

export interface CountModelParts {
  readonly gains: readonly GainTable[];
  readonly rows: Iterable<CoverRow>;
  readonly busy?: Float64Array;
  readonly columnCost?: Float64Array;
  /** Most vehicles a candidate takes; 1 where not given. */
  readonly capacity?: Uint8Array;
  /** Whether sites are limited by the goal of the problem. */
  readonly isLimited: boolean;
  /** Least weight to be reached of the rows whose key names the group. */
  readonly floors?: ReadonlyMap<string, number>;
}

/** Columns are the candidates of the problem; row numbers are the model's own. */
export function buildCountModel(problem: SitingProblem, parts: CountModelParts): CountModel {
  const rule = choiceOf(problem, parts);
  const rows = gatherRows(parts.rows);
  const { mergedOf, first } = computeMergedRows(rows.start, rows.candidate, rows.label);
  const weight = new Float64Array(first.length);
  rows.weight.forEach((value, i) => {
    weight[mergedOf[i]] += value;
  });
  const rowStart = new Uint32Array(first.length + 1);
  first.forEach((i, row) => {
    rowStart[row + 1] = rowStart[row] + rows.start[i + 1] - rows.start[i];
  });
  const rowColumn = new Uint32Array(rowStart[first.length]);
  const rowReach = new Uint16Array(first.length);
  first.forEach((i, row) => {
    rowColumn.set(rows.candidate.subarray(rows.start[i], rows.start[i + 1]), rowStart[row]);
    for (let k = rowStart[row]; k < rowStart[row + 1]; k++) rowReach[row] += rule.high[rowColumn[k]];
  });
  const labels = Array.from(first, i => rows.labels[rows.label[i]]);
  return {
    columnCount: problem.candidateCount,
    rowCount: first.length,
    rowStart,
    rowColumn,
    ...transpose(rowStart, rowColumn, problem.candidateCount),
    weight,
    rowReach,
    gainOf: Uint8Array.from(labels, label => label.gain),
    gains: parts.gains,
    required: Uint8Array.from(labels, label => label.required),
    busy: parts.busy ?? null,
    columnCost: parts.columnCost ?? new Float64Array(problem.candidateCount),
    ...rule,
    budgetCost: problem.budget === undefined ? null : (problem.cost ?? new Float64Array(problem.candidateCount)),
    budget: problem.budget ?? Number.POSITIVE_INFINITY,
    shares: [...(parts.floors ?? [])].map(([group, floor]) => ({
      rows: Uint32Array.from(labels.flatMap((label, row) => (label.groups.split(' ').includes(group) ? [row] : []))),
      floor,
    })),
  };
}

/** Candidates within the limit of each demand row, ascending; `limit` is per demand row. */
export function* reachingCandidates(
  problem: SitingProblem,
  limit: Float64Array,
): Generator<{ readonly demand: number; readonly candidates: Uint32Array }> {
  const { demandStart, demandCandidate, demandCost } = problem.costs;
  for (let demand = 0; demand < problem.demandCount; demand++) {
    let end = demandStart[demand];
    while (end < demandStart[demand + 1] && demandCost[end] <= limit[demand]) end++;
    yield { demand, candidates: demandCandidate.slice(demandStart[demand], end).sort() };
  }
}

function choiceOf(
  problem: SitingProblem,
  parts: CountModelParts,
): Pick<CountModel, 'low' | 'high' | 'counts' | 'siteLimit'> {
  const low = new Uint8Array(problem.candidateCount);
  const high = parts.capacity?.slice() ?? new Uint8Array(problem.candidateCount).fill(1);
  const counts = new Uint8Array(problem.candidateCount).fill(1);
  let siteLimit = parts.isLimited && problem.goal.kind === 'count' ? problem.goal.newSites : Number.POSITIVE_INFINITY;
  for (const j of problem.never) high[j] = 0;
  for (const j of problem.must) low[j] = 1;
  for (const { candidate, rule } of problem.existing) {
    high[candidate] = Math.max(1, high[candidate]);
    low[candidate] = rule === 'kept' ? 1 : 0;
    counts[candidate] = rule === 'movable' ? 1 : 0;
    if (rule === 'movable') siteLimit++;
    else high[candidate] = 1;
  }
  return { low, high, counts, siteLimit };
}

interface GatheredRows {
  readonly start: Uint32Array;
  readonly candidate: Uint32Array;
  readonly weight: Float64Array;
  readonly label: Uint32Array;
  readonly labels: readonly { readonly gain: number; readonly required: number; readonly groups: string }[];
}

function gatherRows(rows: Iterable<CoverRow>): GatheredRows {
  const start = [0];
  let candidate = new Uint32Array(1024);
  const weight: number[] = [];
  const label: number[] = [];
  const labels: { gain: number; required: number; groups: string }[] = [];
  const known = new Map<string, number>();
  let filled = 0;
  for (const row of rows) {
    if (row.candidates.length === 0 && row.required === 0) continue;
    if (filled + row.candidates.length > candidate.length) {
      const wide = new Uint32Array(2 * (filled + row.candidates.length));
      wide.set(candidate);
      candidate = wide;
    }
    candidate.set(row.candidates, filled);
    filled += row.candidates.length;
    start.push(filled);
    weight.push(row.weight);
    const key = `${row.gain} ${row.required} ${row.groups}`;
    const index = known.get(key) ?? labels.length;
    if (index === labels.length) {
      known.set(key, index);
      labels.push({ gain: row.gain, required: row.required, groups: row.groups });
    }
    label.push(index);
  }
  return {
    start: Uint32Array.from(start),
    candidate,
    weight: Float64Array.from(weight),
    label: Uint32Array.from(label),
    labels,
  };
}
