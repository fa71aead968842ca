// The directories of a TIFF, classic or BigTIFF, in either byte order: every offset and count is held against the file's size.
// Source: TIFF 6.0 (Adobe 1992), sections 2 and 8; the BigTIFF extension of libtiff 4.

import type { ProblemLog } from '../account/problem-log.ts';
import { type ByteSource, ByteWindow } from '../bytes/byte-source.ts';
import { viewOf } from '../bytes/byte-view.ts';

/** One entry of a directory: where its values are. */
export interface TiffTag {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Byte of the first value. */
  readonly valuesAt: number;
  /** Byte of the entry. */
  readonly byte: number;
}

export interface TiffDirectory {
  readonly byte: number;
  readonly tags: ReadonlyMap<number, TiffTag>;
}

export interface TiffFile {
  readonly size: number;
  readonly isLittleEndian: boolean;
  readonly directories: readonly TiffDirectory[];
  /** The values as numbers; null after a rejection in the log where they are no numbers, too many, or beyond the file. */
  numbers(tag: TiffTag, most: number, log: ProblemLog): Promise<Float64Array | null>;
  /** The values as text, up to `most` characters; '' where they cannot be read. */
  text(tag: TiffTag | undefined, most: number): Promise<string>;
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Bytes of one value by type. */
const sizes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};
const mostDirectories = 1000;
const mostEntries = 4096;

/** Whether the bytes begin as a TIFF. */
export function startsAsTiff(head: Uint8Array): boolean {
  const [a, b, c, d] = head;
  if (head.length < 4 || a !== b) return false;
  return (a === 0x49 && (c === 42 || c === 43) && d === 0) || (a === 0x4d && c === 0 && (d === 42 || d === 43));
}

/** Reads header and directories; null after a rejection in the log. */
export async function readTiff(source: ByteSource, log: ProblemLog): Promise<TiffFile | null> {
  const window = new ByteWindow(source, 1 << 16);
  const { size } = source;
  const head = await window.read(0, Math.min(16, size));
  const isLittleEndian = head[0] === 0x49;
  const isBig = head[2] === 43 || head[3] === 43;
  const fault = (code: string, byte: number, params = {}): null => {
    log.add('reject', code, params, { byte });
    return null;
  };
  if (head.length < (isBig ? 16 : 8)) return fault('tiff-cut', size, { end: isBig ? 16 : 8, size });
  const header = viewOf(head);
  if (isBig && (header.getUint16(4, isLittleEndian) !== 8 || header.getUint16(6, isLittleEndian) !== 0)) {
    return fault('tiff-header', 4);
  }
  const offsetBytes = isBig ? 8 : 4;
  const entryBytes = isBig ? 20 : 12;
  const offsetAt = (view: DataView, at: number): number =>
    isBig ? Number(view.getBigUint64(at, isLittleEndian)) : view.getUint32(at, isLittleEndian);

  const directories: TiffDirectory[] = [];
  const seen = new Set<number>();
  let next = offsetAt(header, isBig ? 8 : 4);
  let pointer = isBig ? 8 : 4;
  while (next !== 0) {
    if (seen.has(next)) return fault('tiff-directory-loop', pointer, { offset: next });
    if (directories.length === mostDirectories)
      return fault('tiff-directory-many', pointer, { limit: mostDirectories });
    seen.add(next);
    const countBytes = isBig ? 8 : 2;
    if (next + countBytes > size) return fault('tiff-cut', pointer, { end: next + countBytes, size });
    const countView = viewOf(await window.read(next, countBytes));
    const entryCount = isBig ? offsetAt(countView, 0) : countView.getUint16(0, isLittleEndian);
    if (entryCount === 0 || entryCount > mostEntries)
      return fault('tiff-directory-entries', next, { found: entryCount });
    const length = entryCount * entryBytes + offsetBytes;
    const begin = next + countBytes;
    if (begin + length > size) return fault('tiff-cut', next, { end: begin + length, size });
    const entries = viewOf(await window.read(begin, length));
    const tags = new Map<number, TiffTag>();
    for (let i = 0; i < entryCount; i++) {
      const at = i * entryBytes;
      const tag = entries.getUint16(at, isLittleEndian);
      const type = entries.getUint16(at + 2, isLittleEndian);
      const count = offsetAt(entries, at + 4);
      const inline = at + 4 + offsetBytes;
      const isInline = count * (sizes[type] ?? 1) <= offsetBytes;
      const valuesAt = isInline ? begin + inline : offsetAt(entries, inline);
      if (!tags.has(tag)) tags.set(tag, { tag, type, count, valuesAt, byte: begin + at });
    }
    directories.push({ byte: next, tags });
    pointer = begin + length - offsetBytes;
    next = offsetAt(entries, length - offsetBytes);
  }
  if (directories.length === 0) return fault('tiff-no-image', isBig ? 8 : 4);

  return {
    size,
    isLittleEndian,
    directories,
    async numbers(tag, most, toLog) {
      const width = sizes[tag.type];
      if (width === undefined || tag.type === 2 || tag.type === 7 || tag.count < 1 || tag.count > most) {
        toLog.add('reject', 'tiff-tag', { tag: tag.tag, count: tag.count }, { byte: tag.byte });
        return null;
      }
      const end = tag.valuesAt + tag.count * width;
      if (end > size) {
        toLog.add('reject', 'tiff-cut', { end, size }, { byte: tag.byte });
        return null;
      }
      const bytes = await source.read(tag.valuesAt, tag.count * width);
      return numbersOf(viewOf(bytes), tag.type, tag.count, isLittleEndian);
    },
    async text(tag, most) {
      if (tag === undefined || (sizes[tag.type] ?? 0) !== 1) return '';
      const length = Math.min(tag.count, most);
      if (tag.valuesAt + length > size) return '';
      return new TextDecoder().decode(await window.read(tag.valuesAt, length)).replace(/\0[\s\S]*$/, '');
    },
    read: (offset, length) => source.read(offset, length),
  };
}

function numbersOf(view: DataView, type: number, count: number, isLittle: boolean): Float64Array {
  const values = new Float64Array(count);
  const width = sizes[type];
  for (let i = 0; i < count; i++) values[i] = numberAt(view, i * width, type, isLittle);
  return values;
}

function numberAt(view: DataView, at: number, type: number, isLittle: boolean): number {
  switch (type) {
    case 1:
      return view.getUint8(at);
    case 3:
      return view.getUint16(at, isLittle);
    case 4:
    case 13:
      return view.getUint32(at, isLittle);
    case 5:
      return view.getUint32(at, isLittle) / view.getUint32(at + 4, isLittle);
    case 6:
      return view.getInt8(at);
    case 8:
      return view.getInt16(at, isLittle);
    case 9:
      return view.getInt32(at, isLittle);
    case 10:
      return view.getInt32(at, isLittle) / view.getInt32(at + 4, isLittle);
    case 11:
      return view.getFloat32(at, isLittle);
    case 12:
      return view.getFloat64(at, isLittle);
    case 17:
      return Number(view.getBigInt64(at, isLittle));
    default:
      return Number(view.getBigUint64(at, isLittle));
  }
}
