// The .dbf file of a shapefile, opened: its fields with their names in the right encoding, and its rows piece by piece.

import type { ProblemLog } from '../../account/problem-log.ts';
import type { ReadPace } from '../../account/read-host.ts';
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { FeatureRequest } from '../feature-source.ts';
import {
  type DbfField,
  type DbfHeader,
  dbfValue,
  isReadField,
  isTextField,
  readDbfHeader,
  textBytes,
  wholeEnd,
} from './shapefile-dbf.ts';
import { chooseDbfEncoding } from './shapefile-encoding.ts';

export interface ShapefileTable {
  readonly encoding: string;
  readonly fields: readonly DbfField[];
  /** Rows from an index on, as many as asked for: their values by field; null for a row that is marked as deleted. */
  rows(from: number, count: number): Promise<readonly (readonly unknown[] | null)[]>;
}

const mostHeaderBytes = 65_536;
const mostSampleBytes = 1_000_000;
const sampleSpan = 1 << 20;

/** Opens the table of `shapeCount` shapes; null after a rejection or a question in the log. */
export async function openShapefileTable(
  source: ByteSource,
  pages: ByteSource | undefined,
  shapeCount: number,
  request: FeatureRequest,
  log: ProblemLog,
  pace: ReadPace,
): Promise<ShapefileTable | null> {
  const head = await source.read(0, Math.min(mostHeaderBytes, source.size));
  const header = readDbfHeader(head, source.size);
  if ('code' in header) {
    log.add(
      'reject',
      header.code,
      { part: source.name, expected: header.expected, found: header.byte },
      {
        byte: header.byte,
      },
    );
    return null;
  }
  if (header.rowCount !== shapeCount) {
    log.add('reject', 'shapefile-rows-differ', { part: source.name, found: header.rowCount, expected: shapeCount });
    return null;
  }
  const pageText =
    pages === undefined ? null : new TextDecoder('latin1').decode(await pages.read(0, Math.min(200, pages.size)));
  const sample = await sampleOf(source, header, pace);
  const encoding = chooseDbfEncoding({ pageText, language: header.language, sample }, request.options, log);
  if (encoding === null) return null;
  const decoder = new TextDecoder(encoding);
  const skipped = header.fields.filter(field => !isReadField(field));
  const fields = header.fields.filter(isReadField).map(({ rawName, ...field }): DbfField => {
    const end = wholeEnd(rawName, 0, rawName.length, encoding);
    const isCut = rawName.length >= 10 || (rawName.length >= 8 && rawName[0]! >= 0x80);
    return { ...field, name: decoder.decode(rawName.subarray(0, end)).trim(), isCut };
  });
  if (skipped.length > 0) {
    const found = skipped.map(({ rawName, type }) => `${decoder.decode(rawName)} (${type})`).join(', ');
    log.add('warn', 'dbf-fields-skipped', { found, count: skipped.length });
  }
  return { encoding, fields, rows: (from, count) => readRows(source, header, fields, encoding, decoder, from, count) };
}

async function readRows(
  source: ByteSource,
  { headerBytes, rowBytes }: DbfHeader,
  fields: readonly DbfField[],
  encoding: string,
  decoder: TextDecoder,
  from: number,
  count: number,
): Promise<readonly (readonly unknown[] | null)[]> {
  const bytes = await source.read(headerBytes + from * rowBytes, count * rowBytes);
  const rows: (readonly unknown[] | null)[] = [];
  for (let i = 0; i < count; i++) {
    const row = bytes.subarray(i * rowBytes, (i + 1) * rowBytes);
    rows.push(row[0] === 0x2a ? null : fields.map(field => dbfValue(row, field, encoding, decoder)));
  }
  return rows;
}

/** Names and text cells that are no plain ASCII, one a line; the first megabyte of them. */
async function sampleOf(source: ByteSource, header: DbfHeader, pace: ReadPace): Promise<Uint8Array> {
  const sample: number[] = [];
  const add = (cell: Uint8Array): void => {
    if (sample.length >= mostSampleBytes || !cell.some(byte => byte >= 0x80)) return;
    for (const byte of cell) sample.push(byte);
    sample.push(0x0a);
  };
  for (const { rawName } of header.fields) add(wholeCell(rawName, rawName.length >= 10));
  const textFields = header.fields.filter(isTextField);
  const perRead = Math.max(1, Math.floor(sampleSpan / header.rowBytes));
  for (let from = 0; from < header.rowCount && sample.length < mostSampleBytes; from += perRead) {
    await pace.step(from, header.rowCount);
    const count = Math.min(perRead, header.rowCount - from);
    const bytes = await source.read(header.headerBytes + from * header.rowBytes, count * header.rowBytes);
    for (let i = 0; i < count; i++) {
      const row = bytes.subarray(i * header.rowBytes, (i + 1) * header.rowBytes);
      for (const field of textFields) {
        const cell = textBytes(row, field, '');
        add(wholeCell(cell, cell.length === field.length));
      }
    }
  }
  return Uint8Array.from(sample);
}

/** A full cell may end within a character; it is cut back as UTF-8 where that reads, else as GBK. */
function wholeCell(cell: Uint8Array, isFull: boolean): Uint8Array {
  if (!isFull || (cell.at(-1) ?? 0) < 0x80) return cell;
  const asUtf8 = cell.subarray(0, wholeEnd(cell, 0, cell.length, 'utf-8'));
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(asUtf8);
    return asUtf8;
  } catch {
    return cell.subarray(0, wholeEnd(cell, 0, cell.length, 'gb18030'));
  }
}
