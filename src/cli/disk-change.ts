// A change to the disk that can be taken back: every step leaves how to undo it, and undoing goes backwards.

import { dirname } from 'node:path';
import type { Disk } from './disk.ts';
import { diskEnd, diskError, inTheWay, systemCode } from './disk-fault.ts';

export interface DiskChange {
  /** Makes the folder and those above it that are missing, one at a time; throws where something else is in the way. */
  makeFolder(path: string): void;
  /** What is put at this path is there only while the change goes on. */
  holdWhile(path: string): void;
  /** Moves a file to a place that is free. */
  move(from: string, to: string): void;
}

/** A disk that fails once is asked once more before something is left lying. */
function isDone(step: () => void): boolean {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      step();
      return true;
    } catch {
      // Whether it matters is for the caller to say.
    }
  }
  return false;
}

/**
 * Does the work, or takes back what it did, also when the process exits on the way. A fault of the disk ends the
 * command with code 4 and `path` as its place; whatever else is thrown comes out as it is.
 */
export async function changeDisk(disk: Disk, path: string, work: (change: DiskChange) => Promise<void>): Promise<void> {
  const made: string[] = [];
  const held: string[] = [];
  const moved: { readonly from: string; readonly to: string }[] = [];

  const makeFolder = (folder: string): void => {
    const there = disk.stat(folder);
    if (there?.isDirectory()) return;
    const above = dirname(folder);
    if (there !== null || above === folder) throw diskError(inTheWay);
    makeFolder(above);
    disk.mkdir(folder);
    made.push(folder);
  };
  const release = (): void => {
    for (const place of held) isDone(() => disk.removeTree(place));
  };
  /** Whether every file is where it was; what is held may hold those that are not, and then stays. */
  const takeBack = (): boolean => {
    const stuck = moved.reverse().filter(({ from, to }) => !isDone(() => disk.rename(to, from)));
    moved.length = 0;
    if (stuck.length > 0) return false;
    release();
    for (const folder of made.reverse()) isDone(() => disk.rmdir(folder));
    made.length = 0;
    return true;
  };

  process.once('exit', takeBack);
  try {
    await work({
      makeFolder,
      holdWhile: place => {
        held.push(place);
      },
      move: (from, to) => {
        disk.rename(from, to);
        moved.push({ from, to });
      },
    });
    release();
  } catch (error) {
    const isBack = takeBack();
    const reason = systemCode(error);
    throw reason === null ? error : diskEnd(reason, path, isBack ? null : (held[0] ?? path));
  } finally {
    process.off('exit', takeBack);
  }
}
