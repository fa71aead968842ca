// A ZIP archive read piece by piece: what an entry unpacks to is counted as it comes, and sizes, check sums and both
// headers must agree. A name is only ever text; archives inside archives are not entered.
// Source: PKWARE APPNOTE.TXT 6.3.10; the unpacking itself is fflate's, which believes sizes and passes over cut streams.

import { Inflate } from 'fflate';
import type { Place } from '../../vocabulary/problem.ts';
import type { ByteSource } from './byte-source.ts';
import { viewOf } from './byte-view.ts';
import { crc32 } from './crc-32.ts';
import { localHeaderLength, readZipDirectory, type ZipRecord } from './zip-directory.ts';

/** An entry that is a file, as the directory declares it. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes when unpacked. */
  readonly size: number;
  readonly packedSize: number;
}

/** Limits of one archive; those of `ReadLimits` will do. */
export interface ZipLimits {
  /** Bytes that all entries read from it may unpack to. */
  readonly unzippedBytes: number;
  readonly unzipRatio: number;
}

/** Where faults are told; a `ProblemLog` will do. */
export interface ZipLog {
  add(severity: 'reject', code: string, params?: Readonly<Record<string, string | number>>, place?: Place): void;
}

export interface ZipArchive {
  /** In the order of the directory, without folders. */
  readonly entries: readonly ZipEntry[];
  /** The bytes of an entry in pieces of at most some MB; false after a rejection in the log, which may come after pieces. */
  pieces(entry: ZipEntry, log: ZipLog): AsyncGenerator<Uint8Array, boolean>;
  /** The bytes of an entry; null after a rejection in the log. */
  read(entry: ZipEntry, log: ZipLog): Promise<Uint8Array | null>;
}

/** A small entry may be packed as well as it likes: what it unpacks to harms nobody. */
const harmlessBytes = 1_000_000;
/** Packed bytes read at a time, and unpacked at a time: deflate makes at most 1,032 of one. */
const readSpan = 1 << 18;
const pushSpan = 1 << 14;

/** Opens an archive; null after a rejection in the log. */
export async function openZip(source: ByteSource, limits: ZipLimits, log: ZipLog): Promise<ZipArchive | null> {
  const records = await readZipDirectory(source);
  if ('code' in records) {
    const { code, byte, entry, params } = records;
    log.add('reject', code, params ?? {}, entry === undefined ? { byte } : { byte, sheet: entry });
    return null;
  }
  const names = new Map<string, number>();
  for (const { name } of records) names.set(name, (names.get(name) ?? 0) + 1);
  const open: OpenZip = { source, limits, names, counted: new Set(), unzipped: 0 };
  const recordOf = new Map<ZipEntry, ZipRecord>(records.map(record => [record, record]));
  const piecesOf = (entry: ZipEntry, toLog: ZipLog): AsyncGenerator<Uint8Array, boolean> => {
    const record = recordOf.get(entry);
    if (record === undefined) throw new RangeError(`no entry of this archive: ${entry.name}`);
    return unpack(record, open, toLog);
  };
  return {
    entries: records,
    pieces: piecesOf,
    async read(entry, toLog) {
      const pieces: Uint8Array[] = [];
      const packed = piecesOf(entry, toLog);
      for (let next = await packed.next(); ; next = await packed.next()) {
        if (next.done === true) return next.value ? joined(pieces, entry.size) : null;
        pieces.push(next.value);
      }
    },
  };
}

interface OpenZip {
  readonly source: ByteSource;
  readonly limits: ZipLimits;
  /** How often a name occurs. */
  readonly names: ReadonlyMap<string, number>;
  /** Entries that are in `unzipped`; one that is read again counts once. */
  readonly counted: Set<ZipRecord>;
  /** Bytes that the entries read so far unpack to. */
  unzipped: number;
}

async function* unpack(record: ZipRecord, zip: OpenZip, log: ZipLog): AsyncGenerator<Uint8Array, boolean> {
  const { source, limits } = zip;
  const fail = (code: string, byte: number, params: Readonly<Record<string, string | number>> = {}): false => {
    log.add('reject', code, params, { sheet: record.name, byte });
    return false;
  };
  const { headerAt, size, packedSize } = record;
  if ((zip.names.get(record.name) ?? 0) > 1) return fail('zip-entry-repeated', headerAt);
  if ((record.flags & 0x2041) !== 0) return fail('zip-encrypted', headerAt);
  if (record.method !== stored && record.method !== deflated) {
    return fail('zip-method', headerAt, { found: methodNames.get(record.method) ?? String(record.method) });
  }
  const total = zip.counted.has(record) ? zip.unzipped : zip.unzipped + size;
  if (total > limits.unzippedBytes) {
    return fail('zip-too-large', headerAt, { found: total, limit: limits.unzippedBytes });
  }
  const mostBytes = Math.max(harmlessBytes, packedSize * limits.unzipRatio);
  const tooPacked = { found: Math.floor(size / Math.max(1, packedSize)), limit: limits.unzipRatio };
  if (size > mostBytes) return fail('zip-ratio', headerAt, tooPacked);
  if (record.method === stored && size !== packedSize) {
    return fail('zip-entry-size', headerAt, { found: packedSize, expected: size });
  }
  const start = await startOfData(record, source);
  if (start === null) return fail('zip-header-differs', headerAt);
  if (start + packedSize > source.size) return fail('zip-cut', source.size);

  // No more than this is handed on.
  zip.counted.add(record);
  zip.unzipped = total;
  let length = 0;
  let crc = 0;
  let out: Uint8Array[] = [];
  const inflate = record.method === deflated ? new Inflate(chunk => void out.push(chunk)) : null;
  for (let at = 0; at < packedSize; at += readSpan) {
    const packed = await source.read(start + at, Math.min(readSpan, packedSize - at));
    if (packed.length < Math.min(readSpan, packedSize - at)) return fail('zip-cut', start + at + packed.length);
    for (let from = 0; from < packed.length; from += pushSpan) {
      const part = packed.subarray(from, from + pushSpan);
      if (inflate === null) out.push(part);
      else if (!pushed(inflate, part, at + from + part.length === packedSize)) {
        return fail('zip-entry-damaged', start + at + from);
      }
      const pieces = out;
      out = [];
      for (const piece of pieces) {
        if (piece.length === 0) continue;
        length += piece.length;
        // More than was declared is refused before it is handed on.
        if (length > size) return fail('zip-entry-size', headerAt, { found: length, expected: size });
        crc = crc32(crc, piece);
        yield piece;
      }
    }
  }
  if (length !== size) return fail('zip-entry-size', headerAt, { found: length, expected: size });
  return crc === record.crc || fail('zip-entry-crc', headerAt);
}

const stored = 0;
const deflated = 8;
const methodNames: ReadonlyMap<number, string> = new Map([
  [1, 'Shrink'],
  [6, 'Implode'],
  [9, 'Deflate64'],
  [12, 'BZIP2'],
  [14, 'LZMA'],
  [93, 'Zstandard'],
  [95, 'XZ'],
  [98, 'PPMd'],
  [99, 'AES'],
]);

function pushed(inflate: Inflate, part: Uint8Array, isLast: boolean): boolean {
  try {
    inflate.push(part, isLast);
    return true;
  } catch {
    return false;
  }
}

/** Where the packed bytes begin; null where the entry's own header says something else than the directory. */
async function startOfData(record: ZipRecord, source: ByteSource): Promise<number | null> {
  const { headerAt, rawName } = record;
  const header = await source.read(headerAt, localHeaderLength + rawName.length);
  if (header.length < localHeaderLength + rawName.length) return null;
  const view = viewOf(header);
  const isSame = (at: number, expected: number): boolean => {
    const found = view.getUint32(at, true);
    return found === expected || found === 0xffffffff || expected > 0xfffffffe;
  };
  const flags = view.getUint16(6, true);
  // With bit 3 the sizes follow the data, and stand in the directory only.
  const hasSizes = (flags & 8) === 0;
  if (
    view.getUint32(0, true) !== 0x04034b50 ||
    view.getUint16(8, true) !== record.method ||
    view.getUint16(26, true) !== rawName.length ||
    ((flags ^ record.flags) & 1) !== 0 ||
    (hasSizes && !(isSame(14, record.crc) && isSame(18, record.packedSize) && isSame(22, record.size))) ||
    !rawName.every((byte, i) => header[localHeaderLength + i] === byte)
  ) {
    return null;
  }
  return headerAt + localHeaderLength + rawName.length + view.getUint16(28, true);
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
