// CSV text → records, by papaparse, with our own account of physical lines: papaparse swallows the rest of the file
// after an unclosed quote, so a record with a faulty quote gives up its first line and reading goes on at the next one.

import Papa from 'papaparse';

export interface CsvRecord {
  readonly fields: readonly string[];
  /** Physical line, from 1, on which the record begins. */
  readonly line: number;
  /** The record's text without its line end; for a faulty one its first line. */
  readonly original: () => string;
  /** Whether a quote is not closed, or closed in the middle of a field. */
  readonly isFaulty: boolean;
}

/** Some records, and how much of the text (0…1) is read with them. */
export interface CsvBatch {
  readonly rows: readonly CsvRecord[];
  readonly share: number;
}

/** Faulty quotes cost a second look at the rest of the file; past this many the file is not a CSV file. */
const mostFaults = 100;
const mostRereads = 8;
/** Characters parsed at a time; more where a record is longer. */
const usualSpan = 1 << 18;

/** Line ends of any kind as `\n`. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * The records of `text` (line ends `\n`) in order, in batches of some thousand.
 * Returns false when quotes are faulty so often that the file was given up.
 */
export function* csvBatches(text: string, delimiter: string, firstLine = 1): Generator<CsvBatch, boolean> {
  let at = 0;
  let line = firstLine;
  let span = usualSpan;
  let faults = 0;
  let reread = 0;
  while (at < text.length) {
    const isLast = at + span >= text.length;
    const part = isLast ? text.slice(at) : text.slice(at, at + span);
    const { records, next, nextLine, hasFault } = parsePart(part, delimiter, line, !isLast);
    if (records.length > 0) yield { rows: records, share: (at + next) / text.length };
    if (hasFault) {
      faults += 1;
      reread += part.length - next;
      if (faults > mostFaults || reread > mostRereads * text.length + 1_000_000) return false;
    }
    // A record that is not closed within the part is read again with more of the text.
    span = next === 0 ? span * 2 : usualSpan;
    at += next;
    line = nextLine;
  }
  return true;
}

interface ParsedPart {
  readonly records: readonly CsvRecord[];
  /** Where to go on in the part. */
  readonly next: number;
  readonly nextLine: number;
  readonly hasFault: boolean;
}

/** Reads a part up to its last whole record, or to a faulty one, of which only the first line is taken. */
function parsePart(text: string, delimiter: string, firstLine: number, isCut: boolean): ParsedPart {
  const records: CsvRecord[] = [];
  let start = 0;
  let line = firstLine;
  let hasFault = false;
  const parser = new Papa.Parser({
    delimiter,
    newline: '\n',
    step: (result: Papa.ParseStepResult<string[]>) => {
      const from = start;
      const fields = result.data[0] as unknown as readonly string[];
      if (result.errors.length > 0) {
        hasFault = true;
        const lineEnd = text.indexOf('\n', from);
        const cut = lineEnd < 0 ? text.length : lineEnd;
        records.push({ fields, line, original: () => text.slice(from, cut), isFaulty: true });
        start = Math.min(cut + 1, text.length);
        line += 1;
        parser.abort();
        return;
      }
      const end = result.meta.cursor;
      // What stands after the last line end is no record.
      if (!(from === text.length && fields.length === 1)) {
        const original = (): string => text.slice(from, text[end - 1] === '\n' ? end - 1 : end);
        records.push({ fields, line, original, isFaulty: false });
      }
      line += lineEnds(text, from, end);
      start = end;
    },
  });
  parser.parse(text, 0, isCut);
  return { records, next: start, nextLine: line, hasFault };
}

function lineEnds(text: string, from: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
