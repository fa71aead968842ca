// A definition in well-known text → a coordinate system, where it is geographic, transverse Mercator or Web Mercator.

import {
  type CoordinateSystem,
  type Datum,
  geographicSystem,
  transverseMercatorSystem,
} from '../../geo/coordinate-systems/coordinate-system.ts';
import {
  beijing1954Datum,
  grs80Datum,
  newBeijingDatum,
  wgs84Datum,
  xian1980Datum,
} from '../../geo/coordinate-systems/datums.ts';
import { webMercatorSystem } from '../../geo/coordinate-systems/epsg-systems.ts';
import { type WktNode, wktChild, wktName } from './well-known-text.ts';

export type WktReading =
  | { readonly kind: 'system'; readonly system: CoordinateSystem }
  /** Well formed, but of another projection. */
  | { readonly kind: 'other'; readonly name: string; readonly epsg: number | null }
  /** Without a place on the earth: local, vertical or geocentric coordinates. */
  | { readonly kind: 'none' };

const degreeInRadians = 0.017_453_292_519_943_3;

/** Reads a parsed definition. */
export function readWktSystem(root: WktNode): WktReading {
  const node = horizontalPart(root);
  if (node === null) return { kind: 'none' };
  const epsg = epsgOf(node);
  const name = epsg === null ? wktName(node) : `${wktName(node)} (EPSG:${epsg})`;
  const other = { kind: 'other', name, epsg } as const;
  const isProjected = /^PROJ/.test(node.keyword);
  const geographic = isProjected ? wktChild(node, 'GEOGCS', 'BASEGEOGCRS', 'BASEGEODCRS', 'GEOGCRS', 'GEODCRS') : node;
  const datum = geographic === null ? null : datumOf(geographic);
  if (geographic === null || datum === null || !isPlainGreenwich(geographic)) return other;
  if (!isProjected) {
    return { kind: 'system', system: geographicSystem(datum === wgs84Datum ? wgs84Datum.name : name, datum) };
  }
  if (isWebMercator(node, epsg)) return { kind: 'system', system: webMercatorSystem };
  const conversion = wktChild(node, 'CONVERSION') ?? node;
  const method = wktChild(conversion, 'PROJECTION', 'METHOD');
  if (method === null || !/^(transverse mercator|gauss kruger)$/.test(plainName(wktName(method)))) return other;
  return { kind: 'system', system: transverseMercatorOf(node, conversion, name, datum) };
}

/** The part that says where east and north are. */
function horizontalPart(root: WktNode): WktNode | null {
  if (/^(GEOGCS|PROJCS|GEOGCRS|GEOGRAPHICCRS|GEODCRS|GEODETICCRS|PROJCRS|PROJECTEDCRS)$/.test(root.keyword)) {
    // A geodetic system with three Cartesian axes counts metres from the centre of the earth.
    const axes = wktChild(root, 'CS');
    return axes?.children.some(({ keyword }) => keyword === 'CARTESIAN') && !/^PROJ/.test(root.keyword) ? null : root;
  }
  if (!/^(COMPD_CS|COMPOUNDCRS|BOUNDCRS|SOURCECRS)$/.test(root.keyword)) return null;
  for (const child of root.children) {
    const found = horizontalPart(child);
    if (found !== null) return found;
  }
  return null;
}

function epsgOf(node: WktNode): number | null {
  const id = wktChild(node, 'AUTHORITY', 'ID');
  const code = Number(id?.values[1]);
  return /^(EPSG|ESRI)$/i.test(String(id?.values[0] ?? '')) && Number.isSafeInteger(code) && code > 0 ? code : null;
}

function isPlainGreenwich(geographic: WktNode): boolean {
  const meridian = wktChild(geographic, 'PRIMEM', 'PRIMEMERIDIAN');
  const unit = wktChild(geographic, 'UNIT', 'ANGLEUNIT');
  const size = Number(unit?.values[1] ?? degreeInRadians);
  return Number(meridian?.values[1] ?? 0) === 0 && Math.abs(size / degreeInRadians - 1) < 1e-6;
}

/** The datum by its name, its own three-parameter shift, or its ellipsoid; null where only a library can tell. */
function datumOf(geographic: WktNode): Datum | null {
  const node = wktChild(geographic, 'DATUM', 'ENSEMBLE', 'GEODETICDATUM', 'TRF');
  const spheroid = node === null ? null : wktChild(node, 'SPHEROID', 'ELLIPSOID');
  if (node === null || spheroid === null) return null;
  const semiMajorAxis = Number(spheroid.values[1]);
  const inverseFlattening = Number(spheroid.values[2]);
  const isOf = (datum: Datum): boolean =>
    Math.abs(semiMajorAxis - datum.semiMajorAxis) < 0.01 &&
    Math.abs(inverseFlattening - datum.inverseFlattening) < 0.000_000_5;
  const stated = wktChild(node, 'TOWGS84')?.values.map(Number);
  if (stated?.some(value => value !== 0)) {
    if (stated.slice(3, 7).some(value => value !== 0) || !(inverseFlattening > 200)) return null;
    const [x = 0, y = 0, z = 0] = stated;
    return { name: wktName(node), semiMajorAxis, inverseFlattening, shift: [x, y, z], offMeters: 0 };
  }
  if (isOf(wgs84Datum)) return wgs84Datum;
  if (isOf(grs80Datum)) return grs80Datum;
  if (isOf(beijing1954Datum)) return /new/i.test(wktName(node)) ? newBeijingDatum : beijing1954Datum;
  return isOf(xian1980Datum) ? xian1980Datum : null;
}

function isWebMercator(node: WktNode, epsg: number | null): boolean {
  const conversion = wktChild(node, 'CONVERSION') ?? node;
  const method = plainName(wktName(wktChild(conversion, 'PROJECTION', 'METHOD') ?? node));
  if (/^(mercator auxiliary sphere|popular visualisation pseudo mercator)$/.test(method)) return true;
  if (epsg !== null && [3857, 3785, 900913, 102100, 102113].includes(epsg)) return true;
  const extension = wktChild(node, 'EXTENSION')?.values.join(' ') ?? '';
  return /\+a=6378137(?:\.0*)? .*\+b=6378137(?:\.0*)?/.test(extension);
}

function transverseMercatorOf(node: WktNode, conversion: WktNode, name: string, datum: Datum): CoordinateSystem {
  const unit = wktChild(node, 'UNIT', 'LENGTHUNIT') ?? lengthUnitOf(wktChild(node, 'AXIS'));
  const metersPerUnit = Number(unit?.values[1] ?? 1) || 1;
  const parameter = (otherwise: number, ...names: readonly string[]): number => {
    const found = conversion.children.find(
      child => child.keyword === 'PARAMETER' && names.includes(plainName(wktName(child))),
    );
    return Number(found?.values[1] ?? otherwise);
  };
  // False coordinates of version 1 are in the unit of the axes; those of version 2 name their own.
  const length = (...names: readonly string[]): number => {
    const found = conversion.children.find(
      child => child.keyword === 'PARAMETER' && names.includes(plainName(wktName(child))),
    );
    const own = found === undefined ? null : lengthUnitOf(found);
    return Number(found?.values[1] ?? 0) * (Number(own?.values[1]) || metersPerUnit);
  };
  return transverseMercatorSystem(
    name,
    datum,
    {
      centralMeridian: parameter(0, 'central meridian', 'longitude of natural origin', 'longitude of origin'),
      latitudeOfOrigin: parameter(0, 'latitude of origin', 'latitude of natural origin'),
      scale: parameter(1, 'scale factor', 'scale factor at natural origin'),
      falseEasting: length('false easting'),
      falseNorthing: length('false northing'),
    },
    metersPerUnit,
  );
}

function lengthUnitOf(node: WktNode | null): WktNode | null {
  return node === null ? null : wktChild(node, 'LENGTHUNIT', 'UNIT');
}

/** `Gauss_Kruger`, `Gauss-Kruger` and `Gauss Kruger` are one. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_()/-]+/g, ' ')
    .trim();
}
