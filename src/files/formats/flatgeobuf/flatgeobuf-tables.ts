// FlatBuffers tables with every offset held against the bytes that are there. The generated readers of the package
// `flatgeobuf` hold none: what lies beyond the end reads as 0, and a forged count of columns is counted through.
// Source: FlatBuffers internals (tables, vtables, vectors), google.github.io/flatbuffers.

import { viewOf } from '../../bytes/byte-view.ts';

/** A table that leads out of its bytes; ends the reading of one message. */
export class TableFault extends Error {}

const decoder = new TextDecoder();

/** One table of a message; fields are named by their number in the schema. */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;
  readonly #vtable: number;
  readonly #vtableBytes: number;
  readonly #budget: { left: number };

  private constructor(view: DataView, at: number, budget: { left: number }) {
    this.#view = view;
    this.#at = at;
    this.#budget = budget;
    spend(budget, 4);
    inside(view, at, 4);
    this.#vtable = at - view.getInt32(at, true);
    inside(view, this.#vtable, 4);
    this.#vtableBytes = view.getUint16(this.#vtable, true);
    inside(view, this.#vtable, this.#vtableBytes);
  }

  /** The root of a message without its size prefix. */
  static root(bytes: Uint8Array): FlatTable {
    const view = viewOf(bytes);
    inside(view, 0, 4);
    // What is read in all fits into the message, unless parts are named again and again.
    return new FlatTable(view, view.getUint32(0, true), { left: bytes.length * 2 + 64 });
  }

  /** Where a field of so many bytes stands; 0 where it is absent. */
  #field(number: number, bytes: number): number {
    const slot = 4 + 2 * number;
    const offset = slot + 2 <= this.#vtableBytes ? this.#view.getUint16(this.#vtable + slot, true) : 0;
    if (offset === 0) return 0;
    inside(this.#view, this.#at + offset, bytes);
    return this.#at + offset;
  }

  byte(field: number): number {
    const at = this.#field(field, 1);
    return at === 0 ? 0 : this.#view.getUint8(at);
  }

  short(field: number, otherwise: number): number {
    const at = this.#field(field, 2);
    return at === 0 ? otherwise : this.#view.getUint16(at, true);
  }

  int(field: number): number {
    const at = this.#field(field, 4);
    return at === 0 ? 0 : this.#view.getInt32(at, true);
  }

  /** An unsigned number of 64 bits, rounded where it is beyond 2^53. */
  long(field: number): number {
    const at = this.#field(field, 8);
    return at === 0 ? 0 : Number(this.#view.getBigUint64(at, true));
  }

  text(field: number): string | null {
    const bytes = this.bytes(field);
    return bytes === null ? null : decoder.decode(bytes);
  }

  bytes(field: number): Uint8Array | null {
    const vector = this.#vector(field, 1);
    if (vector === null) return null;
    spend(this.#budget, vector.count);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + vector.at, vector.count);
  }

  uints(field: number): readonly number[] | null {
    const vector = this.#vector(field, 4);
    if (vector === null) return null;
    spend(this.#budget, vector.count * 4);
    const list = [];
    for (let i = 0; i < vector.count; i++) list.push(this.#view.getUint32(vector.at + 4 * i, true));
    return list;
  }

  doubles(field: number): Float64Array | null {
    const vector = this.#vector(field, 8);
    if (vector === null) return null;
    spend(this.#budget, vector.count * 8);
    const list = new Float64Array(vector.count);
    for (let i = 0; i < vector.count; i++) list[i] = this.#view.getFloat64(vector.at + 8 * i, true);
    return list;
  }

  table(field: number): FlatTable | null {
    const at = this.#field(field, 4);
    return at === 0 ? null : new FlatTable(this.#view, at + this.#view.getUint32(at, true), this.#budget);
  }

  /** The number of tables in a vector. */
  tableCount(field: number): number {
    return this.#vector(field, 4)?.count ?? 0;
  }

  tableAt(field: number, index: number): FlatTable {
    const vector = this.#vector(field, 4);
    if (vector === null || index >= vector.count) throw new TableFault();
    const at = vector.at + 4 * index;
    return new FlatTable(this.#view, at + this.#view.getUint32(at, true), this.#budget);
  }

  #vector(field: number, itemBytes: number): { readonly at: number; readonly count: number } | null {
    const pointer = this.#field(field, 4);
    if (pointer === 0) return null;
    const at = pointer + this.#view.getUint32(pointer, true);
    inside(this.#view, at, 4);
    const count = this.#view.getUint32(at, true);
    inside(this.#view, at + 4, count * itemBytes);
    return { at: at + 4, count };
  }
}

function inside(view: DataView, at: number, bytes: number): void {
  if (at < 0 || at + bytes > view.byteLength) throw new TableFault();
}

function spend(budget: { left: number }, bytes: number): void {
  budget.left -= bytes;
  if (budget.left < 0) throw new TableFault();
}
