// The table of a shapefile (dBASE III to Visual FoxPro): its header held against the file, and its cells as values.
// Source: dBASE .DBF file structure, and Visual FoxPro's table file structure. The library parsedbf reads past a file that is
// cut, and turns 00123 into 123.

import { viewOf } from '../../bytes/byte-view.ts';

export interface DbfField {
  readonly name: string;
  readonly type: string;
  /** Byte in the row. */
  readonly at: number;
  readonly length: number;
  readonly decimals: number;
  /** Whether the name fills its ten bytes and may be cut. */
  readonly isCut: boolean;
}

export interface DbfHeader {
  readonly rowCount: number;
  readonly headerBytes: number;
  readonly rowBytes: number;
  /** Number of the code page. */
  readonly language: number;
  /** Names are still bytes: their encoding is found from the rows too. */
  readonly fields: readonly (Omit<DbfField, 'name' | 'isCut'> & { readonly rawName: Uint8Array })[];
}

const fieldBytes = 32;

/** Reads the header; a fault names the byte. `size` is that of the whole file. */
export function readDbfHeader(
  bytes: Uint8Array,
  size: number,
): DbfHeader | { readonly code: 'dbf-header' | 'dbf-cut'; readonly byte: number; readonly expected: number } {
  const view = viewOf(bytes);
  if (bytes.length < fieldBytes + 1) return { code: 'dbf-cut', byte: bytes.length, expected: fieldBytes + 1 };
  const rowCount = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const rowBytes = view.getUint16(10, true);
  if (headerBytes > bytes.length) return { code: 'dbf-cut', byte: bytes.length, expected: headerBytes };
  const fields: DbfHeader['fields'][number][] = [];
  let rowAt = 1;
  let at = fieldBytes;
  for (; at + fieldBytes <= headerBytes && bytes[at] !== 0x0d; at += fieldBytes) {
    const nameEnd = bytes.subarray(at, at + 11).indexOf(0);
    const type = String.fromCharCode(bytes[at + 11]!);
    // Text of more than 255 bytes has its length in both numbers.
    const decimals = bytes[at + 17]!;
    const length = type === 'C' ? view.getUint16(at + 16, true) : bytes[at + 16]!;
    fields.push({
      rawName: bytes.subarray(at, at + (nameEnd < 0 ? 11 : nameEnd)),
      type,
      at: rowAt,
      length,
      decimals: type === 'C' ? 0 : decimals,
    });
    rowAt += length;
  }
  if (fields.length === 0 || rowAt > rowBytes || bytes[at] !== 0x0d) {
    return { code: 'dbf-header', byte: at, expected: rowBytes };
  }
  // The byte 1A behind the rows is often missing.
  const expected = headerBytes + rowCount * rowBytes;
  if (expected > size) return { code: 'dbf-cut', byte: size, expected };
  return { rowCount, headerBytes, rowBytes, language: bytes[29]!, fields };
}

/** Whether a field holds text in the table's encoding. */
export function isTextField({ type }: { readonly type: string }): boolean {
  return type === 'C' || type === 'V';
}

/** Types whose cells are read; memos and pictures stand in files of their own. */
export function isReadField({ type }: { readonly type: string }): boolean {
  return 'CVNFDLIBO+YT@'.includes(type);
}

/** The bytes of a text cell without what fills it up, and without a character that its end cuts. */
export function textBytes(
  row: Uint8Array,
  { at, length }: Pick<DbfField, 'at' | 'length'>,
  encoding: string,
): Uint8Array {
  let end = at + length;
  const zero = row.subarray(at, end).indexOf(0);
  if (zero >= 0) end = at + zero;
  else if (row[end - 1]! >= 0x80) end = wholeEnd(row, at, end, encoding);
  while (end > at && row[end - 1] === 0x20) end -= 1;
  return row.subarray(at, end);
}

/** The end of the last whole character. */
export function wholeEnd(bytes: Uint8Array, from: number, to: number, encoding: string): number {
  if (encoding === 'utf-8') {
    let lead = to - 1;
    while (lead > from && to - lead < 4 && (bytes[lead]! & 0xc0) === 0x80) lead -= 1;
    const first = bytes[lead]!;
    const needed = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
    return to - lead < needed ? lead : to;
  }
  if (encoding !== 'gb18030') return to;
  let at = from;
  while (at < to) {
    const isFour = bytes[at]! > 0x80 && at + 1 < to && bytes[at + 1]! >= 0x30 && bytes[at + 1]! <= 0x39;
    const step = bytes[at]! <= 0x80 ? 1 : isFour ? 4 : 2;
    if (at + step > to) return at;
    at += step;
  }
  return to;
}

/** The value of a cell: text, a number, a truth value, or null where it holds none. */
export function dbfValue(row: Uint8Array, field: DbfField, encoding: string, decoder: TextDecoder): unknown {
  if (isTextField(field)) return decoder.decode(textBytes(row, field, encoding));
  const cell = row.subarray(field.at, field.at + field.length);
  const view = viewOf(cell);
  switch (field.type) {
    case 'N':
    case 'F':
      return numberValue(asciiText(cell).trim(), field);
    case 'D':
      return asciiText(cell)
        .trim()
        .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
    case 'L': {
      const mark = asciiText(cell);
      return /[TtYy]/.test(mark) ? true : /[FfNn]/.test(mark) ? false : null;
    }
    case 'I':
    case '+':
      return view.byteLength === 4 ? view.getInt32(0, true) : null;
    case 'B':
    case 'O':
      return view.byteLength === 8 ? view.getFloat64(0, true) : null;
    case 'Y':
      return view.byteLength === 8 ? Number(view.getBigInt64(0, true)) / 10_000 : null;
    default:
      return null;
  }
}

function asciiText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes).replace(/\0/g, '');
}

/** Digits stay as they are, so that a long id keeps all of them; with decimals the zeros at the end go. */
function numberValue(text: string, { decimals }: DbfField): unknown {
  // Stars stand for a number that did not fit, or for none.
  if (/^\**$/.test(text)) return null;
  const plain = decimals > 0 && /^[-+]?\d{1,15}\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
  return plain.replace(/^\+/, '');
}
