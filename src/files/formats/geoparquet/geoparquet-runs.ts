// Whether run-length encoded numbers stay within what they claim, without decoding them.
// Source: Apache Parquet format, Encodings.md: "RLE / bit-packing hybrid" and "delta encoding".

/** Whether runs of numbers `width` bits wide stay within `count` values and their bytes; all of them must be there if asked. */
export function areRunsGood(
  bytes: Uint8Array,
  from: number,
  to: number,
  width: number,
  count: number,
  mustFill: boolean,
): boolean {
  let at = from;
  let seen = 0;
  while (seen < count) {
    const header = varint(bytes, at, to);
    if (header === null) return !mustFill && at >= to;
    at = header.next;
    const values = header.value >>> 1;
    if ((header.value & 1) === 1) {
      // Groups of eight; the last may be padded, and its end left out.
      if (values * width > to - at + width || (width === 0 && values * 8 > count + 512)) return false;
      at += values * width;
      seen += values * 8;
    } else {
      if (values === 0 || values > count - seen) return false;
      at += (width + 7) >> 3;
      if (at > to) return false;
      seen += values;
    }
  }
  return true;
}

/** The number of values that delta encoded numbers say they hold; null where their blocks are none, or hold more than `most`. */
export function deltaCount(bytes: Uint8Array, from: number, most: number): number | null {
  const blockSize = varint(bytes, from, bytes.length);
  const miniblocks = blockSize && varint(bytes, blockSize.next, bytes.length);
  const total = miniblocks && varint(bytes, miniblocks.next, bytes.length);
  if (!blockSize || !miniblocks || !total || total.value > most) return null;
  const perMiniblock = blockSize.value / miniblocks.value;
  const isBlock = miniblocks.value >= 1 && miniblocks.value <= 1024 && blockSize.value <= 1 << 20;
  return isBlock && perMiniblock % 8 === 0 && perMiniblock > 0 ? total.value : null;
}

function varint(bytes: Uint8Array, from: number, to: number): { readonly value: number; readonly next: number } | null {
  let value = 0;
  for (let at = from; at < to && at < from + 5; at++) {
    value += (bytes[at]! & 0x7f) * 2 ** (7 * (at - from));
    if (bytes[at]! < 0x80) return value < 2 ** 32 ? { value, next: at + 1 } : null;
  }
  return null;
}
