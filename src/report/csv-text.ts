// CSV as text, RFC 4180 with LF. Tables have a BOM (Excel reads Chinese only so) and text cells guarded against formulas.

import { decimalText } from './numbers.ts';

export type CsvCell = string | number | boolean | null;

/** First characters that a spreadsheet may take for a formula, full-width forms included; with guards before them. */
const formulaStart = /^'*[=+\-@\t\r\n\0＝＋－＠]/;

function quotedText(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function guardedText(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

function rowsText(rows: readonly (readonly CsvCell[])[], textOf: (text: string) => string): string {
  const cellText = (cell: CsvCell): string => {
    if (typeof cell === 'string') return quotedText(textOf(cell));
    if (typeof cell === 'number') return decimalText(cell);
    return cell === null ? '' : String(cell);
  };
  return rows.map(row => `${row.map(cellText).join(',')}\n`).join('');
}

/** Lines without a header, each ended by LF; texts as they are, numbers bare and without exponents, null as an empty cell. */
export function csvRows(rows: readonly (readonly CsvCell[])[]): string {
  return rowsText(rows, text => text);
}

/** A whole table for people: BOM, header line, rows; texts guarded. */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rowsText([header, ...rows], guardedText)}`;
}

/** A text cell without the guard that `csvText` gave it; any other text as it is. */
export function unguardedText(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell;
}
