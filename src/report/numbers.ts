// How numbers are printed: exact people, three decimals of metres and seconds, six of km² and shares (contract §6).

import type { MicroPeople, SquareMeters } from '../vocabulary/units.ts';

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

/** Metres with three decimals, half away from zero. */
export function metersToThreeDecimals(meters: number): number {
  return Math.floor(meters * 1000 + 0.5) / 1000;
}

/** part ÷ whole with six decimals, half away from zero, from whole numbers; null where whole is 0. */
export function shareOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const millionths = (BigInt(part) * 2_000_000n + BigInt(whole)) / (BigInt(whole) * 2n);
  return Number(millionths) / 1_000_000;
}
