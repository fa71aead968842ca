// One block of a TIFF unpacked to exactly its size, never beyond; what is short or damaged is told as null.

import { inflate } from '../bytes/inflate.ts';
import { unpackLerc } from './lerc-block.ts';
import { unpackLzw } from './lzw.ts';
import { unpackBits, unpackedLength } from './packbits.ts';
import type { RasterLayout } from './raster-layout.ts';
import { inflateUpTo, unzstdUpTo } from './unpack-up-to.ts';

/** A block's bytes, and of LERC its mask: 1 where a pixel holds a value. */
export interface UnpackedBlock {
  readonly bytes: Uint8Array;
  readonly mask: Uint8Array | null;
}

/** The block's bytes, `rows` rows of it; what it holds beyond them is left out, as libtiff does. */
export async function unpackBlock(
  packed: Uint8Array,
  rows: number,
  layout: RasterLayout,
): Promise<UnpackedBlock | null> {
  const samples = layout.isPlanar ? 1 : layout.bandCount;
  const size = layout.blockWidth * rows * samples * layout.sampleBytes;
  if (layout.codec === 'lerc') return unpackLerc(packed, size, rows, layout);
  // Runs that go on past the whole block were not written for it.
  const wholeSize = layout.blockWidth * layout.blockHeight * samples * layout.sampleBytes;
  if (layout.codec === 'packbits' && unpackedLength(packed) > wholeSize) return null;
  const bytes = await unpackBytes(packed, size, layout.codec);
  return bytes === null ? null : { bytes, mask: null };
}

async function unpackBytes(
  packed: Uint8Array,
  size: number,
  codec: Exclude<RasterLayout['codec'], 'lerc'>,
): Promise<Uint8Array | null> {
  switch (codec) {
    case 'none':
      // A copy: byte order and differences are undone in place.
      return packed.length < size ? null : new Uint8Array(packed.subarray(0, size));
    case 'lzw':
      return filled(size, out => unpackLzw(packed, out));
    case 'packbits':
      return filled(size, out => unpackBits(packed, out));
    case 'deflate':
      // Bytes behind the end of a stream, or more rows than the block has: platforms refuse them.
      return (await inflate(packed, size)) ?? whole(inflateUpTo(packed, size), size);
    case 'zstd':
      return whole(await unzstdUpTo(packed, size), size);
    default:
      return codec satisfies never;
  }
}

function filled(size: number, fill: (out: Uint8Array) => number): Uint8Array | null {
  const out = new Uint8Array(size);
  return fill(out) === size ? out : null;
}

function whole(bytes: Uint8Array, size: number): Uint8Array | null {
  return bytes.length === size ? bytes : null;
}
