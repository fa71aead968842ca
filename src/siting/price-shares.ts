// Shares that must be reached (of an area, of everybody within the inner radius) kept by a price: what reaches them is paid
// for, and the pay for the floor is taken off the bound (Lagrangian relaxation with fixed multipliers).

import type { CountModel } from './count-model.ts';
import { type SearchNode, tightenBySteps } from './node-relaxation.ts';
import { offsetAt, pricedModel } from './priced-model.ts';
import { computeLeafBound } from './verify-bound.ts';

export interface PricedModel {
  readonly model: CountModel;
  readonly prices: readonly number[];
  /** The priced model's values lie so far above those of plans that just keep the shares. */
  readonly offset: number;
  /** Models with higher prices, whose plans are likely to keep the shares. */
  readonly starts: readonly CountModel[];
}

/** The model with its shares moved into the gains, at the prices that bound best of a few. */
export function priceShares(model: CountModel): PricedModel {
  if (model.shares.length === 0) return { model, prices: [], offset: 0, starts: [] };
  const prices = model.shares.map(() => 0);
  let best = boundAt(model, prices);
  for (let s = 0; s < prices.length; s++) {
    for (const price of [0.125, 0.25, 0.5, 1, 2, 4, 8]) {
      const tried = prices.with(s, price);
      const bound = boundAt(model, tried);
      if (bound < best) {
        best = bound;
        prices[s] = price;
      }
    }
  }
  const starts = [4, 32].map(times =>
    pricedModel(
      model,
      prices.map(price => times * Math.max(price, 0.25)),
    ),
  );
  return { model: pricedModel(model, prices), prices, offset: offsetAt(model, prices), starts };
}

function boundAt(model: CountModel, prices: readonly number[]): number {
  const priced = pricedModel(model, prices);
  const dual = new Float64Array(priced.rowCount + 1);
  const leaf = computeLeafBound(priced, priced.low, priced.high, dual);
  const node: SearchNode = {
    low: priced.low,
    high: priced.high,
    dual,
    walk: Float64Array.from(dual, (_, i) => (i < priced.rowCount ? 0.5 * priced.weight[i] : 0)),
    x: Float64Array.from(priced.high),
    bound: leaf.bound,
    leaf,
    simplex: null,
    settle: () => {},
  };
  for (let round = 0; round < 3; round++) tightenBySteps(priced, node, 60);
  return node.bound - offsetAt(model, prices);
}
