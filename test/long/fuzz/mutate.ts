// Seeded changes of bytes for fuzzing: flips, numbers that matter, cuts, copies, joins of two inputs, and words of a format.

export type Random = () => number;

/** A seeded source of numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const telling = [
  0, 1, 2, 3, 7, 8, 15, 16, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 0x7fffffff, 0x80000000, 0xffffffff,
];
const longest = 65_536;

type Change = (
  bytes: Uint8Array,
  at: number,
  random: Random,
  words: readonly Uint8Array[],
  other: Uint8Array,
) => Uint8Array;

const changes: readonly Change[] = [
  (bytes, at, random) => with1(bytes, at, (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))),
  (bytes, at, random) => with1(bytes, at, Math.floor(random() * 256)),
  (bytes, at, random) => withNumber(bytes, at, telling[Math.floor(random() * telling.length)]!, random() < 0.5),
  (bytes, at, random) => withNumber(bytes, at, numberAt(bytes, at) + Math.floor(random() * 9) - 4, true),
  (bytes, at, random) => spliced(bytes, at, Math.floor(random() * 16), new Uint8Array()),
  (bytes, at, random) => spliced(bytes, at, Math.floor(random() * bytes.length), new Uint8Array()),
  (bytes, at) => bytes.slice(0, at),
  (bytes, at, random) => {
    const from = Math.floor(random() * bytes.length);
    return spliced(bytes, at, 0, bytes.slice(from, from + Math.floor(random() * 64)));
  },
  (bytes, at, random, words) => {
    const word = words[Math.floor(random() * words.length)] ?? new Uint8Array();
    return spliced(bytes, at, random() < 0.5 ? word.length : 0, word);
  },
  (bytes, at, random, _, other) => {
    const from = Math.floor(random() * other.length);
    return spliced(bytes, at, Math.floor(random() * 64), other.slice(from, from + Math.floor(random() * 256)));
  },
  (bytes, at, random) => {
    const unit = bytes.slice(at, at + 1 + Math.floor(random() * 8));
    const copies = new Uint8Array(unit.length * (1 + Math.floor(random() * 200)));
    for (let i = 0; i < copies.length; i++) copies[i] = unit[i % unit.length]!;
    return spliced(bytes, at, 0, copies);
  },
];

/** A changed copy of an input, at most 64 KB long: one to six changes. */
export function mutate(input: Uint8Array, other: Uint8Array, words: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes: Uint8Array = input;
  for (let left = 1 + Math.floor(random() * random() * 6); left > 0; left--) {
    const change = changes[Math.floor(random() * changes.length)]!;
    bytes = change(bytes, Math.floor(random() * bytes.length), random, words, other);
  }
  return bytes.subarray(0, longest);
}

function with1(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = bytes.slice();
  if (at < changed.length) changed[at] = value;
  return changed;
}

function numberAt(bytes: Uint8Array, at: number): number {
  return at + 4 <= bytes.length ? new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true) : 0;
}

function withNumber(bytes: Uint8Array, at: number, value: number, isLittle: boolean): Uint8Array {
  const changed = bytes.slice();
  if (at + 4 <= changed.length) new DataView(changed.buffer, at, 4).setUint32(0, value >>> 0, isLittle);
  return changed;
}

function spliced(bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array {
  const tail = bytes.subarray(Math.min(bytes.length, at + removed));
  const joined = new Uint8Array(at + added.length + tail.length);
  joined.set(bytes.subarray(0, at));
  joined.set(added, at);
  joined.set(tail, at + added.length);
  return joined;
}
