// Changes to speeds, one edit each. A value put back to what the file says is no change any more.

import type { EmergencyExemptions } from '../../roads/road-rules.ts';
import type { SpeedChanges, SpeedTable } from '../../travel/speed-changes.ts';
import { draftOf, useProject } from '../state/project-store.ts';
import { baseTable, useSpeeds } from '../state/speeds-store.ts';
import { chooseSettings, record } from './edit-project.ts';

/** Members that are one value, and those that are a table of values by name. */
export type PlainField = Exclude<keyof SpeedChanges, TableField | 'emergency'>;
export type TableField = 'kmh' | 'classFactor' | 'periods';

/** The changes with one value set; null or the value that was there before leaves the field unchanged. */
export function withPlain<F extends PlainField>(
  changes: SpeedChanges,
  base: SpeedTable,
  field: F,
  value: SpeedTable[F] | null,
): SpeedChanges {
  const { [field]: _, ...others } = changes;
  return value === null || value === base[field] ? others : { ...others, [field]: value };
}

/** The changes with one entry of a table set; null takes the change of the entry back. */
export function withEntry(
  changes: SpeedChanges,
  base: SpeedTable,
  field: TableField,
  name: string,
  value: number | null,
): SpeedChanges {
  const entries = new Map(Object.entries(changes[field] ?? {}));
  entries.delete(name);
  const before = Object.hasOwn(base[field], name) ? base[field][name] : neutral[field];
  if (value !== null && value !== before) entries.set(name, value);
  return withTable(changes, field, Object.fromEntries(entries));
}

/** The changes with one exemption set. */
export function withExemption<F extends keyof EmergencyExemptions>(
  changes: SpeedChanges,
  base: SpeedTable,
  field: F,
  value: EmergencyExemptions[F],
): SpeedChanges {
  const { [field]: _, ...others } = changes.emergency ?? {};
  const emergency = value === base.emergency[field] ? others : { ...others, [field]: value };
  return withTable(changes, 'emergency', emergency);
}

/** What holds for a name that a table does not have: not driven on, and no factor. */
const neutral: Readonly<Record<TableField, number>> = { kmh: 0, classFactor: 1, periods: 1 };

function withTable(
  changes: SpeedChanges,
  field: TableField | 'emergency',
  table: Readonly<Record<string, unknown>>,
): SpeedChanges {
  const { [field]: _, ...others } = changes;
  return Object.keys(table).length === 0 ? others : { ...others, [field]: table };
}

/** How many single values differ from the file's. */
export function countChanges(changes: SpeedChanges): number {
  return Object.values(changes).reduce<number>(
    (sum, value) => sum + (typeof value === 'object' ? Object.keys(value).length : 1),
    0,
  );
}

/** Makes one edit of the speeds; `change` gets the changes so far and what they are made to. */
export function changeSpeeds(change: (changes: SpeedChanges, base: SpeedTable) => SpeedChanges): void {
  const { speedsId, speedChanges } = draftOf(useProject.getState());
  const base = baseTable(useSpeeds.getState(), speedsId);
  if (base === null) return;
  const changes = change(speedChanges, base);
  if (JSON.stringify(changes) !== JSON.stringify(speedChanges)) record({ kind: 'change-speeds', changes });
}

/** All speeds as the file says; a time of day that only the changes had is given up first. */
export function resetSpeeds(): void {
  const { speedsId, speedChanges, settings } = draftOf(useProject.getState());
  const base = baseTable(useSpeeds.getState(), speedsId);
  if (base === null || countChanges(speedChanges) === 0) return;
  if (settings.period !== null && !Object.hasOwn(base.periods, settings.period)) chooseSettings({ period: null });
  record({ kind: 'change-speeds', changes: {} });
}
