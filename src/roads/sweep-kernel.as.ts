// AssemblyScript: the sweep down a hierarchy for sixteen lanes at once, as in sweep-down.ts, to the last bit.
// The host lays out the memory: 16 × i32 a position, then columns of the hierarchy as they are in JavaScript.

const limitMs: i32 = 0x3fffffff;

let least: usize = 0;
let upperStart: usize = 0;
let upper: usize = 0;

/** Sweeps all positions; writes where it came, from and to by turns, to `visited`, and returns how many numbers that are. */
export function sweep(
  count: i32,
  ms: usize,
  leastAt: usize,
  isAboveSource: usize,
  start: usize,
  arcs: usize,
  subtreeEnd: usize,
  upperStartAt: usize,
  upperAt: usize,
  visited: usize,
  boundMs: i32,
): i32 {
  least = leastAt;
  upperStart = upperStartAt;
  upper = upperAt;
  let runs: i32 = 0;
  let runStart: i32 = 0;
  for (let p: i32 = 0; p < count; p++) {
    const own = ms + ((<usize>p) << 6);
    const isAbove = load<u8>(isAboveSource + p) === 1;
    let a = i32x4.splat(limitMs);
    let b = a;
    let c = a;
    let d = a;
    if (isAbove) {
      a = v128.load(own);
      b = v128.load(own, 16);
      c = v128.load(own, 32);
      d = v128.load(own, 48);
    }
    const end = arcs + ((<usize>load<u32>(start + ((<usize>p) << 2) + 4)) << 2);
    for (let at = arcs + ((<usize>load<u32>(start + ((<usize>p) << 2))) << 2); at < end; at += 8) {
      const above = <usize>load<u32>(at);
      if (load<i32>(least + (above << 2)) > boundMs) continue;
      const from = ms + (above << 6);
      const arcMs = v128.load32_splat(at + 4);
      a = i32x4.min_s(a, i32x4.add(v128.load(from), arcMs));
      b = i32x4.min_s(b, i32x4.add(v128.load(from, 16), arcMs));
      c = i32x4.min_s(c, i32x4.add(v128.load(from, 32), arcMs));
      d = i32x4.min_s(d, i32x4.add(v128.load(from, 48), arcMs));
    }
    const nearest = leastLane(i32x4.min_s(i32x4.min_s(a, b), i32x4.min_s(c, d)));
    store<i32>(least + ((<usize>p) << 2), nearest);
    if (nearest > boundMs && !isAbove && !isAnyAboveWithin(p, boundMs)) {
      store<i32>(visited + ((<usize>runs) << 2), runStart);
      store<i32>(visited + ((<usize>runs) << 2) + 4, p + 1);
      runs += 2;
      runStart = load<i32>(subtreeEnd + ((<usize>p) << 2));
      p = runStart - 1;
      continue;
    }
    v128.store(own, a);
    v128.store(own, b, 16);
    v128.store(own, c, 32);
    v128.store(own, d, 48);
  }
  store<i32>(visited + ((<usize>runs) << 2), runStart);
  store<i32>(visited + ((<usize>runs) << 2) + 4, count);
  return runs + 2;
}

function leastLane(lanes: v128): i32 {
  const halves = i32x4.min_s(lanes, v128.shuffle<i32>(lanes, lanes, 2, 3, 0, 1));
  return i32x4.extract_lane(i32x4.min_s(halves, v128.shuffle<i32>(halves, halves, 1, 0, 3, 2)), 0);
}

function isAnyAboveWithin(p: i32, boundMs: i32): bool {
  const end = upper + ((<usize>load<u32>(upperStart + ((<usize>p) << 2) + 4)) << 2);
  for (let at = upper + ((<usize>load<u32>(upperStart + ((<usize>p) << 2))) << 2); at < end; at += 4) {
    if (load<i32>(least + ((<usize>load<u32>(at)) << 2)) <= boundMs) return true;
  }
  return false;
}
