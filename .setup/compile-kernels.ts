// Compiles `*.as.ts` (AssemblyScript) where it is imported as `…?wasm`: the import is the module's bytes.
// The bytes become part of the bundle, so that worker, command line and tests load no file of their own.

import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const marker = '.as.ts?wasm';

/** Optimised for speed, memory from outside, nothing of a run-time library; the same source gives the same bytes. */
const compilerOptions = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd'];

async function compile(path: string): Promise<Uint8Array> {
  const { main } = await import('assemblyscript/asc');
  let bytes: Uint8Array | null = null;
  const { error, stderr } = await main(['kernel.ts', '--outFile', 'kernel.wasm', ...compilerOptions], {
    readFile: name => (name === 'kernel.ts' ? readFileSync(path, 'utf8') : null),
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm' && typeof contents !== 'string') bytes = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || bytes === null) throw new Error(`${path} does not compile:\n${stderr.toString()}`);
  return bytes;
}

export const kernels: Plugin = {
  name: 'assemblyscript-kernels',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith(marker)) return null;
    const path = id.slice(0, -'?wasm'.length);
    this.addWatchFile(path);
    return `export default new Uint8Array([${(await compile(path)).join(',')}]);`;
  },
};
