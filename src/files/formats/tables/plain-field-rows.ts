// Plain rows of a table whose format gives the cells of each row as texts.

import { plainNumber } from '../../text/plain-number.ts';
import { cellText, isPlainCell, isPlainId, type PlainPlan, type PlainRows } from './plain-rows.ts';
import type { TableRow } from './table-features.ts';

export class PlainFieldRows implements PlainRows {
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly line: number[] = [];
  readonly recordNumber: number[] = [];
  private readonly plan: PlainPlan;
  private readonly rows: TableRow[] = [];

  constructor(plan: PlainPlan) {
    this.plan = plan;
  }

  get count(): number {
    return this.rows.length;
  }

  /** Takes the plain ones of some rows; gives the others. */
  take(rows: readonly TableRow[]): readonly TableRow[] {
    return rows.filter(row => !this.takeRow(row));
  }

  text(row: number, slot: number): string {
    const cell = this.cellOf(row, slot);
    return cellText(cell, 0, cell.length);
  }

  number(row: number, slot: number): number {
    const cell = this.cellOf(row, slot);
    return plainNumber(cell, 0, cell.length, this.plan.hasPoint);
  }

  original(row: number): string {
    return this.rows[row]!.original();
  }

  cells(row: number): readonly string[] {
    return this.rows[row]!.fields;
  }

  private cellOf(row: number, slot: number): string {
    return this.rows[row]!.fields[this.plan.slots[slot]!]!;
  }

  private takeRow(row: TableRow): boolean {
    const { fields, fault, line } = row;
    const { width, slots, idSlot } = this.plan;
    if (fault !== null || fields.length < width) return false;
    for (let column = width; column < fields.length; column++) if (fields[column] !== '') return false;
    let isFirst = true;
    for (let column = 0; column < width; column++) {
      const cell = fields[column]!;
      if (cell === '') continue;
      if (!isPlainCell(cell, 0, cell.length, isFirst)) return false;
      isFirst = false;
    }
    const id = idSlot < 0 ? '' : fields[slots[idSlot]!]!;
    if (!isPlainId(id, 0, id.length)) return false;
    const [xText, yText] = [fields[slots[0]!]!, fields[slots[1]!]!];
    const x = plainNumber(xText, 0, xText.length, true);
    const y = plainNumber(yText, 0, yText.length, true);
    if (Number.isNaN(x) || Number.isNaN(y)) return false;
    this.x.push(x);
    this.y.push(y);
    this.line.push(line);
    this.rows.push(row);
    return true;
  }
}
