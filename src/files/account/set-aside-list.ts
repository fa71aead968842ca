// Records that were set aside, in as little memory as there may be millions of them: as columns, until they are handed over.

import type { Place } from '../../vocabulary/problem.ts';
import { GrowingFloats } from '../bytes/growing-floats.ts';
import type { SetAsideRow } from './read-options.ts';

export class SetAsideList {
  private readonly file: string;
  private readonly originals: string[] = [];
  private readonly line = new GrowingFloats();
  private readonly row = new GrowingFloats();
  /** Index of code and column. */
  private readonly kind = new GrowingFloats();
  private readonly kinds: { readonly code: string; readonly column: string | undefined }[] = [];
  private readonly kindIndex = new Map<string, number>();
  /** Places that are more than line, record and column. */
  private readonly places = new Map<number, Place>();

  constructor(file: string) {
    this.file = file;
  }

  get length(): number {
    return this.originals.length;
  }

  push(place: Place, code: string, original: string): void {
    const { line, row, column } = place;
    const isPlain = line !== undefined && row !== undefined && place.sheet === undefined && place.feature === undefined;
    if (!isPlain) this.places.set(this.originals.length, place);
    this.pushRow(line ?? 0, row ?? 0, code, column, original);
  }

  /** A row of a text, of which line, record and column are the whole place. */
  pushRow(line: number, row: number, code: string, column: string | undefined, original: string): void {
    const key = `${code}\n${column ?? ''}`;
    let kind = this.kindIndex.get(key);
    if (kind === undefined) {
      kind = this.kinds.push({ code, column }) - 1;
      this.kindIndex.set(key, kind);
    }
    this.originals.push(original);
    this.line.push(line);
    this.row.push(row);
    this.kind.push(kind);
  }

  toRows(): readonly SetAsideRow[] {
    const { file } = this;
    return this.originals.map((original, i) => {
      const { code, column } = this.kinds[this.kind.at(i)]!;
      return { file, place: this.places.get(i) ?? this.plainPlace(i, column), code, original };
    });
  }

  private plainPlace(i: number, column: string | undefined): Place {
    const { file } = this;
    const place = { file, line: this.line.at(i), row: this.row.at(i) };
    return column === undefined ? place : { ...place, column };
  }
}
