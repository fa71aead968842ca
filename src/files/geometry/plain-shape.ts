// A geometry as a file has it → one plain type that its reader can use: collections opened, single points unwrapped.

import { isJsonObject } from '../formats/geojson-format.ts';
import { shownValue } from '../text/number-fault.ts';
import type { SimpleType } from './check-geometry.ts';

export interface PlainShape {
  readonly type: SimpleType;
  readonly coordinates: unknown;
  /** Types of the members of a collection that the reader cannot use. */
  readonly leftOut: readonly string[];
}

export interface ShapeFault {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const kinds = ['Polygon', 'LineString', 'Point'] as const;

/** Finds the plain type: polygons before lines before points, where a collection has several. */
export function plainShape(raw: unknown, accepted: readonly SimpleType[]): PlainShape | ShapeFault {
  if (raw === null || raw === undefined) return { code: 'geometry-null', params: {} };
  const type = isJsonObject(raw) ? raw.type : undefined;
  const wrong: ShapeFault = {
    code: 'geometry-type',
    params: { found: shownValue(type ?? raw), expected: accepted.join(', ') },
  };
  if (!isJsonObject(raw)) return wrong;
  if (type === 'GeometryCollection') return shapeOfCollection(raw, accepted) ?? wrong;
  const { coordinates } = raw;
  if (Array.isArray(coordinates) && coordinates.length === 0) {
    return { code: 'geometry-empty', params: { found: shownValue(type) } };
  }
  if (type === 'MultiPoint' && Array.isArray(coordinates) && !accepted.includes('MultiPoint')) {
    return shapeOfMultiPoint(coordinates, accepted) ?? wrong;
  }
  return (accepted as readonly unknown[]).includes(type)
    ? { type: type as SimpleType, coordinates, leftOut: [] }
    : wrong;
}

/** One place, however often it is listed; several places are not one point. */
function shapeOfMultiPoint(
  points: readonly unknown[],
  accepted: readonly SimpleType[],
): PlainShape | ShapeFault | null {
  if (!accepted.includes('Point')) return null;
  const places = new Set(points.map(point => JSON.stringify(point)));
  if (places.size > 1) return { code: 'multipoint-several', params: { found: places.size } };
  return { type: 'Point', coordinates: points[0], leftOut: [] };
}

interface Member {
  readonly type: string;
  readonly coordinates: unknown;
}

function shapeOfCollection(
  raw: Readonly<Record<string, unknown>>,
  accepted: readonly SimpleType[],
): PlainShape | ShapeFault | null {
  const members = membersOf(raw);
  if (members === null) return null;
  if (members.length === 0) return { code: 'geometry-empty', params: { found: 'GeometryCollection' } };
  for (const kind of kinds) {
    if (!accepted.includes(kind)) continue;
    const own = members.filter(({ type }) => type === kind);
    const leftOut = members.filter(({ type }) => type !== kind).map(({ type }) => type);
    if (own.length === 1) return { type: kind, coordinates: own[0]!.coordinates, leftOut };
    if (own.length === 0) continue;
    if (kind === 'Point') return { code: 'multipoint-several', params: { found: own.length } };
    return { type: `Multi${kind}`, coordinates: own.map(({ coordinates }) => coordinates), leftOut };
  }
  return null;
}

/** Members of nested collections and parts of Multi types, one by one; null where it is no collection. */
function membersOf(raw: Readonly<Record<string, unknown>>): readonly Member[] | null {
  const { geometries } = raw;
  if (!Array.isArray(geometries)) return null;
  const members: Member[] = [];
  for (const member of geometries as readonly unknown[]) {
    if (!isJsonObject(member)) {
      members.push({ type: shownValue(member), coordinates: null });
      continue;
    }
    const { type, coordinates } = member;
    if (type === 'GeometryCollection') {
      const nested = membersOf(member);
      if (nested === null) return null;
      for (const one of nested) members.push(one);
    } else if (
      typeof type === 'string' &&
      /^Multi(Point|LineString|Polygon)$/.test(type) &&
      Array.isArray(coordinates)
    ) {
      for (const part of coordinates) members.push({ type: type.slice(5), coordinates: part });
    } else if (!Array.isArray(coordinates) || coordinates.length > 0) {
      members.push({ type: shownValue(type), coordinates });
    }
  }
  return members;
}
