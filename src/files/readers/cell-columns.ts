// Demand cells while they are read: columns, for there may be millions, and of points no geometry is kept.

import type { Geometry } from 'geojson';
import type { DemandCells } from '../../demand/demand-cells.ts';
import { compareCodePoints } from '../../vocabulary/code-points.ts';
import type { Place } from '../../vocabulary/problem.ts';
import type { Work } from '../../vocabulary/progress.ts';
import { GrowingFloats } from '../bytes/growing-floats.ts';
import type { PointRows } from '../formats/feature-source.ts';
import { ShapeStore } from './shape-store.ts';
import { sortedRows } from './sorted-rows.ts';

export interface ReadCell {
  readonly cellId: string;
  readonly lon: number;
  readonly lat: number;
  readonly micro: number;
  /** Index of the settlement class, or `noSettlement`. */
  readonly settlement: number;
  readonly squareMeters: number;
  readonly geometry: Geometry;
  readonly place: Place;
}

/** A plain row of a table as a cell. */
export interface ReadPoint extends Omit<ReadCell, 'geometry' | 'place'> {
  readonly rows: PointRows;
  readonly row: number;
}

/** An id that an earlier record has, and the line or number of that one. */
export interface RepeatedId {
  readonly cellId: string;
  readonly place: Place;
  readonly first: number;
}

const idsAtOnce = 8192;
/** Of fewer numbers one is easily the sum of the others. */
const fewestSummands = 3;

export class CellColumns {
  private readonly ids: string[] = [];
  private readonly lon = new GrowingFloats();
  private readonly lat = new GrowingFloats();
  private readonly micro = new GrowingFloats();
  private readonly settlement = new GrowingFloats();
  private readonly squareMeters = new GrowingFloats();
  /** Line or number of the feature, and number of the record. */
  private readonly line = new GrowingFloats();
  private readonly row = new GrowingFloats();
  private readonly shapes = new ShapeStore();
  private place: Place = {};

  push(cell: ReadCell): void {
    const { place } = cell;
    if (this.ids.length === 0) this.place = place;
    const { geometry } = cell;
    if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') this.shapes.push(this.ids.length, geometry);
    this.ids.push(cell.cellId);
    this.lon.push(cell.lon);
    this.lat.push(cell.lat);
    this.micro.push(cell.micro);
    this.settlement.push(cell.settlement);
    this.squareMeters.push(cell.squareMeters);
    this.line.push(place.line ?? place.feature ?? 0);
    this.row.push(place.row ?? 0);
  }

  pushPoint({ rows, row, cellId, lon, lat, micro, settlement, squareMeters }: ReadPoint): void {
    if (this.ids.length === 0) this.place = rows.placeOf(row);
    this.ids.push(cellId);
    this.lon.push(lon);
    this.lat.push(lat);
    this.micro.push(micro);
    this.settlement.push(settlement);
    this.squareMeters.push(squareMeters);
    this.line.push(rows.line[row]!);
    this.row.push(rows.recordNumber[row]!);
  }

  /** The first or last cell, where its people are those of all others together, exactly; null where neither is. */
  sumRow(total: number): { readonly place: Place; readonly micro: number } | null {
    const last = this.ids.length - 1;
    for (const row of [last, 0]) {
      const micro = last < 0 ? 0 : this.micro.at(row);
      if (micro > 0 && micro * 2 === total && this.populatedCount() > fewestSummands) {
        return { place: this.placeOf(row), micro };
      }
    }
    return null;
  }

  private populatedCount(): number {
    let count = 0;
    for (let row = 0; row < this.ids.length; row++) if (this.micro.at(row) > 0) count += 1;
    return count;
  }

  /** The cells sorted by id in code-point order, then longitude, latitude, people; and the ids that come again. */
  *finish(): Work<{ readonly cells: DemandCells; readonly repeated: Iterable<RepeatedId> }> {
    const { ids, shapes } = this;
    const order = yield* sortedRows(ids.length, (a, b) => this.compare(a, b));
    const columns = {
      count: order.length,
      cellId: Array.from(order, row => ids[row]!),
      lon: inOrder(this.lon, order),
      lat: inOrder(this.lat, order),
      populationMicro: inOrder(this.micro, order),
      givenSettlement: Uint8Array.from(inOrder(this.settlement, order)),
      squareMeters: inOrder(this.squareMeters, order),
    };
    const rowOf = shapes.length === 0 ? null : order;
    const firstOf = yield* this.firstOfId(order);
    return { repeated: this.repeatedIds(firstOf), cells: withGeometry(columns, rowOf, shapes) };
  }

  private compare(a: number, b: number): number {
    return (
      compareCodePoints(this.ids[a]!, this.ids[b]!) ||
      this.lon.at(a) - this.lon.at(b) ||
      this.lat.at(a) - this.lat.at(b) ||
      this.micro.at(a) - this.micro.at(b) ||
      compareCodePoints(this.rest(a), this.rest(b))
    );
  }

  private rest(row: number): string {
    return JSON.stringify([this.settlement.at(row), this.squareMeters.at(row), this.shapes.at(row) ?? null]);
  }

  /** By row, the first record that has its id, where that is another; else -1. */
  private *firstOfId(order: Uint32Array): Work<Int32Array> {
    const firstOf = new Int32Array(order.length).fill(-1);
    for (let from = 0; from < order.length; ) {
      let to = from + 1;
      let first = order[from]!;
      while (to < order.length && this.ids[order[to]!] === this.ids[first]) {
        first = Math.min(first, order[to]!);
        if (to % idsAtOnce === 0) yield { stage: 'read', done: to, total: order.length };
        to += 1;
      }
      for (let i = from; to - from > 1 && i < to; i++) if (order[i] !== first) firstOf[order[i]!] = first;
      if (from % idsAtOnce === 0) yield { stage: 'read', done: from, total: order.length };
      from = to;
    }
    return firstOf;
  }

  /** Each record whose id an earlier record has, in the order of the file. */
  private *repeatedIds(firstOf: Int32Array): Generator<RepeatedId> {
    for (let row = 0; row < firstOf.length; row++) {
      const first = firstOf[row]!;
      if (first >= 0) yield { cellId: this.ids[row]!, place: this.placeOf(row), first: this.line.at(first) };
    }
  }

  private placeOf(row: number): Place {
    const numbers = this.place.line === undefined ? { feature: this.line.at(row) } : { line: this.line.at(row) };
    const place = { ...this.place, ...numbers };
    return this.place.row === undefined ? place : { ...place, row: this.row.at(row) };
  }
}

function inOrder(values: GrowingFloats, order: Uint32Array): Float64Array {
  const sorted = new Float64Array(order.length);
  for (let cell = 0; cell < order.length; cell++) sorted[cell] = values.at(order[cell]!);
  return sorted;
}

/** Apart from the columns of the file, which nothing here holds on to. */
function withGeometry(
  columns: Omit<DemandCells, 'isPolygonAt' | 'geometryAt'>,
  rowOf: Uint32Array | null,
  shapes: ShapeStore,
): DemandCells {
  const { lon, lat } = columns;
  return {
    ...columns,
    isPolygonAt: cell => rowOf !== null && shapes.has(rowOf[cell]!),
    geometryAt: cell =>
      (rowOf === null ? undefined : shapes.at(rowOf[cell]!)) ?? {
        type: 'Point',
        coordinates: [lon[cell]!, lat[cell]!],
      },
  };
}
