// Well-known binary → GeoJSON coordinates, with every count held against the bytes that are there.
// Source: OGC 06-103r4 section 8 (ISO codes 1000, 2000, 3000 for Z, M, ZM) and the flags of PostGIS' EWKB.

import { viewOf } from '../bytes/byte-view.ts';

export interface WkbGeometry {
  /** GeoJSON geometry; null for an empty one. A type GeoJSON does not have is named, without coordinates. */
  readonly geometry: unknown;
}

export interface WkbFault {
  readonly code: 'wkb-cut' | 'wkb-order' | 'wkb-type' | 'wkb-count' | 'wkb-depth' | 'wkb-left';
  /** Where in the bytes. */
  readonly byte: number;
}

const deepest = 32;
const typeNames = [
  '',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
  'CircularString',
  'CompoundCurve',
  'CurvePolygon',
  'MultiCurve',
  'MultiSurface',
  'Curve',
  'Surface',
  'PolyhedralSurface',
  'TIN',
  'Triangle',
];
/** Types with curves; their parts are not read. */
const curved = new Set([8, 9, 10, 11, 12, 13, 14]);

type Numbers = number[];

/** Reads one geometry that fills the bytes from `start`. */
export function readWkb(bytes: Uint8Array, start = 0): WkbGeometry | WkbFault {
  const reader: Reader = {
    view: viewOf(bytes),
    at: start,
    isLittle: true,
    isCurved: false,
  };
  try {
    const geometry = readGeometry(reader, 0, 0);
    if (!reader.isCurved && reader.at !== bytes.length) return { code: 'wkb-left', byte: reader.at };
    return { geometry };
  } catch (fault) {
    if (fault instanceof Halt) return { code: fault.code, byte: fault.byte };
    throw fault;
  }
}

interface Reader {
  readonly view: DataView;
  at: number;
  isLittle: boolean;
  isCurved: boolean;
}

/** Ends the reading of one geometry; never leaves this file. */
class Halt extends Error {
  readonly code: WkbFault['code'];
  readonly byte: number;
  constructor(code: WkbFault['code'], byte: number) {
    super(code);
    this.code = code;
    this.byte = byte;
  }
}

function need(reader: Reader, bytes: number): void {
  if (reader.at + bytes > reader.view.byteLength) throw new Halt('wkb-cut', reader.at);
}

/** `expected` is the type code that a part must have; 0 for any. */
function readGeometry(reader: Reader, expected: number, depth: number): unknown {
  if (depth > deepest) throw new Halt('wkb-depth', reader.at);
  need(reader, 5);
  const order = reader.view.getUint8(reader.at);
  if (order > 1) throw new Halt('wkb-order', reader.at);
  const isLittle = order === 1;
  reader.isLittle = isLittle;
  const raw = reader.view.getUint32(reader.at + 1, isLittle);
  const plain = raw & 0x1fffffff;
  const type = plain % 1000;
  const group = Math.floor(plain / 1000);
  const name = typeNames[type];
  if (name === undefined || name === '' || group > 3 || (expected !== 0 && type !== expected)) {
    throw new Halt('wkb-type', reader.at + 1);
  }
  reader.at += 5;
  const hasZ = raw >= 0x80000000 || group === 1 || group === 3;
  const hasM = (raw & 0x40000000) !== 0 || group === 2 || group === 3;
  if ((raw & 0x20000000) !== 0) {
    need(reader, 4);
    reader.at += 4;
  }
  if (curved.has(type)) {
    reader.isCurved = true;
    return { type: name };
  }
  const shape = { hasZ, stride: 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0) };
  const parts = (partType: number, least: number): unknown[] => {
    const count = countOf(reader, least);
    const members: unknown[] = [];
    for (let i = 0; i < count; i++) {
      const member = readGeometry(reader, partType, depth + 1);
      if (reader.isCurved) return members;
      if (member !== null) members.push(member);
    }
    return members;
  };
  switch (type) {
    case 1: {
      need(reader, shape.stride);
      const point = position(reader, shape);
      // An empty point is written as two numbers that are none.
      return Number.isNaN(point[0]) && Number.isNaN(point[1]) ? null : { type: name, coordinates: point };
    }
    case 2:
      return withCoordinates(name, positions(reader, shape));
    case 3:
    case 17:
      return withCoordinates('Polygon', rings(reader, shape));
    case 4:
      return multi(name, parts(1, 21), reader);
    case 5:
      return multi(name, parts(2, 9), reader);
    case 6:
    case 15:
      return multi('MultiPolygon', parts(3, 9), reader);
    case 16:
      return multi('MultiPolygon', parts(17, 9), reader);
    default: {
      const geometries = parts(0, 9);
      if (reader.isCurved) return { type: name };
      return geometries.length === 0 ? null : { type: name, geometries };
    }
  }
}

interface Shape {
  readonly hasZ: boolean;
  /** Bytes of a position. */
  readonly stride: number;
}

/** A count of parts that take at least `least` bytes each. */
function countOf(reader: Reader, least: number): number {
  need(reader, 4);
  const count = reader.view.getUint32(reader.at, reader.isLittle);
  if (count * least > reader.view.byteLength - reader.at - 4) throw new Halt('wkb-count', reader.at);
  reader.at += 4;
  return count;
}

function position(reader: Reader, { hasZ, stride }: Shape): Numbers {
  const { view, at, isLittle } = reader;
  const numbers = [view.getFloat64(at, isLittle), view.getFloat64(at + 8, isLittle)];
  if (hasZ) numbers.push(view.getFloat64(at + 16, isLittle));
  reader.at += stride;
  return numbers;
}

function positions(reader: Reader, shape: Shape): Numbers[] {
  const count = countOf(reader, shape.stride);
  const list: Numbers[] = [];
  for (let i = 0; i < count; i++) list.push(position(reader, shape));
  return list;
}

function rings(reader: Reader, shape: Shape): Numbers[][] {
  const count = countOf(reader, 4);
  const list: Numbers[][] = [];
  for (let i = 0; i < count; i++) list.push(positions(reader, shape));
  return list;
}

function withCoordinates(type: string, coordinates: readonly unknown[]): unknown {
  return coordinates.length === 0 ? null : { type, coordinates };
}

function multi(type: string, members: readonly unknown[], { isCurved }: Reader): unknown {
  if (isCurved) return { type };
  return withCoordinates(
    type,
    members.map(member => (member as { readonly coordinates: unknown }).coordinates),
  );
}
