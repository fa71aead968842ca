// Splitting a whole number of people by weights so that the parts are whole and sum exactly.

/** Largest remainders: parts proportional to `weights`, none above `cap`; ties go to the earlier weight. */
export function wholeShares(total: number, weights: readonly number[], cap = Number.POSITIVE_INFINITY): number[] {
  const shares = cappedShares(total, weights, cap);
  const parts = shares.map(Math.floor);
  let left = total - parts.reduce((sum, part) => sum + part, 0);
  const order = shares.map((share, i) => ({ i, rest: share - parts[i] })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (let k = 0; left > 0; k = (k + 1) % order.length) {
    if (weights[order[k].i] <= 0) continue;
    parts[order[k].i]++;
    left--;
  }
  return parts;
}

function cappedShares(total: number, weights: readonly number[], cap: number): number[] {
  const shares = weights.map(() => 0);
  let open = weights.map((weight, i) => ({ weight, i })).filter(entry => entry.weight > 0);
  if (open.length === 0 && total > 0) throw new Error('no weight to carry the people');
  const limit = Math.max(cap, total / Math.max(1, open.length));
  let rest = total;
  for (;;) {
    const sum = open.reduce((all, entry) => all + entry.weight, 0);
    const over = open.filter(entry => (rest * entry.weight) / sum > limit);
    if (over.length === 0) {
      for (const entry of open) shares[entry.i] = (rest * entry.weight) / sum;
      return shares;
    }
    for (const entry of over) shares[entry.i] = limit;
    rest -= limit * over.length;
    open = open.filter(entry => (rest * entry.weight) / sum <= limit && !over.includes(entry));
    if (open.length === 0) return shares;
  }
}
