// What a file is, by its first bytes; the extension is not looked at.

/** A name for what the bytes are when no reader here takes them; null for text. */
export function foreignFormat(bytes: Uint8Array): string | null {
  for (const [name, signature] of signatures) if (startsWith(bytes, signature)) return name;
  return null;
}

/** OSM PBF: the length of the first block header, then its type "OSMHeader". */
export function startsAsOsmPbf(bytes: Uint8Array): boolean {
  return bytes.length > 15 && bytes[0] === 0 && bytes[4] === 0x0a && startsWith(bytes.subarray(6), ascii('OSMHeader'));
}

/** The kind of markup a text is, or null. */
export function markupFormat(text: string): string | null {
  const head = text.slice(0, 2000).trimStart().toLowerCase();
  if (!head.startsWith('<')) return null;
  if (head.includes('<kml')) return 'KML';
  if (head.includes('<osm')) return 'OSM XML';
  if (head.includes('<gpx')) return 'GPX';
  return head.includes('<html') || head.startsWith('<!doctype html') ? 'HTML' : 'XML';
}

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['ZIP / XLSX', [0x50, 0x4b, 0x03, 0x04]],
  ['ZIP', [0x50, 0x4b, 0x05, 0x06]],
  ['XLS', [0xd0, 0xcf, 0x11, 0xe0]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x49, 0x49, 0x2b, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
  ['SHP', [0x00, 0x00, 0x27, 0x0a]],
  ['FlatGeobuf', ascii('fgb')],
  ['GZIP', [0x1f, 0x8b]],
  ['7Z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['RAR', ascii('Rar!')],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['SQLite / GeoPackage', ascii('SQLite format 3')],
  ['Parquet', ascii('PAR1')],
];

function ascii(text: string): readonly number[] {
  return [...text].map(character => character.charCodeAt(0));
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, i) => bytes[i] === byte);
}
