// One column chunk of a Parquet file → the values of its rows. The library unpacks and decodes; before it does, the lengths, counts
// and run lengths of every page are held against its bytes: a forged run would be counted out into memory without end.
// Source: Apache Parquet format 2.11 (Encodings.md, README.md "Data Pages").

import type { ColumnMetaData, DecodedArray, PageHeader, ParquetParsers, SchemaTree } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert } from 'hyparquet/src/convert.js';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js';
import { snappyUncompress } from 'hyparquet/src/snappy.js';
import * as unpack from 'hyparquet-compressors/src/index.js';
import { viewOf } from '../../bytes/byte-view.ts';
import { crc32 } from '../../bytes/crc-32.ts';
import { areRunsGood, deltaCount } from './geoparquet-runs.ts';

/** A chunk that contradicts itself; ends the reading of the file. */
export class ParquetFault extends Error {}

export interface ChunkRequest {
  readonly meta: ColumnMetaData;
  /** From the root of the schema to the column. */
  readonly schemaPath: SchemaTree[];
  readonly parsers: ParquetParsers;
  /** Most bytes a page may unpack to. */
  readonly mostPageBytes: number;
}

/** Reads a chunk; whatever is wrong with it is thrown. */
export function readChunk(bytes: Uint8Array, { meta, schemaPath, parsers, mostPageBytes }: ChunkRequest): unknown[] {
  const levels = {
    repetition: getMaxRepetitionLevel(schemaPath),
    definition: getMaxDefinitionLevel(schemaPath),
  };
  const decoder = {
    pathInSchema: meta.path_in_schema,
    type: meta.type,
    element: schemaPath.at(-1)!.element,
    schemaPath,
    parsers,
    utf8: false,
    codec: 'UNCOMPRESSED' as const,
  };
  const rows: unknown[] = [];
  let dictionary: DecodedArray | undefined;
  let last: DecodedArray | undefined;
  let valueCount = 0;
  for (let at = 0; at < bytes.length; ) {
    const reader = { view: headerWindow(bytes, at), offset: 0 };
    const header = parquetHeader(reader);
    at += reader.offset;
    const packedLength = header.compressed_page_size;
    const length = header.uncompressed_page_size;
    if (!(packedLength >= 0 && at + packedLength <= bytes.length && length >= 0 && length <= mostPageBytes)) {
      throw new ParquetFault();
    }
    const packed = bytes.subarray(at, at + packedLength);
    at += packedLength;
    if (header.crc !== undefined && crc32(0, packed) !== header.crc >>> 0) throw new ParquetFault();
    const page = pageBytes(packed, header, meta.codec);
    const isDictionary = header.type === 'DICTIONARY_PAGE';
    const count = countOf(header);
    if (count === null) continue;
    if (!isDictionary) valueCount += count;
    if (!(count >= 0) || valueCount > Number(meta.num_values)) throw new ParquetFault();
    if (isDictionary ? count > page.length * 8 : !isPageGood(page, header, meta.type, levels)) throw new ParquetFault();
    const plain = { ...header, compressed_page_size: page.length, uncompressed_page_size: page.length };
    const view = viewOf(page);
    const read = readPage({ view, offset: 0 }, plain, decoder, dictionary, isDictionary ? undefined : last, 0).data;
    if (isDictionary) {
      dictionary = read === undefined ? undefined : convert(read, decoder);
    } else if (read !== undefined && read !== last) {
      // A row may go on in the next page, in the same array.
      append(rows, last);
      last = read;
    }
  }
  append(rows, last);
  // A place beyond the end of the dictionary reads as undefined; a value that is not there is null.
  if (valueCount !== Number(meta.num_values) || rows.includes(undefined)) throw new ParquetFault();
  return rows;
}

/** How many bytes values take over from the values before them. */
function prefixBytes(page: Uint8Array, at: number, count: number): number {
  const lengths = new Int32Array(count);
  const view = viewOf(page);
  deltaBinaryUnpack({ view, offset: at }, count, lengths);
  return lengths.reduce((sum, length) => sum + Math.abs(length), 0);
}

function unpacked(packed: Uint8Array, length: number, codec: string): Uint8Array {
  switch (codec) {
    case 'UNCOMPRESSED':
      return packed;
    case 'SNAPPY': {
      const output = new Uint8Array(length);
      snappyUncompress(packed, output);
      return output;
    }
    case 'GZIP':
      return unpack.gunzip(packed, new Uint8Array(length));
    case 'ZSTD':
      return unpack.decompressZstd(packed, new Uint8Array(length));
    case 'BROTLI':
      return unpack.decompressBrotli(packed, length);
    case 'LZ4':
      return unpack.decompressLz4(packed, length);
    case 'LZ4_RAW':
      return unpack.decompressLz4Raw(packed, length);
    default:
      throw new ParquetFault();
  }
}

function append(rows: unknown[], more: DecodedArray | undefined): void {
  if (more !== undefined) for (let i = 0; i < more.length; i++) rows.push(more[i] as unknown);
}

const longestVarint = 20_000;
const usualHeader = 1 << 20;

/**
 * The bytes a page header may stand in: they end within a long run of bytes that all go on, which the library would put together
 * to one number of as many digits.
 */
export function headerWindow(bytes: Uint8Array, at: number): DataView {
  const most = Math.min(bytes.length, at + usualHeader);
  let end = at;
  for (let run = 0; end < most && run < longestVarint; end++) run = bytes[end]! >= 0x80 ? run + 1 : 0;
  return new DataView(bytes.buffer, bytes.byteOffset + at, end - at);
}

/** How many values a page says it has; null for a page that is none of ours. */
function countOf(header: PageHeader): number | null {
  switch (header.type) {
    case 'DATA_PAGE':
      return header.data_page_header?.num_values ?? Number.NaN;
    case 'DATA_PAGE_V2':
      return header.data_page_header_v2?.num_values ?? Number.NaN;
    case 'DICTIONARY_PAGE':
      return header.dictionary_page_header?.num_values ?? Number.NaN;
    case 'INDEX_PAGE':
      return null;
    default:
      return Number.NaN;
  }
}

/** The page with nothing packed any more. Pages of the second kind have their levels unpacked in front. */
function pageBytes(packed: Uint8Array, header: PageHeader, codec: string): Uint8Array {
  const second = header.data_page_header_v2;
  const length = header.uncompressed_page_size;
  if (header.type !== 'DATA_PAGE_V2' || second === undefined) return checked(unpacked(packed, length, codec), length);
  const levelBytes = second.repetition_levels_byte_length + second.definition_levels_byte_length;
  const areLevelsGood = second.repetition_levels_byte_length >= 0 && second.definition_levels_byte_length >= 0;
  if (!areLevelsGood || levelBytes > packed.length || levelBytes > length || second.num_nulls < 0)
    throw new ParquetFault();
  if (second.num_nulls > second.num_values) throw new ParquetFault();
  if (second.is_compressed === false || codec === 'UNCOMPRESSED') return checked(packed, length);
  const page = new Uint8Array(length);
  page.set(packed.subarray(0, levelBytes));
  page.set(checked(unpacked(packed.subarray(levelBytes), length - levelBytes, codec), length - levelBytes), levelBytes);
  return page;
}

function checked(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length !== length) throw new ParquetFault();
  return bytes;
}

/** Whether the runs of levels and of places in the dictionary stay within their counts. */
function isPageGood(
  page: Uint8Array,
  header: PageHeader,
  type: string,
  levels: { readonly repetition: number; readonly definition: number },
): boolean {
  const first = header.data_page_header;
  const second = header.data_page_header_v2;
  const count = (first ?? second)!.num_values;
  const { encoding } = (first ?? second)!;
  let at = 0;
  for (const [level, written] of [
    [levels.repetition, second?.repetition_levels_byte_length],
    [levels.definition, second?.definition_levels_byte_length],
  ] as const) {
    if (level === 0) {
      at += written ?? 0;
      continue;
    }
    const length = written ?? uintAt(page, at);
    if (length === null) return false;
    at += written === undefined ? 4 : 0;
    if (at + length > page.length || !areRunsGood(page, at, at + length, 32 - Math.clz32(level), count, true))
      return false;
    at += length;
  }
  switch (encoding) {
    case 'PLAIN':
    case 'BYTE_STREAM_SPLIT':
      return type === 'BOOLEAN' ? true : count === 0 || at <= page.length;
    case 'RLE': {
      const length = uintAt(page, at);
      if (type !== 'BOOLEAN' || length === null) return false;
      const from = second === undefined ? at + 4 : at + 4;
      return areRunsGood(page, from, Math.min(page.length, from + length), 1, count, false);
    }
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY': {
      if (at >= page.length) return true;
      const width = page[at]!;
      return width <= 32 && areRunsGood(page, at + 1, page.length, width, count, false);
    }
    case 'DELTA_BINARY_PACKED':
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return count === 0 || deltaCount(page, at, count) !== null;
    case 'DELTA_BYTE_ARRAY': {
      const shared = deltaCount(page, at, count);
      return count === 0 || (shared !== null && prefixBytes(page, at, shared) <= page.length * 16 + 64_000_000);
    }
    default:
      return true;
  }
}

function uintAt(bytes: Uint8Array, at: number): number | null {
  if (at + 4 > bytes.length) return null;
  return viewOf(bytes).getUint32(at, true);
}
