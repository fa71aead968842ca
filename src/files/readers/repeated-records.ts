// Records that share an id or a place: all are kept, and the reader is told which.

import { geodesicMeters } from '../../geo/geodesic.ts';
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

/** Records of one name as near as this are likely one. */
const duplicateMeters = 50;

/** Warns of each record that lies beside an earlier one of the same name, though not in the same place. */
export function logNearDuplicates(
  records: readonly (PlacedRecord & { readonly name: string })[],
  code: string,
  log: ProblemLog,
): void {
  const byName = new Map<string, (PlacedRecord & { readonly name: string })[]>();
  for (const here of records) {
    const known = byName.get(here.name);
    if (known === undefined) {
      byName.set(here.name, [here]);
      continue;
    }
    // A name that hundreds share is no name.
    for (const other of known.slice(0, 100)) {
      const meters = geodesicMeters(here.lon, here.lat, other.lon, other.lat);
      if (meters === 0 || meters > duplicateMeters) continue;
      const params = { found: here.name, other: other.id, meters: Math.round(meters * 10) / 10 };
      log.add('warn', code, params, here.record.feature.place);
      break;
    }
    known.push(here);
  }
}
