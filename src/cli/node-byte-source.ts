// A file on disk as a byte source: read piece by piece through one handle.

import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ByteSource } from '../files/byte-source.ts';
import { CommandEnd, exitCodes } from './exit-codes.ts';

export interface OpenFile {
  readonly source: ByteSource;
  readonly close: () => Promise<void>;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, expected a file',
  EACCES: 'this user may not read it',
};

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/** Ends with code 2 and a sentence when the file cannot be opened. */
export async function openFile(path: string, option: string): Promise<OpenFile> {
  try {
    const handle = await open(path, 'r');
    const stat = await handle.stat();
    if (stat.isDirectory()) {
      await handle.close();
      throw Object.assign(new Error(), { code: 'EISDIR' });
    }
    const source = {
      name: basename(path),
      size: stat.size,
      read: (offset: number, length: number) => readFully(handle, offset, length),
    };
    return { source, close: () => handle.close() };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new CommandEnd(
      `found "--${option} ${path}"; ${reasons[code] ?? `it could not be opened (${code})`}. Nothing was written.`,
      exitCodes.input,
    );
  }
}
