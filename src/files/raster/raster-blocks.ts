// The pixels of one band, block by block: a few blocks are read ahead, none is kept.

import type { ProblemLog } from '../account/problem-log.ts';
import { type ReadHost, startPace } from '../account/read-host.ts';
import { type ByteSource, ByteWindow } from '../bytes/byte-source.ts';
import { readAhead, type Started } from '../bytes/read-ahead.ts';
import { blockRows, type RasterLayout } from './raster-layout.ts';
import { bandValues, restoreSamples } from './sample-values.ts';
import { type UnpackedBlock, unpackBlock } from './unpack-block.ts';

/** A window of pixels; `values` is used again for the next one. */
export interface PixelBlock {
  /** First column and row, from 0. */
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
  /** Values per row, at least `width`. */
  readonly stride: number;
  readonly values: Float64Array;
  /** 1 where a pixel holds a value; null where all do. By `stride` as the values. */
  readonly mask: Uint8Array | null;
  /** Whether the block was never written: then the values say nothing. */
  readonly isMissing: boolean;
}

/** What is read at once: a block, or some rows of one that is not packed. */
interface Piece {
  readonly block: number;
  readonly column: number;
  readonly row: number;
  readonly rows: number;
  readonly offset: number;
  readonly bytes: number;
}

/** Rows of a block that is not packed are read in pieces of so many bytes. */
const pieceBytes = 4_000_000;

/**
 * The blocks of a band, from 0, whose row of blocks starts at or behind no particular row; the generator ends early after a
 * rejection in the log, and throws the signal's AbortError when stopped.
 */
export async function* readBlocks(
  source: ByteSource,
  layout: RasterLayout,
  band: number,
  log: ProblemLog,
  host: ReadHost,
): AsyncGenerator<PixelBlock> {
  const { width, height, blockWidth, sampleBytes, bandCount, isPlanar } = layout;
  const window = new ByteWindow(source, 1 << 18);
  const pace = startPace(host);
  const blockBytes = blockWidth * layout.blockHeight * sampleBytes * (isPlanar ? 1 : bandCount);
  const depth = blockBytes > 16_000_000 ? 1 : 4;
  let values = new Float64Array(0);
  const start = async (piece: Piece): Promise<Started<UnpackedBlock | null>> => {
    if (piece.bytes === 0) return { result: Promise.resolve(null) };
    const packed = await window.read(piece.offset, piece.bytes);
    return { result: unpackBlock(packed, piece.rows, layout) };
  };
  for await (const [piece, unpacked] of readAhead(piecesOf(layout, band), start, depth)) {
    await pace.step(piece.row * width + piece.column, height * width);
    const isMissing = piece.bytes === 0;
    if (unpacked === null && !isMissing) {
      const params = { codec: layout.codec, block: piece.block + 1, blocks: layout.byteCounts.length };
      log.add('reject', 'tiff-block-damaged', params, { byte: piece.offset });
      return;
    }
    const count = blockWidth * piece.rows;
    if (values.length !== count) values = new Float64Array(count);
    if (unpacked === null) values.fill(0);
    else {
      restoreSamples(unpacked.bytes, layout);
      bandValues(unpacked.bytes, band, layout, values);
    }
    yield {
      column: piece.column,
      row: piece.row,
      width: Math.min(blockWidth, width - piece.column),
      height: Math.min(piece.rows, height - piece.row),
      stride: blockWidth,
      values,
      mask: unpacked?.mask ?? null,
      isMissing,
    };
  }
}

function* piecesOf(layout: RasterLayout, band: number): Generator<Piece> {
  const { blocksAcross, blocksDown, blockWidth, blockHeight, isPlanar, bandCount, sampleBytes, codec } = layout;
  const first = isPlanar ? band * blocksAcross * blocksDown : 0;
  const rowBytes = blockWidth * sampleBytes * (isPlanar ? 1 : bandCount);
  const rowsAtOnce = codec === 'none' ? Math.max(1, Math.floor(pieceBytes / rowBytes)) : blockHeight;
  for (let down = 0; down < blocksDown; down++) {
    const rows = blockRows(layout, down);
    for (let across = 0; across < blocksAcross; across++) {
      const block = first + down * blocksAcross + across;
      const offset = layout.offsets[block];
      const isMissing = offset === 0 || layout.byteCounts[block] === 0;
      for (let row = 0; row < rows; row += rowsAtOnce) {
        const own = Math.min(rowsAtOnce, rows - row);
        // Rows below the image are padding of its last tiles.
        if (down * blockHeight + row >= layout.height) break;
        yield {
          block,
          column: across * blockWidth,
          row: down * blockHeight + row,
          rows: own,
          offset: offset + (codec === 'none' ? row * rowBytes : 0),
          bytes: isMissing ? 0 : codec === 'none' ? own * rowBytes : layout.byteCounts[block],
        };
      }
    }
  }
}
