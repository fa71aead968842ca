// A counting model whose shares are paid for in its gains: one pass, no search, so that a bound can be checked with it.

import type { CountModel } from './count-model.ts';

/** What every plan that keeps the shares is paid at least. */
export function offsetAt(model: CountModel, prices: readonly number[]): number {
  return model.shares.reduce((sum, { floor }, s) => sum + prices[s] * floor, 0);
}

/** Rows of a share gain its price on their first reach: no plan that keeps the shares is worth less than before plus the offset. */
export function pricedModel(model: CountModel, prices: readonly number[]): CountModel {
  const bonus = new Float64Array(model.rowCount);
  model.shares.forEach(({ rows }, s) => {
    for (const i of rows) bonus[i] += prices[s];
  });
  const gains: number[][] = [];
  const known = new Map<string, number>();
  const gainOf = Uint8Array.from(bonus, (extra, i) => {
    const key = `${model.gainOf[i]} ${extra}`;
    const index = known.get(key) ?? gains.length;
    if (index === gains.length) {
      known.set(key, index);
      const table = model.gains[model.gainOf[i]];
      gains.push(
        Array.from(
          { length: Math.max(2, table.length) },
          (_, n) => table[Math.min(n, table.length - 1)] + (n > 0 ? extra : 0),
        ),
      );
    }
    return index;
  });
  return { ...model, gains, gainOf, shares: [] };
}
