// Files that were dropped together: the parts of a shapefile go with their .shp, the others stay as they are.

import { isCompanionName } from '../files/bytes/input-file.ts';
import type { FileInput } from './jobs.ts';

/** The files in their order, each part with the file it belongs to; a part whose file is not among them stays a file. */
export function groupCompanions(files: readonly FileInput[]): readonly FileInput[] {
  const ownerOf = (file: FileInput): FileInput | undefined =>
    files.find(other => other !== file && isCompanionName(file.name, other.name));
  const partsOf = new Map<FileInput, FileInput[]>();
  const alone: FileInput[] = [];
  for (const file of files) {
    const owner = ownerOf(file);
    if (owner === undefined) alone.push(file);
    else partsOf.set(owner, [...(partsOf.get(owner) ?? []), file]);
  }
  return alone.map(file => {
    const parts = partsOf.get(file);
    if (parts === undefined) return file;
    const companions = parts.map(({ name, content }) => ({ name, content }));
    return { ...file, companions: [...(file.companions ?? []), ...companions] };
  });
}
