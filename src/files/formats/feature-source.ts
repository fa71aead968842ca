// What every format gives: records as raw GeoJSON features with a place in the file. Nothing in them is checked yet.

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

/** Some hundred records, and how much of the file (0…1) is read with them. */
export interface FeatureBatch {
  readonly features: readonly RawFeature[];
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
  /** Sheets or layers to choose from, the one that was opened first; empty where the format has none. */
  readonly layers: readonly string[];
  /**
   * All records in order, in batches of some hundred; records that are no feature at all are set aside on the way. Each
   * record is counted with `log.countRead`. May be run once.
   */
  batches(): AsyncIterable<FeatureBatch>;
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
