// The cells of one sheet as rows of text, in order. What a declared dimension says is of no account: a row is as wide as the
// table's header, however far away a cell stands. Source: ECMA-376-1, 18.3.1.

import { type XmlListener, xmlAttribute } from '../../text/xml-pieces.ts';
import type { TableRow } from './table-features.ts';
import { PlainCell } from './xlsx-plain-cell.ts';
import { type DateStyleReader, plainCellText, type SharedTexts } from './xlsx-strings.ts';

/** Columns that are looked at before the header is known. */
export const mostColumns = 2000;
const lastRow = 1_048_576;
const lastColumn = 16_384;

/** A label over several rows of one column, rows from 1, columns from 0. */
export interface RowMerge {
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** What a sheet needs of its workbook. */
export interface SheetContext {
  readonly texts: SharedTexts;
  readonly styles: DateStyleReader;
  readonly is1904: boolean;
  /** By first row. */
  readonly merges: ReadonlyMap<number, readonly RowMerge[]>;
  /** Columns of the table; cells beyond are passed over. */
  readonly width: number;
}

type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';

/** Gathers rows; `take` gives those that are complete. */
export class SheetReader implements XmlListener {
  hiddenRows = 0;
  /** Merges over several rows of one column; they stand behind the rows. */
  rowMerges = 0;
  /** Number of the row read last. */
  row = 0;
  /** The cell at fault, where the sheet contradicts itself. */
  faultAt: string | null = null;
  private readonly context: SheetContext;
  private rows: TableRow[] = [];
  private fields: string[] = [];
  private labels = new Map<number, { readonly lastRow: number; readonly text: string }>();
  private textColumns = new Set<number>();
  private column = -1;
  private type: CellType = 'n';
  private style = 0;
  private value = '';
  private isValue = false;
  private phonetic = 0;
  private isInRow = false;
  private readonly cell = new PlainCell();

  constructor(context: SheetContext) {
    this.context = context;
  }

  take(): readonly TableRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || name === 't') this.isValue = true;
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'rPh') this.phonetic += 1;
    else if (name === 'mergeCell' && isRowMerge(xmlAttribute(attributes, 'ref') ?? '')) this.rowMerges += 1;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'rPh') this.phonetic -= 1;
  }

  text(text: string): void {
    if (this.isValue && this.phonetic === 0) this.value += text;
  }

  takeElement(text: string, at: number, parent: string): number {
    if (parent !== 'row' || !this.isInRow || this.faultAt !== null) return -1;
    const { cell } = this;
    const end = cell.read(text, at);
    const { column } = cell;
    if (end < 0 || column <= this.column || column >= lastColumn) return -1;
    this.column = column;
    this.type = (cell.type === '' ? 'n' : cell.type) as CellType;
    this.style = cell.style;
    this.value = cell.value;
    this.closeCell();
    return end;
  }

  private openRow(attributes: string): void {
    const given = xmlAttribute(attributes, 'r');
    const row = given === null ? this.row + 1 : Number(given);
    if (!Number.isInteger(row) || row <= this.row || row > lastRow) this.faultAt ??= `${given}`;
    this.row = row;
    this.column = -1;
    this.fields = [];
    this.textColumns.clear();
    this.isInRow = true;
    if (attributes.includes('hidden') && /^(?:1|true)$/.test(xmlAttribute(attributes, 'hidden') ?? ''))
      this.hiddenRows += 1;
  }

  private openCell(attributes: string): void {
    const name = xmlAttribute(attributes, 'r');
    const column = name === null ? this.column + 1 : columnOf(name);
    if (!this.isInRow || column <= this.column || column >= lastColumn)
      this.faultAt ??= name ?? cellName(this.row, column);
    this.column = column;
    this.type = (xmlAttribute(attributes, 't') ?? 'n') as CellType;
    this.style = attributes.includes('s=') ? Number(xmlAttribute(attributes, 's') ?? 0) : 0;
    this.value = '';
  }

  private closeCell(): void {
    const { column, fields } = this;
    if (this.value === '' || column >= this.context.width || this.faultAt !== null) return;
    const text = this.cellText();
    if (text === null) {
      this.faultAt = cellName(this.row, column);
      return;
    }
    while (fields.length < column) fields.push('');
    fields.push(text);
    if (this.type === 's' || this.type === 'str' || this.type === 'inlineStr') this.textColumns.add(column);
  }

  private cellText(): string | null {
    const { value, context } = this;
    switch (this.type) {
      case 's':
        return context.texts.at(Number(value)) ?? null;
      case 'str':
      case 'inlineStr':
        return plainCellText(value);
      case 'b':
        return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
      case 'd':
        return value.trim();
      default:
        return context.styles.showsDate(this.style) ? dateText(value, context.is1904) : numberText(value);
    }
  }

  private closeRow(): void {
    this.isInRow = false;
    const { fields, row } = this;
    this.fillLabels(fields, row);
    if (fields.length === 0) return;
    while (fields.length < Math.min(this.context.width, mostColumns) && this.context.width < mostColumns)
      fields.push('');
    this.rows.push({ fields, line: row, fault: null, original: () => fields.join('\t') });
  }

  /** A label that is merged over several rows stands in each of them; a number would be counted several times. */
  private fillLabels(fields: string[], row: number): void {
    if (fields.length > 0) {
      for (const [column, { lastRow: end, text }] of this.labels) {
        if (end < row) this.labels.delete(column);
        else if ((fields[column] ?? '') === '') {
          while (fields.length <= column) fields.push('');
          fields[column] = text;
        }
      }
    }
    for (const merge of this.context.merges.get(row) ?? []) {
      const text = fields[merge.column] ?? '';
      if (text !== '' && this.textColumns.has(merge.column))
        this.labels.set(merge.column, { lastRow: merge.lastRow, text });
    }
  }
}

function isRowMerge(range: string): boolean {
  const parts = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range);
  return parts !== null && parts[1] === parts[3] && parts[2] !== parts[4];
}

/** `C17` of row 17 and column 2. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** Column from 0 of a name such as `C17`; -1 where it is none. */
export function columnOf(name: string): number {
  let column = 0;
  for (let i = 0; i < name.length && i < 4; i++) {
    const code = name.charCodeAt(i) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** A number as people would write it: 59277120.0 is 59277120; past fifteen digits it stays as it is, for it is not exact. */
function numberText(raw: string): string {
  if (isUsualNumber(raw)) return raw;
  const text = raw.trim();
  if (/^-?\d{1,15}$/.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) && text !== '' && Math.abs(number) < 1e15 ? String(number) : text;
}

/** Whether it is already as people would write it: at most 15 digits, and no zero at an end that could be left out. */
function isUsualNumber(raw: string): boolean {
  const start = raw.charCodeAt(0) === minus ? 1 : 0;
  const { length } = raw;
  let point = -1;
  for (let at = start; at < length; at++) {
    const code = raw.charCodeAt(at);
    if (code === fullStop && point < 0) point = at;
    else if (code < zero || code > nine) return false;
  }
  if (length - start > 16 || length === start) return false;
  if (point < 0) return length - start <= 15;
  // Small numbers are written with an exponent.
  const hasPlainStart = raw.charCodeAt(start) !== zero ? point > start : point === start + 1 && length < start + 8;
  return hasPlainStart && point < length - 1 && raw.charCodeAt(length - 1) !== zero;
}

const minus = 0x2d;
const fullStop = 0x2e;
const zero = 0x30;
const nine = 0x39;

const dayMilliseconds = 86_400_000;
/** Day 0 of both calendars: 1899-12-30, so that days from March 1900 on come out right, and 1904-01-01. */
const day0 = { is1900: Date.UTC(1899, 11, 30), is1904: Date.UTC(1904, 0, 1) };

/** A date as 2020-01-31, with the time where there is one. */
function dateText(raw: string, is1904: boolean): string {
  const days = Number(raw.trim());
  if (!(days >= 0 && days < 2_958_466)) return raw.trim();
  // 1900 was no leap year, but spreadsheets count its 29 February as day 60.
  const shift = !is1904 && days < 60 ? 1 : 0;
  const moment = new Date((is1904 ? day0.is1904 : day0.is1900) + Math.round((days + shift) * dayMilliseconds));
  const text = moment.toISOString();
  if (days < 1) return text.slice(11, 19);
  return Number.isInteger(days) ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
