// Where a random town lies, in whole 1e-7 degrees, so that every coordinate has seven decimals.

export interface Ground {
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
}

/** Degrees from whole 1e-7 degrees; a longitude beyond 180° comes out on the other side. */
export function degrees(units: number): number {
  const whole = Math.round(units);
  return (whole > 180e7 ? whole - 360e7 : whole) / 1e7;
}
