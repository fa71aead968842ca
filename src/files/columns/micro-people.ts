// People as whole millionths, from the decimal that the file wrote and not from its binary neighbour.

import type { MicroPeople } from '../../vocabulary/units.ts';
import { shiftDecimal } from '../text/number-text.ts';

/** The most people that whole millionths in a double count exactly. */
export const mostPeople = Math.floor(Number.MAX_SAFE_INTEGER / 1_000_000);

const powers = new Map([
  [1, 0],
  [1000, 3],
  [10_000, 4],
  [1_000_000, 6],
]);

/** People (at least 0) times a unit in whole millionths; -1 where only their decimal tells to which side they are rounded. */
export function roughMicroPeople(value: number, factor: number): MicroPeople | -1 {
  const rough = value * 1_000_000 * factor;
  // Far from a half the product cannot round to the wrong side. Adding 0 turns −0 into 0.
  return rough < 1e12 && Math.abs(rough - Math.floor(rough) - 0.5) > 0.01 ? Math.round(rough) + 0 : -1;
}

/**
 * People (at least 0), as a number and as the decimal it was read from, times a unit such as 10,000: in whole
 * millionths, half up.
 */
export function microPeople(value: number, decimal: string, factor: number): MicroPeople {
  const rough = roughMicroPeople(value, factor);
  if (rough >= 0) return rough;
  const power = powers.get(factor);
  if (power === undefined) throw new RangeError(`no such unit of people: ${factor}`);
  return Math.round(shiftDecimal(decimal, 6 + power)) + 0;
}
