// Writes a result folder so that it is complete or as it was: staged inside it, flushed, read back, then moved into place.

import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { gcj02Paths } from '../report/gcj02-copies.ts';
import type { ResultFile } from '../report/report-input.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { changeDisk, type DiskChange } from './disk-change.ts';
import { diskError, inTheWay } from './disk-fault.ts';
import { syncFolder, writeVerified } from './write-file.ts';

/** Everything a result folder may hold: what an older run left and this one does not write is removed. */
export const resultPaths: readonly string[] = [
  'conditions.geojson',
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
  ...gcj02Paths,
];
/** Its presence says that the folder is complete: first to go, last to come. */
const seal = 'summary.json';

/** The folders inside the result folder that hold the paths, without the folder itself. */
function foldersOf(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.map(path => dirname(path)))].filter(path => path !== '.');
}

/** The older result's files; throws where something that is no plain file stands in the way of a new one. */
function olderFiles(disk: Disk, folder: string, paths: readonly string[]): readonly string[] {
  for (const inside of foldersOf(paths)) {
    // A link here would lead outside the folder.
    const there = disk.lstat(join(folder, inside));
    if (there !== null && !there.isDirectory()) throw diskError(inTheWay);
  }
  return [...new Set([...resultPaths, ...paths])].filter(path => {
    const there = disk.lstat(join(folder, path));
    if (there !== null && !there.isFile() && paths.includes(path)) throw diskError(inTheWay);
    return there?.isFile() ?? false;
  });
}

function sealLast(paths: readonly string[]): readonly string[] {
  return [...paths].sort((a, b) => Number(a === seal) - Number(b === seal));
}

/** Older files aside, new ones into place. It waits for nothing, so no signal comes between two steps. */
function exchange(disk: Disk, change: DiskChange, folder: string, staging: string, paths: readonly string[]): void {
  const older = olderFiles(disk, folder, paths);
  for (const inside of foldersOf(older)) change.makeFolder(join(staging, 'old', inside));
  for (const path of [...sealLast(older)].reverse()) change.move(join(folder, path), join(staging, 'old', path));
  for (const inside of foldersOf(paths)) change.makeFolder(join(folder, inside));
  for (const path of sealLast(paths)) change.move(join(staging, 'new', path), join(folder, path));
}

/** Ends with code 4 when the disk does not take it; then the folder is as it was before. */
export async function writeFolder(
  folder: string,
  files: readonly ResultFile[],
  signal: AbortSignal,
  disk: Disk = nodeDisk,
): Promise<void> {
  const paths = files.map(({ path }) => path);
  await changeDisk(disk, folder, async change => {
    change.makeFolder(folder);
    const staging = join(folder, `.lifering-${randomUUID()}`);
    change.holdWhile(staging);
    change.makeFolder(join(staging, 'old'));
    for (const inside of ['.', ...foldersOf(paths)]) change.makeFolder(join(staging, 'new', inside));
    for (const { path, text } of files) await writeVerified(disk, join(staging, 'new', path), [text], signal);
    signal.throwIfAborted();
    exchange(disk, change, folder, staging, paths);
    for (const inside of ['.', ...foldersOf(paths)]) await syncFolder(disk, join(folder, inside));
  });
}
