// Whether bytes are UTF-8, and how strong the evidence is: a long sequence hardly ever comes about by chance.
// Source: RFC 3629, section 4 (well-formed sequences).

export interface Utf8Scan {
  /** Byte of the first sequence that is not UTF-8, or -1. */
  readonly invalidAt: number;
  /** Sequences of two bytes: these may as well be Chinese in GB 18030. */
  readonly pairs: number;
  /** Sequences of three or four bytes. */
  readonly longer: number;
  /** Byte of the first byte above 127, or -1. */
  readonly firstHigh: number;
}

/** Reads bytes from `start` as strict UTF-8 and stops at the first fault. */
export function scanUtf8(bytes: Uint8Array, start = 0): Utf8Scan {
  let pairs = 0;
  let longer = 0;
  let firstHigh = -1;
  let i = start;
  while (i < bytes.length) {
    const first = bytes[i]!;
    if (first < 0x80) {
      i += 1;
      continue;
    }
    if (firstHigh < 0) firstHigh = i;
    const length = sequenceLength(bytes, i, first);
    if (length === 0) return { invalidAt: i, pairs, longer, firstHigh };
    if (length === 2) pairs += 1;
    else longer += 1;
    i += length;
  }
  return { invalidAt: -1, pairs, longer, firstHigh };
}

function sequenceLength(bytes: Uint8Array, at: number, first: number): number {
  const isTail = (offset: number): boolean => (bytes[at + offset]! & 0xc0) === 0x80;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return isTail(1) ? 2 : 0;
  const second = bytes[at + 1]!;
  if (first < 0xf0) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && isTail(2) ? 3 : 0;
  }
  const low = first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xf4 ? 0x8f : 0xbf;
  return second >= low && second <= high && isTail(2) && isTail(3) ? 4 : 0;
}
