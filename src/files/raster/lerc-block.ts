// A block packed with LERC, and what deflate or zstd put around it; its header and check sum are held against the block first.
// Source: LERC 2 blob format (Esri/lerc), versions 3 to 5, which carry a check sum.

import { viewOf } from '../bytes/byte-view.ts';
import type { RasterLayout } from './raster-layout.ts';
import type { UnpackedBlock } from './unpack-block.ts';
import { inflateUpTo, unzstdUpTo } from './unpack-up-to.ts';

/** LERC's own names of its sample types, as bytes and kind. */
const sampleTypes = ['int1', 'uint1', 'int2', 'uint2', 'int4', 'uint4', 'float4', 'float8'];

/** The block's bytes and mask; null where it is damaged or not of this layout. */
export async function unpackLerc(
  packed: Uint8Array,
  size: number,
  rows: number,
  layout: RasterLayout,
): Promise<UnpackedBlock | null> {
  // LERC stores what does not pack as it is, beside a mask and a little of its own.
  const most = size + Math.ceil(size / 4) + 65_536;
  const bytes =
    layout.lercPacking === 1
      ? inflateUpTo(packed, most)
      : layout.lercPacking === 2
        ? await unzstdUpTo(packed, most)
        : packed;
  const samples = layout.isPlanar ? 1 : layout.bandCount;
  const blob = blobOf(bytes, layout.blockWidth, rows, samples, `${layout.kind}${layout.sampleBytes}`);
  if (blob === null) return null;
  const { default: Lerc } = await import('lerc');
  try {
    const { pixels, mask, dimCount } = Lerc.decode(blob, { returnPixelInterleavedDims: true });
    const [values] = pixels;
    if (dimCount !== samples || values?.byteLength !== size) return null;
    return { bytes: new Uint8Array(values.buffer as ArrayBuffer, values.byteOffset, size).slice(), mask: mask ?? null };
  } catch {
    return null;
  }
}

/** The first blob alone, so that the decoder's loop over blobs ends with it; null where its header is not that of the block. */
function blobOf(bytes: Uint8Array, width: number, rows: number, samples: number, type: string): ArrayBuffer | null {
  if (bytes.length < 66 || String.fromCharCode(...bytes.subarray(0, 5)) !== 'Lerc2') return null;
  const view = viewOf(bytes);
  const version = view.getInt32(6, true);
  if (version < 3 || version > 5) return null;
  const hasDims = version >= 4;
  const keys = hasDims ? 26 : 22;
  const isFitting =
    view.getUint32(14, true) === rows &&
    view.getUint32(18, true) === width &&
    (hasDims ? view.getUint32(22, true) : 1) === samples &&
    sampleTypes[view.getInt32(keys + 12, true)] === type;
  const blobSize = view.getInt32(keys + 8, true);
  if (!isFitting || blobSize < keys + 40 || blobSize > bytes.length) return null;
  return new Uint8Array(bytes.subarray(0, blobSize)).buffer;
}
