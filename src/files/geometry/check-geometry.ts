// Raw geometry → WGS 84 geometry in two dimensions, or the reason why it cannot be used.
// Source: RFC 7946, section 3.1.

import type { Geometry } from 'geojson';
import type { ProblemLog } from '../account/problem-log.ts';
import type { RawFeature } from '../formats/feature-source.ts';
import { isJsonObject } from '../formats/geojson-format.ts';
import { shownValue } from '../text/number-fault.ts';

export type SimpleGeometry = Exclude<Geometry, { type: 'GeometryCollection' }>;
export type SimpleType = SimpleGeometry['type'];
type Coordinates = [number, number];

interface Fault {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface GeometryCheck {
  /** Types this reader can use. */
  readonly accepted: readonly SimpleType[];
  readonly repair: boolean;
  readonly log: ProblemLog;
  /** Counts features whose coordinates are too large for degrees; the same one may be metres. */
  readonly tally: CoordinateTally;
}

export interface CoordinateTally {
  beyondDegrees: number;
  /** The first of them. */
  example: string;
  exampleFeature: RawFeature | null;
}

export function startCoordinateTally(): CoordinateTally {
  return { beyondDegrees: 0, example: '', exampleFeature: null };
}

/** Checks a feature's geometry; null when the feature was set aside. A collection of one and a MultiPoint of one are it. */
export function checkGeometry(feature: RawFeature, check: GeometryCheck): SimpleGeometry | null {
  const raw = withoutWrapper(feature.geometry);
  const setAside = ({ code, params }: Fault): null => {
    check.log.setAside(feature, code, params);
    return null;
  };
  if (raw === null || raw === undefined) return setAside({ code: 'geometry-null', params: {} });
  const type = isJsonObject(raw) ? raw.type : undefined;
  const expected = check.accepted.join(', ');
  if (!isJsonObject(raw) || !isAccepted(type, check.accepted)) {
    return setAside({ code: 'geometry-type', params: { found: shownValue(type ?? raw), expected } });
  }
  const unclosed: Coordinates[][] = [];
  const found = readCoordinates(type, raw.coordinates, {
    closeRing: ring => {
      unclosed.push(ring);
      return check.repair ? [...ring, ring[0]!] : null;
    },
  });
  if ('code' in found) {
    if (found.code === 'coordinates-outside' && found.isBeyondDegrees) {
      check.tally.beyondDegrees += 1;
      if (check.tally.exampleFeature === null) {
        check.tally.example = String(found.params.found ?? '');
        check.tally.exampleFeature = feature;
      }
    }
    return setAside(found);
  }
  for (const ring of unclosed) {
    const params = { found: ring.at(-1)!.join(', '), after: ring[0]!.join(', ') };
    check.log.count('repaired', 'ring-unclosed', params, feature.place);
  }
  return found.geometry;
}

function isAccepted(type: unknown, accepted: readonly SimpleType[]): type is SimpleType {
  return (accepted as readonly unknown[]).includes(type);
}

/** Takes the only geometry out of a collection, and the only point out of a MultiPoint. */
function withoutWrapper(geometry: unknown): unknown {
  if (!isJsonObject(geometry)) return geometry;
  const members = geometry.geometries;
  if (geometry.type === 'GeometryCollection' && Array.isArray(members) && members.length === 1) {
    return withoutWrapper(members[0]);
  }
  const points = geometry.coordinates;
  if (geometry.type === 'MultiPoint' && Array.isArray(points) && points.length === 1) {
    return { type: 'Point', coordinates: points[0] as unknown };
  }
  return geometry;
}

interface RingRule {
  readonly closeRing: (ring: Coordinates[]) => Coordinates[] | null;
}

type CoordinateFault = Fault & { readonly isBeyondDegrees?: boolean };

function readCoordinates(
  type: SimpleType,
  raw: unknown,
  rule: RingRule,
): { readonly geometry: SimpleGeometry } | CoordinateFault {
  const position = readPosition;
  const line = (value: unknown): Coordinates[] | CoordinateFault => {
    const positions = listOf(value, position);
    if ('code' in positions) return positions;
    return positions.length < 2 ? { code: 'line-too-short', params: { found: positions.length } } : positions;
  };
  const ring = (value: unknown): Coordinates[] | CoordinateFault => readRing(value, rule);
  const polygon = (value: unknown): Coordinates[][] | CoordinateFault => listOf(value, ring);
  switch (type) {
    case 'Point':
      return geometryOf(position(raw), coordinates => ({ type, coordinates }));
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

function geometryOf<T extends object>(
  coordinates: T | CoordinateFault,
  build: (coordinates: T) => SimpleGeometry,
): { readonly geometry: SimpleGeometry } | CoordinateFault {
  return 'code' in coordinates ? (coordinates as CoordinateFault) : { geometry: build(coordinates as T) };
}

/** A list of at least one. */
function listOf<T>(value: unknown, read: (item: unknown) => T | CoordinateFault): T[] | CoordinateFault {
  if (!Array.isArray(value) || value.length === 0) {
    return { code: 'geometry-coordinates', params: { found: shownValue(value) } };
  }
  const items: T[] = [];
  for (const item of value as unknown[]) {
    const read1 = read(item);
    if (typeof read1 === 'object' && read1 !== null && 'code' in read1) return read1;
    items.push(read1 as T);
  }
  return items;
}

function readRing(value: unknown, rule: RingRule): Coordinates[] | CoordinateFault {
  const positions = listOf(value, readPosition);
  if ('code' in positions) return positions;
  const first = positions[0]!;
  const last = positions.at(-1)!;
  const isClosed = positions.length > 1 && first[0] === last[0] && first[1] === last[1];
  const distinct = isClosed ? positions.length - 1 : positions.length;
  if (distinct < 3) return { code: 'ring-too-short', params: { found: positions.length } };
  if (isClosed) return positions;
  const params = { found: last.join(', '), after: first.join(', ') };
  return rule.closeRing(positions) ?? { code: 'repair-refused', params };
}

function readPosition(value: unknown): Coordinates | CoordinateFault {
  if (!Array.isArray(value)) return { code: 'geometry-coordinates', params: { found: shownValue(value) } };
  const [x, y] = value as readonly unknown[];
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
    return { code: 'geometry-coordinates', params: { found: shownValue(value) } };
  }
  // Adding 0 turns −0 into 0.
  if (x >= -180 && x <= 180 && y >= -90 && y <= 90) return [x + 0, y + 0];
  const found = `${x}, ${y}`;
  if (x >= -90 && x <= 90 && y >= -180 && y <= 180) return { code: 'coordinates-swapped', params: { found } };
  return { code: 'coordinates-outside', params: { found }, isBeyondDegrees: x < -180 || x > 180 };
}
