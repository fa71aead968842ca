// Points on a grid of 1e-8 degrees (a millimetre) as whole numbers, and on which side of a line one lies, without rounding.

export const unitsPerDegree = 100_000_000;

/** Signs of products below this are exact in plain numbers. */
const exactProduct = 9_007_199_254_740_991;

/** 1 where c lies left of the line a → b, −1 right of it, 0 on it; all whole numbers. */
export function sideOf(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): -1 | 0 | 1 {
  const left = (bx - ax) * (cy - ay);
  const right = (by - ay) * (cx - ax);
  const difference = left - right;
  const size = Math.abs(left) + Math.abs(right);
  if (size <= exactProduct || Math.abs(difference) > size * 1e-15) return signOf(difference);
  const exact = BigInt(bx - ax) * BigInt(cy - ay) - BigInt(by - ay) * BigInt(cx - ax);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

function signOf(x: number): -1 | 0 | 1 {
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}
