// The real disk with a fault in it: one operation, or all from one on, fail as a disk would.

import { type Disk, type DiskFile, nodeDisk } from '../../src/cli/disk.ts';
import { diskError } from '../../src/cli/disk-fault.ts';

export interface FaultyDisk {
  readonly disk: Disk;
  /** How many operations were asked for. */
  readonly asked: () => number;
}

/** Calls `before` with the number of each operation, from 1; it throws where that one shall fail. */
export function watchedDisk(before: (operation: number, name: string) => void): FaultyDisk {
  let operations = 0;
  const watched = <A extends unknown[], R>(name: string, run: (...args: A) => R): ((...args: A) => R) => {
    return (...args) => {
      before(++operations, name);
      return run(...args);
    };
  };
  const later = <A extends unknown[], R>(name: string, run: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      before(++operations, name);
      return run(...args);
    };
  };
  const disk: Disk = {
    open: later('open', async (path, flags): Promise<DiskFile> => {
      const file = await nodeDisk.open(path, flags);
      return {
        write: later('write', file.write),
        read: later('read', file.read),
        // Thousands of true flushes would only wear the disk out.
        sync: later('sync', async () => undefined),
        close: async () => {
          // A disk that reports a fault at the end has closed the file all the same.
          await file.close();
          before(++operations, 'close');
        },
      };
    }),
    stat: watched('stat', nodeDisk.stat),
    lstat: watched('lstat', nodeDisk.lstat),
    mkdir: watched('mkdir', nodeDisk.mkdir),
    rename: watched('rename', nodeDisk.rename),
    rmdir: watched('rmdir', nodeDisk.rmdir),
    removeTree: watched('removeTree', nodeDisk.removeTree),
  };
  return { disk, asked: () => operations };
}

/** The n-th operation fails once. */
export function failingOnce(n: number, code: string): FaultyDisk {
  return watchedDisk(operation => {
    if (operation === n) throw diskError(code);
  });
}

/** The n-th operation and all after it fail: the disk is gone. */
export function failingFrom(n: number): FaultyDisk {
  return watchedDisk(operation => {
    if (operation >= n) throw diskError('EIO');
  });
}

/** A disk with room for so many bytes: it takes a part of a write, then none. */
export function fullAfter(bytes: number, saysSo: boolean): Disk {
  let left = bytes;
  return {
    ...nodeDisk,
    open: async (path, flags) => {
      const file = await nodeDisk.open(path, flags);
      return {
        ...file,
        sync: async () => undefined,
        write: async (from, offset, length) => {
          const taken = Math.min(left, length, 7);
          left -= taken;
          if (taken === 0 && saysSo) throw diskError('ENOSPC');
          return taken === 0 ? { bytesWritten: 0 } : file.write(from, offset, taken);
        },
      };
    },
  };
}
