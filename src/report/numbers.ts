// How numbers are printed: exact people, three decimals of metres and seconds, six of km² and shares (contract §6).

import type { MicroPeople, SquareMeters } from '../vocabulary/units.ts';

/** A finite number in plain digits: the shortest that names it, without exponent and without −0. */
export function decimalText(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign, whole, fraction = '', exponent] = parts;
  const digits = whole + fraction;
  const point = 1 + Number(exponent);
  return point > 0 ? sign + digits.padEnd(point, '0') : `${sign}0.${'0'.repeat(-point)}${digits}`;
}

/** So many decimals, half away from zero. */
export function roundedTo(decimals: 3 | 6 | 7, value: number): number {
  const scale = decimals === 3 ? 1000 : decimals === 6 ? 1_000_000 : 10_000_000;
  const units = Math.floor(Math.abs(value) * scale + 0.5);
  // From 2^53 units on there is no such decimal to round.
  if (units >= Number.MAX_SAFE_INTEGER) return value;
  return units === 0 ? 0 : (Math.sign(value) * units) / scale;
}

/** Whole micro-people as people. The double nearest to the decimal prints as that decimal. */
export function peopleFromMicro(micro: MicroPeople): number {
  return micro / 1_000_000;
}

/** Whole millimetres or milliseconds as metres or seconds; null where not finite. */
export function fromThousandths(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : value / 1000;
}

/** km² with six decimals, half away from zero: whole square metres. */
export function squareKilometers(squareMeters: SquareMeters): number {
  return Math.floor(squareMeters + 0.5) / 1_000_000;
}

/** part ÷ whole with six decimals, half away from zero, from whole numbers; null where whole is 0. */
export function shareOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const millionths = (BigInt(part) * 2_000_000n + BigInt(whole)) / (BigInt(whole) * 2n);
  return Number(millionths) / 1_000_000;
}
