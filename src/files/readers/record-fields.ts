// Fields of a record by role: ids and names as text, optional numbers and words. An optional field that cannot be read
// is told and left out; it costs the record nothing else.

import type { ProblemLog } from '../account/problem-log.ts';
import type { ColumnRole } from '../columns/column-roles.ts';
import { shownValue } from '../text/number-fault.ts';
import type { CheckedRecord } from './read-records.ts';

/** The value of a role's column; undefined without one. */
export function valueAt(record: CheckedRecord, role: ColumnRole): unknown {
  const matched = record.fields.columns.get(role);
  return matched === undefined ? undefined : record.feature.property(matched.column);
}

/** The text of a role's column, trimmed; '' where there is none. Numbers and truth values as text, nothing else. */
export function textOf(record: CheckedRecord, role: ColumnRole): string {
  return plainText(valueAt(record, role));
}

/** The feature's id, else its id column, else the record number. */
export function idOf(record: CheckedRecord): string {
  return plainText(record.feature.id) || textOf(record, 'id') || String(record.feature.recordNumber);
}

function plainText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** An optional number of at least 0, times its column's factor; null where not given or not readable. */
export function optionalNumber(record: CheckedRecord, role: ColumnRole, log: ProblemLog): number | null {
  const matched = record.fields.columns.get(role);
  if (matched === undefined) return null;
  const value = record.feature.property(matched.column);
  const reading = record.fields.number(value, true);
  if (reading.kind === 'empty') return null;
  if (reading.kind === 'number' && reading.value >= 0) return reading.value * matched.factor;
  const place = { ...record.feature.place, column: matched.column };
  log.add('warn', 'optional-number', { found: shownValue(value) }, place);
  return null;
}

/** An optional whole number of at least 0. */
export function optionalCount(record: CheckedRecord, role: ColumnRole, log: ProblemLog): number | null {
  const value = optionalNumber(record, role, log);
  if (value === null || Number.isSafeInteger(value)) return value;
  const column = record.fields.columns.get(role)?.column ?? role;
  log.add('warn', 'optional-number', { found: String(value) }, { ...record.feature.place, column });
  return null;
}

/** A word of a fixed set, by its spellings; `whenEmpty` where not given, and, with a warning, `whenUnknown`. */
export function optionalWord<T>(
  record: CheckedRecord,
  role: ColumnRole,
  spellings: ReadonlyMap<string, T>,
  whenEmpty: T,
  whenUnknown: T,
  code: string,
  log: ProblemLog,
): T {
  const text = textOf(record, role);
  if (text === '') return whenEmpty;
  const word = wordOf(text, spellings);
  if (word !== undefined) return word;
  const column = record.fields.columns.get(role)?.column ?? role;
  log.add('warn', code, { found: text }, { ...record.feature.place, column });
  return whenUnknown;
}

/** What a text means, whatever its case, width and separators; undefined where no spelling is known. */
export function wordOf<T>(text: string, spellings: ReadonlyMap<string, T>): T | undefined {
  return spellings.get(
    text
      .slice(0, 60)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_-]/g, ''),
  );
}

/** A table of spellings from lists of words. */
export function spellingsOf<T>(...lists: readonly (readonly [T, string])[]): ReadonlyMap<string, T> {
  return new Map(lists.flatMap(([value, words]) => words.split(' ').map(word => [word, value] as const)));
}
