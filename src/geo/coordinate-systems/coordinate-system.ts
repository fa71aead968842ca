// A coordinate system as the readers use it: its name, what kind of numbers it has, and the way to WGS 84.

import type { Degrees, Meters } from '../../vocabulary/units.ts';
import type { LonLat } from '../lon-lat.ts';
import { type CentreShift, shiftDatum } from './datum-shift.ts';
import { type TransverseMercatorParameters, transverseMercator } from './transverse-mercator.ts';

/** Longitude or easting comes first, whatever order an authority lists its axes in: files follow the longitude-first habit. */
export interface CoordinateSystem {
  /** For people: `CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)`. */
  readonly name: string;
  /** Whether its numbers are degrees. */
  readonly isGeographic: boolean;
  /** Of a transverse Mercator: in the middle of where it is used. */
  readonly centralMeridian: Degrees | null;
  /** How far off its places may be because no exact way to WGS 84 is public; 0 where there is one. */
  readonly offMeters: Meters;
  /** null: its numbers are WGS 84 degrees, or so near that no plan tells them apart. A place that is none gives null. */
  readonly toWgs84: ((x: number, y: number) => LonLat | null) | null;
}

/** An ellipsoid and where its centre lies in WGS 84. */
export interface Datum {
  readonly name: string;
  readonly semiMajorAxis: Meters;
  readonly inverseFlattening: number;
  /** null: degrees on it count as WGS 84. */
  readonly shift: CentreShift | null;
  readonly offMeters: Meters;
}

/** Degrees on a datum. */
export function geographicSystem(name: string, datum: Datum): CoordinateSystem {
  const { shift } = datum;
  return {
    name,
    isGeographic: true,
    centralMeridian: null,
    offMeters: datum.offMeters,
    toWgs84: shift === null ? null : (lon, lat) => (isPlace(lon, lat) ? shifted({ lon, lat }, datum, shift) : null),
  };
}

/** Eastings and northings of a transverse Mercator in units of `metersPerUnit`. */
export function transverseMercatorSystem(
  name: string,
  datum: Datum,
  parameters: Omit<TransverseMercatorParameters, 'semiMajorAxis' | 'inverseFlattening'>,
  metersPerUnit = 1,
): CoordinateSystem {
  const { semiMajorAxis, inverseFlattening, shift } = datum;
  const { unproject } = transverseMercator({ ...parameters, semiMajorAxis, inverseFlattening });
  return {
    name,
    isGeographic: false,
    centralMeridian: parameters.centralMeridian,
    offMeters: datum.offMeters,
    toWgs84: (x, y) => {
      const place = unproject(x * metersPerUnit, y * metersPerUnit);
      return place === null || shift === null ? place : shifted(place, datum, shift);
    },
  };
}

function isPlace(lon: Degrees, lat: Degrees): boolean {
  return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90;
}

function shifted(place: LonLat, datum: Datum, shift: CentreShift): LonLat {
  return shiftDatum(place, datum.semiMajorAxis, datum.inverseFlattening, shift);
}
