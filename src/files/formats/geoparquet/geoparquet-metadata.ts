// The footer of a Parquet file, read by the library and then held against the file: offsets, sizes and counts that cannot be are
// known before anything is unpacked. Source: Apache Parquet format 2.11 (parquet.thrift).

import type { FileMetaData } from 'hyparquet';
import { parquetMetadata } from 'hyparquet/src/metadata.js';
import type { ReadLimits } from '../../account/read-options.ts';
import type { ByteSource } from '../../bytes/byte-source.ts';
import { headerWindow } from './geoparquet-pages.ts';

export interface ParquetMetadataFault {
  readonly code: 'parquet-cut' | 'parquet-encrypted' | 'parquet-metadata' | 'parquet-rows' | 'parquet-chunk';
  readonly byte: number;
}

const mostFooterBytes = 64_000_000;

/** Reads and checks the footer. */
export async function readParquetMetadata(source: ByteSource): Promise<FileMetaData | ParquetMetadataFault> {
  const tail = await source.read(Math.max(0, source.size - 8), Math.min(8, source.size));
  const mark = new TextDecoder('latin1').decode(tail.subarray(4));
  if (mark === 'PARE') return { code: 'parquet-encrypted', byte: source.size - 4 };
  if (tail.length < 8 || mark !== 'PAR1') return { code: 'parquet-cut', byte: source.size };
  const length = new DataView(tail.buffer, tail.byteOffset, 4).getUint32(0, true);
  const start = source.size - 8 - length;
  if (start < 4 || length > mostFooterBytes) return { code: 'parquet-metadata', byte: source.size - 8 };
  const footer = (await source.read(start, length + 8)).slice();
  // Bytes that go on without end would be put together to one number.
  if (!isBrief(footer)) return { code: 'parquet-metadata', byte: start };
  const metadata = tried(() => {
    const read = parquetMetadata(footer, { geoparquet: false });
    return isComplete(read) ? read : null;
  });
  return metadata ?? { code: 'parquet-metadata', byte: start };
}

/** Runs a step of the library; null for whatever it throws. */
function tried<T>(step: () => T): T | null {
  try {
    return step();
  } catch {
    return null;
  }
}

function isBrief(footer: Uint8Array): boolean {
  for (let at = 0; at < footer.length; ) {
    const window = headerWindow(footer, at);
    at += window.byteLength;
    if (at < footer.length && window.byteLength < 1 << 20) return false;
  }
  return true;
}

/** Whether all members that are relied on are there; the library takes what it finds. */
function isComplete({ schema, num_rows, row_groups }: FileMetaData): boolean {
  return (
    typeof num_rows === 'bigint' &&
    schema.length > 0 &&
    schema.every(({ name, num_children }, i) => typeof name === 'string' || (i === 0 && num_children !== undefined)) &&
    row_groups.every(
      group =>
        typeof group.num_rows === 'bigint' &&
        group.columns.every(
          ({ meta_data: meta, file_path }) =>
            file_path === undefined &&
            meta !== undefined &&
            typeof meta.num_values === 'bigint' &&
            typeof meta.data_page_offset === 'bigint' &&
            typeof meta.total_compressed_size === 'bigint' &&
            typeof meta.total_uncompressed_size === 'bigint' &&
            typeof meta.codec === 'string' &&
            typeof meta.type === 'string' &&
            Array.isArray(meta.path_in_schema),
        ),
    )
  );
}

export interface ChunkRange {
  /** First byte, and how many. */
  readonly start: number;
  readonly length: number;
}

/** Where the pages of a chunk stand. */
export function chunkRange(meta: FileMetaData['row_groups'][number]['columns'][number]['meta_data']): ChunkRange {
  const data = Number(meta!.data_page_offset);
  const dictionary = Number(meta!.dictionary_page_offset ?? 0n);
  return {
    start: dictionary > 0 && dictionary < data ? dictionary : data,
    length: Number(meta!.total_compressed_size),
  };
}

/** What the counts, places and sizes of a file contradict; null where they can be. */
export function metadataFault(
  { num_rows, row_groups }: FileMetaData,
  size: number,
  limits: ReadLimits,
): ParquetMetadataFault | null {
  let rows = 0;
  let unpacked = 0;
  for (const group of row_groups) {
    rows += Number(group.num_rows);
    if (group.num_rows < 0n) return { code: 'parquet-rows', byte: size };
    for (const { meta_data: meta } of group.columns) {
      const { start, length } = chunkRange(meta);
      if (start < 4 || length < 0 || start + length > size) return { code: 'parquet-chunk', byte: Math.max(0, start) };
      const whole = Number(meta!.total_uncompressed_size);
      const isFlat = meta!.path_in_schema.length === 1;
      if (whole < 0 || whole > length * limits.unzipRatio + 1_000_000) return { code: 'parquet-chunk', byte: start };
      const values = Number(meta!.num_values);
      if (
        values < 0 ||
        (isFlat && values !== Number(group.num_rows)) ||
        values > 8 * whole + Number(group.num_rows) + 1000
      ) {
        return { code: 'parquet-rows', byte: start };
      }
      unpacked += whole;
    }
  }
  if (rows !== Number(num_rows)) return { code: 'parquet-rows', byte: size };
  return unpacked > limits.unzippedBytes ? { code: 'parquet-chunk', byte: 0 } : null;
}
