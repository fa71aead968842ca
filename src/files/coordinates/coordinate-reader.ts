// Which system a file's coordinates are in, and the way from it to WGS 84.

import type { CoordinateSystem } from '../../geo/coordinate-systems/coordinate-system.ts';
import { epsgSystem } from '../../geo/coordinate-systems/epsg-systems.ts';
import { fromBd09, fromGcj02 } from '../../geo/coordinate-systems/gcj02.ts';
import type { LonLat } from '../../geo/lon-lat.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadOptions } from '../account/read-options.ts';
import { parseCrsName } from './crs-name.ts';
import { proj4System, proj4SystemOfCode } from './proj4-systems.ts';
import { parseWellKnownText } from './well-known-text.ts';
import { readWktSystem } from './wkt-system.ts';

/** What a file says of its coordinates: a name or a definition, and the column that says so. */
export interface StatedCrs {
  readonly text: string;
  readonly column: string | null;
}

export interface CoordinateReader {
  /** The system, for people: `WGS 84`, `CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)`, `GCJ-02`. */
  readonly crs: string;
  /** A place of the file in WGS 84 degrees, or null where the system has none such; null when the file is in WGS 84. */
  readonly toWgs84: ((x: number, y: number) => LonLat | null) | null;
  readonly isGeographic: boolean;
  /** Of a transverse Mercator. */
  readonly centralMeridian: number | null;
  /** Who named the system: the file, the user, or nobody. */
  readonly namedBy: 'file' | 'option' | 'nobody';
}

const assumed: CoordinateReader = {
  crs: 'WGS 84',
  toWgs84: null,
  isGeographic: true,
  centralMeridian: null,
  namedBy: 'nobody',
};

/**
 * The system that the file or the option names; WGS 84 where neither does. null after a rejection in the log: an unknown
 * system, or an option that contradicts the file.
 */
export async function chooseCoordinates(
  declared: StatedCrs | null,
  options: Pick<ReadOptions, 'crs'>,
  log: ProblemLog,
): Promise<CoordinateReader | null> {
  const wanted = options.crs === 'auto' ? null : await systemOf(options.crs);
  if (options.crs !== 'auto' && wanted === null) {
    log.add('reject', 'crs-option-unknown', { found: options.crs }, { option: 'crs' });
    return null;
  }
  const stated = declared === null ? null : await systemOf(declared.text);
  const place = declared === null || declared.column === null ? {} : { column: declared.column };
  if (wanted !== null && stated !== null && !isSameSystem(wanted, stated)) {
    log.add('reject', 'crs-contradiction', { found: stated.name, wanted: wanted.name }, place);
    return null;
  }
  if (wanted === null && stated === null) {
    if (declared === null) return assumed;
    log.add('reject', 'crs-unsupported', { found: declared.text }, place);
    return null;
  }
  const system = stated ?? wanted!;
  if (system.offMeters > 0) {
    log.add('warn', 'crs-datum-rough', { found: system.name, meters: system.offMeters }, place);
  }
  return {
    crs: system.name,
    toWgs84: system.toWgs84,
    isGeographic: system.isGeographic,
    centralMeridian: system.centralMeridian,
    namedBy: stated === null ? 'option' : 'file',
  };
}

function shiftedSystem(name: string, toWgs84: (lon: number, lat: number) => LonLat): CoordinateSystem {
  return {
    name,
    isGeographic: true,
    centralMeridian: null,
    offMeters: 0,
    toWgs84: (lon, lat) => (lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90 ? toWgs84(lon, lat) : null),
  };
}

/** The system a name or a definition means, or null. */
export async function systemOf(name: string): Promise<CoordinateSystem | null> {
  const reference = parseCrsName(name);
  switch (reference.kind) {
    case 'gcj02':
      return shiftedSystem('GCJ-02', fromGcj02);
    case 'bd09':
      return shiftedSystem('BD-09', fromBd09);
    case 'epsg':
      return epsgSystem(reference.code) ?? (await proj4SystemOfCode(reference.code));
    case 'wkt':
      return systemOfWkt(reference.text);
    case 'proj':
      return proj4System(reference.text.slice(0, 100), reference.text);
    case 'projjson':
      return proj4System(String((reference.value as { name?: unknown }).name ?? ''), reference.value);
    case 'unknown':
      return null;
    default:
      return reference satisfies never;
  }
}

async function systemOfWkt(text: string): Promise<CoordinateSystem | null> {
  const root = parseWellKnownText(text);
  // The library keeps names as keys of objects.
  const reading = root === null || text.includes('__proto__') ? null : readWktSystem(root);
  if (reading === null || reading.kind === 'none') return null;
  if (reading.kind === 'system') return reading.system;
  const byCode = reading.epsg === null ? null : (epsgSystem(reading.epsg) ?? (await proj4SystemOfCode(reading.epsg)));
  return byCode ?? proj4System(reading.name, text);
}

/** Places at which two systems are compared: degrees, zones with and without a number, Web Mercator. */
const probes: readonly (readonly [x: number, y: number])[] = [
  [112.5, 31],
  [4.5, 52.1],
  [500_000, 3_400_000],
  [500_000, 9_000_000],
  [150_000, 450_000],
  [1_750_000, 5_900_000],
  [12_500_000, 3_600_000],
  ...Array.from({ length: 11 }, (_, i): [number, number] => [(13 + i) * 1_000_000 + 500_000, 3_400_000]),
  ...Array.from({ length: 21 }, (_, i): [number, number] => [(25 + i) * 1_000_000 + 500_000, 3_400_000]),
];

/** Two names of one system: they take every probe to the same place, to the centimetre. */
function isSameSystem(a: CoordinateSystem, b: CoordinateSystem): boolean {
  if (a.isGeographic !== b.isGeographic) return false;
  return probes.every(([x, y]) => {
    const here = a.toWgs84 === null ? { lon: x, lat: y } : a.toWgs84(x, y);
    const there = b.toWgs84 === null ? { lon: x, lat: y } : b.toWgs84(x, y);
    if (here === null || there === null) return here === there;
    return Math.abs(here.lon - there.lon) < 1e-7 && Math.abs(here.lat - there.lat) < 1e-7;
  });
}
