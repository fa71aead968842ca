// Chance that is the same on every machine: a hash of whole numbers, and smooth noise built on it.
// Only integer arithmetic and + − × ÷, so no engine can differ in the last bit.

/** The seed of the whole drawing; another seed draws another city. */
export const seed = 20201101;

/** A number in [0, 1) that depends only on the three whole numbers. */
export function chance(channel: number, a: number, b: number): number {
  let h = Math.imul(seed ^ Math.imul(channel, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15) ^ a, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 13) ^ b, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x165667b1);
  h ^= h >>> 15;
  return (h >>> 0) / 4294967296;
}

/** Value noise in (−1, 1) with bumps about one unit wide. */
export function smoothNoise(channel: number, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = fade(x - column);
  const v = fade(y - row);
  const low = mix(chance(channel, column, row), chance(channel, column + 1, row), u);
  const high = mix(chance(channel, column, row + 1), chance(channel, column + 1, row + 1), u);
  return 2 * mix(low, high, v) - 1;
}

/** Three octaves of smooth noise, about −1…1, the largest bumps one unit wide. */
export function roughNoise(channel: number, x: number, y: number): number {
  return (
    (smoothNoise(channel, x, y) +
      smoothNoise(channel + 1, 2 * x, 2 * y) / 2 +
      smoothNoise(channel + 2, 4 * x, 4 * y) / 4) /
    1.4
  );
}

function fade(t: number): number {
  return t * t * (3 - 2 * t);
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}
