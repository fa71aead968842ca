// A fixed sequence of numbers for tests: the same on every machine.

/** Numbers in 0…1 from a seed. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return () => (next() * 2097152 + (next() >>> 11)) / 9007199254740992;
}
