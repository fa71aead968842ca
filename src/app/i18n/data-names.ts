// What road classes, times of day and packs of closures are called: those known here have a name in every language.

import { english, type TextKey } from './catalogue-en.ts';
import type { Words } from './words.ts';

/** The name of a class in the language of the page; a class without one keeps its own. */
export function roadClassName(roadClass: string, { text }: Words): string {
  const key = `class.${roadClass}`;
  return Object.hasOwn(english, key) ? text(key as TextKey) : roadClass;
}

/** The name of a time of day; one of the user's own keeps it. */
export function periodName(period: string, { text }: Words): string {
  const key = `speeds.period.${period}`;
  return period !== 'none' && Object.hasOwn(english, key) ? text(key as TextKey) : period;
}

/** The name of a pack of closures; one of the user's own keeps it. */
export function packName(pack: string, { text }: Words): string {
  const key = `conditions.pack.${pack}`;
  return pack === 'flood' || pack === 'holiday' ? text(key as TextKey) : pack;
}
