// Plain rows of a table as records for their reader: by role instead of column, and each a feature when asked for.

import type { NumberColumn } from '../../../vocabulary/columns.ts';
import type { Place } from '../../../vocabulary/problem.ts';
import type { ProblemLog } from '../../account/problem-log.ts';
import type { ColumnRole } from '../../columns/column-roles.ts';
import type { PointRows, RawFeature } from '../feature-source.ts';
import type { PlainPlan, PlainRows } from './plain-rows.ts';
import type { TableRow } from './table-features.ts';

/** The table that plain rows come from. */
export interface PointTable {
  /** Columns of the table. */
  readonly width: number;
  readonly place: { readonly lon: number; readonly lat: number };
  /** Wanted columns by role. */
  readonly columns: ReadonlyMap<ColumnRole, number>;
  readonly hasPoint: boolean;
  readonly placeOf: (line: number) => Place;
  readonly featureOf: (row: TableRow, recordNumber: number) => RawFeature;
}

export class TablePoints implements PointRows {
  readonly plan: PlainPlan;
  private readonly table: PointTable;
  private readonly slots: ReadonlyMap<ColumnRole, number>;
  private rows: PlainRows;

  constructor(table: PointTable) {
    this.table = table;
    this.rows = noRows;
    const slots = [...new Set([table.place.lon, table.place.lat, ...table.columns.values()])];
    this.slots = new Map([...table.columns].map(([role, column]) => [role, slots.indexOf(column)]));
    this.plan = { width: table.width, slots, idSlot: this.slotOf('id'), hasPoint: table.hasPoint };
  }

  /** These rows, until the next are given. */
  of(rows: PlainRows): PointRows {
    this.rows = rows;
    return this;
  }

  get count(): number {
    return this.rows.count;
  }

  get x(): NumberColumn {
    return this.rows.x;
  }

  get y(): NumberColumn {
    return this.rows.y;
  }

  get recordNumber(): NumberColumn {
    return this.rows.recordNumber;
  }

  get line(): NumberColumn {
    return this.rows.line;
  }

  slotOf(role: ColumnRole): number {
    return this.slots.get(role) ?? -1;
  }

  text(row: number, slot: number): string {
    return this.rows.text(row, slot);
  }

  number(row: number, slot: number): number {
    return this.rows.number(row, slot);
  }

  placeOf(row: number): Place {
    return placeOfRecord(this.table.placeOf, this.rows.line[row]!, this.rows.recordNumber[row]!);
  }

  featureOf(row: number): RawFeature {
    const { rows, table } = this;
    const original = rows.original(row);
    const line = rows.line[row]!;
    const cells = { fields: rows.cells(row), line, fault: null, original: () => original };
    return table.featureOf(cells, rows.recordNumber[row]!);
  }
}

const none = new Float64Array(0);
const noRows: PlainRows = {
  count: 0,
  x: none,
  y: none,
  line: none,
  recordNumber: none,
  text: () => '',
  number: () => Number.NaN,
  original: () => '',
  cells: () => [],
};

/** The place of a record: that of its line, and its number. */
export function placeOfRecord(placeOf: (line: number) => Place, line: number, row: number): Place {
  const place = placeOf(line);
  // Spread, an object takes ten times as long, and there are millions.
  return place.line === line && place.sheet === undefined ? { line, row } : { ...place, row };
}

/** Numbers plain rows from `from` on up to a line, as far as the limit of records allows; gives the first that has no number. */
export function numberRows(rows: PlainRows, from: number, line: number, log: ProblemLog, limit: number): number {
  let row = from;
  for (; row < rows.count && rows.line[row]! < line && log.readCount < limit; row++) {
    log.countRead();
    rows.recordNumber[row] = log.readCount;
  }
  return row;
}
