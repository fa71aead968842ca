// Times two pieces of work in turn, A B A B …, and prints medians and their ratio: a noisy machine slows both.

/** Milliseconds of one run of `work`. */
async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

export interface Contest {
  readonly what: string;
  readonly rounds: number;
  readonly ours: () => unknown;
  readonly peerName: string;
  readonly peer: () => unknown;
}

/** One warm-up each, then `rounds` in turn; prints a line with the medians, the ratio and its range. */
export async function contest({ what, rounds, ours, peerName, peer }: Contest): Promise<void> {
  await ours();
  await peer();
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    mine.push(await timed(ours));
    theirs.push(await timed(peer));
  }
  const ratios = mine.map((ms, round) => theirs[round] / ms);
  const range = `${Math.min(...ratios).toFixed(1)}–${Math.max(...ratios).toFixed(1)}`;
  console.info(
    `${what}: ${median(mine).toFixed(1)} ms; ${peerName}: ${median(theirs).toFixed(1)} ms; ${median(ratios).toFixed(1)} × (${range})`,
  );
}

/** Median of several runs, printed. */
export async function clock(what: string, rounds: number, work: () => unknown): Promise<number> {
  const runs: number[] = [];
  for (let round = 0; round < rounds; round++) runs.push(await timed(work));
  console.info(
    `${what}: ${median(runs).toFixed(1)} ms (${Math.min(...runs).toFixed(1)}–${Math.max(...runs).toFixed(1)})`,
  );
  return median(runs);
}

/** Milliseconds of processor time: a busy machine counts less. */
export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Medians of runs in turn, their ratio and its range, as text; one median where there is no peer. */
export function sortedRatios(mine: readonly number[], theirs: readonly number[]): string {
  if (theirs.length === 0) return `${median(mine).toFixed(1)} ms`;
  const ratios = mine.map((ms, round) => theirs[round] / ms);
  const range = `${Math.min(...ratios).toFixed(1)}–${Math.max(...ratios).toFixed(1)}`;
  return `${median(mine).toFixed(1)} ms; peer ${median(theirs).toFixed(1)} ms; ${median(ratios).toFixed(1)} × (${range})`;
}

/** Seeded numbers 0…1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
