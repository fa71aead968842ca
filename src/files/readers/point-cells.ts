// Demand cells straight from plain rows of a table, without a record of their own.

import { noSettlement, settlements } from '../../demand/demand-cells.ts';
import type { MicroPeople } from '../../vocabulary/units.ts';
import type { MatchedColumns } from '../columns/column-roles.ts';
import { mostPeople, roughMicroPeople } from '../columns/micro-people.ts';
import { settlementWords } from '../columns/settlement-words.ts';
import type { PointRows } from '../formats/feature-source.ts';
import type { CellColumns } from './cell-columns.ts';
import { wordOf } from './record-fields.ts';

/** Nobody writes so many words for three classes. */
const mostWords = 1000;

export class PointCells {
  private readonly cells: CellColumns;
  private rows: PointRows | null = null;
  private id = -1;
  private population = -1;
  private settlement = -1;
  private area = -1;
  private peopleFactor = 1;
  private areaFactor = 1;
  /** Settlement code by word. */
  private readonly codes = new Map<string, number>([['', noSettlement]]);

  constructor(cells: CellColumns) {
    this.cells = cells;
  }

  /** Adds a row as a cell and gives its people; -1 where a field is not plain, and nothing was added. */
  take(rows: PointRows, row: number, lon: number, lat: number, columns: MatchedColumns): MicroPeople | -1 {
    if (this.rows !== rows) this.begin(rows, columns);
    const people = rows.number(row, this.population);
    if (!(people >= 0 && people * this.peopleFactor <= mostPeople)) return -1;
    const micro = roughMicroPeople(people, this.peopleFactor);
    if (micro < 0) return -1;
    let settlement = noSettlement;
    if (this.settlement >= 0) {
      const code = this.codeOf(rows.text(row, this.settlement));
      if (code === undefined) return -1;
      settlement = code;
    }
    let squareMeters = Number.NaN;
    if (this.area >= 0 && rows.text(row, this.area) !== '') {
      squareMeters = rows.number(row, this.area) * this.areaFactor * 1_000_000;
      if (!(squareMeters >= 0)) return -1;
    }
    const given = this.id < 0 ? '' : rows.text(row, this.id);
    const cellId = given === '' ? String(rows.recordNumber[row]!) : given;
    this.cells.pushPoint({ rows, row, cellId, lon, lat, micro, settlement, squareMeters });
    return micro;
  }

  private begin(rows: PointRows, columns: MatchedColumns): void {
    this.rows = rows;
    this.id = rows.slotOf('id');
    this.population = rows.slotOf('population');
    this.settlement = rows.slotOf('settlement');
    this.area = rows.slotOf('areaKm2');
    this.peopleFactor = columns.get('population')?.factor ?? 1;
    this.areaFactor = columns.get('areaKm2')?.factor ?? 1;
  }

  private codeOf(text: string): number | undefined {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const word = wordOf(text, settlementWords);
    if (word === undefined || this.codes.size >= mostWords) return undefined;
    const code = word === null ? noSettlement : settlements.indexOf(word);
    this.codes.set(text, code);
    return code;
  }
}
