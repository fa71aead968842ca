// Work that is timed runs as it is shipped, in one bundle: the test runner puts a look-up before every call across files,
// which makes small functions in inner loops up to twice as slow.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Bundles a module as the command line is bundled and loads it; `name` is a file of this folder. */
export async function bundled<Module>(name: string): Promise<Module> {
  const outDir = mkdtempSync(join(tmpdir(), 'lifering-bundle-'));
  try {
    const entry = join(import.meta.dirname, `${name}.ts`);
    await build({ mode: 'cli', logLevel: 'silent', build: { ssr: entry, outDir, emptyOutDir: false } });
    return (await import(/* @vite-ignore */ pathToFileURL(join(outDir, `${name}.js`)).href)) as Module;
  } finally {
    rmSync(outDir, { recursive: true });
  }
}
