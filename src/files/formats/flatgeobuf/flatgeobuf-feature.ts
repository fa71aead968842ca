// One feature of a FlatGeobuf file: its geometry as GeoJSON coordinates and its values by column.
// Source: FlatGeobuf specification 3.0, feature.fbs. Numbers of 64 bits beyond 2^53 become text.

import { viewOf } from '../../bytes/byte-view.ts';
import type { FlatgeobufColumn } from './flatgeobuf-header.ts';
import { FlatTable, TableFault } from './flatgeobuf-tables.ts';

export interface FlatgeobufFeature {
  readonly geometry: unknown;
  /** In the order of the columns. */
  readonly values: readonly unknown[];
  /** Whether it brings columns of its own, which are not read. */
  readonly hasOwnColumns: boolean;
}

const deepest = 32;

/** Reads a feature's message; null where it leads out of its bytes. */
export function readFlatgeobufFeature(
  bytes: Uint8Array,
  geometryType: number,
  columns: readonly FlatgeobufColumn[],
): FlatgeobufFeature | null {
  try {
    const feature = FlatTable.root(bytes);
    const geometry = feature.table(0);
    const hasOwnColumns = feature.tableCount(2) > 0;
    const properties = hasOwnColumns ? null : feature.bytes(1);
    return {
      geometry: geometry === null ? null : readGeometry(geometry, geometryType, 0),
      values: properties === null ? [] : readProperties(properties, columns),
      hasOwnColumns,
    };
  } catch (fault) {
    if (fault instanceof TableFault) return null;
    throw fault;
  }
}

function readGeometry(table: FlatTable, declaredType: number, depth: number): unknown {
  if (depth > deepest) throw new TableFault();
  const type = declaredType === 0 ? table.byte(6) : declaredType;
  switch (type) {
    case 1: {
      const [point] = positions(table);
      return point === undefined || (Number.isNaN(point[0]) && Number.isNaN(point[1]))
        ? null
        : { type: 'Point', coordinates: point };
    }
    case 2:
      return withCoordinates('LineString', positions(table));
    case 3:
    case 17:
      return withCoordinates('Polygon', lines(table));
    case 4:
      return withCoordinates('MultiPoint', positions(table));
    case 5:
      return withCoordinates('MultiLineString', lines(table));
    case 6:
    case 15:
    case 16:
      return withCoordinates(
        'MultiPolygon',
        parts(table, part => lines(part)),
      );
    case 7: {
      const geometries = parts(table, part => readGeometry(part, 0, depth + 1)).filter(part => part !== null);
      return geometries.length === 0 ? null : { type: 'GeometryCollection', geometries };
    }
    default:
      return { type: curveNames[type - 8] ?? `FlatGeobuf ${type}` };
  }
}

const curveNames = [
  'CircularString',
  'CompoundCurve',
  'CurvePolygon',
  'MultiCurve',
  'MultiSurface',
  'Curve',
  'Surface',
];

function parts<T>(table: FlatTable, read: (part: FlatTable) => T): T[] {
  const list: T[] = [];
  const count = table.tableCount(7);
  for (let i = 0; i < count; i++) list.push(read(table.tableAt(7, i)));
  return list;
}

function positions(table: FlatTable): number[][] {
  const xy = table.doubles(1);
  const z = table.doubles(2);
  if (xy === null) return [];
  const count = xy.length / 2;
  if (!Number.isInteger(count) || (z !== null && z.length !== count)) throw new TableFault();
  const list: number[][] = [];
  for (let i = 0; i < count; i++) {
    const place = [xy[2 * i]!, xy[2 * i + 1]!];
    if (z !== null) place.push(z[i]!);
    list.push(place);
  }
  return list;
}

/** The positions cut where `ends` says; one line where it says nothing. */
function lines(table: FlatTable): number[][][] {
  const all = positions(table);
  const ends = table.uints(0);
  if (ends === null || ends.length === 0) return all.length === 0 ? [] : [all];
  if (ends.at(-1) !== all.length || ends.some((end, i) => end < (ends[i - 1] ?? 0))) throw new TableFault();
  return ends.map((end, i) => all.slice(ends[i - 1] ?? 0, end));
}

function withCoordinates(type: string, coordinates: readonly unknown[]): unknown {
  return coordinates.length === 0 ? null : { type, coordinates };
}

const decoder = new TextDecoder();
/** Bytes of a value by type; 0 where its length stands before it. */
const widths = [1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 0, 0, 0, 0];

function readProperties(bytes: Uint8Array, columns: readonly FlatgeobufColumn[]): readonly unknown[] {
  const view = viewOf(bytes);
  const values: unknown[] = new Array(columns.length).fill(null);
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) throw new TableFault();
    const index = view.getUint16(at, true);
    at += 2;
    const type = columns[index]?.type;
    let width = type === undefined ? undefined : widths[type];
    if (type === undefined || width === undefined) throw new TableFault();
    if (width === 0) {
      if (at + 4 > bytes.length) throw new TableFault();
      width = view.getUint32(at, true);
      at += 4;
    }
    if (at + width > bytes.length) throw new TableFault();
    values[index] = readValue(view, at, width, type);
    at += width;
  }
  return values;
}

function readValue(view: DataView, at: number, width: number, type: number): unknown {
  switch (type) {
    case 0:
      return view.getInt8(at);
    case 1:
      return view.getUint8(at);
    case 2:
      return view.getUint8(at) !== 0;
    case 3:
      return view.getInt16(at, true);
    case 4:
      return view.getUint16(at, true);
    case 5:
      return view.getInt32(at, true);
    case 6:
      return view.getUint32(at, true);
    case 7:
      return exact(view.getBigInt64(at, true));
    case 8:
      return exact(view.getBigUint64(at, true));
    case 9:
      return view.getFloat32(at, true);
    case 10:
      return view.getFloat64(at, true);
    case 11:
    case 12:
    case 13:
      return decoder.decode(new Uint8Array(view.buffer, view.byteOffset + at, width));
    default:
      return null;
  }
}

function exact(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
