// A queue of junctions by time in wide buckets: what lies far ahead waits aside until the window gets there.
// Source: B. Cherkassky, A. Goldberg, T. Radzik, Math. Prog. 73 (1996) 129–174, "approximate buckets" with an overflow bag.

/** A bucket is a list of chunks of 64 numbers in `pool`: where the chunk before ends, then up to 63 junctions. */
export interface BucketQueue {
  /** Per bucket of the window, and for what lies beyond it, where the next junction goes; 0 where there is none. */
  readonly tail: Int32Array;
  pool: Int32Array;
  /** First chunk that was given back, 0 if none; chunks from `top` on were never used. */
  free: number;
  top: number;
  /** Whether a junction waits. One that was improved also lies in a later bucket, where it is passed over. */
  readonly isQueued: Uint8Array;
  readonly bucketsPerMs: number;
  /** The bucket, counted from 0 ms, at which the window begins. */
  firstBucket: number;
}

export const windowBuckets = 4096;
const chunkSize = 64;
const chunkMask = chunkSize - 1;
const widestBucketMs = 4096;

/** Allocates a queue for junctions whose arcs take `meanArcMs` on average: buckets of at most half of that. */
export function buildBucketQueue(junctionCount: number, meanArcMs: number): BucketQueue {
  let bucketMs = widestBucketMs;
  while (bucketMs > 1 && bucketMs * 2 > meanArcMs) bucketMs /= 2;
  return {
    tail: new Int32Array(windowBuckets + 1),
    pool: new Int32Array(64 * chunkSize),
    free: 0,
    // No list ends at 0, so 0 can say that there is none.
    top: chunkSize,
    isQueued: new Uint8Array(junctionCount),
    bucketsPerMs: 1 / bucketMs,
    firstBucket: 0,
  };
}

/** Where junctions of this time wait: a bucket of the window, or beyond it. */
export function bucketOf(queue: BucketQueue, ms: number): number {
  const bucket = ms * queue.bucketsPerMs - queue.firstBucket;
  return bucket < windowBuckets ? bucket | 0 : windowBuckets;
}

export function push(queue: BucketQueue, bucket: number, junction: number): void {
  let at = queue.tail[bucket];
  if ((at & chunkMask) === 0) at = openChunk(queue, at);
  queue.pool[at] = junction;
  queue.tail[bucket] = at + 1;
}

/** Takes the junction that came last; the bucket must not be empty. */
export function pop(queue: BucketQueue, bucket: number): number {
  const { pool } = queue;
  const at = queue.tail[bucket] - 1;
  const junction = pool[at];
  if ((at & chunkMask) === 1) {
    queue.tail[bucket] = pool[at - 1];
    pool[at - 1] = queue.free;
    queue.free = at - 1;
  } else queue.tail[bucket] = at;
  return junction;
}

function openChunk(queue: BucketQueue, before: number): number {
  let chunk = queue.free;
  if (chunk > 0) queue.free = queue.pool[chunk];
  else {
    chunk = queue.top;
    queue.top += chunkSize;
    if (queue.top > queue.pool.length) {
      const larger = new Int32Array(2 * queue.pool.length);
      larger.set(queue.pool);
      queue.pool = larger;
    }
  }
  queue.pool[chunk] = before;
  return chunk + 1;
}

/** Moves the empty window to the earliest junction beyond it and takes in what it then holds; false where nothing waits. */
export function advanceWindow(queue: BucketQueue, ms: Float64Array): boolean {
  const waiting: number[] = [];
  let earliest = Infinity;
  while (queue.tail[windowBuckets] > 0) {
    const junction = pop(queue, windowBuckets);
    if (queue.isQueued[junction] === 0) continue;
    waiting.push(junction);
    if (ms[junction] < earliest) earliest = ms[junction];
  }
  if (waiting.length === 0) return false;
  queue.firstBucket = Math.floor(earliest * queue.bucketsPerMs);
  for (const junction of waiting) push(queue, bucketOf(queue, ms[junction]), junction);
  return true;
}
