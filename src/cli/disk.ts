// The seam to the disk: all that is written goes through these few operations, so that a test can make any of them fail.

import { lstatSync, mkdirSync, renameSync, rmdirSync, rmSync, type Stats, statSync } from 'node:fs';
import { open } from 'node:fs/promises';

export interface DiskFile {
  /** How many of the bytes were taken: a full disk may take a part and say nothing. */
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ readonly bytesWritten: number }>;
  read(buffer: Uint8Array, offset: number, length: number): Promise<{ readonly bytesRead: number }>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Bytes go through the system's threads, so that a slow disk does not stop the signals. What changes names is
 * synchronous: no signal handler runs between two of them.
 */
export interface Disk {
  open(path: string, flags: 'r' | 'wx'): Promise<DiskFile>;
  /** null where nothing is there; links are followed. */
  stat(path: string): Stats | null;
  /** null where nothing is there; a link is itself. */
  lstat(path: string): Stats | null;
  /** One folder; the one above it exists. */
  mkdir(path: string): void;
  rename(from: string, to: string): void;
  /** Only when empty. */
  rmdir(path: string): void;
  removeTree(path: string): void;
}

function orNothing(look: () => Stats): Stats | null {
  try {
    return look();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

export const nodeDisk: Disk = {
  open: async (path, flags) => {
    const handle = await open(path, flags);
    return {
      write: (bytes, offset, length) => handle.write(bytes, offset, length),
      read: (buffer, offset, length) => handle.read(buffer, offset, length, null),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  stat: path => orNothing(() => statSync(path)),
  lstat: path => orNothing(() => lstatSync(path)),
  mkdir: path => mkdirSync(path),
  rename: (from, to) => renameSync(from, to),
  rmdir: path => rmdirSync(path),
  removeTree: path => rmSync(path, { recursive: true, force: true }),
};
