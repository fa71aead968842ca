// A file on disk as a byte source: read piece by piece through one handle.

import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ByteSource } from '../files/bytes/byte-source.ts';
import { isCompanionName } from '../files/bytes/input-file.ts';
import { systemCode } from './disk-fault.ts';
import { CommandEnd, usageEnd } from './exit-codes.ts';

export interface OpenFile {
  readonly source: ByteSource;
  readonly close: () => Promise<void>;
}

const codes: Readonly<Record<string, string>> = {
  ENOENT: 'input-missing',
  ENOTDIR: 'input-missing',
  EISDIR: 'input-is-folder',
  EACCES: 'input-not-allowed',
  EPERM: 'input-not-allowed',
};

/** Ends with code 2 and a problem when the file cannot be opened or read. */
export async function openFile(path: string, option: string): Promise<OpenFile> {
  const where = { file: path, option };
  const ended = (error: unknown): unknown => {
    const reason = systemCode(error);
    return reason === null ? error : usageEnd(codes[reason] ?? 'input-unreadable', where, { reason });
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
  try {
    // Looked at before it is opened: opening a pipe would wait for somebody to write into it.
    const found = await stat(path);
    if (found.isDirectory()) throw usageEnd('input-is-folder', where);
    if (!found.isFile()) throw usageEnd('input-no-file', where);
    const handle = await open(path, 'r');
    const source = {
      name: basename(path),
      size: found.size,
      read: async (offset: number, length: number) => {
        const bytes = await readFully(handle, offset, length).catch((error: unknown) => {
          throw ended(error);
        });
        if (bytes.length < Math.min(length, found.size - offset)) throw usageEnd('input-changed', where);
        return bytes;
      },
    };
    return { source, close: () => handle.close() };
  } catch (error) {
    throw error instanceof CommandEnd ? error : ended(error);
  }
}

/** Opens the files beside one that belong to it, such as the `.dbf` of a `.shp`; where the folder cannot be listed there are none. */
export async function openCompanions(path: string, option: string): Promise<readonly OpenFile[]> {
  const folder = dirname(path);
  const names = await readdir(folder).catch((): readonly string[] => []);
  const opened: OpenFile[] = [];
  for (const name of names.filter(other => isCompanionName(other, basename(path))).sort()) {
    opened.push(await openFile(join(folder, name), option));
  }
  return opened;
}
