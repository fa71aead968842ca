// Writes bytes so that a file is complete or absent: beside it, flushed, read back, renamed.

import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandEnd, exitCodes } from './exit-codes.ts';

const pieceBytes = 1 << 20;

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  // A full disk may take a part and say nothing: only what it counted is out.
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written);
    if (bytesWritten === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    written += bytesWritten;
  }
}

async function digestOf(path: string): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const hash = createHash('sha256');
    const buffer = new Uint8Array(pieceBytes);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, pieceBytes, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** Creates the file (it must not exist), writes, flushes, and compares what the disk gives back. */
export async function writeVerified(path: string, pieces: readonly string[], signal: AbortSignal): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash('sha256');
  const handle = await open(path, 'wx');
  try {
    for (const piece of pieces) {
      signal.throwIfAborted();
      const bytes = new TextEncoder().encode(piece);
      hash.update(bytes);
      await writeAll(handle, bytes);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if ((await digestOf(path)) !== hash.digest('hex')) throw new Error(`${path} reads back differently`);
}

/** Ends with code 4 when the disk does not take it; then what was there before is untouched. */
export async function writeFile(path: string, pieces: readonly string[], signal: AbortSignal): Promise<void> {
  const beside = `${path}.${randomUUID()}.part`;
  try {
    await writeVerified(beside, pieces, signal);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    if (signal.aborted) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new CommandEnd(`${path} could not be written (${code}). What was there before is unchanged.`, exitCodes.disk);
  }
}
