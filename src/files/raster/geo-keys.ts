// The coordinate system that the GeoKeys of a TIFF name: an EPSG code, well-known text in a citation, or the parameters of
// a projection written as well-known text.
// Source: GeoTIFF 1.1 (OGC 19-008r4) sections 7 and annex C; parameter names as GDAL writes WKT 1.

import type { ProblemLog } from '../account/problem-log.ts';
import type { TiffDirectory, TiffFile } from './tiff-directory.ts';

export interface GeoKeys {
  /** Whether a place of the image is a pixel's centre, not its corner. */
  readonly isPoint: boolean;
  /** `EPSG:4547` or well-known text; null where the keys name none. */
  readonly crs: string | null;
}

type KeyValues = ReadonlyMap<number, number | string>;

const userDefined = 32767;
const mostKeys = 65_536;

/** Reads the keys; null after a rejection in the log. */
export async function readGeoKeys(tiff: TiffFile, { tags }: TiffDirectory, log: ProblemLog): Promise<GeoKeys | null> {
  const directoryTag = tags.get(34735);
  if (directoryTag === undefined) return { isPoint: false, crs: null };
  const directory = await tiff.numbers(directoryTag, mostKeys, log);
  if (directory === null) return null;
  const doublesTag = tags.get(34736);
  const doubles = doublesTag === undefined ? new Float64Array(0) : await tiff.numbers(doublesTag, mostKeys, log);
  if (doubles === null) return null;
  const texts = await tiff.text(tags.get(34737), 1_000_000);
  const keys = new Map<number, number | string>();
  for (let at = 4; at + 3 < directory.length && at < 4 + 4 * directory[3]; at += 4) {
    const [key, location, count, value] = directory.subarray(at, at + 4);
    if (location === 0) keys.set(key, value);
    else if (location === 34736 && value < doubles.length) keys.set(key, doubles[value]);
    else if (location === 34737) keys.set(key, texts.slice(value, value + count).replace(/[|\0]+$/, ''));
  }
  return { isPoint: keys.get(1025) === 2, crs: crsOf(keys) };
}

function crsOf(keys: KeyValues): string | null {
  const projected = codeOf(keys, 3072);
  if (projected !== null) return `EPSG:${projected}`;
  const citations = [3073, 1026, 2049].map(key => keys.get(key)).filter(text => typeof text === 'string');
  for (const text of citations) {
    const wellKnown = /(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS)\[.*\]/s.exec(text)?.[0];
    if (wellKnown !== undefined) return wellKnown;
  }
  const geographic = codeOf(keys, 2048);
  const isProjected = keys.get(1024) === 1 || keys.has(3075);
  if (!isProjected) {
    if (geographic !== null) return `EPSG:${geographic}`;
    return keys.has(2048) || keys.has(2049) || keys.has(2050) ? geographicText(keys, null) : null;
  }
  return projectedText(keys, geographic) ?? citations[0] ?? 'a user-defined projection';
}

/** The EPSG code of a key, null where there is none or it says "user-defined". */
function codeOf(keys: KeyValues, key: number): number | null {
  const value = keys.get(key);
  return typeof value === 'number' && value > 1023 && value < userDefined ? value : null;
}

/** Semi-major axis and inverse flattening by the code of the geographic system. */
const ellipsoids = new Map<number, readonly [name: string, axis: number, inverseFlattening: number]>([
  [4326, ['WGS 84', 6_378_137, 298.257223563]],
  [4490, ['China_2000', 6_378_137, 298.257222101]],
  [4214, ['Beijing_1954', 6_378_245, 298.3]],
  [4610, ['Xian_1980', 6_378_140, 298.257]],
]);

function geographicText(keys: KeyValues, code: number | null): string {
  const known = ellipsoids.get(code ?? 0);
  const citation = keys.get(2049);
  const name =
    known?.[0] ?? (typeof citation === 'string' && citation !== '' ? citation.replaceAll('"', '') : 'unknown');
  const axis = numberOf(keys, 2057) ?? known?.[1] ?? 6_378_137;
  const flattening = numberOf(keys, 2059) ?? known?.[2] ?? 298.257223563;
  const authority = code === null ? '' : `,AUTHORITY["EPSG","${code}"]`;
  return (
    `GEOGCS["${name}",DATUM["${name}",SPHEROID["${name}",${axis},${flattening}]],` +
    `PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]${authority}]`
  );
}

/** Name of the projection in WKT 1, and its parameters by key; the first key that is present counts. */
const projections = new Map<number, readonly [string, readonly (readonly [string, readonly number[]])[]]>([
  [
    1,
    [
      'Transverse_Mercator',
      [
        ['latitude_of_origin', [3081, 3089]],
        ['central_meridian', [3080, 3088]],
        ['scale_factor', [3092]],
      ],
    ],
  ],
  [
    8,
    [
      'Lambert_Conformal_Conic_2SP',
      [
        ['standard_parallel_1', [3078]],
        ['standard_parallel_2', [3079]],
        ['latitude_of_origin', [3085, 3081]],
        ['central_meridian', [3084, 3080]],
      ],
    ],
  ],
  [
    11,
    [
      'Albers_Conic_Equal_Area',
      [
        ['standard_parallel_1', [3078]],
        ['standard_parallel_2', [3079]],
        ['latitude_of_center', [3081, 3089, 3085]],
        ['longitude_of_center', [3080, 3088, 3084]],
      ],
    ],
  ],
]);

function projectedText(keys: KeyValues, geographic: number | null): string | null {
  const projection = projections.get(numberOf(keys, 3075) ?? 0);
  if (projection === undefined) return null;
  const [name, parameters] = projection;
  const offsets: typeof parameters = [
    ['false_easting', [3082, 3086, 3090]],
    ['false_northing', [3083, 3087, 3091]],
  ];
  const values = [...parameters, ...offsets].map(([parameter, from]) => {
    const otherwise = parameter === 'scale_factor' ? 1 : 0;
    return `PARAMETER["${parameter}",${firstNumber(keys, from) ?? otherwise}]`;
  });
  const unit = numberOf(keys, 3076) ?? 9001;
  const meters = unit === userDefined ? numberOf(keys, 3077) : ({ 9001: 1, 9002: 0.3048, 9036: 1000 }[unit] ?? null);
  if (meters === null) return null;
  return (
    `PROJCS["user-defined",${geographicText(keys, geographic)},PROJECTION["${name}"],${values.join(',')},` +
    `UNIT["metre",${meters}]]`
  );
}

function firstNumber(keys: KeyValues, from: readonly number[]): number | null {
  for (const key of from) {
    const value = numberOf(keys, key);
    if (value !== null) return value;
  }
  return null;
}

function numberOf(keys: KeyValues, key: number): number | null {
  const value = keys.get(key);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
