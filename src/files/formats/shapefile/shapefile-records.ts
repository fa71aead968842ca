// Where the records of a .shp file stand: every record's length is followed to the end before a shape is read, so that a file
// that is cut, or led astray by a forged length, is known as such. Source: ESRI Shapefile Technical Description (1998).

import type { ProblemLog } from '../../account/problem-log.ts';
import type { ReadPace } from '../../account/read-host.ts';
import type { ByteSource } from '../../bytes/byte-source.ts';
import { viewOf } from '../../bytes/byte-view.ts';
import { GrowingFloats } from '../../bytes/growing-floats.ts';
import { shapeName } from './shapefile-geometry.ts';

export interface ShapeRecords {
  readonly count: number;
  /** Byte of a record's content, and its length. */
  readonly start: (index: number) => number;
  readonly length: (index: number) => number;
}

const headerBytes = 100;
const window = 1 << 20;

/** Follows all records; null after a rejection in the log. `limit` is how many there may be. */
export async function followRecords(
  source: ByteSource,
  limit: number,
  log: ProblemLog,
  pace: ReadPace,
): Promise<ShapeRecords | null> {
  const header = viewOf(await source.read(0, Math.min(headerBytes, source.size)));
  if (header.byteLength < headerBytes) {
    log.add('reject', 'shapefile-cut', { found: source.size, expected: headerBytes }, { byte: source.size });
    return null;
  }
  const declared = header.getInt32(24) * 2;
  const type = header.getInt32(32, true);
  if (shapeName(type) === null) {
    log.add('reject', 'shapefile-type', { found: type }, { byte: 32 });
    return null;
  }
  if (declared > source.size) {
    log.add('reject', 'shapefile-cut', { found: source.size, expected: declared }, { byte: source.size });
    return null;
  }
  const starts = new GrowingFloats();
  const lengths = new GrowingFloats();
  let from = 0;
  let bytes = viewOf(new Uint8Array(0));
  for (let at = headerBytes; at < source.size; ) {
    if (at + 8 > from + bytes.byteLength || at < from) {
      await pace.step(at, source.size * 2);
      from = at;
      bytes = viewOf(await source.read(at, Math.min(window, source.size - at)));
    }
    const length = bytes.byteLength < at - from + 8 ? -1 : bytes.getInt32(at - from + 4) * 2;
    const number = length < 0 ? 0 : bytes.getInt32(at - from);
    if (length < 4 || at + 8 + length > source.size) {
      // Beyond the length the file declares, what is no record is only a tail.
      if (at === declared) break;
      const params = { found: starts.length, expected: length };
      log.add('reject', 'shapefile-record-length', params, { feature: starts.length + 1, byte: at });
      return null;
    }
    if (starts.length >= limit) {
      log.add('reject', 'too-many-records', { limit }, { feature: limit + 1 });
      return null;
    }
    if (number !== starts.length + 1 && number !== starts.length) {
      const place = { feature: starts.length + 1, byte: at };
      log.count('warn', 'shapefile-record-number', { found: number, expected: starts.length + 1 }, place);
    }
    starts.push(at + 8);
    lengths.push(length);
    at += 8 + length;
  }
  if (declared !== source.size) {
    log.add('warn', 'shapefile-length', { found: source.size, expected: declared }, { byte: 24 });
  }
  return { count: starts.length, start: index => starts.at(index), length: index => lengths.at(index) };
}
