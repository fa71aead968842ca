// LZW as TIFF packs it: codes of 9 to 12 bits, highest bit first, one code early. It never writes past the given size.
// Source: TIFF 6.0, section 13.

const clearCode = 256;
const endCode = 257;

const prefix = new Uint16Array(4097);
const suffix = new Uint8Array(4097);
const lengthOf = new Uint16Array(4097);
for (let code = 0; code < 256; code++) {
  suffix[code] = code;
  lengthOf[code] = 1;
}

/** Fills `out` from `packed`; gives how many bytes were written, -1 where a code cannot be. */
export function unpackLzw(packed: Uint8Array, out: Uint8Array): number {
  let next = 258;
  let width = 9;
  let bits = 0;
  let held = 0;
  let at = 0;
  let written = 0;
  let before = -1;
  let firstByte = 0;
  while (written < out.length) {
    while (held < width) {
      if (at === packed.length) return written;
      // At most 19 bits wait; what has been taken is masked away.
      bits = ((bits << 8) | packed[at++]) & 0x7ffffff;
      held += 8;
    }
    held -= width;
    const code = (bits >>> held) & ((1 << width) - 1);
    if (code === endCode) return written;
    if (code === clearCode) {
      next = 258;
      width = 9;
      before = -1;
      continue;
    }
    if (before < 0 ? code > 255 : code > next || next > 4096) return -1;
    // The code that is just being made repeats what came before and its first byte.
    const isNew = before >= 0 && code === next;
    const known = isNew ? before : code;
    const length = lengthOf[known];
    let row = known;
    for (let k = written + length - 1; k >= written; k--) {
      if (k < out.length) out[k] = suffix[row];
      if (k === written) firstByte = suffix[row];
      row = prefix[row];
    }
    written += length;
    if (isNew && written < out.length) out[written] = firstByte;
    if (isNew) written += 1;
    if (before >= 0 && next < 4096) {
      prefix[next] = before;
      suffix[next] = firstByte;
      lengthOf[next] = lengthOf[before] + 1;
      next += 1;
      if (next + 1 >= 1 << width && width < 12) width += 1;
    }
    before = code;
  }
  return out.length;
}
