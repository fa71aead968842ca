// What the bytes of a text tell about its encoding, gathered piece by piece.

import { countInGb2312, findInvalidGb18030, readPairs } from './gbk-evidence.ts';
import { scanUtf8 } from './utf8-scan.ts';

export interface EncodingEvidence {
  /** Byte of the first sequence that is not UTF-8, or -1. */
  readonly invalidUtf8: number;
  /** UTF-8 sequences of two bytes before it, and of three or four. */
  readonly pairs: number;
  readonly longer: number;
  /** Byte of the first byte above 127, or -1. */
  readonly firstHigh: number;
  /** Byte of the first sequence that is not GB 18030, or -1. */
  readonly invalidGb18030: number;
  /** Whether all pairs read as Chinese in GB 18030, and as words of one script in UTF-8. */
  readonly chinese: boolean;
  readonly otherScript: boolean;
  /** Two-byte characters, and how many of them are in GB 2312, and in the common half of Big5. */
  readonly characters: number;
  readonly inGb2312: number;
  readonly inBig5: number;
  /** The bytes of the first cells that are no plain ASCII, each only once. */
  readonly cells: readonly Uint8Array[];
}

const mostCells = 5;

export interface EvidenceCollector {
  /** Bytes that neither begin nor end within a character, and where they stand in the file. */
  add(bytes: Uint8Array, at: number): void;
  readonly evidence: EncodingEvidence;
}

/** Starts to gather the evidence of one file. */
export function startEvidence(): EvidenceCollector {
  const cells = new Map<string, Uint8Array>();
  const found = {
    invalidUtf8: -1,
    pairs: 0,
    longer: 0,
    firstHigh: -1,
    invalidGb18030: -1,
    chinese: true,
    otherScript: true,
    characters: 0,
    inGb2312: 0,
    inBig5: 0,
  };
  return {
    add(bytes, at) {
      const firstHigh = findHigh(bytes);
      if (firstHigh < 0) return;
      if (found.firstHigh < 0) found.firstHigh = at + firstHigh;
      if (cells.size < mostCells) gatherCells(bytes, firstHigh, cells);
      if (found.invalidUtf8 < 0) {
        const scan = scanUtf8(bytes, firstHigh);
        if (scan.invalidAt >= 0) found.invalidUtf8 = at + scan.invalidAt;
        found.pairs += scan.pairs;
        found.longer += scan.longer;
        if (found.invalidUtf8 < 0 && found.longer === 0 && (found.chinese || found.otherScript)) {
          const reading = readPairs(bytes);
          found.chinese &&= reading.chinese;
          found.otherScript &&= reading.otherScript;
        }
      }
      if (found.longer > mostLonger || found.invalidGb18030 >= 0) return;
      const invalid = findInvalidGb18030(bytes);
      if (invalid >= 0) found.invalidGb18030 = at + invalid;
      const counts = countInGb2312(bytes);
      found.characters += counts.all;
      found.inGb2312 += counts.inside;
      found.inBig5 += counts.big5;
    },
    get evidence() {
      return { ...found, cells: [...cells.values()] };
    },
  };
}

/** So many long sequences are UTF-8 beyond doubt; what they would be in GB 18030 is of no account. */
const mostLonger = 1000;

function findHigh(bytes: Uint8Array): number {
  const { length } = bytes;
  let at = 0;
  // Four at a time; the rest, and the four that have it, one by one.
  for (; at + 4 <= length; at += 4) {
    if (((bytes[at]! | bytes[at + 1]! | bytes[at + 2]! | bytes[at + 3]!) & 0x80) !== 0) break;
  }
  for (; at < length; at++) if (bytes[at]! >= 0x80) return at;
  return -1;
}

const cellEnds = new Set([0x0a, 0x0d, 0x2c, 0x3b, 0x09, 0x7c, 0x22]);

/** The bytes of the cell around a byte, at most 60 to either side. */
export function cellAround(bytes: Uint8Array, at: number): Uint8Array {
  let start = at;
  while (start > 0 && at - start < 60 && !cellEnds.has(bytes[start - 1]!)) start -= 1;
  let end = at;
  while (end < bytes.length && end - at < 60 && !cellEnds.has(bytes[end]!)) end += 1;
  return bytes.slice(start, end);
}

function gatherCells(bytes: Uint8Array, firstHigh: number, cells: Map<string, Uint8Array>): void {
  for (let at = firstHigh; at < bytes.length && cells.size < mostCells; at++) {
    if (bytes[at]! < 0x80) continue;
    const cell = cellAround(bytes, at);
    cells.set(cell.join(), cell);
    while (at < bytes.length && !cellEnds.has(bytes[at]!)) at += 1;
  }
}
