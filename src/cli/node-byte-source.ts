// A file on disk as a byte source: read piece by piece through one handle.

import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ByteSource } from '../files/bytes/byte-source.ts';
import { CommandEnd, exitCodes } from './exit-codes.ts';

export interface OpenFile {
  readonly source: ByteSource;
  readonly close: () => Promise<void>;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, expected a file',
  EACCES: 'this user may not read it',
  ENOTFILE: 'it is a device or a pipe, expected a file',
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
    // Looked at before it is opened: opening a pipe would wait for somebody to write into it.
    const found = await stat(path);
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (!found.isFile()) throw Object.assign(new Error(), { code: 'ENOTFILE' });
    const handle = await open(path, 'r');
    const source = {
      name: basename(path),
      size: found.size,
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
