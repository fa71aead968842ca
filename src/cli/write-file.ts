// Writes bytes so that a file is complete or absent: beside it, flushed, read back, renamed.

import { createHash, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type Disk, type DiskFile, nodeDisk } from './disk.ts';
import { changeDisk } from './disk-change.ts';
import { diskError, inTheWay, readsBackDifferently } from './disk-fault.ts';

const pieceBytes = 1 << 20;

async function writeAll(file: DiskFile, bytes: Uint8Array): Promise<void> {
  let written = 0;
  // A full disk may take a part and say nothing: only what it counted is out.
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written);
    if (bytesWritten === 0) throw diskError('ENOSPC');
    written += bytesWritten;
  }
}

async function digestOf(disk: Disk, path: string, signal: AbortSignal): Promise<string> {
  const file = await disk.open(path, 'r');
  try {
    const hash = createHash('sha256');
    const buffer = new Uint8Array(pieceBytes);
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, pieceBytes);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/** Creates the file (it must not exist), writes, flushes, and compares what the disk gives back. */
export async function writeVerified(
  disk: Disk,
  path: string,
  pieces: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const hash = createHash('sha256');
  const file = await disk.open(path, 'wx');
  try {
    for (const piece of pieces) {
      const bytes = new TextEncoder().encode(piece);
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        signal.throwIfAborted();
        await writeAll(file, bytes.subarray(at, at + pieceBytes));
      }
      hash.update(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if ((await digestOf(disk, path, signal)) !== hash.digest('hex')) throw diskError(readsBackDifferently);
}

/** Flushes the names in a folder, where the platform lets a folder be opened; the files themselves are flushed already. */
export async function syncFolder(disk: Disk, path: string): Promise<void> {
  const folder = await disk.open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close().catch(() => undefined);
}

/** Ends with code 4 when the disk does not take it; then what was there before is untouched. */
export async function writeFile(
  path: string,
  pieces: readonly string[],
  signal: AbortSignal,
  disk: Disk = nodeDisk,
): Promise<void> {
  await changeDisk(disk, path, async ({ makeFolder, holdWhile }) => {
    const folder = dirname(path);
    // A device, a folder or a link of that name is not ours to replace.
    const there = disk.lstat(path);
    if (there !== null && !there.isFile()) throw diskError(inTheWay);
    makeFolder(folder);
    const beside = join(folder, `.lifering-${randomUUID()}.part`);
    holdWhile(beside);
    await writeVerified(disk, beside, pieces, signal);
    signal.throwIfAborted();
    disk.rename(beside, path);
    await syncFolder(disk, folder);
  });
}
