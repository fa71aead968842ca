// Hyperbolic functions with the same last bit in every engine, exact to a few ulp for small arguments too.
// Source: the series of fdlibm's log1p (Copyright 1993 Sun Microsystems, freely usable) and Taylor's series.

import { exp, log } from '../../vocabulary/deterministic-math.ts';

/** Hyperbolic sine. */
export function sinh(x: number): number {
  const a = Math.abs(x);
  if (a < 0.5) {
    const z = x * x;
    const series =
      1 +
      (z / 6) *
        (1 +
          (z / 20) *
            (1 + (z / 42) * (1 + (z / 72) * (1 + (z / 110) * (1 + (z / 156) * (1 + (z / 210) * (1 + z / 272)))))));
    return x * series;
  }
  const e = exp(a);
  const value = (e - 1 / e) / 2;
  return x < 0 ? -value : value;
}

/** Hyperbolic cosine. */
export function cosh(x: number): number {
  const e = exp(Math.abs(x));
  return (e + 1 / e) / 2;
}

/** Inverse hyperbolic tangent of −1 < x < 1. */
export function atanh(x: number): number {
  if (Math.abs(x) > 0.17) return 0.5 * log((1 + x) / (1 - x));
  const z = x * x;
  const w = z * z;
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  return x + 0.5 * x * (odd + even);
}

/** Inverse hyperbolic sine. */
export function asinh(x: number): number {
  return Math.abs(x) < 0.17 ? atanh(x / Math.sqrt(1 + x * x)) : longAsinh(x);
}

function longAsinh(x: number): number {
  const a = Math.abs(x);
  const value = log(a + Math.sqrt(a * a + 1));
  return x < 0 ? -value : value;
}
