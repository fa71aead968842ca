// The judgement of a whole file by its places: metres without a system, and numbers that are exchanged throughout.

import type { Choice } from '../../vocabulary/problem.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadOptions } from '../account/read-options.ts';
import { askForSystem } from './ask-for-system.ts';
import { type PlaceReader, type PlaceSurvey, placeText, type RawPlace } from './place-reader.ts';

/**
 * Judges the first places of a file before the rest is read: degrees where the system has metres are rejected, and where
 * eastings and northings are in the other order, that is told.
 */
export function judgeSample(
  places: PlaceReader,
  axisOrder: ReadOptions['axisOrder'],
  sample: readonly RawPlace[],
  log: ProblemLog,
): void {
  const { crs: system, isGeographic, namedBy } = places.coordinates;
  const [first] = sample;
  if (isGeographic || first === undefined) return;
  const found = placeText(first);
  if (sample.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 180)) {
    log.add('reject', 'crs-degrees', { found, system }, namedBy === 'option' ? { option: 'crs' } : {});
  } else if (axisOrder === 'auto' && places.isNorthFirst) {
    log.add('warn', 'axes-north-first', { found, system });
  }
}

/** Asks or rejects where most records have no place for one common reason; true when it did. */
export function judgePlaces(places: PlaceReader, survey: PlaceSurvey, log: ProblemLog): boolean {
  const { coordinates } = places;
  if (survey.swappedCount * 2 > log.readCount) {
    log.withdraw('coordinates-swapped');
    const found = placeText(survey.swapped[0]!);
    log.ask('axis-order-unclear', { found, count: survey.swappedCount, option: 'axis-order' }, {}, [
      orderChoice('lat-lon', survey.swapped, !places.isNorthFirst),
      orderChoice('lon-lat', survey.swapped, places.isNorthFirst),
    ]);
    return true;
  }
  if (survey.beyondCount * 2 <= log.readCount) return false;
  log.withdraw('coordinates-outside');
  log.withdraw('coordinates-not-in-system');
  if (coordinates.namedBy === 'file') {
    log.add('reject', 'crs-not-here', { found: placeText(survey.beyond[0]!), system: coordinates.crs });
    return true;
  }
  askForSystem(coordinates, survey.beyond, log, 'coordinates-projected');
  return true;
}

function orderChoice(value: 'lat-lon' | 'lon-lat', sample: readonly RawPlace[], isExchanged: boolean): Choice {
  const shown = sample.slice(0, 5).map(([x, y]): RawPlace => (isExchanged ? [y, x] : [x, y]));
  return {
    option: 'axisOrder',
    value,
    preview: shown.map(placeText),
    points: shown.filter(([, lat]) => Math.abs(lat) <= 90),
  };
}
