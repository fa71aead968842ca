// What the columns of a Parquet file hold: which are values, which one is the geometry and how it is written, and its system.
// Source: GeoParquet 1.1.0 ("geo" metadata), and the GEOMETRY type of Apache Parquet 2.11.

import type { FileMetaData, ParquetParsers, SchemaElement, SchemaTree } from 'hyparquet';

/** How geometry is written: well-known binary, or nested numbers. */
type GeometryEncoding = 'WKB' | 'point' | 'linestring' | 'polygon' | 'multipoint' | 'multilinestring' | 'multipolygon';

export interface ParquetGeometry {
  readonly column: string;
  readonly encoding: GeometryEncoding;
  /** `EPSG:4547`, `OGC:CRS84`, or PROJJSON; null where the file says that it is not known. */
  readonly crs: string | null;
}

export interface ParquetColumns {
  /** Columns of plain values, in their order. */
  readonly names: readonly string[];
  readonly geometry: ParquetGeometry | null;
  /** Columns that are not read: nested ones and bytes. */
  readonly passedOver: readonly string[];
}

const encodings: readonly string[] = [
  'WKB',
  'point',
  'linestring',
  'polygon',
  'multipoint',
  'multilinestring',
  'multipolygon',
];

/** The columns of a file; null where its "geo" metadata cannot be followed. */
export function describeColumns(metadata: FileMetaData, root: SchemaTree): ParquetColumns | null {
  const geo = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  const geometry = geo === undefined ? nativeGeometry(root) : describedGeometry(geo);
  if (geometry === undefined) return null;
  if (geometry !== null && !root.children.some(({ element }) => element.name === geometry.column)) return null;
  const names: string[] = [];
  const passedOver: string[] = [];
  for (const { element, children } of root.children) {
    if (element.name === geometry?.column) continue;
    (children.length === 0 && isValue(element) ? names : passedOver).push(element.name);
  }
  return { names, geometry, passedOver };
}

function isValue(element: SchemaElement): boolean {
  const { type, converted_type: converted, logical_type: logical, repetition_type: repetition } = element;
  if (repetition === 'REPEATED' || converted === 'INTERVAL' || converted === 'BSON' || logical?.type === 'BSON')
    return false;
  if (logical?.type === 'GEOMETRY' || logical?.type === 'GEOGRAPHY' || logical?.type === 'VARIANT') return false;
  if (type !== 'BYTE_ARRAY' && type !== 'FIXED_LEN_BYTE_ARRAY') return type !== undefined;
  const isText = ['UTF8', 'ENUM', 'JSON', 'DECIMAL'].includes(converted ?? '');
  return isText || ['STRING', 'ENUM', 'JSON', 'DECIMAL', 'UUID', 'FLOAT16'].includes(logical?.type ?? '');
}

/** A column of the GEOMETRY type, in a file without "geo" metadata. */
function nativeGeometry(root: SchemaTree): ParquetGeometry | null {
  for (const { element } of root.children) {
    const logical = element.logical_type;
    if (logical?.type === 'GEOMETRY' || logical?.type === 'GEOGRAPHY') {
      return { column: element.name, encoding: 'WKB', crs: logical.crs ?? 'OGC:CRS84' };
    }
  }
  return null;
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The primary column by the "geo" metadata; undefined where that is no such metadata. */
function describedGeometry(text: string): ParquetGeometry | undefined {
  let geo: unknown;
  try {
    geo = JSON.parse(text);
  } catch {
    return undefined;
  }
  const column = member(geo, 'primary_column');
  if (typeof column !== 'string') return undefined;
  const described = member(member(geo, 'columns'), column);
  const encoding = member(described, 'encoding');
  if (!isObject(described) || typeof encoding !== 'string' || !encodings.includes(encoding)) return undefined;
  return { column, encoding: encoding as GeometryEncoding, crs: crsOf(described) };
}

function crsOf(described: JsonObject): string | null {
  const crs = member(described, 'crs');
  if (crs === undefined) return 'OGC:CRS84';
  if (crs === null) return null;
  const authority = member(member(crs, 'id'), 'authority');
  const code = member(member(crs, 'id'), 'code');
  if (typeof authority === 'string' && (typeof code === 'number' || typeof code === 'string'))
    return `${authority}:${code}`;
  return typeof crs === 'string' ? crs : JSON.stringify(crs).slice(0, 20_000);
}

const decoder = new TextDecoder();

function dateText(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** How values become text and numbers; geometry stays bytes, and nothing is parsed that a file wrote. */
export const plainParsers: ParquetParsers = {
  timestampFromMilliseconds: value => dateText(Number(value)),
  timestampFromMicroseconds: value => dateText(Number(value / 1000n)),
  timestampFromNanoseconds: value => dateText(Number(value / 1_000_000n)),
  dateFromDays: days => dateText(days * 86_400_000)?.slice(0, 10) ?? null,
  stringFromBytes: bytes => bytes && decoder.decode(bytes),
  jsonFromBytes: bytes => bytes && decoder.decode(bytes),
  geometryFromBytes: bytes => bytes,
  geographyFromBytes: bytes => bytes,
  uuidFromBytes: bytes => bytes && Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(''),
};

/** A value as records hold it: whole numbers that a number cannot hold, and decimals, keep their digits. */
export function plainValue(value: unknown, { scale, converted_type }: SchemaElement): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number' && converted_type === 'DECIMAL')
    return value.toFixed(Math.min(100, Math.max(0, scale ?? 0)));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value instanceof Uint8Array ? decoder.decode(value) : null;
}
