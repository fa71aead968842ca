// CSV as text: RFC 4180 with LF, UTF-8 with BOM (Excel reads Chinese only so), text cells guarded against formulas.

export type CsvCell = string | number | boolean | null;

/** First characters that a spreadsheet may take for a formula, full-width forms included; with guards before them. */
const formulaStart = /^'*[=+\-@\t\r\n\0＝＋－＠]/;

function textCell(text: string): string {
  const guarded = formulaStart.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? textCell(cell) : String(cell);
}

/** Lines without a header, each ended by LF; numbers are written bare, null as an empty cell. */
export function csvRows(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map(row => `${row.map(cellText).join(',')}\n`).join('');
}

/** A whole file: BOM, header line, rows. */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${csvRows([header, ...rows])}`;
}

/** A text cell without the guard that `csvText` gave it; any other text as it is. */
export function unguardedText(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell;
}
