// What every format gives: records as raw GeoJSON features with a place in the file. Nothing in them is checked yet.

import type { LoggedRecord, ProblemLog } from '../account/problem-log.ts';
import type { ReadOptions } from '../account/read-options.ts';
import type { ColumnRole, MatchedColumns } from '../columns/column-roles.ts';
import type { DecodedText } from '../text/decode-text.ts';
import type { DecimalMark } from '../text/number-text.ts';

export interface RawFeature extends LoggedRecord {
  /** Number of the record, from 1. */
  readonly recordNumber: number;
  /** The feature's own id, as the file has it. */
  readonly id: unknown;
  readonly geometry: unknown;
  /** The value of a column or property, as the file has it. */
  readonly property: (column: string) => unknown;
  /** All columns or properties with their values. */
  readonly entries: () => readonly (readonly [string, unknown])[];
}

export interface FeatureSource {
  readonly columns: MatchedColumns;
  readonly decimalMark: DecimalMark;
  /** Visits all records in order; those that are no feature at all are set aside on the way. */
  visit(each: (feature: RawFeature) => void): void;
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

/** One format: recognised by its content, opened into features; null after a rejection in the log. */
export interface FeatureFormat {
  readonly id: string;
  recognises(text: string): boolean;
  open(decoded: DecodedText, request: FeatureRequest, log: ProblemLog): FeatureSource | null;
}
