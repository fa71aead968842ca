// Unpacks a zlib stream of known size with the platform's own inflater, counting the bytes as they come. Source: RFC 1950.

/**
 * The `size` bytes that a zlib stream holds; null where it is damaged, cut short, or holds fewer or more. It never unpacks beyond the
 * first chunk too many. Which of these it was is not told: platforms come upon them in different order.
 */
export async function inflate(packed: Uint8Array, size: number): Promise<Uint8Array | null> {
  const stream = new DecompressionStream('deflate');
  const writer = stream.writable.getWriter();
  // A fault shows at the reading side as well; here it would only be an unheard rejection.
  writer.write(packed as Uint8Array<ArrayBuffer>).catch(ignore);
  writer.close().catch(ignore);
  const reader: ReadableStreamDefaultReader<Uint8Array> = stream.readable.getReader();
  const bytes = new Uint8Array(size);
  let length = 0;
  for (;;) {
    const chunk = await reader.read().catch(ignore);
    if (chunk === undefined) return null;
    if (chunk.done) break;
    const end = length + chunk.value.length;
    if (end > size) {
      reader.cancel().catch(ignore);
      return null;
    }
    bytes.set(chunk.value, length);
    length = end;
  }
  if (length !== size) return null;
  // Platforms differ about bytes after the end of the stream: some refuse, some pass over them. The check sum tells.
  return adler32(bytes) === trailer(packed) ? bytes : null;
}

function ignore(): undefined {
  return undefined;
}

function trailer(packed: Uint8Array): number {
  const at = packed.length - 4;
  return at < 0 ? -1 : new DataView(packed.buffer, packed.byteOffset + at, 4).getUint32(0);
}

/** RFC 1950, eight bytes a step: the sum of sums grows by 8a and each byte as often as it is still added. */
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  const { length } = bytes;
  for (let at = 0; at < length; ) {
    // The longest run for which both sums stay below 2^32; 32-bit arithmetic, read as unsigned at its end.
    const end = Math.min(length, at + 5552);
    for (; at + 8 <= end; at += 8) {
      const p = bytes[at] as number;
      const q = bytes[at + 1] as number;
      const r = bytes[at + 2] as number;
      const s = bytes[at + 3] as number;
      const t = bytes[at + 4] as number;
      const u = bytes[at + 5] as number;
      const v = bytes[at + 6] as number;
      const w = bytes[at + 7] as number;
      b = (b + 8 * a + 8 * p + 7 * q + 6 * r + 5 * s + 4 * t + 3 * u + 2 * v + w) | 0;
      a = (a + p + q + r + s + t + u + v + w) | 0;
    }
    for (; at < end; at++) {
      a = (a + (bytes[at] as number)) | 0;
      b = (b + a) | 0;
    }
    a = (a >>> 0) % 65521;
    b = (b >>> 0) % 65521;
  }
  return b * 65536 + a;
}
