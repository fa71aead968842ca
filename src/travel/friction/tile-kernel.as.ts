// AssemblyScript: the visit of one tile with eight neighbours on level ground, as in tile-visit.ts, to the last bit.
// The host lays out the memory: a tile's paces (f32), ticks (i32), waiting (u8) and labels (i32) by place, the ticks per pace of its
// rows (f64, twelve a row: north-west, north, north-east, 0, west, 0, east, 0, south-west, south, south-east, 0), and the scratch below.

/** Scratch: 4096 bucket heads, 131072 entries (next i32, then cell u16), the outbox (i32), and arrivals in twelve lanes (i32). */
const bucketCount: i32 = 4096;
const entryCount: i32 = 131072;
const outboxRoom: i32 = 4096;
const inMargin: i32 = 2;
const inOutbox: i32 = 3;

let heads: usize = 0;
let nexts: usize = 0;
let cells: usize = 0;
let outbox: usize = 0;
let lanes: usize = 0;
let waitingColumn: usize = 0;
let windowStart: i32 = 0;
let windowEnd: i32 = 0;
let bucketShift: i32 = 0;
let outboxCount: i32 = 0;
let leastLeft: i32 = i32.MAX_VALUE;
let unused: i32 = 0;
let free: i32 = -1;

/** Bytes of scratch. */
export function scratchBytes(): i32 {
  return 4 * bucketCount + 6 * entryCount + 4 * outboxRoom + 48;
}

/** Where the outbox begins in the scratch. */
export function outboxOffset(): i32 {
  return 4 * bucketCount + 6 * entryCount;
}

/** Empties the buckets; every visit leaves them empty. */
export function clearScratch(scratch: usize): void {
  memory.fill(scratch, 0xff, 4 * bucketCount);
}

/** The least ticks that the last visit left waiting. */
export function leastLeftWaiting(): i32 {
  return leastLeft;
}

/** Visits a tile; `label` is 0 where nobody asks for stations. Returns the number of places in the outbox. */
export function visit(
  scratch: usize,
  pace: usize,
  ticks: usize,
  waiting: usize,
  label: usize,
  perPace: usize,
  start: i32,
  end: i32,
  shift: i32,
): i32 {
  heads = scratch;
  nexts = scratch + 4 * bucketCount;
  cells = nexts + 4 * entryCount;
  outbox = cells + 2 * entryCount;
  lanes = outbox + 4 * outboxRoom;
  waitingColumn = waiting;
  windowStart = start;
  windowEnd = end;
  bucketShift = shift;
  outboxCount = 0;
  leastLeft = i32.MAX_VALUE;
  unused = 0;
  free = -1;
  queueWaiting(ticks, waiting);
  settle(pace, ticks, waiting, label, perPace);
  return outboxCount;
}

function queueWaiting(ticks: usize, waiting: usize): void {
  for (let word: i32 = 0; word < 65536; word += 8) {
    if (((load<u32>(waiting + word) | load<u32>(waiting + word + 4)) & 0x01010101) === 0) continue;
    for (let cell = word; cell < word + 8; cell++) {
      if (load<u8>(waiting + cell) !== 1) continue;
      const at = load<i32>(ticks + (cell << 2));
      if (at >= windowEnd) {
        if (at < leastLeft) leastLeft = at;
      } else enter(cell, (at - windowStart) >> bucketShift);
    }
  }
}

/** Puts a cell in a bucket; false where there is no room. */
function enter(cell: i32, bucket: i32): bool {
  let entry = free;
  if (entry >= 0) free = load<i32>(nexts + (entry << 2));
  else {
    if (unused >= entryCount) return false;
    entry = unused++;
  }
  store<u16>(cells + (entry << 1), <u16>cell);
  store<i32>(nexts + (entry << 2), load<i32>(heads + (bucket << 2)));
  store<i32>(heads + (bucket << 2), entry);
  return true;
}

/** A cell was improved from `before` to `at`: it waits, or is handed out. */
function improved(cell: i32, before: i32, at: i32): void {
  const state = <i32>load<u8>(waitingColumn + cell);
  if (state >= inMargin) {
    if (state === inMargin) {
      store<u8>(waitingColumn + cell, inOutbox);
      store<i32>(outbox + (outboxCount << 2), cell);
      outboxCount++;
    }
    return;
  }
  store<u8>(waitingColumn + cell, 1);
  if (at < windowEnd) {
    const bucket = (at - windowStart) >> bucketShift;
    // Already in line there.
    if (state === 1 && before < windowEnd && (before - windowStart) >> bucketShift === bucket) return;
    if (enter(cell, bucket)) return;
  }
  // Beyond the window, or no room: it stays waiting.
  if (at < leastLeft) leastLeft = at;
}

/** Ticks of the four cells from `at` on: `now` and the step with `own` and their paces, by the ticks per pace at `perPace` (f64 × 4). */
function arrivals(pace: usize, own: v128, perPace: usize, now: v128, half: v128): v128 {
  const paces = v128.load(pace);
  const low = f64x2.add(own, f64x2.promote_low_f32x4(paces));
  const high = f64x2.add(own, f64x2.promote_low_f32x4(v128.shuffle<i32>(paces, paces, 2, 3, 2, 3)));
  const first = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(f64x2.mul(low, v128.load(perPace)), half));
  const second = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(f64x2.mul(high, v128.load(perPace, 16)), half));
  return i32x4.add(now, v128.shuffle<i32>(first, second, 0, 1, 4, 5));
}

/**
 * Settles the buckets. Around a cell lie three rows of three cells, each looked at as four lanes: the fourth lane, and the cell
 * itself, are masked out.
 */
function settle(pace: usize, ticks: usize, waiting: usize, label: usize, perPace: usize): void {
  const buckets = ((windowEnd - 1 - windowStart) >> bucketShift) + 1;
  const half = f64x2.splat(0.5);
  for (let bucket: i32 = 0; bucket < buckets; bucket++) {
    const head = heads + (bucket << 2);
    for (let entry = load<i32>(head); entry >= 0; entry = load<i32>(head)) {
      store<i32>(head, load<i32>(nexts + (entry << 2)));
      store<i32>(nexts + (entry << 2), free);
      free = entry;
      const cell = <i32>load<u16>(cells + (entry << 1));
      if (load<u8>(waiting + cell) !== 1) continue;
      store<u8>(waiting + cell, 0);
      const time = load<i32>(ticks + (cell << 2));
      const now = i32x4.splat(time);
      const own = f64x2.splat(<f64>load<f32>(pace + (cell << 2)));
      const row = perPace + <usize>((cell >> 8) * 96);
      const north = (cell - 257) << 2;
      const west = (cell - 1) << 2;
      const south = (cell + 255) << 2;
      const beforeNorth = v128.load(ticks + north);
      const beforeWest = v128.load(ticks + west);
      const beforeSouth = v128.load(ticks + south);
      const atNorth = arrivals(pace + north, own, row, now, half);
      const atWest = arrivals(pace + west, own, row + 32, now, half);
      const atSouth = arrivals(pace + south, own, row + 64, now, half);
      let better =
        (i32x4.bitmask(i32x4.lt_s(atNorth, beforeNorth)) & 7) |
        ((i32x4.bitmask(i32x4.lt_s(atWest, beforeWest)) & 5) << 4) |
        ((i32x4.bitmask(i32x4.lt_s(atSouth, beforeSouth)) & 7) << 8);
      let station: i32 = -1;
      if (label !== 0) {
        station = load<i32>(label + (cell << 2));
        const mine = i32x4.splat(station);
        const same =
          (i32x4.bitmask(i32x4.eq(atNorth, beforeNorth)) & 7) |
          ((i32x4.bitmask(i32x4.eq(atWest, beforeWest)) & 5) << 4) |
          ((i32x4.bitmask(i32x4.eq(atSouth, beforeSouth)) & 7) << 8);
        if (same !== 0) {
          // The label of a cell that is not reached is −1, and no row is less.
          const lower =
            i32x4.bitmask(i32x4.lt_s(mine, v128.load(label + north))) |
            (i32x4.bitmask(i32x4.lt_s(mine, v128.load(label + west))) << 4) |
            (i32x4.bitmask(i32x4.lt_s(mine, v128.load(label + south))) << 8);
          better |= same & lower;
        }
      }
      if (better === 0) continue;
      v128.store(lanes, atNorth);
      v128.store(lanes, atWest, 16);
      v128.store(lanes, atSouth, 32);
      for (; better !== 0; better &= better - 1) {
        const lane = ctz(better);
        const to = cell + ((lane >> 2) << 8) + (lane & 3) - 257;
        const at = load<i32>(lanes + (lane << 2));
        const before = load<i32>(ticks + (to << 2));
        store<i32>(ticks + (to << 2), at);
        if (label !== 0) store<i32>(label + (to << 2), station);
        improved(to, before, at);
      }
    }
  }
}
