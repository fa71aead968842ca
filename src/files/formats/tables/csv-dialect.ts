// How a CSV file is written: its delimiter, whether a first line names it (`sep=;`), and its decimal mark.

import { type DecimalMark, decimalEvidence } from '../../text/number-text.ts';
import { firstRecords } from './csv-records.ts';
import type { CsvRecord } from './csv-scanner.ts';
import type { TableRow } from './table-features.ts';

export interface CsvDialect {
  readonly delimiter: string;
  /** Where the table begins, after a `sep=` line. */
  readonly start: number;
  readonly firstLine: number;
}

const delimiters: readonly string[] = [',', ';', '\t', '|', '，'];
/** Characters and rows to find the dialect and the header in, and rows to see whether ids repeat. */
const sampleLength = 262_144;
const dialectRecords = 60;
const sampleRecords = 3000;

/** The records to look at when guessing; one that may be cut is left out. */
export function sampleCsv(
  text: string,
  { delimiter, start, firstLine }: CsvDialect,
  isWhole: boolean,
  most = sampleRecords,
): readonly CsvRecord[] {
  const isAll = isWhole && text.length <= start + sampleLength;
  return firstRecords(text.slice(start, start + sampleLength), delimiter, firstLine, isAll, most).filter(
    ({ fault }) => fault === null,
  );
}

/**
 * Finds the delimiter: the one a `sep=` line names, else the one with the most recognised names in a row,
 * then the most fields.
 */
export function findCsvDialect(
  text: string,
  isWhole: boolean,
  countRecognised: (fields: readonly string[]) => number,
): CsvDialect {
  const sep = /^"?sep=([,;\t|，])"?[ \t]*(?:\r?\n|$)/i.exec(text.slice(0, 20));
  if (sep !== null) return { delimiter: sep[1]!, start: sep[0].length, firstLine: 2 };
  let best = { delimiter: ',', score: -1 };
  for (const delimiter of delimiters) {
    let score = 0;
    for (const { fields } of sampleCsv(text, { delimiter, start: 0, firstLine: 1 }, isWhole, dialectRecords)) {
      score = Math.max(score, countRecognised(fields) * 1000 + Math.min(fields.length, 999));
    }
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, start: 0, firstLine: 1 };
}

/** The decimal mark by the numbers of the first rows; commas between numbers leave only the point. */
export function findDecimalMark(
  delimiter: string,
  rows: readonly TableRow[],
  coordinateColumns: readonly number[],
  otherColumns: readonly number[],
): DecimalMark {
  if (delimiter !== ';' && delimiter !== '\t') return 'point';
  const seen = { point: 0, comma: 0 };
  for (const { fields } of rows) {
    for (const [columns, isCoordinate] of [
      [coordinateColumns, true],
      [otherColumns, false],
    ] as const) {
      for (const column of columns) {
        const evidence = decimalEvidence(fields[column] ?? '', isCoordinate);
        if (evidence !== null) seen[evidence] += 1;
      }
    }
  }
  if (seen.comma > seen.point) return 'comma';
  return seen.point > 0 ? 'point' : 'unknown';
}
