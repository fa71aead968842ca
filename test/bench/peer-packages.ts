// Packages that only a benchmark knows: in node_modules, else in the folder LIFERING_PEERS.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The file a package is imported from; null where it is not installed. */
export function resolvePackage(name: string): string | null {
  const roots = [import.meta.filename, join(process.env.LIFERING_PEERS ?? '.', 'peers.js')];
  for (const root of roots) {
    try {
      return createRequire(pathToFileURL(root)).resolve(name);
    } catch {}
  }
  return null;
}

/** The package's exports; null where it is not installed. */
export async function findPackage(name: string): Promise<unknown> {
  const file = resolvePackage(name);
  return file === null ? null : import(pathToFileURL(file).href);
}
