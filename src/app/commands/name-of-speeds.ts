// What a change of speeds is called in the list of changes: the one value it changed, or how many.

import type { SpeedChanges } from '../../travel/speed-changes.ts';
import { periodName, roadClassName } from '../i18n/data-names.ts';
import type { Words } from '../i18n/words.ts';

/** Names the difference between two sets of changes. */
export function nameOfSpeeds(before: SpeedChanges, after: SpeedChanges, words: Words): string {
  const { text } = words;
  if (Object.keys(after).length === 0) return text('edit.speeds.reset');
  const [old, young] = [singleValues(before), singleValues(after)];
  const changed = [...new Map([...old, ...young])].filter(([key]) => old.get(key)?.value !== young.get(key)?.value);
  if (changed.length !== 1) return text('edit.change-speeds');
  const [, { field, name }] = changed[0];
  return text('edit.speeds.one', { what: nameOfValue(field, name, words) });
}

interface SingleValue {
  readonly field: string;
  /** The entry of a table; '' where the field is one value. */
  readonly name: string;
  readonly value: unknown;
}

function singleValues(changes: SpeedChanges): ReadonlyMap<string, SingleValue> {
  const found = new Map<string, SingleValue>();
  for (const [field, value] of Object.entries(changes)) {
    if (typeof value === 'object')
      for (const [name, one] of Object.entries(value)) found.set(`${field} ${name}`, { field, name, value: one });
    else found.set(field, { field, name: '', value });
  }
  return found;
}

const plainNames = {
  useMaxspeed: 'speeds.useMaxspeed',
  factor: 'speeds.factor',
  sirensFactor: 'speeds.sirensFactor',
  offRoadKmh: 'speeds.offRoadKmh',
  snapLimitMeters: 'speeds.snapLimitMeters',
  straightKmh: 'speeds.straight',
  detourFactor: 'speeds.detourFactor',
  'emergency oneway': 'speeds.oneway',
  'emergency pedestrianKmh': 'speeds.pedestrian',
  'emergency noAccess': 'speeds.noAccess',
} as const;

function nameOfValue(field: string, name: string, words: Words): string {
  if (field === 'kmh' || field === 'classFactor') return roadClassName(name, words);
  if (field === 'periods') return periodName(name, words);
  const key = name === '' ? field : `${field} ${name}`;
  return Object.hasOwn(plainNames, key) ? words.text(plainNames[key as keyof typeof plainNames]) : key;
}
