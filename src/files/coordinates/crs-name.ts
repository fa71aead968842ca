// What a file or an option calls its coordinate system: an authority's code, a Chinese map system, or a written definition.

export type CrsReference =
  | { readonly kind: 'epsg'; readonly code: number }
  | { readonly kind: 'gcj02' }
  | { readonly kind: 'bd09' }
  | { readonly kind: 'wkt'; readonly text: string }
  | { readonly kind: 'proj'; readonly text: string }
  | { readonly kind: 'projjson'; readonly value: object }
  | { readonly kind: 'unknown' };

/** Definitions are a page long at most. */
const longestText = 65_536;

/** Reads `EPSG:4547`, URNs and addresses of OGC, `CRS84`, `GCJ-02`, well-known text, PROJ strings and PROJJSON. */
export function parseCrsName(name: string): CrsReference {
  const text = name.trim();
  if (text === '' || text.length > longestText) return { kind: 'unknown' };
  const folded = text.slice(0, 200).normalize('NFKC').toUpperCase().replace(/\s+/g, ' ');
  const plain = folded.replace(/[\s_\-.:]/g, '');
  if (/^(?:GCJ02|GCJ02LL|火星坐标系?|高德|高德坐标系?|AMAP|MARS)$/.test(plain)) return { kind: 'gcj02' };
  if (/^(?:BD09|BD09LL|百度|百度坐标系?|BAIDU)$/.test(plain)) return { kind: 'bd09' };
  if (/^(?:WGS84|WGS1984|GPS|CRS84|OGCCRS84|GCSWGS1984)$/.test(plain)) return { kind: 'epsg', code: 4326 };
  if (/^(?:CGCS2000|国家2000|国家大地2000|2000国家大地坐标系)$/.test(plain)) return { kind: 'epsg', code: 4490 };
  if (isWellKnownText(text)) return { kind: 'wkt', text };
  if (text.startsWith('{')) return projJson(text);
  if (text.startsWith('+')) return { kind: 'proj', text };
  const crs84 = /^(?:URN:(?:X-)?OGC:DEF:CRS:|HTTPS?:\/\/(?:WWW\.)?OPENGIS\.NET\/DEF\/CRS\/)OGC[:/][\d.]*[:/]CRS84H?$/;
  if (crs84.test(folded)) return { kind: 'epsg', code: 4326 };
  const code =
    /^(?:EPSG|ESRI|EPSG ?CODE)?[: ]{0,2}(\d{4,6})$/.exec(folded)?.[1] ??
    /^URN:(?:X-)?OGC:DEF:CRS:(?:EPSG|ESRI):[\d.]*:(\d{4,6})$/.exec(folded)?.[1] ??
    /^HTTPS?:\/\/(?:WWW\.)?OPENGIS\.NET\/DEF\/CRS\/(?:EPSG|ESRI)\/[\d.]*\/(\d{4,6})$/.exec(folded)?.[1] ??
    /^HTTPS?:\/\/(?:WWW\.)?OPENGIS\.NET\/GML\/SRS\/EPSG\.XML#(\d{4,6})$/.exec(folded)?.[1];
  return code === undefined ? { kind: 'unknown' } : { kind: 'epsg', code: Number(code) };
}

const roots =
  'GEOGCS|PROJCS|COMPD_CS|GEOCCS|LOCAL_CS|VERT_CS|GEOGCRS|GEOGRAPHICCRS|GEODCRS|GEODETICCRS|PROJCRS|PROJECTEDCRS|' +
  'COMPOUNDCRS|BOUNDCRS|ENGCRS|ENGINEERINGCRS';

/** Whether a text begins as well-known text does. */
function isWellKnownText(text: string): boolean {
  return new RegExp(`^(?:${roots})\\s*[[(]`, 'i').test(text.slice(0, 60));
}

/** PROJJSON, and the oldest way of GeoJSON's `crs` member: `{"type": "EPSG", "properties": {"code": 4326}}`. */
function projJson(text: string): CrsReference {
  let value: unknown;
  try {
    value = JSON.parse(text, (key, member: unknown) => (key === '__proto__' ? undefined : member));
  } catch {
    return { kind: 'unknown' };
  }
  if (typeof value !== 'object' || value === null) return { kind: 'unknown' };
  const { type, properties } = value as { type?: unknown; properties?: { code?: unknown } | null };
  if (type === 'EPSG') {
    const code = Number(properties?.code);
    return Number.isSafeInteger(code) ? { kind: 'epsg', code } : { kind: 'unknown' };
  }
  const id = (value as { id?: { authority?: unknown; code?: unknown } | null }).id;
  const isEpsg = id?.authority === 'EPSG' || id?.authority === 'ESRI';
  if (isEpsg && Number.isSafeInteger(Number(id.code))) return { kind: 'epsg', code: Number(id.code) };
  if (id?.authority === 'OGC' && id.code === 'CRS84') return { kind: 'epsg', code: 4326 };
  return typeof type === 'string' && /CRS$/.test(type) ? { kind: 'projjson', value } : { kind: 'unknown' };
}
