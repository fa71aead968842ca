// What a file is, by its first bytes; the extension is not looked at.

/** A name for what the bytes are when no reader here takes them; null for text. */
export function foreignFormat(bytes: Uint8Array): string | null {
  for (const [name, signature, at = 0] of signatures) if (startsWith(bytes.subarray(at), signature)) return name;
  return null;
}

/** Text of four bytes a character: with a mark, or by the zeros of its first characters. */
export function isUtf32(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) return true;
  const isWide = (at: number): boolean =>
    bytes.length >= 16 &&
    [0, 4, 8, 12].every(i => [0, 1, 2, 3].every(k => (bytes[i + k] === 0) === (k !== at)) && bytes[i + at]! < 0x80);
  return isWide(0) || isWide(3);
}

/** Fewer bytes hold no table of two columns and a row. */
const fewestBytes = 7;
/** Beginnings of other formats that are longer are told by their signature. */
const shortBytes = 16;

/** Whether a whole file is too short to be anything: a few bytes, or only the beginning of another format's first bytes. */
export function isTooShort(bytes: Uint8Array): boolean {
  // Nothing but spaces is told as empty.
  if (bytes.length >= shortBytes || bytes.every(byte => byte === 0x20 || (byte >= 9 && byte <= 13))) return false;
  const isBeginning = signatures.some(
    ([, signature, at = 0]) =>
      at === 0 && signature.length > bytes.length && bytes.every((byte, i) => byte === signature[i]),
  );
  return bytes.length < fewestBytes || isBeginning || bytes.some(byte => byte < 0x09);
}

/** Whether bytes without a byte order mark hold zeros at odd and at even places, as no text does in any encoding. */
export function isBinary(bytes: Uint8Array): boolean {
  const isMarked = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  if (isMarked) return false;
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2]! += 1;
  // A stray zero in a table is told where it stands.
  return zeros.every(count => count >= 4 && count * 100 >= bytes.length);
}

/** OSM PBF: the length of the first block header, then its type "OSMHeader". */
export function startsAsOsmPbf(bytes: Uint8Array): boolean {
  return bytes.length > 15 && bytes[0] === 0 && bytes[4] === 0x0a && startsWith(bytes.subarray(6), ascii('OSMHeader'));
}

/** The kind of markup a text is, or null. */
export function markupFormat(text: string): string | null {
  const head = text.slice(0, 2000).trimStart().toLowerCase();
  if (!head.startsWith('<')) return null;
  // A document may give every name a prefix.
  if (/<(?:[\w.-]{1,40}:)?kml\b/.test(head)) return 'KML';
  if (head.includes('<osm')) return 'OSM XML';
  if (/<(?:[\w.-]{1,40}:)?gpx\b/.test(head)) return 'GPX';
  return head.includes('<html') || head.startsWith('<!doctype html') ? 'HTML' : 'XML';
}

/** Name, bytes, and where they stand. */
const signatures: readonly (readonly [name: string, signature: readonly number[], at?: number])[] = [
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
  ['GIF', ascii('GIF8')],
  ['MP4 / MOV', ascii('ftyp'), 4],
  ['JPEG 2000', [0, 0, 0, 0x0c, 0x6a, 0x50]],
  ['WebP', ascii('WEBPVP8'), 8],
  ['WAV', ascii('WAVEfmt'), 8],
  ['BZIP2', [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], 4],
  ['XZ', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
  ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
  ['TAR', ascii('ustar'), 257],
  ['HDF5 / NetCDF', [0x89, 0x48, 0x44, 0x46]],
  ['NetCDF', [0x43, 0x44, 0x46, 1]],
  ['NetCDF', [0x43, 0x44, 0x46, 2]],
  ['Access', ascii('Standard Jet DB'), 4],
  ['Access', ascii('Standard ACE DB'), 4],
  ['DWG', ascii('AC10')],
  ['Arrow', ascii('ARROW1')],
  ['ELF', [0x7f, 0x45, 0x4c, 0x46]],
  ['Java class', [0xca, 0xfe, 0xba, 0xbe]],
  ['Git LFS', ascii('version https://git-lfs')],
];

function ascii(text: string): readonly number[] {
  return [...text].map(character => character.charCodeAt(0));
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, i) => bytes[i] === byte);
}
