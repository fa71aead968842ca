// A text file in pieces, so that it is never in memory as a whole: first a look at all its bytes for their encoding, then
// the decoding. A piece ends behind a byte that no character of several bytes has.

import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadPace } from '../account/read-host.ts';
import type { ReadOptions, TextEncoding } from '../account/read-options.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { byteOrderMark, chooseEncoding, type MarkedEncoding, wideEncoding } from './choose-encoding.ts';
import { decodePiece } from './decode-text.ts';
import { startEvidence } from './encoding-evidence.ts';

export interface OpenText {
  readonly encoding: TextEncoding;
  /** The first piece. */
  readonly head: string;
  /** Whether the first piece is the whole text. */
  readonly isWhole: boolean;
  /** The whole text in pieces with the share (0…1) of the file read so far; ends early after a rejection in the log. */
  pieces(): AsyncGenerator<{ readonly text: string; readonly share: number }>;
}

const span = 1 << 19;
/** Looking at the bytes takes a tenth of the time that reading them takes. */
const shareOfLook = 0.1;

/** Opens a text file; null after a rejection or a question in the log. */
export async function openText(
  source: ByteSource,
  options: Pick<ReadOptions, 'encoding' | 'limits'>,
  log: ProblemLog,
  pace: ReadPace,
): Promise<OpenText | null> {
  if (source.size > options.limits.textBytes) {
    log.add('reject', 'file-too-large', { bytes: source.size, limit: options.limits.textBytes });
    return null;
  }
  const chosen = await findEncoding(source, options, log, pace);
  if (chosen === null) return null;
  const first = await textPieces(source, chosen, log).next();
  if (log.hasRejected()) return null;
  if ((first.done === true || first.value.text.trim() === '') && !(await hasText(source, chosen, log))) {
    if (!log.hasRejected()) log.add('reject', 'file-empty');
    return null;
  }
  const { text, share } = first.done === true ? { text: '', share: 1 } : first.value;
  return {
    encoding: chosen.encoding,
    head: text,
    isWhole: share === 1,
    async *pieces() {
      for await (const piece of textPieces(source, chosen, log)) {
        yield { text: piece.text, share: shareOfLook + (1 - shareOfLook) * piece.share };
      }
    },
  };
}

async function hasText(source: ByteSource, chosen: MarkedEncoding, log: ProblemLog): Promise<boolean> {
  for await (const { text } of textPieces(source, chosen, log)) if (/\S/.test(text)) return true;
  return false;
}

async function findEncoding(
  source: ByteSource,
  options: Pick<ReadOptions, 'encoding'>,
  log: ProblemLog,
  pace: ReadPace,
): Promise<MarkedEncoding | null> {
  const head = await source.read(0, Math.min(source.size, span));
  const mark = byteOrderMark(head);
  if (mark !== null) return mark;
  if (options.encoding !== 'auto') return { encoding: options.encoding, markBytes: 0 };
  const wide = wideEncoding(head);
  if (wide !== null) return { encoding: wide, markBytes: 0 };
  const collector = startEvidence();
  for await (const { bytes, at } of bytePieces(source, 0, isSafe)) {
    collector.add(bytes, at);
    await pace.step((shareOfLook * at) / source.size, 1);
  }
  const encoding = chooseEncoding(collector.evidence, log);
  return encoding === null ? null : { encoding, markBytes: 0 };
}

async function* textPieces(
  source: ByteSource,
  { encoding, markBytes }: MarkedEncoding,
  log: ProblemLog,
): AsyncGenerator<{ readonly text: string; readonly share: number }> {
  const cut = encoding === 'utf-16le' || encoding === 'utf-16be' ? isSafeWide(encoding) : isSafe;
  for await (const { bytes, at } of bytePieces(source, markBytes, cut)) {
    const text = decodePiece(bytes, encoding, at, log);
    if (text === null) return;
    yield { text, share: (at + bytes.length) / source.size };
  }
}

/** Whether a text may be cut behind this byte: below 0x30 no byte is part of a longer character. */
function isSafe(bytes: Uint8Array, at: number): boolean {
  return bytes[at]! < 0x30;
}

/** In UTF-16 behind any unit that is no first half. */
function isSafeWide(encoding: 'utf-16le' | 'utf-16be'): (bytes: Uint8Array, at: number) => boolean {
  const high = encoding === 'utf-16le' ? 0 : 1;
  return (bytes, at) => at % 2 === 1 && (bytes[at - high]! & 0xfc) !== 0xd8;
}

/** The bytes from `start`, cut where `mayCut` allows it. */
async function* bytePieces(
  source: ByteSource,
  start: number,
  mayCut: (bytes: Uint8Array, at: number) => boolean,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly at: number }> {
  let length = span;
  for (let at = start; at < source.size; ) {
    const isLast = at + length >= source.size;
    const bytes = await source.read(at, Math.min(length, source.size - at));
    if (bytes.length === 0) return;
    let end = bytes.length;
    if (!isLast) while (end > 0 && !mayCut(bytes, end - 1)) end -= 1;
    if (end === 0) {
      length *= 2;
      continue;
    }
    yield { bytes: bytes.subarray(0, end), at };
    at += end;
    length = span;
  }
}
