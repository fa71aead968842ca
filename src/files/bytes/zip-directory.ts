// The central directory of a ZIP file: found from the end, read whole and checked before anything is unpacked.
// Source: PKWARE APPNOTE.TXT 6.3.10 (§4.3 structures, §4.5.3 ZIP64, Appendix D names).

import type { ByteSource } from './byte-source.ts';
import { viewOf } from './byte-view.ts';

/** A file in the archive, as the directory declares it. */
export interface ZipRecord {
  readonly name: string;
  /** Bytes when unpacked, as declared. */
  readonly size: number;
  readonly packedSize: number;
  readonly crc: number;
  readonly method: number;
  readonly flags: number;
  /** Byte of the local header in the file. */
  readonly headerAt: number;
  /** The bytes of the name as the directory has them. */
  readonly rawName: Uint8Array;
}

/** What is wrong with a directory: a problem code, its place and parameters. */
export interface ZipFault {
  readonly code: string;
  readonly byte: number;
  readonly entry?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export const localHeaderLength = 30;
const endLength = 22;
const longestComment = 65_535;
/** A shapefile's archive has ten files, a workbook some hundred. */
const mostEntries = 10_000;
const mostDirectoryBytes = 64_000_000;

/** Reads the directory without folders; records stand in its order. */
export async function readZipDirectory(source: ByteSource): Promise<readonly ZipRecord[] | ZipFault> {
  const end = await findEnd(source);
  if ('code' in end) return end;
  const { at, count, size, start } = end;
  if (count > mostEntries) {
    return { code: 'zip-too-many-entries', byte: at, params: { found: count, limit: mostEntries } };
  }
  // Bytes put before an archive, as a self-extractor has them, move everything by the same distance.
  const shift = at - size - start;
  if (shift < 0 || size > mostDirectoryBytes) return { code: 'zip-directory', byte: at };
  const bytes = await source.read(start + shift, size);
  if (bytes.length < size) return { code: 'zip-cut', byte: source.size };
  const records: ZipRecord[] = [];
  let offset = 0;
  for (let i = 0; i < count; i++) {
    const record = readRecord(bytes, offset, shift);
    if (record === null || record.headerAt + localHeaderLength + record.packedSize > start + shift) {
      const fault = { code: 'zip-directory', byte: start + shift + offset };
      return record === null ? fault : { ...fault, entry: record.name };
    }
    offset += record.length;
    if (!record.name.endsWith('/')) records.push(record);
  }
  if (offset !== size) return { code: 'zip-directory', byte: start + shift + offset };
  return findOverlap(records) ?? records;
}

interface DirectoryEnd {
  /** Where the directory ends in the file. */
  readonly at: number;
  readonly count: number;
  readonly size: number;
  /** Where the directory begins, as declared. */
  readonly start: number;
}

async function findEnd(source: ByteSource): Promise<DirectoryEnd | ZipFault> {
  const from = Math.max(0, source.size - endLength - longestComment);
  const tail = await source.read(from, source.size - from);
  const view = viewOf(tail);
  for (let i = tail.length - endLength; i >= 0; i--) {
    if (tail[i] !== 0x50 || view.getUint32(i, true) !== 0x06054b50) continue;
    if (i + endLength + view.getUint16(i + 20, true) > tail.length) continue;
    const disk = view.getUint16(i + 4, true);
    const counts = { here: view.getUint16(i + 8, true), all: view.getUint16(i + 10, true) };
    const end = {
      at: from + i,
      count: counts.all,
      size: view.getUint32(i + 12, true),
      start: view.getUint32(i + 16, true),
    };
    const isLarge = counts.all === 0xffff || end.size === 0xffffffff || end.start === 0xffffffff;
    if (isLarge) return (await findLargeEnd(source, end.at)) ?? end;
    if (disk !== 0 || view.getUint16(i + 6, true) !== 0 || counts.here !== counts.all)
      return { code: 'zip-multi-disk', byte: end.at };
    return end;
  }
  return { code: 'zip-cut', byte: source.size };
}

/** The ZIP64 end record before the usual one; null where there is none. */
async function findLargeEnd(source: ByteSource, endAt: number): Promise<DirectoryEnd | ZipFault | null> {
  const locator = await source.read(Math.max(0, endAt - 20), Math.min(20, endAt));
  if (locator.length < 20 || viewOf(locator).getUint32(0, true) !== 0x07064b50) return null;
  const declared = readLarge(viewOf(locator), 8);
  // Its own place is declared too; where bytes were put before the archive it lies directly before the locator.
  for (const at of [declared, endAt - 76]) {
    if (at < 0 || at + 56 > endAt) continue;
    const record = await source.read(at, 56);
    const view = viewOf(record);
    if (record.length < 56 || view.getUint32(0, true) !== 0x06064b50) continue;
    if (view.getUint32(16, true) !== 0 || view.getUint32(20, true) !== 0) return { code: 'zip-multi-disk', byte: at };
    return { at, count: readLarge(view, 32), size: readLarge(view, 40), start: readLarge(view, 48) };
  }
  return { code: 'zip-directory', byte: endAt - 20 };
}

function readRecord(bytes: Uint8Array, at: number, shift: number): (ZipRecord & { readonly length: number }) | null {
  const view = viewOf(bytes);
  if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const length = 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  if (at + length > bytes.length) return null;
  const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
  const flags = view.getUint16(at + 8, true);
  const sizes = withLargeSizes(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  if (sizes === null) return null;
  return {
    name: entryName(rawName, flags),
    size: sizes[0],
    packedSize: sizes[1],
    crc: view.getUint32(at + 16, true),
    method: view.getUint16(at + 10, true),
    flags,
    headerAt: sizes[2] + shift,
    rawName,
    length,
  };
}

type Sizes = readonly [size: number, packedSize: number, headerAt: number];

/** Puts the 64-bit numbers of the ZIP64 field in place of those that are all ones; null where it is too short. */
function withLargeSizes(extra: Uint8Array, sizes: Sizes): Sizes | null {
  if (!sizes.includes(0xffffffff)) return sizes;
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(extra.length, at + 4 + view.getUint16(at + 2, true));
    let next = at + 4;
    const [size, packedSize, headerAt] = sizes.map(value => {
      if (value !== 0xffffffff) return value;
      next += 8;
      return next <= end ? readLarge(view, next - 8) : Number.NaN;
    }) as [number, number, number];
    return Number.isNaN(size + packedSize + headerAt) ? null : [size, packedSize, headerAt];
  }
  return sizes;
}

/** Entries that share bytes are how a small file unpacks to a huge one. */
function findOverlap(records: readonly ZipRecord[]): ZipFault | null {
  const sorted = [...records].sort((a, b) => a.headerAt - b.headerAt);
  for (let i = 1; i < sorted.length; i++) {
    const before = sorted[i - 1]!;
    const here = sorted[i]!;
    const end = before.headerAt + localHeaderLength + before.rawName.length + before.packedSize;
    if (end > here.headerAt) return { code: 'zip-overlap', byte: here.headerAt, entry: here.name };
  }
  return null;
}

/** UTF-8 where it is declared or where the bytes are; else as Chinese systems write names. */
function entryName(raw: Uint8Array, flags: number): string {
  if ((flags & 0x800) === 0) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(raw);
    } catch {
      return new TextDecoder('gb18030').decode(raw);
    }
  }
  return new TextDecoder('utf-8').decode(raw);
}

/** A 64-bit number as a double; beyond 2^53 it is no size of anything. */
export function readLarge(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 4_294_967_296;
}
