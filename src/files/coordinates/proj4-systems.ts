// Every other coordinate system, through the package proj4, which is loaded only when one is met.
// proj4 uses the engine's own sines and logarithms, which differ in the last bit between engines. Its places are rounded
// to 1e-9 degrees (0.1 mm), so that engines agree but for a place in some hundred thousand that lies on the edge of two.

import type { CoordinateSystem } from '../../geo/coordinate-systems/coordinate-system.ts';
import { roundHalfAwayFromZero } from '../../vocabulary/deterministic-math.ts';

/**
 * Definitions by code, as PROJ 9.1 gives them for the EPSG dataset v12 and Esri's list, with the seven parameters of the
 * transformation that EPSG ranks first for the whole country.
 */
const definitions: ReadonlyMap<number, readonly [name: string, definition: string]> = new Map([
  [3395, ['WGS 84 / World Mercator', '+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0 +datum=WGS84']],
  [
    2326,
    [
      'Hong Kong 1980 Grid System',
      '+proj=tmerc +lat_0=22.3121333333333 +lon_0=114.178555555556 +k=1 +x_0=836694.05 +y_0=819069.8 +ellps=intl ' +
        '+towgs84=-162.619,-276.959,-161.764,0.067753,-2.243648,-1.158828,-1.094246',
    ],
  ],
  [
    28992,
    [
      'Amersfoort / RD New',
      '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 ' +
        '+ellps=bessel +towgs84=565.4171,50.3319,465.5524,-0.398957,0.343988,-1.877402,4.0725',
    ],
  ],
  [
    27700,
    [
      'OSGB36 / British National Grid',
      '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
        '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489',
    ],
  ],
  ...[2, 3, 4, 5].map((zone): [number, [string, string]] => [
    31464 + zone,
    [
      `DHDN / 3-degree Gauss-Kruger zone ${zone}`,
      `+proj=tmerc +lat_0=0 +lon_0=${3 * zone} +k=1 +x_0=${zone}500000 +y_0=0 +ellps=bessel ` +
        '+towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7',
    ],
  ]),
  [
    2056,
    [
      'CH1903+ / LV95',
      '+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=2600000 +y_0=1200000 ' +
        '+ellps=bessel +towgs84=674.374,15.056,405.346',
    ],
  ],
  [3035, ['ETRS89 / LAEA Europe', '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80']],
  [
    3034,
    ['ETRS89 / LCC Europe', '+proj=lcc +lat_0=52 +lon_0=10 +lat_1=35 +lat_2=65 +x_0=4000000 +y_0=2800000 +ellps=GRS80'],
  ],
  [
    2154,
    ['RGF93 / Lambert-93', '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80'],
  ],
  [5880, ['SIRGAS 2000 / Brazil Polyconic', '+proj=poly +lat_0=0 +lon_0=-54 +x_0=5000000 +y_0=10000000 +ellps=GRS80']],
  [6933, ['WGS 84 / EASE-Grid 2.0 Global', '+proj=cea +lat_ts=30 +lon_0=0 +x_0=0 +y_0=0 +datum=WGS84']],
  [54009, ['World Mollweide', '+proj=moll +lon_0=0 +x_0=0 +y_0=0 +datum=WGS84']],
  [54034, ['World Cylindrical Equal Area', '+proj=cea +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +datum=WGS84']],
  [102025, ['Asia North Albers', '+proj=aea +lat_0=30 +lon_0=95 +lat_1=15 +lat_2=65 +x_0=0 +y_0=0 +datum=WGS84']],
  [102012, ['Asia Lambert', '+proj=lcc +lat_0=0 +lon_0=105 +lat_1=30 +lat_2=62 +x_0=0 +y_0=0 +datum=WGS84']],
]);

/** How far off a datum without any known shift may be. */
const unknownDatumMeters = 300;
const wgs84 = '+proj=longlat +datum=WGS84 +no_defs';
const perDegree = 1_000_000_000;

/** The system of a code in the table above; null where it has none. */
export async function proj4SystemOfCode(code: number): Promise<CoordinateSystem | null> {
  const found = definitions.get(code);
  const authority = code >= 37_000 && code !== 900_913 ? 'ESRI' : 'EPSG';
  return found === undefined ? null : proj4System(`${found[0]} (${authority}:${code})`, found[1]);
}

/** The system of a PROJ string, a well-known text or PROJJSON; null where proj4 cannot make one of it. */
export async function proj4System(name: string, definition: string | object): Promise<CoordinateSystem | null> {
  // Grids of shifts are files of their own, which nobody has sent along.
  if (typeof definition === 'string' && /nadgrids\s*=\s*(?!@null)/.test(definition)) return null;
  const { default: proj4 } = await import('proj4');
  try {
    const projection = new proj4.Proj(definition as string) as unknown as Projection;
    const { projName = '' } = projection;
    if (projName === 'identity' || projName === 'geocent' || projName === '') return null;
    const isGeographic = projName === 'longlat';
    const { forward } = proj4(definition as string, wgs84);
    // A first try tells what would fail for every place.
    if (forward([isGeographic ? 1 : 100_000, 1]).length < 2) return null;
    return {
      name: name === '' ? (projection.title ?? 'PROJ') : name,
      isGeographic,
      centralMeridian: null,
      offMeters: isUnknownDatum(projection) ? unknownDatumMeters : 0,
      toWgs84: (x, y) => placeOf(forward, x, y),
    };
  } catch {
    return null;
  }
}

interface Projection {
  readonly projName?: string;
  readonly title?: string;
  readonly a?: number;
  readonly datum?: { readonly datum_type?: number };
}

/** proj4 moves no place whose datum it does not know. */
function isUnknownDatum({ a = 0, datum }: Projection): boolean {
  return datum?.datum_type === 5 && Math.abs(a - 6_378_137) > 0.01;
}

function placeOf(
  forward: (place: [number, number]) => number[],
  x: number,
  y: number,
): { readonly lon: number; readonly lat: number } | null {
  let found: number[];
  try {
    found = forward([x, y]);
  } catch {
    return null;
  }
  const lon = roundHalfAwayFromZero((found[0] ?? Number.NaN) * perDegree) / perDegree;
  const lat = roundHalfAwayFromZero((found[1] ?? Number.NaN) * perDegree) / perDegree;
  return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90 ? { lon, lat } : null;
}
