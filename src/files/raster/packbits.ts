// PackBits: runs of bytes as they are, and of one byte repeated. It never writes past the given size.
// Source: TIFF 6.0, section 9.

/** How many bytes the runs say they give. */
export function unpackedLength(packed: Uint8Array): number {
  let length = 0;
  for (let at = 0; at < packed.length; ) {
    const head = packed[at++];
    if (head < 128) {
      length += Math.min(head + 1, packed.length - at);
      at += head + 1;
    } else if (head > 128) {
      length += at < packed.length ? 257 - head : 0;
      at += 1;
    }
  }
  return length;
}

/** Fills `out` from `packed`; gives how many bytes were written. */
export function unpackBits(packed: Uint8Array, out: Uint8Array): number {
  let at = 0;
  let written = 0;
  while (at < packed.length && written < out.length) {
    const head = packed[at++];
    if (head < 128) {
      const length = Math.min(head + 1, packed.length - at, out.length - written);
      out.set(packed.subarray(at, at + length), written);
      at += head + 1;
      written += length;
    } else if (head > 128 && at < packed.length) {
      const end = Math.min(out.length, written + 257 - head);
      out.fill(packed[at++], written, end);
      written = end;
    }
  }
  return written;
}
