// Bytes → text, strictly: what is no text in its encoding is refused with its byte, and nothing is replaced.

import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadOptions, TextEncoding } from '../account/read-options.ts';
import { byteOrderMark, chooseEncoding, readAs, wideEncoding } from './choose-encoding.ts';
import { cellAround, startEvidence } from './encoding-evidence.ts';
import { findInvalidGb18030 } from './gbk-evidence.ts';
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
  const markBytes = mark?.markBytes ?? 0;
  const encoding = mark?.encoding ?? (options.encoding === 'auto' ? foundEncoding(bytes, log) : options.encoding);
  if (encoding === null) return null;
  const text = decodePiece(markBytes === 0 ? bytes : bytes.subarray(markBytes), encoding, markBytes, log);
  return text === null ? null : { text, encoding, markBytes };
}

function foundEncoding(bytes: Uint8Array, log: ProblemLog): TextEncoding | null {
  const wide = wideEncoding(bytes);
  if (wide !== null) return wide;
  const collector = startEvidence();
  collector.add(bytes, 0);
  const { evidence } = collector;
  if (evidence.invalidUtf8 < 0 && (evidence.firstHigh < 0 || isLatinJson(bytes))) return 'utf-8';
  return chooseEncoding(evidence, log);
}

/** JSON is UTF-8 by its own rule (RFC 8259 §8.1): where it reads as Latin letters, as "é", there is no doubt. */
function isLatinJson(bytes: Uint8Array): boolean {
  const first = bytes.find(byte => byte > 0x20);
  if (first !== 0x7b && first !== 0x5b) return false;
  // U+0080…U+024F: a lead byte of 0xC2…0xC9; continuation bytes are below 0xC0.
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 0xc9) return false;
  return true;
}

/** Decodes bytes that stand at `at` in their file; null after a rejection in the log. */
export function decodePiece(bytes: Uint8Array, encoding: TextEncoding, at: number, log: ProblemLog): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const fault = firstInvalid(bytes, encoding);
    const found = readAs(cellAround(bytes, fault), encoding);
    log.add('reject', 'encoding-invalid', { encoding, found }, { byte: fault + at });
    return null;
  }
}

function firstInvalid(bytes: Uint8Array, encoding: TextEncoding): number {
  if (encoding === 'utf-8') return Math.max(0, scanUtf8(bytes).invalidAt);
  if (encoding === 'gb18030') return Math.max(0, findInvalidGb18030(bytes));
  if (encoding === 'big5' || encoding === 'shift_jis') return firstRefused(bytes, encoding);
  const high = encoding === 'utf-16le' ? 1 : 0;
  const isIn = (at: number, from: number): boolean => at < bytes.length && (bytes[at + high]! & 0xfc) === from;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (isIn(i, 0xdc) || (isIn(i, 0xd8) && !isIn(i + 2, 0xdc))) return i;
    if (isIn(i, 0xd8)) i += 2;
  }
  return bytes.length - 1;
}

/** The byte at which a decoder refuses to go on, by halving. */
function firstRefused(bytes: Uint8Array, encoding: TextEncoding): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
