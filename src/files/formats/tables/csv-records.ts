// A CSV file's records in batches, from pieces of its text.

import { type CsvRecord, CsvScanner } from './csv-scanner.ts';
import type { PlainPlan, PlainRows } from './plain-rows.ts';
import { PlainTextRows } from './plain-text-rows.ts';

/** A piece of a text, and how much of the file (0…1) is read with it. */
export interface TextPiece {
  readonly text: string;
  readonly share: number;
}

/** Some records, and how much of the text (0…1) is read with them. */
export interface CsvBatch {
  readonly rows: readonly CsvRecord[];
  /** Rows between these, by their lines. */
  readonly plain: PlainRows | null;
  readonly share: number;
}

/** Characters scanned at a time: some hundred rows, which die young. */
const span = 1 << 15;

/**
 * The records of a text in order, in batches; `start` characters before the table, which begins on `firstLine`, are passed over.
 * From when `planOf` gives a plan on, plain rows come apart.
 */
export async function* csvBatches(
  pieces: AsyncIterable<TextPiece>,
  { delimiter, start, firstLine }: { readonly delimiter: string; readonly start: number; readonly firstLine: number },
  planOf: () => PlainPlan | null = () => null,
): AsyncGenerator<CsvBatch, boolean> {
  const scanner = new CsvScanner(delimiter, firstLine);
  const lines = startLineFeeds();
  let passedOver = start;
  let plain: PlainTextRows | null = null;
  for await (const { text, share } of pieces) {
    const clean = lines(text).slice(passedOver);
    passedOver = 0;
    for (let from = 0; from < clean.length; from += span) {
      const plan: PlainPlan | null = plain === null ? planOf() : null;
      if (plan !== null) plain = new PlainTextRows(plan, delimiter);
      yield { rows: scanner.push(clean.slice(from, from + span), false, plain), plain, share };
    }
  }
  yield { rows: scanner.push('', true), plain: null, share: 1 };
  return true;
}

/** The whole records at the beginning of a text, at most `limit`; a last one that may be cut is left out. */
export function firstRecords(
  text: string,
  delimiter: string,
  firstLine: number,
  isWhole: boolean,
  limit: number,
): CsvRecord[] {
  return new CsvScanner(delimiter, firstLine).push(withLineFeeds(text), isWhole).slice(0, limit);
}

/** Line ends of any kind as `\n`. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The same piece by piece: a pair may stand across two pieces. */
function startLineFeeds(): (piece: string) => string {
  let endedWithReturn = false;
  return piece => {
    const text = endedWithReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece !== '') endedWithReturn = piece.endsWith('\r');
    return withLineFeeds(text);
  };
}
