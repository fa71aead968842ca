// Points that lie apart from all others: by a slip of the pen that can be told (a degree too many, exchanged numbers), or so
// far that no plan of one region has them.

import type { LonLat } from '../../geo/lon-lat.ts';

export interface StrayPlace {
  readonly index: number;
  readonly code: 'place-one-degree-off' | 'place-seems-swapped' | 'place-far-off';
  /** Where it would lie among the others; null where no slip explains it. */
  readonly suggested: LonLat | null;
}

/** Fewer points say nothing about where the others are. */
const fewest = 5;
/** Points that leave a gap of more than this lie apart. */
const gapDegrees = 0.3;
const mostShare = 0.2;
/** No plan of one region reaches so far past its other places. */
const farDegrees = 5;

/** The stray ones among points, in their order; O(n log n). */
export function findStrayPlaces(places: readonly LonLat[]): readonly StrayPlace[] {
  if (places.length < fewest) return [];
  const lons = crowd(places.map(({ lon }) => lon));
  const lats = crowd(places.map(({ lat }) => lat));
  if (lons === null || lats === null) return [];
  const strays: StrayPlace[] = [];
  places.forEach(({ lon, lat }, index) => {
    const isLonIn = isWithin(lon, lons);
    const isLatIn = isWithin(lat, lats);
    if (isLonIn && isLatIn) return;
    if (isWithin(lat, lons) && isWithin(lon, lats)) {
      strays.push({ index, code: 'place-seems-swapped', suggested: { lon: lat, lat: lon } });
      return;
    }
    if (isFar(lon, lons) || isFar(lat, lats)) {
      strays.push({ index, code: 'place-far-off', suggested: null });
      return;
    }
    if (isLonIn === isLatIn) return;
    const [value, range] = isLonIn ? [lat, lats] : [lon, lons];
    const moved = [value + 1, value - 1].find(other => isWithin(other, range));
    if (moved === undefined) return;
    const suggested = isLonIn ? { lon, lat: moved } : { lon: moved, lat };
    strays.push({ index, code: 'place-one-degree-off', suggested });
  });
  return strays;
}

type Range = readonly [least: number, greatest: number];

function isWithin(value: number, [least, greatest]: Range): boolean {
  return value >= least - gapDegrees && value <= greatest + gapDegrees;
}

function isFar(value: number, [least, greatest]: Range): boolean {
  return value < least - farDegrees || value > greatest + farDegrees;
}

/** The range of the largest group of values without a wide gap, where it holds nearly all of them. */
function crowd(values: readonly number[]): Range | null {
  const sorted = [...values].sort((a, b) => a - b);
  let best: Range = [0, 0];
  let bestCount = 0;
  let from = 0;
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i]! - sorted[i - 1]! <= gapDegrees) continue;
    if (i - from > bestCount) {
      bestCount = i - from;
      best = [sorted[from]!, sorted[i - 1]!];
    }
    from = i;
  }
  return bestCount >= Math.ceil(sorted.length * (1 - mostShare)) ? best : null;
}
