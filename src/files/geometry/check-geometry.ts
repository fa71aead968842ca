// Raw geometry → WGS 84 geometry in two dimensions, or the reason why it cannot be used.
// Source: RFC 7946, section 3.1.

import type { Geometry } from 'geojson';
import { reduceLongitude } from '../../geo/ellipsoid.ts';
import type { PolygonRings } from '../../geo/lon-lat.ts';
import type { ConflictKind } from '../../geo/polygon-repair/find-conflict.ts';
import { repairPolygons } from '../../geo/polygon-repair/repair-polygons.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import { isPlaceholder, type PlaceFault, type PlaceReader, type RawPlace } from '../coordinates/place-reader.ts';
import type { RawFeature } from '../formats/feature-source.ts';
import { shownValue } from '../text/number-fault.ts';
import { polygonsOf, polygonsSquareMeters } from './measure-cell.ts';
import { plainShape } from './plain-shape.ts';

export type SimpleGeometry = Exclude<Geometry, { type: 'GeometryCollection' }>;
export type SimpleType = SimpleGeometry['type'];
type Coordinates = [number, number];

export interface GeometryCheck {
  /** Types this reader can use. */
  readonly accepted: readonly SimpleType[];
  readonly places: PlaceReader;
  readonly repair: boolean;
  readonly log: ProblemLog;
  /** Hears of a record whose place is none: true keeps it for later, and it is not set aside here. */
  readonly misplaced: (feature: RawFeature, code: string, raw: RawPlace, isPoint: boolean) => boolean;
}

/** Checks a feature's geometry and repairs it by named rules; null when the feature was set aside or kept for later. */
export function checkGeometry(feature: RawFeature, check: GeometryCheck): SimpleGeometry | null {
  const { log, repair } = check;
  const setAside = ({ code, params }: PlaceFault): null => {
    log.setAside(feature, code, params);
    return null;
  };
  const shape = plainShape(feature.geometry, check.accepted);
  if ('code' in shape) return setAside(shape);
  const { type, leftOut } = shape;
  if (leftOut.length > 0 && !repair) {
    return setAside({ code: 'repair-refused', params: { found: `${type}, ${leftOut.join(', ')}`, after: type } });
  }
  const unclosed: Coordinates[][] = [];
  const found = readCoordinates(type, shape.coordinates, check.places, ring => {
    unclosed.push(ring);
    return repair ? [...ring, ring[0]!] : null;
  });
  if ('code' in found) {
    const isKept = found.at !== undefined && check.misplaced(feature, found.code, found.at, type === 'Point');
    return isKept ? null : setAside(found);
  }
  const turned = turnedBack(found.geometry, feature, check);
  const geometry = turned === null ? null : withoutConflicts(turned, feature, check);
  if (geometry === null) return null;
  for (const ring of unclosed) {
    const params = { found: ring.at(-1)!.join(', '), after: ring[0]!.join(', ') };
    log.count('repaired', 'ring-unclosed', params, feature.place);
  }
  if (leftOut.length > 0) {
    log.count('repaired', 'collection-left-out', { found: leftOut.join(', '), after: type }, feature.place);
  }
  return geometry;
}

/** Longitudes beyond ±180° brought back, where the whole shape is no wider than half the earth. */
function turnedBack(
  geometry: SimpleGeometry,
  feature: RawFeature,
  { log, repair }: GeometryCheck,
): SimpleGeometry | null {
  const coordinates = geometry.coordinates as Nested;
  // Hardly any has such, and this is asked of every vertex of a country.
  if (!isBeyond(coordinates)) return geometry;
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  eachPosition(coordinates, ([lon = 0]) => {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
  });
  const beyond = east > 180 ? east : west;
  const params = { found: beyond, after: reduceLongitude(beyond) };
  if (east - west > 180) {
    log.setAside(feature, 'coordinates-outside', { found: String(beyond) });
    return null;
  }
  if (!repair) {
    log.setAside(feature, 'repair-refused', params);
    return null;
  }
  log.count('repaired', 'longitude-turned', params, feature.place);
  eachPosition(coordinates, position => {
    // 180° stays where it is, so that a shape that ends there does not jump.
    if (Math.abs(position[0]!) > 180) position[0] = reduceLongitude(position[0]!);
  });
  return geometry;
}

type Nested = number[] | Nested[];

/** Whether any longitude is beyond ±180°. */
function isBeyond(coordinates: Nested): boolean {
  const [first] = coordinates;
  if (typeof first === 'number') return !(first >= -180 && first <= 180);
  for (const part of coordinates as Nested[]) if (isBeyond(part)) return true;
  return false;
}

function eachPosition(coordinates: Nested, visit: (position: number[]) => void): void {
  if (typeof coordinates[0] === 'number') visit(coordinates as number[]);
  else for (const part of coordinates as Nested[]) eachPosition(part, visit);
}

/** Polygons whose rings are at odds with each other, put right or set aside. */
function withoutConflicts(
  geometry: SimpleGeometry,
  feature: RawFeature,
  { log, repair }: GeometryCheck,
): SimpleGeometry | null {
  const polygons = polygonsOf(geometry);
  if (polygons.length === 0) return geometry;
  const conflict = repairPolygons(polygons);
  if (conflict === null) return geometry;
  const before = squareKilometers(polygons);
  const repaired = conflict.polygons ?? [];
  const after = squareKilometers(repaired);
  // Rings that only touch are told where that made the area wrong; spikes and the like of areas without size are not.
  const isSame = Math.abs(after - before) <= after * 1e-7;
  if ((conflict.kind === 'touching' && isSame) || (repaired.length === 0 && before === 0)) return geometry;
  const found = feature.property('name') ?? feature.id ?? feature.recordNumber;
  const params = { found: shownValue(found), lon: round7(conflict.at[0]), lat: round7(conflict.at[1]), before, after };
  if (!repair || repaired.length === 0) {
    log.setAside(feature, repaired.length === 0 ? 'polygon-beyond-repair' : 'polygon-at-odds', params);
    return null;
  }
  log.add('repaired', conflictCodes[conflict.kind], params, feature.place);
  const coordinates = repaired.map(rings => rings.map(ring => ring.map(([lon, lat]): Coordinates => [lon, lat])));
  return coordinates.length === 1
    ? { type: 'Polygon', coordinates: coordinates[0]! }
    : { type: 'MultiPolygon', coordinates };
}

const conflictCodes: Readonly<Record<ConflictKind, string>> = {
  crossing: 'polygon-self-crossing',
  spike: 'polygon-spike',
  touching: 'polygon-touches-itself',
  hole: 'polygon-hole-outside',
  parts: 'polygon-parts-overlap',
};

function squareKilometers(polygons: readonly PolygonRings[]): number {
  return Math.round(polygonsSquareMeters(polygons)) / 1_000_000;
}

function round7(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

type CoordinateFault = PlaceFault & { readonly at?: RawPlace };
type CloseRing = (ring: Coordinates[]) => Coordinates[] | null;

function readCoordinates(
  type: SimpleType,
  raw: unknown,
  places: PlaceReader,
  closeRing: CloseRing,
): { readonly geometry: SimpleGeometry } | CoordinateFault {
  const mayTurn = type !== 'Point' && type !== 'MultiPoint';
  const position = (value: unknown): Coordinates | CoordinateFault => readPosition(value, places, mayTurn);
  const line = (value: unknown): Coordinates[] | CoordinateFault => {
    const positions = listOf(value, position);
    if ('code' in positions) return positions;
    return positions.length < 2 ? { code: 'line-too-short', params: { found: positions.length } } : positions;
  };
  const ring = (value: unknown): Coordinates[] | CoordinateFault => readRing(value, position, closeRing);
  const polygon = (value: unknown): Coordinates[][] | CoordinateFault => listOf(value, ring);
  switch (type) {
    case 'Point':
      return geometryOf(pointOf(raw, position), coordinates => ({ type, coordinates }));
    case 'MultiPoint':
      return geometryOf(listOf(raw, position), coordinates => ({ type, coordinates }));
    case 'LineString':
      return geometryOf(line(raw), coordinates => ({ type, coordinates }));
    case 'MultiLineString':
      return geometryOf(listOf(raw, line), coordinates => ({ type, coordinates }));
    case 'Polygon':
      return geometryOf(polygon(raw), coordinates => ({ type, coordinates }));
    case 'MultiPolygon':
      return geometryOf(listOf(raw, polygon), coordinates => ({ type, coordinates }));
  }
}

function pointOf(
  raw: unknown,
  position: (value: unknown) => Coordinates | CoordinateFault,
): Coordinates | CoordinateFault {
  const [x, y] = Array.isArray(raw) ? (raw as readonly unknown[]) : [];
  if (typeof x === 'number' && typeof y === 'number' && isPlaceholder(x, y)) {
    return { code: 'place-placeholder', params: { found: `${x}, ${y}` }, at: [x, y] };
  }
  return position(raw);
}

function geometryOf<T extends object>(
  coordinates: T | CoordinateFault,
  build: (coordinates: T) => SimpleGeometry,
): { readonly geometry: SimpleGeometry } | CoordinateFault {
  return 'code' in coordinates ? (coordinates as CoordinateFault) : { geometry: build(coordinates as T) };
}

/** A list of at least one. */
function listOf<T>(value: unknown, read: (item: unknown) => T | CoordinateFault): T[] | CoordinateFault {
  if (!Array.isArray(value) || value.length === 0) {
    return { code: 'geometry-coordinates', params: { found: shownValue(value) || '—' } };
  }
  const items: T[] = [];
  for (const item of value as unknown[]) {
    const read1 = read(item);
    if (typeof read1 === 'object' && read1 !== null && 'code' in read1) return read1;
    items.push(read1 as T);
  }
  return items;
}

function readRing(
  value: unknown,
  position: (value: unknown) => Coordinates | CoordinateFault,
  closeRing: CloseRing,
): Coordinates[] | CoordinateFault {
  const positions = listOf(value, position);
  if ('code' in positions) return positions;
  const first = positions[0]!;
  const last = positions.at(-1)!;
  const isClosed = positions.length > 1 && first[0] === last[0] && first[1] === last[1];
  const distinct = isClosed ? positions.length - 1 : positions.length;
  if (distinct < 3) return { code: 'ring-too-short', params: { found: positions.length } };
  if (isClosed) return positions;
  const params = { found: last.join(', '), after: first.join(', ') };
  return closeRing(positions) ?? { code: 'repair-refused', params };
}

function readPosition(value: unknown, places: PlaceReader, mayTurn: boolean): Coordinates | CoordinateFault {
  if (!Array.isArray(value)) return { code: 'geometry-coordinates', params: { found: shownValue(value) || '—' } };
  const [x, y] = value as readonly unknown[];
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
    const isText = typeof x === 'string' || typeof y === 'string';
    return { code: isText ? 'coordinates-text' : 'geometry-coordinates', params: { found: shownValue(value) } };
  }
  const place = places.read(x, y, mayTurn);
  // The place was made for this call.
  return 'code' in place ? { ...place, at: [x, y] } : (place as Coordinates);
}
