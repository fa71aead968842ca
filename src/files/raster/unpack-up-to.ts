// Deflate and Zstandard streams unpacked up to a number of bytes: counted as they come, given up where a stream works without end.
// Source: RFC 1950, RFC 8878; the unpacking is fflate's and fzstd's, which know no bound of their own.

import { Inflate, Unzlib } from 'fflate';

/** Packed bytes handed over at a time: deflate makes at most 1,032 of one, zstd at most 2^17 of four. */
const pushSpan = 1 << 12;
/** The largest window a frame may ask for: it is kept in memory. */
const mostWindow = 1 << 27;
/** Every block moves the window once: bytes that may be moved for one stream. */
const mostMoved = 3e10;

/** Thrown to leave a library's stream from within its callback. */
class Enough extends Error {}

/** The bytes in front of the end, of the first fault, or of `most`. */
export function inflateUpTo(packed: Uint8Array, most: number): Uint8Array {
  const isZlib = packed.length > 2 && (packed[0] & 15) === 8 && ((packed[0] << 8) | packed[1]) % 31 === 0;
  return gathered(packed, most, onData => {
    const stream = isZlib ? new Unzlib(onData) : new Inflate(onData);
    return (chunk, isLast) => stream.push(chunk, isLast);
  });
}

/** The same of a Zstandard stream. */
export async function unzstdUpTo(packed: Uint8Array, most: number): Promise<Uint8Array> {
  const window = zstdWindow(packed);
  if (window === null || window > mostWindow) return new Uint8Array(0);
  const { Decompress } = await import('fzstd');
  return gathered(packed, most, onData => {
    let moved = 0;
    const stream = new Decompress(chunk => {
      moved += window;
      if (moved > mostMoved) throw new Enough();
      onData(chunk);
    });
    return (chunk, isLast) => stream.push(chunk, isLast);
  });
}

type Push = (chunk: Uint8Array, isLast: boolean) => void;

function gathered(packed: Uint8Array, most: number, open: (onData: (chunk: Uint8Array) => void) => Push): Uint8Array {
  const out = new Uint8Array(most);
  let written = 0;
  const push = open(chunk => {
    const length = Math.min(chunk.length, most - written);
    out.set(length === chunk.length ? chunk : chunk.subarray(0, length), written);
    written += length;
    if (written === most) throw new Enough();
  });
  try {
    for (let at = 0; at < packed.length; at += pushSpan) {
      push(packed.subarray(at, at + pushSpan), at + pushSpan >= packed.length);
    }
  } catch {
    // Enough, or damaged: what came before may still be all that is wanted.
  }
  return out.subarray(0, written);
}

/** Bytes of the window that the first frame asks for; null where the bytes begin no frame. */
function zstdWindow(packed: Uint8Array): number | null {
  if (packed.length < 6 || packed[0] !== 0x28 || packed[1] !== 0xb5 || packed[2] !== 0x2f || packed[3] !== 0xfd) {
    return null;
  }
  const flags = packed[4];
  if ((flags & 0x20) === 0) {
    const base = 2 ** (10 + (packed[5] >> 3));
    return base + (base / 8) * (packed[5] & 7);
  }
  // A single segment: the window is the content, whose size stands behind the id of a dictionary.
  const at = 5 + [0, 1, 2, 4][flags & 3];
  const bytes = [1, 2, 4, 8][flags >> 6];
  if (at + bytes > packed.length) return null;
  let size = 0;
  for (let k = bytes - 1; k >= 0; k--) size = size * 256 + packed[at + k];
  return bytes === 2 ? size + 256 : size;
}
