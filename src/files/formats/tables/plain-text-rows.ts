// Plain rows straight from the text of a CSV file: where their cells begin and end, and no text of their own.

import { plainNumber } from '../../text/plain-number.ts';
import { longestRecord } from './csv-scanner.ts';
import { cellText, isPlainCell, isPlainId, type PlainPlan, type PlainRows } from './plain-rows.ts';

/** Rows of one piece of text; those beyond go the longer way. */
const mostRows = 8192;

export class PlainTextRows implements PlainRows {
  count = 0;
  readonly x = new Float64Array(mostRows);
  readonly y = new Float64Array(mostRows);
  readonly line = new Float64Array(mostRows);
  readonly recordNumber = new Float64Array(mostRows);
  private readonly plan: PlainPlan;
  private readonly delimiter: number;
  /** By column; -1 for those that are not wanted. */
  private readonly slotOfColumn: Int32Array;
  private source = '';
  private readonly rowStarts = new Int32Array(mostRows);
  private readonly rowEnds = new Int32Array(mostRows);
  /** Of cells, by row and slot. */
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;

  constructor(plan: PlainPlan, delimiter: string) {
    this.plan = plan;
    this.delimiter = delimiter.charCodeAt(0);
    this.slotOfColumn = new Int32Array(plan.width).fill(-1);
    for (const [slot, column] of plan.slots.entries()) this.slotOfColumn[column] = slot;
    this.starts = new Int32Array(mostRows * plan.slots.length);
    this.ends = new Int32Array(mostRows * plan.slots.length);
  }

  /** Forgets the rows and begins with another text. */
  begin(source: string): void {
    this.source = source;
    this.count = 0;
  }

  /** Takes the row at `start` if it is plain and whole; gives where its line ends, else -1. */
  take(start: number, line: number): number {
    const { source, count, starts, ends } = this;
    const { slots, idSlot } = this.plan;
    if (count === mostRows) return -1;
    const base = count * slots.length;
    const end = this.cut(start, base);
    if (end < 0 || end - start > longestRecord) return -1;
    const x = plainNumber(source, starts[base]!, ends[base]!, true);
    const y = plainNumber(source, starts[base + 1]!, ends[base + 1]!, true);
    if (Number.isNaN(x) || Number.isNaN(y)) return -1;
    if (idSlot >= 0 && !isPlainId(source, starts[base + idSlot]!, ends[base + idSlot]!)) return -1;
    this.x[count] = x;
    this.y[count] = y;
    this.line[count] = line;
    this.rowStarts[count] = start;
    this.rowEnds[count] = end;
    this.count = count + 1;
    return end;
  }

  text(row: number, slot: number): string {
    const cell = row * this.plan.slots.length + slot;
    return cellText(this.source, this.starts[cell]!, this.ends[cell]!);
  }

  number(row: number, slot: number): number {
    const cell = row * this.plan.slots.length + slot;
    return plainNumber(this.source, this.starts[cell]!, this.ends[cell]!, this.plan.hasPoint);
  }

  original(row: number): string {
    return this.source.slice(this.rowStarts[row], this.rowEnds[row]);
  }

  cells(row: number): readonly string[] {
    const text = this.original(row);
    const cells: string[] = [];
    for (let at = 0; at <= text.length; ) {
      const isQuoted = text.charCodeAt(at) === quote;
      const from = isQuoted ? at + 1 : at;
      const found = text.indexOf(isQuoted ? '"' : String.fromCharCode(this.delimiter), from);
      const to = found < 0 ? text.length : found;
      cells.push(text.slice(from, to));
      at = isQuoted ? to + 2 : to + 1;
    }
    return cells;
  }

  /** Finds the wanted cells of the row at `start`, the first of them with number `base`; gives where its line ends, else -1. */
  private cut(start: number, base: number): number {
    const { source, delimiter, slotOfColumn, starts, ends } = this;
    const { length } = source;
    const width = slotOfColumn.length;
    let column = 0;
    let isFirst = true;
    for (let at = start; ; at++) {
      let from = at;
      let to = at;
      let code = source.charCodeAt(at);
      if (code === quote) {
        from = at + 1;
        to = from;
        while (to < length && source.charCodeAt(to) !== quote && source.charCodeAt(to) !== lineFeed) to += 1;
        at = to + 1;
        // A quote that is doubled, or text behind it, is for the longer way.
        if (at >= length || source.charCodeAt(to) !== quote) return -1;
        code = source.charCodeAt(at);
        if (code !== delimiter && code !== lineFeed) return -1;
      } else {
        while (code !== delimiter && code !== lineFeed) {
          at += 1;
          if (at >= length) return -1;
          code = source.charCodeAt(at);
        }
        to = at;
      }
      if (to > from) {
        if (!isPlainCell(source, from, to, isFirst)) return -1;
        isFirst = false;
      }
      if (column < width) {
        const slot = slotOfColumn[column]!;
        if (slot >= 0) {
          starts[base + slot] = from;
          ends[base + slot] = to;
        }
      } else if (to > from) return -1;
      column += 1;
      if (code === lineFeed) return column < width ? -1 : at;
    }
  }
}

const quote = 0x22;
const lineFeed = 0x0a;
