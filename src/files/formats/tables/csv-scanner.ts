// CSV text → records by RFC 4180, piece by piece, in one pass whatever the text is. A record with a faulty quote gives up
// its first line and reading goes on at the next one, so that an unclosed quote cannot swallow the rest of the file.

import type { PlainTextRows } from './plain-text-rows.ts';
import type { TableRow } from './table-features.ts';

/** Characters of a record; a longer one is no row of a table, and its first line is given up. */
export const longestRecord = 1_000_000;

const shownOfLong = 2000;

/** One record; blank lines are none. */
export class CsvRecord implements TableRow {
  readonly fields: readonly string[];
  /** Physical line, from 1, on which the record begins. */
  readonly line: number;
  readonly fault: TableRow['fault'];
  // Private members of the language cost four times what these cost, and there are millions.
  private readonly text: string;
  private readonly from: number;
  private readonly to: number;

  constructor(
    fields: readonly string[],
    line: number,
    fault: TableRow['fault'],
    text: string,
    from: number,
    to: number,
  ) {
    this.fields = fields;
    this.line = line;
    this.fault = fault;
    this.text = text;
    this.from = from;
    this.to = to;
  }

  /** The record's text without its line end; of a faulty one its first line. */
  original(): string {
    return this.text.slice(this.from, this.to);
  }
}

/** Gathers records from pieces of a text whose line ends are `\n`. */
export class CsvScanner {
  readonly #delimiter: string;
  #text = '';
  #line: number;
  /** Within a line that was too long. */
  #isSkipping = false;
  #nextDelimiter = 0;
  #nextLineEnd = 0;
  /** Line ends inside the quotes of the record under way. */
  #innerLines = 0;
  #fault: TableRow['fault'] = null;

  constructor(delimiter: string, firstLine: number) {
    this.#delimiter = delimiter;
    this.#line = firstLine;
  }

  /** The records that are complete with this piece, but for those that `plain` takes; with the last piece all that are left. */
  push(piece: string, isLast: boolean, plain: PlainTextRows | null = null): CsvRecord[] {
    // Joined, the text is one run of characters; added up, each of them would be looked for in two.
    const text = plain === null ? this.#text + piece : [this.#text, piece].join('');
    plain?.begin(text);
    this.#nextDelimiter = -1;
    this.#nextLineEnd = -1;
    const records: CsvRecord[] = [];
    let at = this.#isSkipping ? this.#skipLine(text) : 0;
    while (at < text.length) {
      if (text.charCodeAt(at) === lineFeed) {
        at += 1;
        this.#line += 1;
        continue;
      }
      const end = plain === null ? -1 : plain.take(at, this.#line);
      if (end >= 0) {
        at = end + 1;
        this.#line += 1;
        continue;
      }
      const next = this.#readRecord(text, at, isLast, records);
      if (next < 0) break;
      at = next;
    }
    this.#text = at >= text.length || this.#isSkipping ? '' : text.slice(at);
    return records;
  }

  /** Where reading goes on after the record at `start`; -1 where more of the text is needed. */
  #readRecord(text: string, start: number, isLast: boolean, records: CsvRecord[]): number {
    const fields: string[] = [];
    this.#innerLines = 0;
    this.#fault = null;
    let at = start;
    for (;;) {
      const end = text.charCodeAt(at) === quote ? this.#quoted(text, at, fields) : this.#bare(text, at, fields);
      if (this.#fault !== null) return this.#giveUp(text, start, isLast, records, this.#fault);
      if (end === unfinished || (end >= text.length && !isLast)) {
        if (!isLast)
          return text.length - start > longestRecord ? this.#giveUp(text, start, isLast, records, 'long') : -1;
        return this.#giveUp(text, start, isLast, records, 'quotes');
      }
      if (end < text.length && text.charCodeAt(end) !== lineFeed) {
        at = end + 1;
        // A delimiter at the very end opens one more cell.
        if (at < text.length) continue;
        if (!isLast)
          return text.length - start > longestRecord ? this.#giveUp(text, start, isLast, records, 'long') : -1;
        fields.push('');
      }
      if (end - start > longestRecord) return this.#giveUp(text, start, isLast, records, 'long');
      records.push(new CsvRecord(fields, this.#line, null, text, start, at > end ? text.length : end));
      this.#line += 1 + this.#innerLines;
      return Math.max(end, at) < text.length ? end + 1 : text.length;
    }
  }

  /** Reads a cell in quotes; gives where its delimiter or line end stands. */
  #quoted(text: string, start: number, fields: string[]): number {
    let hasEscape = false;
    let end = start;
    for (let from = start + 1; ; from = end + 2) {
      end = text.indexOf('"', from);
      if (end < 0) return unfinished;
      if (end + 1 >= text.length || text.charCodeAt(end + 1) !== quote) break;
      hasEscape = true;
    }
    let after = end + 1;
    while (text.charCodeAt(after) === space) after += 1;
    if (after < text.length && text.charCodeAt(after) !== lineFeed && text[after] !== this.#delimiter) {
      this.#fault = 'quotes';
      return after;
    }
    const content = text.slice(start + 1, end);
    for (let at = content.indexOf('\n'); at >= 0; at = content.indexOf('\n', at + 1)) this.#innerLines += 1;
    fields.push(hasEscape ? content.replaceAll('""', '"') : content);
    return after;
  }

  #bare(text: string, start: number, fields: string[]): number {
    if (this.#nextDelimiter < start) this.#nextDelimiter = indexOrEnd(text, this.#delimiter, start);
    if (this.#nextLineEnd < start) this.#nextLineEnd = indexOrEnd(text, '\n', start);
    const end = Math.min(this.#nextDelimiter, this.#nextLineEnd);
    fields.push(text.slice(start, end));
    return end;
  }

  /** Gives up the first line of a faulty record. */
  #giveUp(
    text: string,
    start: number,
    isLast: boolean,
    records: CsvRecord[],
    fault: NonNullable<TableRow['fault']>,
  ): number {
    const lineEnd = text.indexOf('\n', start);
    if (lineEnd < 0 && !isLast && text.length - start <= longestRecord) return -1;
    const end = lineEnd < 0 ? text.length : lineEnd;
    const isLong = end - start > longestRecord;
    const shown = isLong ? start + shownOfLong : end;
    // Of a line that is not kept whole nothing else must stay in memory.
    const original = isLong ? [...text.slice(start, shown)].join('') : text;
    const [from, to] = isLong ? [0, original.length] : [start, shown];
    const found = new CsvRecord([original.slice(from, to)], this.#line, isLong ? 'long' : fault, original, from, to);
    records.push(found);
    this.#line += 1;
    this.#isSkipping = lineEnd < 0 && !isLast;
    return lineEnd < 0 ? text.length : lineEnd + 1;
  }

  #skipLine(text: string): number {
    const lineEnd = text.indexOf('\n');
    if (lineEnd < 0) return text.length;
    this.#isSkipping = false;
    return lineEnd + 1;
  }
}

const quote = 0x22;
const lineFeed = 0x0a;
const space = 0x20;
const unfinished = Number.MAX_SAFE_INTEGER;

function indexOrEnd(text: string, sought: string, from: number): number {
  const at = text.indexOf(sought, from);
  return at < 0 ? text.length : at;
}
