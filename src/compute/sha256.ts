// SHA-256 of texts and of files read piece by piece. The platform's own is missing on plain http, hence a library.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ByteSource } from '../files/bytes/byte-source.ts';

const pieceBytes = 1 << 22;

/** Lower-case hex digest of the text's UTF-8 bytes. */
export function sha256OfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Lower-case hex digest; reads 4 MiB at a time. */
export async function sha256OfSource(source: ByteSource, signal: AbortSignal): Promise<string> {
  const hash = sha256.create();
  for (let offset = 0; offset < source.size; offset += pieceBytes) {
    signal.throwIfAborted();
    hash.update(await source.read(offset, Math.min(pieceBytes, source.size - offset)));
  }
  return bytesToHex(hash.digest());
}
