// Demand cells while they are read: columns, for there may be millions, and of points no geometry is kept.

import type { Geometry } from 'geojson';
import type { DemandCells } from '../../demand/demand-cells.ts';
import { compareCodePoints } from '../../vocabulary/code-points.ts';
import type { Place } from '../../vocabulary/problem.ts';
import { GrowingFloats } from '../bytes/growing-floats.ts';

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

/** An id that an earlier record has, and the line or number of that one. */
export interface RepeatedId {
  readonly cellId: string;
  readonly place: Place;
  readonly first: number;
}

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
  private readonly shapes = new Map<number, Geometry>();
  private place: Place = {};

  push(cell: ReadCell): void {
    const { place } = cell;
    if (this.ids.length === 0) this.place = place;
    if (cell.geometry.type !== 'Point') this.shapes.set(this.ids.length, cell.geometry);
    this.ids.push(cell.cellId);
    this.lon.push(cell.lon);
    this.lat.push(cell.lat);
    this.micro.push(cell.micro);
    this.settlement.push(cell.settlement);
    this.squareMeters.push(cell.squareMeters);
    this.line.push(place.line ?? place.feature ?? 0);
    this.row.push(place.row ?? 0);
  }

  /** The cells sorted by id in code-point order, then longitude, latitude, people; and the ids that come again. */
  finish(): { readonly cells: DemandCells; readonly repeated: readonly RepeatedId[] } {
    const order = Array.from(this.ids, (_, row) => row).sort((a, b) => this.compare(a, b));
    const column = (values: GrowingFloats): Float64Array => {
      const sorted = new Float64Array(order.length);
      for (let cell = 0; cell < order.length; cell++) sorted[cell] = values.at(order[cell]!);
      return sorted;
    };
    const lon = column(this.lon);
    const lat = column(this.lat);
    const { shapes } = this;
    const rowOf = shapes.size === 0 ? null : Uint32Array.from(order);
    const shapeAt = (cell: number): Geometry | undefined => (rowOf === null ? undefined : shapes.get(rowOf[cell]!));
    return {
      repeated: this.repeatedIds(order),
      cells: {
        count: order.length,
        cellId: order.map(row => this.ids[row]!),
        lon,
        lat,
        populationMicro: column(this.micro),
        givenSettlement: Uint8Array.from(column(this.settlement)),
        squareMeters: column(this.squareMeters),
        isPolygonAt: cell => shapeAt(cell) !== undefined,
        geometryAt: cell => shapeAt(cell) ?? { type: 'Point', coordinates: [lon[cell]!, lat[cell]!] },
      },
    };
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
    return JSON.stringify([this.settlement.at(row), this.squareMeters.at(row), this.shapes.get(row) ?? null]);
  }

  /** Each record whose id an earlier record has, in the order of the file. */
  private repeatedIds(order: readonly number[]): readonly RepeatedId[] {
    const repeated: { readonly row: number; readonly first: number }[] = [];
    for (let i = 1; i < order.length; i++) {
      const from = i - 1;
      if (this.ids[order[from]!] !== this.ids[order[i]!]) continue;
      while (i + 1 < order.length && this.ids[order[i + 1]!] === this.ids[order[i]!]) i += 1;
      const [first, ...others] = order.slice(from, i + 1).sort((a, b) => a - b);
      for (const row of others) repeated.push({ row, first: this.line.at(first!) });
    }
    repeated.sort((a, b) => a.row - b.row);
    return repeated.map(({ row, first }) => ({ cellId: this.ids[row]!, place: this.placeOf(row), first }));
  }

  private placeOf(row: number): Place {
    const numbers = this.place.line === undefined ? { feature: this.line.at(row) } : { line: this.line.at(row) };
    const place = { ...this.place, ...numbers };
    return this.place.row === undefined ? place : { ...place, row: this.row.at(row) };
  }
}
