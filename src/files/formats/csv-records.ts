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

/** Faulty quotes cost a second look at the rest of the file; past this many the file is not a CSV file. */
const mostFaults = 100;
const mostRereads = 8;

/** Line ends of any kind as `\n`. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * Visits the records of `text` (line ends `\n`) in order; `visit` returns false to stop.
 * Returns false when quotes are faulty so often that the file was given up.
 */
export function visitCsvRecords(
  text: string,
  delimiter: string,
  visit: (record: CsvRecord) => boolean,
  firstLine = 1,
): boolean {
  let start = 0;
  let line = firstLine;
  let faults = 0;
  let reread = 0;
  while (start < text.length) {
    const rest = start === 0 ? text : text.slice(start);
    const end = visitUntilFault(rest, delimiter, line, visit);
    if (end === null) return true;
    faults += 1;
    reread += rest.length - end.next;
    if (faults > mostFaults || reread > mostRereads * text.length + 1_000_000) return false;
    start += end.next;
    line = end.line;
  }
  return true;
}

/** Reads until a faulty record; gives where to go on after its first line, or null at the end. */
function visitUntilFault(
  text: string,
  delimiter: string,
  firstLine: number,
  visit: (record: CsvRecord) => boolean,
): { readonly next: number; readonly line: number } | null {
  let start = 0;
  let line = firstLine;
  let fault: { next: number; line: number } | null = null;
  const parser = new Papa.Parser({
    delimiter,
    newline: '\n',
    step: (result: Papa.ParseStepResult<string[]>) => {
      const from = start;
      const end = result.meta.cursor;
      const fields = result.data[0] as unknown as readonly string[];
      if (result.errors.length > 0) {
        const lineEnd = text.indexOf('\n', from);
        const cut = lineEnd < 0 ? text.length : lineEnd;
        fault = { next: Math.min(cut + 1, text.length), line: line + 1 };
        const record = { fields, line, original: () => text.slice(from, cut), isFaulty: true };
        if (!visit(record)) fault = null;
        parser.abort();
        return;
      }
      const original = (): string => text.slice(from, text[end - 1] === '\n' ? end - 1 : end);
      // What stands after the last line end is no record.
      if (!(from === text.length && fields.length === 1)) {
        if (!visit({ fields, line, original, isFaulty: false })) parser.abort();
      }
      line += lineEnds(text, from, end);
      start = end;
    },
  });
  parser.parse(text, 0, false);
  return fault;
}

function lineEnds(text: string, from: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
