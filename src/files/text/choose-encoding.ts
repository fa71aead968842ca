// Which encoding a text is in. A byte order mark decides; else the evidence does; a real doubt is asked, with what the file
// would say in each reading. "Strict UTF-8, else GB 18030" alone is wrong: 医院 in GBK is valid UTF-8 for "ҽԺ".

import type { Choice } from '../../vocabulary/problem.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import type { TextEncoding } from '../account/read-options.ts';
import type { EncodingEvidence } from './encoding-evidence.ts';

/** An encoding named by a mark, and the length of the mark. */
export interface MarkedEncoding {
  readonly encoding: TextEncoding;
  readonly markBytes: number;
}

/** What a byte order mark says, or null. */
export function byteOrderMark(bytes: Uint8Array): MarkedEncoding | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return { encoding: 'gb18030', markBytes: 4 };
  return null;
}

/** UTF-16 without a mark: delimiters, digits and line ends leave zero bytes on one side only. */
export function wideEncoding(bytes: Uint8Array): TextEncoding | null {
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

/** What the evidence says; null after a rejection or a question in the log. */
export function chooseEncoding(evidence: EncodingEvidence, log: ProblemLog): TextEncoding | null {
  const { invalidUtf8, pairs, longer, firstHigh, invalidGb18030, cells } = evidence;
  const cell = cells[0] ?? new Uint8Array(0);
  if (invalidUtf8 < 0) {
    if (pairs === 0 || longer > 0 || invalidGb18030 >= 0) return 'utf-8';
    if (evidence.otherScript && !evidence.chinese) return 'utf-8';
    const params = { found: readAs(cell, 'utf-8'), other: readAs(cell, 'gb18030') };
    log.ask('encoding-ambiguous', params, { byte: firstHigh }, choicesOf(['utf-8', 'gb18030'], cells));
    return null;
  }
  // In Chinese of another encoding a fault comes within the first few characters: this is UTF-8 that is damaged or cut.
  if (longer >= 4) return 'utf-8';
  const others = isLatin(cells) ? [...otherEncodings].reverse() : otherEncodings;
  const readings = others.filter(encoding => isReadable(encoding, cells));
  const [likely = 'windows-1252'] = readings;
  const place = { byte: invalidUtf8 };
  if (invalidGb18030 >= 0) {
    if (readings.length < 2) log.add('reject', 'encoding-unknown', { found: readAs(cell, likely) }, place);
    else
      log.ask('encoding-foreign', { found: readAs(cell, likely), encoding: likely }, place, choicesOf(readings, cells));
    return null;
  }
  if (!isGb18030(evidence)) {
    const params = { found: readAs(cell, 'gb18030'), other: readAs(cell, likely), encoding: likely };
    log.ask('encoding-doubtful', params, place, choicesOf(['gb18030', ...readings], cells));
    return null;
  }
  return 'gb18030';
}

/** By preference where GB 18030 is doubtful. */
const otherEncodings: readonly TextEncoding[] = ['big5', 'shift_jis', 'windows-1252'];

/** Chinese keeps almost wholly to GB 2312; what does so no more than half may be anything, and Big5 keeps to its own half. */
function isGb18030({ characters, inGb2312, inBig5 }: EncodingEvidence): boolean {
  if (inGb2312 * 2 < characters) return false;
  return inGb2312 >= characters * 0.95 || inBig5 < characters * 0.9;
}

function choicesOf(encodings: readonly TextEncoding[], cells: readonly Uint8Array[]): readonly Choice[] {
  return encodings.map(encoding => ({
    option: 'encoding',
    value: encoding,
    preview: cells.map(cell => readAs(cell, encoding)),
    points: [],
  }));
}

/** Letters with accents stand alone among plain ones. */
function isLatin(cells: readonly Uint8Array[]): boolean {
  const isHigh = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80;
  return cells.every(cell =>
    cell.every((byte, i) => byte < 0x80 || (byte >= 0xc0 && !isHigh(cell[i - 1]) && !isHigh(cell[i + 1]))),
  );
}

/** Decoders differ about bytes that an encoding has not: some replace them, some give characters of private use. */
function isReadable(encoding: TextEncoding, cells: readonly Uint8Array[]): boolean {
  return encoding === 'windows-1252' || cells.every(cell => !/[\ue000-\uf8ff\ufffd]/.test(readAs(cell, encoding)));
}

export function readAs(bytes: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}
