// The place of a row: two columns with a coordinate each, or one with both.

import { unguardedText } from '../../../report/csv-text.ts';
import type { LoggedRecord, ProblemLog } from '../../account/problem-log.ts';
import { splitPair } from '../../text/coordinate-pair.ts';
import { type CoordinateReading, readCoordinate } from '../../text/coordinate-text.ts';
import { logNumberFault } from '../../text/number-fault.ts';
import { type DecimalMark, readNumber } from '../../text/number-text.ts';

export type PlaceColumns =
  | { readonly kind: 'two'; readonly lon: number; readonly lat: number }
  | { readonly kind: 'pair'; readonly pair: number; readonly lonFirst: boolean };

/** What reading places needs to know of their table. */
export interface PlaceReading {
  readonly names: readonly string[];
  readonly place: PlaceColumns;
  readonly decimalMark: DecimalMark;
  readonly repair: boolean;
  readonly log: ProblemLog;
}

type NumberRead = Omit<Extract<CoordinateReading, { kind: 'number' }>, 'axis'> & {
  readonly axis?: 'lon' | 'lat' | null;
};

export function placeIndexes(place: PlaceColumns): readonly number[] {
  return place.kind === 'two' ? [place.lon, place.lat] : [place.pair];
}

/** The place of a row, x first; null when the row was set aside. */
export function readPlace(
  cells: readonly string[],
  record: LoggedRecord,
  table: PlaceReading,
): readonly [x: number, y: number] | null {
  const { place, names } = table;
  if (place.kind === 'two') {
    const lon = read(cells[place.lon]!, names[place.lon]!, record, table);
    if (lon === null) return null;
    const lat = read(cells[place.lat]!, names[place.lat]!, record, table);
    return lat === null ? null : inOrder(lon, lat, [names[place.lon]!, names[place.lat]!], record, table);
  }
  const name = names[place.pair]!;
  const cell = cells[place.pair]!;
  const halves = splitPair(unguardedText(cell.trim()));
  if (halves === null) {
    table.log.setAside(record, cell.trim() === '' ? 'cell-empty' : 'coordinate-pair', { found: cell }, name);
    return null;
  }
  const first = read(halves[0], name, record, table);
  const second = first === null ? null : read(halves[1], name, record, table);
  if (first === null || second === null) return null;
  return place.lonFirst
    ? inOrder(first, second, [name, name], record, table)
    : inOrder(second, first, [name, name], record, table);
}

/** Letters or words that say the opposite of the columns' names are believed: they stand with the numbers themselves. */
function inOrder(
  lon: NumberRead,
  lat: NumberRead,
  names: readonly [string, string],
  record: LoggedRecord,
  { log, repair }: PlaceReading,
): readonly [number, number] | null {
  if (lon.axis !== 'lat' && lat.axis !== 'lon') return [lon.value, lat.value];
  const found = `${lon.decimal}, ${lat.decimal}`;
  if (lon.axis === lat.axis) {
    log.setAside(record, 'coordinate-axis', { found }, names[0]);
    return null;
  }
  const after = `${lat.decimal}, ${lon.decimal}`;
  if (!repair) {
    log.setAside(record, 'repair-refused', { found, after }, names[0]);
    return null;
  }
  log.count('repaired', 'coordinate-exchanged', { found, after }, { ...record.place, column: names[0] });
  return [lat.value, lon.value];
}

const hasDigit = /[0-9０-９]/;

function read(cell: string, name: string, record: LoggedRecord, table: PlaceReading): NumberRead | null {
  const text = unguardedText(cell.trim());
  const plain = readNumber(text, table.decimalMark, false);
  if (plain.kind === 'number' && plain.repair === null) return plain;
  const reading = hasDigit.test(text) ? readCoordinate(text, table.decimalMark) : plain;
  if (reading.kind !== 'number') {
    logNumberFault(reading.kind, cell, name, record, table.log);
    return null;
  }
  if (reading.repair === null) return reading;
  const params = { found: cell.trim(), after: reading.decimal };
  if (!table.repair) {
    table.log.setAside(record, 'repair-refused', params, name);
    return null;
  }
  table.log.count('repaired', reading.repair, params, { ...record.place, column: name });
  return reading;
}
