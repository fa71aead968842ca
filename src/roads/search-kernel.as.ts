// AssemblyScript: least times from seeds within a bound, as in shortest-paths.ts without ties, to the last bit.
// A junction's key is twice its milliseconds, and one more where it does not wait: one comparison says whether a time improves it.

const blockBits: usize = 8;

let count: usize = 0;
let keys: usize = 0;
let isTouched: usize = 0;
let heads: usize = 0;
let seed: usize = 0;
let free: usize = 0;
let entriesEnd: usize = 0;
let isFull: bool = false;
/** What a junction's key is shifted by to give its bucket. */
let keyShift: i64 = 0;
/** The key of a junction not reached: more than that of any time within the bound. */
let unreached: u32 = 0;

/** Says once where the columns lie. An entry is 8 bytes, zeros at first: the entry after it in its bucket, and a junction. */
export function lay(
  junctionCount: i32,
  keysAt: usize,
  touchedAt: usize,
  headsAt: usize,
  seedAt: usize,
  entriesAt: usize,
  entryCount: i32,
  bucketBits: i32,
): void {
  count = junctionCount;
  keys = keysAt;
  isTouched = touchedAt;
  heads = headsAt;
  seed = seedAt;
  free = entriesAt;
  entriesEnd = entriesAt + ((<usize>entryCount) << 3);
  keyShift = bucketBits + 1;
}

/** Begins a search; the next calls are of `offer`, then `settle`. */
export function begin(boundMs: i32): void {
  isFull = false;
  const key = 2 * <u32>boundMs + 3;
  if (key === unreached) return;
  unreached = key;
  const end = keys + (count << 2);
  for (let at = keys; at < end; at += 4) store<u32>(at, key);
}

/** A seed within the bound: an arc from nowhere. */
export function offer(junction: i32, ms: i32): void {
  store<i32>(seed, junction);
  store<i32>(seed + 4, ms);
  follow(seed, seed + 8, 0);
}

/** Searches, writes milliseconds and reached junctions, and returns how many those are; −1 − that where entries did not do. */
export function settle(start: usize, arcs: usize, ms: usize, reached: usize): i32 {
  const last = <usize>(<u64>unreached >> keyShift);
  for (let bucket: usize = 0; bucket <= last; bucket++) {
    if (load<u32>(heads + (bucket << 2)) !== 0) scan(heads + (bucket << 2), start, arcs);
  }
  const found = hand(ms, reached);
  return isFull ? -1 - found : found;
}

function scan(head: usize, start: usize, arcs: usize): void {
  for (let entry = <usize>load<u32>(head); entry !== 0; entry = load<u32>(head)) {
    const junction = <usize>load<u32>(entry + 4);
    store<u32>(head, load<u32>(entry));
    store<u32>(entry, <u32>free);
    free = entry;
    const key = load<u32>(keys + (junction << 2));
    if (key & 1) continue;
    store<u32>(keys + (junction << 2), key | 1);
    follow(
      arcs + ((<usize>load<u32>(start + (junction << 2))) << 2),
      arcs + ((<usize>load<u32>(start + (junction << 2) + 4)) << 2),
      key,
    );
  }
}

/** Takes all arcs of a junction. */
function follow(from: usize, to: usize, key: u64): void {
  for (let at = from; at < to; at += 8) {
    const target = load<i32>(at);
    const own = keys + ((<usize>(target ^ (target >> 31))) << 2);
    // What does not fit 31 bits is negative, so here more than any bound.
    const reach = key + ((<u64>load<u32>(at + 4)) << 1);
    const old = <u64>load<u32>(own);
    if ((reach | 1) >= old) continue;
    store<u32>(own, <u32>reach);
    store<u8>(isTouched + ((own - keys) >> (blockBits + 2)), 1);
    if (target < 0) continue;
    const bucket = reach >> keyShift;
    if ((old & 1) === 0 && old >> keyShift === bucket) continue;
    const entry = free;
    if (entry === entriesEnd) {
      isFull = true;
      return;
    }
    const next = <usize>load<u32>(entry);
    // An entry never used is followed by the one beside it.
    free = next === 0 ? entry + 8 : next;
    const head = heads + ((<usize>bucket) << 2);
    store<u32>(entry, load<u32>(head));
    store<u32>(entry + 4, target);
    store<u32>(head, <u32>entry);
  }
}

function hand(ms: usize, reached: usize): i32 {
  let found: usize = 0;
  const blocks = (count + (1 << blockBits) - 1) >> blockBits;
  for (let block: usize = 0; block < blocks; block++) {
    if (load<u8>(isTouched + block) === 0) continue;
    store<u8>(isTouched + block, 0);
    const end = min((block + 1) << blockBits, count);
    for (let junction = block << blockBits; junction < end; junction++) {
      const key = load<u32>(keys + (junction << 2));
      store<u32>(keys + (junction << 2), unreached);
      const isReached = key < unreached;
      store<f64>(ms + (junction << 3), isReached ? <f64>(key >> 1) : Infinity);
      store<u32>(reached + (found << 2), <u32>junction);
      found += <usize>isReached;
    }
  }
  return <i32>found;
}
