// Writes a result folder so that it is complete or absent: staged inside it, flushed, read back, then renamed into place.

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ResultFile } from '../report/report-input.ts';
import { CommandEnd, exitCodes } from './exit-codes.ts';
import { writeVerified } from './write-file.ts';

/** Everything a result folder may hold: what an older run left and this one does not write is removed. */
const knownPaths = [
  'coverage.geojson',
  'run.json',
  'stations.geojson',
  'summary.json',
  'tables/areas.csv',
  'tables/gaps.csv',
  'tables/sources.csv',
  'tables/standards.csv',
  'tables/stations.csv',
  'tables/time-bands.csv',
  'uncovered.geojson',
  'zones.geojson',
];
/** Its presence says that the folder is complete: first to go, last to come. */
const seal = 'summary.json';

async function syncFolder(path: string): Promise<void> {
  // Not every platform lets a folder be opened; the files themselves are flushed already.
  const handle = await open(path, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** The topmost folder that does not exist yet: what has to go again when the run fails. */
function firstMissing(path: string): string | null {
  if (existsSync(path)) return null;
  const parent = dirname(path);
  return parent === path ? path : (firstMissing(parent) ?? path);
}

/** Throws where something that is no file stands in the way: before anything of an older result is touched. */
async function requireReplaceable(folder: string, files: readonly ResultFile[]): Promise<void> {
  for (const { path } of files) {
    const there = await stat(join(folder, path)).catch(() => null);
    const above = await stat(dirname(join(folder, path))).catch(() => null);
    if ((there !== null && !there.isFile()) || (above !== null && !above.isDirectory())) {
      throw new Error(`${path} is in the way`);
    }
  }
}

/** Ends with code 4 when the disk does not take it; then the folder is as it was before. */
export async function writeFolder(folder: string, files: readonly ResultFile[], signal: AbortSignal): Promise<void> {
  const created = firstMissing(folder);
  const staging = join(folder, `.lifering-${randomUUID()}`);
  try {
    await mkdir(staging, { recursive: true });
    for (const file of files) {
      await writeVerified(join(staging, file.path), [file.text], signal);
    }
    signal.throwIfAborted();
    await requireReplaceable(folder, files);
    await rm(join(folder, seal), { force: true });
    const ordered = [...files].sort((a, b) => Number(a.path === seal) - Number(b.path === seal));
    for (const file of ordered) {
      await mkdir(dirname(join(folder, file.path)), { recursive: true });
      await rename(join(staging, file.path), join(folder, file.path));
    }
    const isWritten = new Set(files.map(file => file.path));
    for (const path of knownPaths) if (!isWritten.has(path)) await rm(join(folder, path), { force: true });
    await rm(staging, { recursive: true, force: true });
    await syncFolder(folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    if (created !== null) await rm(created, { recursive: true, force: true }).catch(() => undefined);
    if (signal.aborted) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new CommandEnd(
      `The result could not be written to ${folder} (${code}). No result was left there.`,
      exitCodes.disk,
    );
  }
}
