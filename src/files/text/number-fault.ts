// The one way a number that cannot be read sets its record aside.

import type { LoggedRecord, ProblemLog } from '../account/problem-log.ts';
import type { NumberReading } from './number-text.ts';

/** Sets a record aside for a cell or property that is empty, ambiguous or no number. */
export function logNumberFault(
  kind: Exclude<NumberReading['kind'], 'number'>,
  value: unknown,
  column: string,
  record: LoggedRecord,
  log: ProblemLog,
): void {
  const found = shownValue(value);
  const isRow = record.place.line !== undefined;
  if (kind === 'empty') log.setAside(record, isRow ? 'cell-empty' : 'property-empty', { found }, column);
  else if (kind === 'ambiguous') log.setAside(record, 'number-ambiguous', { found }, column);
  else log.setAside(record, isRow ? 'csv-number' : 'property-number', { found }, column);
}

/** A value as its file wrote it, or nearly so; at most 200 characters. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 200);
  if (value === undefined) return '';
  return (JSON.stringify(value) ?? '').slice(0, 200);
}
