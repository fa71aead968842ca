// Whether eastings or northings come first, by their size. EPSG lists northings first, Chinese tables call them X, most files
// begin with eastings: so neither names nor codes decide, but where the places would lie.

import type { CoordinateReader } from './coordinate-reader.ts';

/** Nobody uses a zone farther than this from its central meridian. */
const zoneDegrees = 5;

/**
 * The order in which nearly all places lie near the system's central meridian; longitude first where that holds for both or
 * neither, and for systems without such a meridian.
 */
export function decideAxisOrder(
  sample: readonly (readonly [x: number, y: number])[],
  { toWgs84, isGeographic, centralMeridian }: Pick<CoordinateReader, 'toWgs84' | 'isGeographic' | 'centralMeridian'>,
): 'lon-lat' | 'lat-lon' {
  if (toWgs84 === null || isGeographic || sample.length === 0) return 'lon-lat';
  const share = (isNorthFirst: boolean): number => {
    const inside = sample.filter(([x, y]) => {
      const place = isNorthFirst ? toWgs84(y, x) : toWgs84(x, y);
      if (place === null) return false;
      return centralMeridian === null || Math.abs(place.lon - centralMeridian) <= zoneDegrees;
    });
    return inside.length / sample.length;
  };
  return share(false) < 0.5 && share(true) > 0.8 ? 'lat-lon' : 'lon-lat';
}
