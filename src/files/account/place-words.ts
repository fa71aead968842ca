// Points with the short texts of their rows: where a row names its county or township, that is evidence of what its
// coordinates mean.

import { startThinnedList } from './thinned-list.ts';

export interface WordedPlace {
  /** Degrees WGS 84, as read. */
  readonly lon: number;
  readonly lat: number;
  /** Column and text by turns of the cells that may be names. */
  readonly words: readonly (readonly [column: string, text: string])[];
}

export interface PlaceWords {
  add(lon: number, lat: number, entries: () => readonly (readonly [string, unknown])[]): void;
  /** Some hundred to some thousand places, evenly taken. */
  finish(): readonly WordedPlace[];
}

const mostPlaces = 2000;
const longestName = 40;

/** Starts the words of one file; their cost does not grow with the file. */
export function startPlaceWords(): PlaceWords {
  const places = startThinnedList<WordedPlace>(mostPlaces);
  return {
    add: (lon, lat, entries) => places.offer(() => ({ lon, lat, words: namesIn(entries()) })),
    finish: places.taken,
  };
}

function namesIn(entries: readonly (readonly [string, unknown])[]): WordedPlace['words'] {
  return entries.flatMap(([column, value]) => {
    const text = typeof value === 'string' && value.length <= 2 * longestName ? value.trim() : '';
    const isName = text.length > 1 && text.length <= longestName && !/^[-+\d.,:/\s]*$/.test(text);
    return isName ? [[column, text] as const] : [];
  });
}
