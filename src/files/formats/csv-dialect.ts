// How a CSV file is written: its delimiter, whether a first line names it (`sep=;`), and its decimal mark.

import { type DecimalMark, decimalEvidence } from '../text/number-text.ts';
import { type CsvRecord, csvBatches } from './csv-records.ts';

export interface CsvDialect {
  readonly delimiter: string;
  /** Where the table begins, after a `sep=` line. */
  readonly start: number;
  readonly firstLine: number;
}

const delimiters: readonly string[] = [',', ';', '\t', '|', '，'];
const sampleLength = 65_536;
const sampleRecords = 60;

/** The records to look at when guessing; the last may be cut. */
export function sampleCsv(text: string, delimiter: string, start: number, firstLine: number): CsvRecord[] {
  const sample: CsvRecord[] = [];
  for (const { rows } of csvBatches(text.slice(start, start + sampleLength), delimiter, firstLine)) {
    for (const record of rows) {
      if (!record.isFaulty) sample.push(record);
      if (sample.length >= sampleRecords) return sample;
    }
  }
  return sample;
}

/**
 * Finds the delimiter: the one a `sep=` line names, else the one with the most recognised names in a row,
 * then the most fields.
 */
export function findCsvDialect(text: string, countRecognised: (fields: readonly string[]) => number): CsvDialect {
  const sep = /^"?sep=([,;\t|，])"?[ \t]*(?:\n|$)/i.exec(text.slice(0, 20));
  if (sep !== null) return { delimiter: sep[1]!, start: sep[0].length, firstLine: 2 };
  let best = { delimiter: ',', score: -1 };
  for (const delimiter of delimiters) {
    let score = 0;
    for (const { fields } of sampleCsv(text, delimiter, 0, 1)) {
      score = Math.max(score, countRecognised(fields) * 1000 + Math.min(fields.length, 999));
    }
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, start: 0, firstLine: 1 };
}

/** The decimal mark by the numbers of the first rows; commas between numbers leave only the point. */
export function findDecimalMark(
  delimiter: string,
  rows: readonly CsvRecord[],
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
