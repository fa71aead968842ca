// Rows of a table of which nothing is to be told: with all their cells, a place in plain numbers, and nothing that could make them a
// note, a total or a header. They go on as columns; every other row goes the longer way, on which all there is to tell is told.

import { unguardedText } from '../../../report/csv-text.ts';
import type { NumberColumn } from '../../../vocabulary/columns.ts';

/** What makes a row of a table plain. */
export interface PlainPlan {
  /** Columns of the table. */
  readonly width: number;
  /** The columns that are wanted, by slot: x, y, then others; each once. */
  readonly slots: readonly number[];
  /** The slot of the ids, -1 without such. */
  readonly idSlot: number;
  /** Whether numbers other than coordinates may have a point. */
  readonly hasPoint: boolean;
}

/** Plain rows as columns, in order. */
export interface PlainRows {
  readonly count: number;
  readonly x: NumberColumn;
  readonly y: NumberColumn;
  readonly line: NumberColumn;
  /** Set by the table. */
  readonly recordNumber: Float64Array | number[];
  text(row: number, slot: number): string;
  number(row: number, slot: number): number;
  original(row: number): string;
  /** All cells. */
  cells(row: number): readonly string[];
}

/**
 * Whether a cell that is not empty and stands at `start` cannot make its row a note or a total, by what it begins and ends with. Words of
 * totals count with spaces and colons anywhere among their letters.
 */
export function isPlainCell(text: string, start: number, end: number, isFirst: boolean): boolean {
  const code = text.charCodeAt(start);
  if (code >= zero && code <= nine) return true;
  const last = text.charCodeAt(end - 1);
  if (last <= space || last === colon || (last >= 0x80 && telling.has(last))) return false;
  if (code >= 0x80) return !telling.has(code);
  if (code <= space || code === colon || code === numberSign || code === asterisk) return false;
  const second = end > start + 1 ? text.charCodeAt(start + 1) : 0;
  switch (code | 0x20) {
    case letterN:
      return !(isFirst && (second | 0x20) === letterO);
    case letterS:
      return !(isBroken(second) || (second | 0x20) === letterU || (isFirst && (second | 0x20) === letterO));
    case letterT:
      return !(isBroken(second) || (second | 0x20) === letterO);
    case letterG:
      return !(isBroken(second) || (second | 0x20) === letterR || (second | 0x20) === letterE);
    case letterI:
      return !(isBroken(second) || (second | 0x20) === letterN);
    default:
      return true;
  }
}

/** Whether a word may go on behind this character as if it were not there. */
function isBroken(code: number): boolean {
  return (code > 0 && code <= space) || code === colon || code >= 0x80;
}

/** Whether an id cannot be one that a spreadsheet has rounded, as 4.20802E+11. */
export function isPlainId(text: string, start: number, end: number): boolean {
  if (start === end) return true;
  const first = text.charCodeAt(start);
  if (first <= space || first === guard || telling.has(first)) return false;
  const second = end > start + 1 ? text.charCodeAt(start + 1) : 0;
  return !(first <= 0x39 && (second === 0x2e || (second | 0x20) === 0x65));
}

/** A cell as text without spaces around it and without its guard. */
export function cellText(text: string, start: number, end: number): string {
  if (start === end) return '';
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  const isBare = first > 0x20 && first < 0x80 && first !== guard && last > 0x20 && last < 0x80;
  return isBare ? text.slice(start, end) : unguardedText(text.slice(start, end).trim());
}

const space = 0x20;
const zero = 0x30;
const nine = 0x39;
const colon = 0x3a;
const numberSign = 0x23;
const asterisk = 0x2a;
const guard = 0x27;
// Of "Note", "Source"; "Sum", "Total", "Grand total", "Gesamt", "In all".
const letterE = 0x65;
const letterG = 0x67;
const letterI = 0x69;
const letterN = 0x6e;
const letterO = 0x6f;
const letterR = 0x72;
const letterS = 0x73;
const letterT = 0x74;
const letterU = 0x75;

/** What words of notes and totals begin or end with, and spaces before and behind them. */
const telling = new Set(
  [
    ...'注备说资数来单制填审全合总小共计：\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
  ].map(character => character.charCodeAt(0)),
);
