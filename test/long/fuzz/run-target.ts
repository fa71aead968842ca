// The process of one fuzz target: `node run-target.js <target> <seconds> <seed> <folder of seeds> <folder of findings>`.
// Inputs that reach new blocks join the seeds. The input at hand is on disk before it is read, so that one that kills
// the process, or hangs it, is kept.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCoverage } from './coverage.ts';
import { mutate, randomFrom } from './mutate.ts';
import { fuzzTargets } from './targets.ts';

/** Longer than this for 64 KB is a fault. */
const mostMilliseconds = 5000;
const mostSeeds = 4000;

const [name = '', secondsText = '10', seedText = '1', seedFolder = '', findingFolder = ''] = process.argv.slice(2);
const target = fuzzTargets[name];
if (target === undefined) throw new Error(`no target ${name}: ${Object.keys(fuzzTargets).join(', ')}`);

mkdirSync(findingFolder, { recursive: true });
const keptFolder = join(findingFolder, '../kept', name);
mkdirSync(keptFolder, { recursive: true });
const current = join(findingFolder, `${name}.current`);
const random = randomFrom(Number(seedText));
const words = target.words.map(word => new TextEncoder().encode(word));
const seeds: Uint8Array[] = readdirSync(seedFolder).map(file => new Uint8Array(readFileSync(join(seedFolder, file))));
if (seeds.length === 0) seeds.push(new Uint8Array());
const coverage = startCoverage(import.meta.url);
const end = performance.now() + Number(secondsText) * 1000;
let runs = 0;
let kept = 0;

async function tryInput(bytes: Uint8Array): Promise<boolean> {
  writeFileSync(current, bytes);
  const start = performance.now();
  await target!.run(bytes);
  const took = performance.now() - start;
  if (took > mostMilliseconds) throw new Error(`${name}: ${bytes.length} bytes took ${Math.round(took)} ms`);
  runs += 1;
  if (runs % 200 === 0) process.stdout.write(`.\n`);
  return coverage.newPairs() > 0;
}

for (const seed of seeds.slice()) await tryInput(seed);
while (performance.now() < end) {
  // Young seeds are tried more often: what is new about them is not explored yet.
  const from = seeds[Math.floor(seeds.length * Math.sqrt(random()))]!;
  const other = seeds[Math.floor(seeds.length * random())]!;
  const bytes = mutate(from, other, words, random);
  if (!(await tryInput(bytes)) || seeds.length >= mostSeeds) continue;
  seeds.push(bytes);
  kept += 1;
  // Beside the findings, for whoever wants to keep some as seeds in `test/long/fuzz/seeds/<target>`.
  writeFileSync(join(keptFolder, String(kept)), bytes);
}
rmSync(current, { force: true });
process.stdout.write(`${name}: ${runs} inputs, ${kept} reached something new, ${seeds.length} seeds\n`);
