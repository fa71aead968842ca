// Bytes → text: which encoding a file is in. A byte order mark decides; else the evidence does; a real doubt is asked.
// "Strict UTF-8, else GB 18030" alone is wrong: 医院 in GBK is valid UTF-8 for "ҽԺ".

import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadOptions, TextEncoding } from '../account/read-options.ts';
import { findInvalidGb18030, readPairs, shareInGb2312 } from './gbk-evidence.ts';
import { scanUtf8 } from './utf8-scan.ts';

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
  /** Length of the byte order mark. */
  readonly markBytes: number;
}

/** Decodes a text file; null after a rejection or a question in the log. */
export function decodeText(
  bytes: Uint8Array,
  options: Pick<ReadOptions, 'encoding' | 'limits'>,
  log: ProblemLog,
): DecodedText | null {
  if (bytes.length > options.limits.textBytes) {
    log.add('reject', 'file-too-large', { bytes: bytes.length, limit: options.limits.textBytes });
    return null;
  }
  if (bytes.length === 0) {
    log.add('reject', 'file-empty');
    return null;
  }
  const mark = byteOrderMark(bytes);
  if (mark !== null) return decodeAs(bytes, mark.encoding, mark.length, log);
  if (options.encoding !== 'auto') return decodeAs(bytes, options.encoding, 0, log);
  const wide = wideEncoding(bytes);
  if (wide !== null) return decodeAs(bytes, wide, 0, log);

  const scan = scanUtf8(bytes);
  if (scan.invalidAt < 0) {
    if (scan.pairs === 0 || scan.longer > 0 || findInvalidGb18030(bytes) >= 0) return decodeAs(bytes, 'utf-8', 0, log);
    const reading = readPairs(bytes);
    if (reading.otherScript && !reading.chinese) return decodeAs(bytes, 'utf-8', 0, log);
    if (isLatinJson(bytes)) return decodeAs(bytes, 'utf-8', 0, log);
    const cell = cellAround(bytes, scan.firstHigh);
    log.add(
      'ask',
      'encoding-ambiguous',
      { found: readAs(cell, 'utf-8'), other: readAs(cell, 'gb18030') },
      { byte: scan.firstHigh },
    );
    return null;
  }
  // In Chinese of another encoding a fault comes within the first few characters: this is UTF-8 that is damaged or cut.
  if (scan.longer >= 4) return decodeAs(bytes, 'utf-8', 0, log);
  if (findInvalidGb18030(bytes) >= 0) {
    const cell = cellAround(bytes, scan.invalidAt);
    log.add('reject', 'encoding-unknown', { found: readAs(cell, 'windows-1252') }, { byte: scan.invalidAt });
    return null;
  }
  if (shareInGb2312(bytes) < 0.5) {
    const cell = cellAround(bytes, scan.invalidAt);
    const params = { found: readAs(cell, 'gb18030'), other: readAs(cell, 'windows-1252') };
    log.add('ask', 'encoding-doubtful', params, { byte: scan.invalidAt });
    return null;
  }
  return decodeAs(bytes, 'gb18030', 0, log);
}

/** JSON is UTF-8 by its own rule (RFC 8259 §8.1): where it reads as Latin letters, as "é", there is no doubt. */
function isLatinJson(bytes: Uint8Array): boolean {
  const first = bytes.find(byte => byte > 0x20);
  if (first !== 0x7b && first !== 0x5b) return false;
  // U+0080…U+024F: a lead byte of 0xC2…0xC9; continuation bytes are below 0xC0.
  return bytes.every(byte => byte <= 0xc9);
}

function byteOrderMark(bytes: Uint8Array): { readonly encoding: TextEncoding; readonly length: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return { encoding: 'gb18030', length: 4 };
  return null;
}

/** UTF-16 without a mark: delimiters, digits and line ends leave zero bytes on one side only. */
function wideEncoding(bytes: Uint8Array): TextEncoding | null {
  const length = Math.min(bytes.length, 8192) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const enough = length / 2 / 20;
  if (odd > enough && even * 20 < odd) return 'utf-16le';
  if (even > enough && odd * 20 < even) return 'utf-16be';
  return null;
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding, markBytes: number, log: ProblemLog): DecodedText | null {
  const body = markBytes === 0 ? bytes : bytes.subarray(markBytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
    return { text, encoding, markBytes };
  } catch {
    const at = firstInvalid(body, encoding);
    const cell = cellAround(body, at);
    log.add('reject', 'encoding-invalid', { encoding, found: readAs(cell, encoding) }, { byte: at + markBytes });
    return null;
  }
}

function firstInvalid(bytes: Uint8Array, encoding: TextEncoding): number {
  if (encoding === 'utf-8') return Math.max(0, scanUtf8(bytes).invalidAt);
  if (encoding === 'gb18030') return Math.max(0, findInvalidGb18030(bytes));
  const high = encoding === 'utf-16le' ? 1 : 0;
  const isIn = (at: number, from: number): boolean => at < bytes.length && (bytes[at + high]! & 0xfc) === from;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (isIn(i, 0xdc) || (isIn(i, 0xd8) && !isIn(i + 2, 0xdc))) return i;
    if (isIn(i, 0xd8)) i += 2;
  }
  return bytes.length - 1;
}

const cellEnds = new Set([0x0a, 0x0d, 0x2c, 0x3b, 0x09, 0x7c, 0x22]);

/** The bytes of the cell around a byte, at most 60 to either side. */
function cellAround(bytes: Uint8Array, at: number): Uint8Array {
  let start = at;
  while (start > 0 && at - start < 60 && !cellEnds.has(bytes[start - 1]!)) start -= 1;
  let end = at;
  while (end < bytes.length && end - at < 60 && !cellEnds.has(bytes[end]!)) end += 1;
  return bytes.subarray(start, end);
}

function readAs(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
