// Numbers that are no degrees, and nobody named a system that has them: the question which of the likely ones is meant.

import type { ProblemLog } from '../account/problem-log.ts';
import type { CoordinateReader } from './coordinate-reader.ts';
import { likelySystems } from './likely-systems.ts';
import { placeText, type RawPlace } from './place-reader.ts';

const sampleLength = 20;

/** Asks, or rejects where one system is likely, or none: then with the code `whenNone`. */
export function askForSystem(
  coordinates: Pick<CoordinateReader, 'crs' | 'namedBy'>,
  places: readonly RawPlace[],
  log: ProblemLog,
  whenNone: string,
): void {
  const found = placeText(places[0]!);
  const choices = likelySystems(places, null);
  const [only] = choices;
  if (only === undefined) {
    log.add('reject', whenNone, { found });
    return;
  }
  if (choices.length === 1) {
    const system = only.preview[0] ?? only.value;
    log.add('reject', 'crs-one-likely', { found, system, value: only.value, option: 'crs' });
    return;
  }
  const sample = places.slice(0, sampleLength).map(placeText).join(' ');
  const [value, ...others] = choices.map(choice => choice.value);
  const params = { found, option: 'crs', value: value!, others: others.slice(0, 4).join(', '), sample };
  if (coordinates.namedBy === 'option') log.ask('crs-misfit', { ...params, system: coordinates.crs }, {}, choices);
  else log.ask('crs-unknown', params, {}, choices);
}

/** The places of a `sample` parameter. */
export function sampledPlaces(sample: string): readonly RawPlace[] {
  const numbers = sample.split(/[\s,]+/).map(Number);
  return Array.from({ length: numbers.length >> 1 }, (_, i): RawPlace => [numbers[2 * i]!, numbers[2 * i + 1]!]);
}
