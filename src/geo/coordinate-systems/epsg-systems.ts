// EPSG codes whose systems are geographic, transverse Mercator or Web Mercator, by rule instead of by list.
// Source: EPSG dataset v12; every code was compared with PROJ 9.1.

import type { Degrees } from '../../vocabulary/units.ts';
import { type CoordinateSystem, type Datum, geographicSystem, transverseMercatorSystem } from './coordinate-system.ts';
import { beijing1954Datum, grs80Datum, newBeijingDatum, wgs84Datum, xian1980Datum } from './datums.ts';
import { fromWebMercator } from './web-mercator.ts';

const geographicCodes: ReadonlyMap<number, readonly [name: string, datum: Datum]> = new Map([
  [4326, ['WGS 84', wgs84Datum]],
  [4979, ['WGS 84', wgs84Datum]],
  [4490, ['CGCS2000', grs80Datum]],
  [4480, ['CGCS2000', grs80Datum]],
  [4610, ['Xian 1980', xian1980Datum]],
  [4214, ['Beijing 1954', beijing1954Datum]],
  [4555, ['New Beijing', newBeijingDatum]],
  [4258, ['ETRS89', grs80Datum]],
  [4269, ['NAD83', grs80Datum]],
  [4283, ['GDA94', grs80Datum]],
  [7844, ['GDA2020', grs80Datum]],
  [4674, ['SIRGAS 2000', grs80Datum]],
  [4612, ['JGD2000', grs80Datum]],
  [6668, ['JGD2011', grs80Datum]],
  [4737, ['Korea 2000', grs80Datum]],
  [4167, ['NZGD2000', grs80Datum]],
  [4171, ['RGF93', grs80Datum]],
  [4619, ['SWEREF99', grs80Datum]],
  [3824, ['TWD97', grs80Datum]],
]);

const webMercatorCodes: ReadonlySet<number> = new Set([3857, 3785, 900913, 102100, 102113]);

/** Codes in a row: the first, how many, and the n-th of them. */
interface CodeRow {
  readonly first: number;
  readonly count: number;
  readonly datum: Datum;
  readonly prefix: string;
  readonly kind: 'zone3' | 'zone6' | 'meridian3' | 'meridian6' | 'north' | 'south';
  /** Number of the first zone. */
  readonly zone: number;
}

function row(first: number, count: number, datum: Datum, prefix: string, kind: CodeRow['kind'], zone: number): CodeRow {
  return { first, count, datum, prefix, kind, zone };
}

const codeRows: readonly CodeRow[] = [
  row(4491, 11, grs80Datum, 'CGCS2000', 'zone6', 13),
  row(4502, 11, grs80Datum, 'CGCS2000', 'meridian6', 13),
  row(4513, 21, grs80Datum, 'CGCS2000', 'zone3', 25),
  row(4534, 21, grs80Datum, 'CGCS2000', 'meridian3', 25),
  row(2327, 11, xian1980Datum, 'Xian 1980', 'zone6', 13),
  row(2338, 11, xian1980Datum, 'Xian 1980', 'meridian6', 13),
  row(2349, 21, xian1980Datum, 'Xian 1980', 'zone3', 25),
  row(2370, 21, xian1980Datum, 'Xian 1980', 'meridian3', 25),
  row(21413, 11, beijing1954Datum, 'Beijing 1954', 'zone6', 13),
  row(21453, 11, beijing1954Datum, 'Beijing 1954', 'meridian6', 13),
  row(2401, 21, beijing1954Datum, 'Beijing 1954', 'zone3', 25),
  row(2422, 21, beijing1954Datum, 'Beijing 1954', 'meridian3', 25),
  row(4568, 11, newBeijingDatum, 'New Beijing', 'zone6', 13),
  row(32601, 60, wgs84Datum, 'WGS 84', 'north', 1),
  row(32701, 60, wgs84Datum, 'WGS 84', 'south', 1),
  row(25828, 11, grs80Datum, 'ETRS89', 'north', 28),
  row(26901, 23, grs80Datum, 'NAD83', 'north', 1),
  row(31965, 12, grs80Datum, 'SIRGAS 2000', 'north', 11),
  row(31977, 9, grs80Datum, 'SIRGAS 2000', 'south', 17),
  row(28348, 11, grs80Datum, 'GDA94', 'south', 48),
  row(7846, 14, grs80Datum, 'GDA2020', 'south', 46),
];

type Single = readonly [
  code: number,
  name: string,
  meridian: Degrees,
  latitude: Degrees,
  scale: number,
  east: number,
  north: number,
];

const singles: readonly Single[] = [
  [2193, 'NZGD2000 / New Zealand Transverse Mercator 2000', 173, 0, 0.9996, 1_600_000, 10_000_000],
  [3826, 'TWD97 / TM2 zone 121', 121, 0, 0.9999, 250_000, 0],
  [3825, 'TWD97 / TM2 zone 119', 119, 0, 0.9999, 250_000, 0],
  [3414, 'SVY21 / Singapore TM', 103 + 5 / 6, 1 + 11 / 30, 1, 28_001.642, 38_744.572],
  [5179, 'Korea 2000 / Unified CS', 127.5, 38, 0.9996, 1_000_000, 2_000_000],
  [5185, 'Korea 2000 / West Belt 2010', 125, 38, 1, 200_000, 600_000],
  [5186, 'Korea 2000 / Central Belt 2010', 127, 38, 1, 200_000, 600_000],
  [5187, 'Korea 2000 / East Belt 2010', 129, 38, 1, 200_000, 600_000],
  [3006, 'SWEREF99 TM', 15, 0, 0.9996, 500_000, 0],
  [3067, 'ETRS89 / TM35FIN(E,N)', 27, 0, 0.9996, 500_000, 0],
  [2157, 'IRENET95 / Irish Transverse Mercator', -8, 53.5, 0.999_82, 600_000, 750_000],
  [2180, 'ETRF2000-PL / CS92', 19, 0, 0.9993, 500_000, -5_300_000],
];

/** The system of an EPSG code, or null where this table has none. */
export function epsgSystem(code: number): CoordinateSystem | null {
  const geographic = geographicCodes.get(code);
  if (geographic !== undefined) {
    const [name, datum] = geographic;
    return geographicSystem(datum === wgs84Datum ? name : `${name} (EPSG:${code})`, datum);
  }
  if (webMercatorCodes.has(code)) return webMercatorSystem;
  const found = codeRows.find(({ first, count }) => code >= first && code < first + count);
  if (found !== undefined) return systemOfRow(found, code);
  const single = singles.find(([own]) => own === code);
  if (single === undefined) return null;
  const [, name, centralMeridian, latitudeOfOrigin, scale, falseEasting, falseNorthing] = single;
  return transverseMercatorSystem(`${name} (EPSG:${code})`, code === 3414 ? wgs84Datum : grs80Datum, {
    centralMeridian,
    latitudeOfOrigin,
    scale,
    falseEasting,
    falseNorthing,
  });
}

export const webMercatorSystem: CoordinateSystem = {
  name: 'WGS 84 / Pseudo-Mercator (EPSG:3857)',
  isGeographic: false,
  centralMeridian: null,
  offMeters: 0,
  toWgs84: fromWebMercator,
};

function systemOfRow({ first, datum, prefix, kind, zone: firstZone }: CodeRow, code: number): CoordinateSystem {
  const zone = firstZone + code - first;
  const isUtm = kind === 'north' || kind === 'south';
  const width = kind === 'zone3' || kind === 'meridian3' ? 3 : 6;
  const centralMeridian = isUtm ? 6 * zone - 183 : width === 3 ? 3 * zone : 6 * zone - 3;
  const isNumbered = kind === 'zone3' || kind === 'zone6';
  const degrees = width === 3 ? '3-degree ' : '';
  const place = isNumbered ? `zone ${zone}` : `CM ${centralMeridian}E`;
  const name = isUtm
    ? `${prefix} / UTM zone ${zone}${kind === 'north' ? 'N' : 'S'}`
    : `${prefix} / ${degrees}Gauss-Kruger ${place}`;
  return transverseMercatorSystem(`${name} (EPSG:${code})`, datum, {
    centralMeridian,
    latitudeOfOrigin: 0,
    scale: isUtm ? 0.9996 : 1,
    falseEasting: isNumbered ? zone * 1_000_000 + 500_000 : 500_000,
    falseNorthing: kind === 'south' ? 10_000_000 : 0,
  });
}
