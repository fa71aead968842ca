// What every format gives: records as raw GeoJSON features with a place in the file. Nothing in them is checked yet.

import type { NumberColumn } from '../../vocabulary/columns.ts';
import type { Place } from '../../vocabulary/problem.ts';
import type { LoggedRecord, ProblemLog } from '../account/problem-log.ts';
import type { ReadHost } from '../account/read-host.ts';
import type { ReadOptions } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import type { ColumnRole, MatchedColumns } from '../columns/column-roles.ts';
import type { DecimalMark } from '../text/number-text.ts';

export interface RawFeature extends LoggedRecord {
  /** Number of the record, from 1. */
  readonly recordNumber: number;
  /** The feature's own id, as the file has it. */
  readonly id: unknown;
  /** GeoJSON in the file's own coordinate system. */
  readonly geometry: unknown;
  /** The value of a column or property, as the file has it. */
  readonly property: (column: string) => unknown;
  /** All columns or properties with their values. */
  readonly entries: () => readonly (readonly [string, unknown])[];
}

/** What a file says of its coordinates. */
export interface DeclaredCrs {
  /** Well-known text of a `.prj`, or a name such as `EPSG:4547` or `urn:ogc:def:crs:OGC:1.3:CRS84`, or `gcj02`. */
  readonly text: string;
  /** Where it says so. */
  readonly column: string | null;
}

/**
 * Records of a table of which nothing is to be told while they are read: points whose cells are plain, as columns, for there may be
 * millions. They hold until the next batch is asked for.
 */
export interface PointRows {
  readonly count: number;
  /** The place as the file has it. */
  readonly x: NumberColumn;
  readonly y: NumberColumn;
  readonly recordNumber: NumberColumn;
  readonly line: NumberColumn;
  /** The slot of a role's column; -1 where the table has none. */
  slotOf(role: ColumnRole): number;
  /** The text of a cell, as the feature's `property` gives it. */
  text(row: number, slot: number): string;
  /** The number of a cell that is nothing but digits, with a point among them where that is the decimal mark; else NaN. */
  number(row: number, slot: number): number;
  placeOf(row: number): Place;
  /** The same record as a feature; it stays valid. */
  featureOf(row: number): RawFeature;
}

/** Some hundred records, and how much of the file (0…1) is read with them. */
export interface FeatureBatch {
  readonly features: readonly RawFeature[];
  /** Further records, between the features by their record numbers; none where a reader has not asked for them. */
  readonly points?: PointRows | null;
  readonly share: number;
}

export interface FeatureSource {
  /** Name of the format, for people: `CSV`, `XLSX`, `GeoJSON` … */
  readonly format: string;
  readonly encoding: string | null;
  /** All column or property names. */
  readonly names: readonly string[];
  readonly columns: MatchedColumns;
  readonly decimalMark: DecimalMark;
  /** null where the file says nothing. */
  readonly declaredCrs: DeclaredCrs | null;
  /** Whether such files name their system, and this one does not. */
  readonly lacksCrs?: boolean;
  /** Sheets or layers to choose from, the one that was opened first; empty where the format has none. */
  readonly layers: readonly string[];
  /**
   * All records in order, in batches of some hundred; records that are no feature at all are set aside on the way. Each
   * record is counted with `log.countRead`. May be run once. `takesPoints` says whether some may come as `PointRows`.
   */
  batches(takesPoints?: boolean): AsyncIterable<FeatureBatch>;
}

/** What a reader needs of a file. */
export interface FeatureRequest {
  readonly roles: readonly ColumnRole[];
  /** Whether a file without a population column cannot be used. */
  readonly needsPopulation: boolean;
  /** Whether rows of points will do; areas and roads need lines or polygons. */
  readonly acceptsRows: boolean;
  readonly options: ReadOptions;
}

/** One format: recognised by its content, opened into features; null after a rejection or a question in the log. */
export interface FeatureFormat {
  readonly id: string;
  /** `head` is the beginning of the file, up to 4 KB. The first format that says yes takes the file. */
  recognises(head: Uint8Array, name: string): boolean;
  open(file: InputFile, request: FeatureRequest, log: ProblemLog, host: ReadHost): Promise<FeatureSource | null>;
}
