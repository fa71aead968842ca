// Records that share an id or a place: all are kept, and the reader is told which.

import type { ProblemLog } from '../account/problem-log.ts';
import type { CheckedRecord } from './read-records.ts';

export interface PlacedRecord {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly record: CheckedRecord;
}

/** Warns of each record whose id, or whose place, an earlier record has. */
export function logRepeated(
  records: readonly PlacedRecord[],
  codes: { readonly id: string; readonly place: string | null },
  log: ProblemLog,
): void {
  const byId = new Map<string, PlacedRecord>();
  const byPlace = new Map<string, PlacedRecord>();
  for (const here of records) {
    const sameId = byId.get(here.id);
    if (sameId === undefined) byId.set(here.id, here);
    else log.add('warn', codes.id, { found: here.id, first: numberOf(sameId) }, here.record.feature.place);
    if (codes.place === null) continue;
    const key = `${here.lon},${here.lat}`;
    const samePlace = byPlace.get(key);
    if (samePlace === undefined) byPlace.set(key, here);
    else log.add('warn', codes.place, { found: here.id, other: samePlace.id }, here.record.feature.place);
  }
}

/** The line of a row, or the number of a feature. */
function numberOf({ record }: PlacedRecord): number {
  return record.feature.place.line ?? record.feature.recordNumber;
}
