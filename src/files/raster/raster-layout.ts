// How the pixels of a TIFF image lie in the file: blocks (strips or tiles), samples, compression; judged before a pixel is read.
// Source: TIFF 6.0 sections 8, 14, 15; the sample formats and codes that libtiff and GDAL write.

import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadLimits } from '../account/read-options.ts';
import type { TiffDirectory, TiffFile, TiffTag } from './tiff-directory.ts';

export type SampleKind = 'uint' | 'int' | 'float';
export type Codec = 'none' | 'lzw' | 'deflate' | 'packbits' | 'zstd' | 'lerc';

export interface RasterLayout {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Strips are as wide as the image. */
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly isTiled: boolean;
  readonly blocksAcross: number;
  readonly blocksDown: number;
  readonly bandCount: number;
  /** Whether each band has blocks of its own; else the samples of a pixel stand together. */
  readonly isPlanar: boolean;
  readonly kind: SampleKind;
  readonly sampleBytes: number;
  readonly codec: Codec;
  /** 1 none, 2 differences, 3 differences of the bytes of floats. */
  readonly predictor: number;
  /** LERC only: 0 nothing more, 1 deflate, 2 zstd. */
  readonly lercPacking: number;
  readonly isLittleEndian: boolean;
  /** Per block, row by row, in planar files band by band; 0 bytes is a block that was never written. */
  readonly offsets: Float64Array;
  readonly byteCounts: Float64Array;
}

/** A block is unpacked as a whole: larger ones are refused. Bytes. */
const mostBlockBytes = 134_217_728;
const mostBlocks = 4_000_000;
const mostBands = 4096;

const codecs = new Map<number, Codec>([
  [1, 'none'],
  [5, 'lzw'],
  [8, 'deflate'],
  [32946, 'deflate'],
  [32773, 'packbits'],
  [50000, 'zstd'],
  [34887, 'lerc'],
]);

/** What other codes stand for, for people. */
const otherCodecs = new Map([
  [2, 'CCITT'],
  [3, 'CCITT G3'],
  [4, 'CCITT G4'],
  [6, 'JPEG'],
  [7, 'JPEG'],
  [34712, 'JPEG 2000'],
  [34892, 'JPEG'],
  [34925, 'LZMA'],
  [50001, 'WebP'],
  [50002, 'JPEG XL'],
]);

/** Pixels a block holds at row `down`: the last strip is as high as what is left. */
export function blockRows({ isTiled, blockHeight, height }: RasterLayout, down: number): number {
  return isTiled ? blockHeight : Math.min(blockHeight, height - down * blockHeight);
}

/** The layout of an image; null after a rejection in the log. */
export async function readLayout(
  tiff: TiffFile,
  directory: TiffDirectory,
  limits: ReadLimits,
  log: ProblemLog,
): Promise<RasterLayout | null> {
  const { tags } = directory;
  const fault = (code: string, params: Readonly<Record<string, string | number>>, tag?: TiffTag): null => {
    log.add('reject', code, params, { byte: tag?.byte ?? directory.byte });
    return null;
  };
  const number = async (tag: number, otherwise: number): Promise<number | null> => {
    const entry = tags.get(tag);
    if (entry === undefined) return otherwise;
    return (await tiff.numbers(entry, 65_536, log))?.[0] ?? null;
  };
  const width = await number(256, 0);
  const height = await number(257, 0);
  const bandCount = await number(277, 1);
  const compression = await number(259, 1);
  const planar = await number(284, 1);
  const fillOrder = await number(266, 1);
  const predictor = await number(317, 1);
  if (width === null || height === null || bandCount === null || compression === null) return null;
  if (planar === null || fillOrder === null || predictor === null) return null;
  if (!isSize(width) || !isSize(height)) return fault('tiff-size', { width, height }, tags.get(256) ?? tags.get(257));
  if (!isSize(bandCount) || bandCount > mostBands) return fault('tiff-bands', { found: bandCount }, tags.get(277));
  if (width * height > limits.rasterPixels) {
    const params = { width, height, pixels: width * height, limit: limits.rasterPixels };
    return fault('raster-too-large', params, tags.get(256));
  }
  const codec = codecs.get(compression);
  if (codec === undefined || fillOrder !== 1) {
    const found = codec === undefined ? (otherCodecs.get(compression) ?? `no. ${compression}`) : 'reversed bits';
    return fault('tiff-compression', { found }, tags.get(codec === undefined ? 259 : 266));
  }
  if (planar !== 1 && planar !== 2) return fault('tiff-planar', { found: planar }, tags.get(284));
  const sample = await readSample(tiff, directory, log);
  if (sample === null) return null;
  const hasPredictor = codec === 'lzw' || codec === 'deflate' || codec === 'zstd';
  const isKnown = predictor === 1 || predictor === 2 || (predictor === 3 && sample.kind === 'float');
  if (hasPredictor && !isKnown) return fault('tiff-predictor', { found: predictor }, tags.get(317));

  const isTiled = tags.has(322) || tags.has(324);
  const blockWidth = isTiled ? await number(322, 0) : width;
  const rows = isTiled ? await number(323, 0) : await number(278, height);
  if (blockWidth === null || rows === null) return null;
  if (!isSize(blockWidth) || !isSize(rows)) {
    return fault('tiff-block-size', { width: blockWidth, height: rows }, tags.get(isTiled ? 322 : 278));
  }
  const blockHeight = isTiled ? rows : Math.min(rows, height);
  const isPlanar = planar === 2 && bandCount > 1;
  const pixelBytes = sample.sampleBytes * (isPlanar ? 1 : bandCount);
  // What is not packed is read some rows at a time.
  const wholeBytes = blockWidth * pixelBytes * (codec === 'none' ? 1 : blockHeight);
  if (wholeBytes > mostBlockBytes) {
    return fault('tiff-block-large', { bytes: wholeBytes, limit: mostBlockBytes }, tags.get(isTiled ? 322 : 278));
  }
  const blocksAcross = Math.ceil(width / blockWidth);
  const blocksDown = Math.ceil(height / blockHeight);
  const blockCount = blocksAcross * blocksDown * (isPlanar ? bandCount : 1);
  if (blockCount > mostBlocks) return fault('tiff-blocks-many', { blocks: blockCount, limit: mostBlocks });

  const offsetTag = tags.get(isTiled ? 324 : 273);
  const countTag = tags.get(isTiled ? 325 : 279);
  // Only blocks that are not packed can do without their counts, as old writers left them.
  if (offsetTag === undefined || (countTag === undefined && codec !== 'none')) return fault('tiff-no-pixels', {});
  const offsets = await tiff.numbers(offsetTag, 2 * mostBlocks, log);
  if (offsets === null) return null;
  const lercPacking = codec === 'lerc' ? await readLercPacking(tiff, tags.get(50674), log) : 0;
  if (lercPacking === null) return null;
  const layout = {
    width,
    height,
    blockWidth,
    blockHeight,
    isTiled,
    blocksAcross,
    blocksDown,
    bandCount,
    isPlanar,
    ...sample,
    codec,
    predictor: hasPredictor ? predictor : 1,
    lercPacking,
    isLittleEndian: tiff.isLittleEndian,
    offsets,
    byteCounts: new Float64Array(blockCount),
  };
  const byteCounts = countTag === undefined ? plainCounts(layout) : await tiff.numbers(countTag, 2 * mostBlocks, log);
  if (byteCounts === null) return null;
  if (offsets.length < blockCount || byteCounts.length < blockCount) {
    const found = Math.min(offsets.length, byteCounts.length);
    return fault('tiff-block-count', { found, expected: blockCount }, offsetTag);
  }
  return areBlocksInside({ ...layout, byteCounts }, tiff.size, offsetTag, log) ? { ...layout, byteCounts } : null;
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

async function readSample(
  tiff: TiffFile,
  { tags, byte }: TiffDirectory,
  log: ProblemLog,
): Promise<{ readonly kind: SampleKind; readonly sampleBytes: number } | null> {
  const bitsTag = tags.get(258);
  const formatTag = tags.get(339);
  const bits = bitsTag === undefined ? Float64Array.of(1) : await tiff.numbers(bitsTag, mostBands, log);
  const formats = formatTag === undefined ? Float64Array.of(1) : await tiff.numbers(formatTag, mostBands, log);
  if (bits === null || formats === null) return null;
  // Undefined data (4) is what a writer without the tag means: whole numbers.
  const kind: SampleKind | null = ({ 1: 'uint', 2: 'int', 3: 'float', 4: 'uint' } as const)[formats[0]] ?? null;
  const isSame = bits.every(value => value === bits[0]) && formats.every(value => value === formats[0]);
  const allowed = kind === 'float' ? [16, 32, 64] : [8, 16, 32, 64];
  if (kind !== null && isSame && allowed.includes(bits[0])) return { kind, sampleBytes: bits[0] / 8 };
  const found = isSame ? `${bits[0]}-bit ${kind ?? 'complex'}` : 'bands of different kinds';
  log.add('reject', 'tiff-samples', { found }, { byte: (bitsTag ?? formatTag)?.byte ?? byte });
  return null;
}

async function readLercPacking(tiff: TiffFile, tag: TiffTag | undefined, log: ProblemLog): Promise<number | null> {
  if (tag === undefined) return 0;
  const values = await tiff.numbers(tag, 16, log);
  if (values === null) return null;
  const packing = values[1] ?? 0;
  if (packing === 0 || packing === 1 || packing === 2) return packing;
  log.add('reject', 'tiff-compression', { found: `LERC no. ${packing}` }, { byte: tag.byte });
  return null;
}

/** What blocks that are not packed must measure. Bytes. */
function plainCounts(layout: RasterLayout): Float64Array {
  const { blocksAcross, blocksDown, blockWidth, sampleBytes, bandCount, isPlanar } = layout;
  const rowBytes = blockWidth * sampleBytes * (isPlanar ? 1 : bandCount);
  return layout.byteCounts.map((_, block) => {
    const down = Math.floor(block / blocksAcross) % blocksDown;
    return rowBytes * blockRows(layout, down);
  });
}

/** Whether every block lies within the file, and one that is not packed is whole. */
function areBlocksInside(layout: RasterLayout, size: number, tag: TiffTag, log: ProblemLog): boolean {
  const { offsets, byteCounts, codec } = layout;
  const plain = codec === 'none' ? plainCounts(layout) : null;
  for (let block = 0; block < layout.byteCounts.length && block < offsets.length; block++) {
    const end = offsets[block] + byteCounts[block];
    // A block that was never written has neither place nor length.
    if (offsets[block] === 0) continue;
    if (byteCounts[block] === 0) {
      const params = { block: block + 1, blocks: offsets.length, found: 0, expected: plain?.[block] ?? '> 0' };
      log.add('reject', 'tiff-block-short', params, { byte: offsets[block] });
      return false;
    }
    const isWhole = plain === null || plain[block] === undefined || byteCounts[block] >= plain[block];
    if (end <= size && isWhole) continue;
    const params = { block: block + 1, blocks: offsets.length };
    if (end > size) log.add('reject', 'tiff-block-beyond', { ...params, end, size }, { byte: tag.byte });
    else {
      const short = { ...params, found: byteCounts[block], expected: plain![block] };
      log.add('reject', 'tiff-block-short', short, { byte: offsets[block] });
    }
    return false;
  }
  return true;
}
