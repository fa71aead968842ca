// Whether bytes are an OSM PBF, by content: a blob header of type "OSMHeader" comes first.

import type { ByteSource } from '../bytes/byte-source.ts';

const marker = 'OSMHeader';

/** Looks at the first 64 bytes only: a 4-byte length, then the header's type field. */
export async function isOsmPbf(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, Math.min(64, source.size));
  return String.fromCharCode(...head.subarray(4)).includes(marker);
}
