// Every reader against inputs made up by a coverage-guided fuzzer, each in a process of its own that is watched:
// `FUZZ_SECONDS=330 npx vitest run --project long test/long/fuzz.test.ts`. What breaks a promise is kept and named.

import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { fuzzTargets } from './fuzz/targets.ts';

const root = resolve(import.meta.dirname, '../..');
const seconds = Number(process.env.FUZZ_SECONDS ?? '60');
const seed = Number(process.env.FUZZ_SEED ?? '1');
const work = process.env.FUZZ_FOLDER ?? mkdtempSync(join(tmpdir(), 'lifering-fuzz-'));
const longestSeed = 200_000;
/** A process that says nothing for so long hangs. */
const silentMilliseconds = 60_000;

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** The fixtures of the tests that have one of the extensions, and the kept seeds of the target. */
function gatherSeeds(name: string, extensions: readonly string[]): string {
  const folder = join(work, 'seeds', name);
  mkdirSync(folder, { recursive: true });
  const fixtures = [join(root, 'test/golden'), join(root, 'test/files/fixtures')]
    .filter(existsSync)
    .flatMap(filesBelow);
  const kept = join(root, 'test/long/fuzz/seeds', name);
  const wanted = fixtures.filter(path => extensions.some(extension => path.endsWith(extension)));
  [...wanted, ...(existsSync(kept) ? filesBelow(kept) : [])]
    .filter(path => statSync(path).size <= longestSeed && !path.endsWith('.expected.json'))
    .forEach((path, i) => {
      copyFileSync(path, join(folder, `${i}`));
    });
  return folder;
}

function runTarget(script: string, name: string, seeds: string): Promise<{ code: number | null; output: string }> {
  return new Promise(done => {
    const child = spawn(process.execPath, [script, name, String(seconds), String(seed), seeds, join(work, 'findings')]);
    let output = '';
    let timer = setTimeout(() => child.kill('SIGKILL'), silentMilliseconds);
    const hear = (data: Buffer): void => {
      output = `${output}${data.toString()}`.replaceAll('.\n', '').slice(-4000);
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), silentMilliseconds);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', code => {
      clearTimeout(timer);
      done({ code, output });
    });
  });
}

describe(`${seconds} s of fuzzing a reader`, () => {
  beforeAll(async () => {
    await build({
      root,
      mode: 'cli',
      logLevel: 'error',
      build: { ssr: join(root, 'test/long/fuzz/run-target.ts'), outDir: join(work, 'program'), minify: false },
    });
  });

  test.each(Object.entries(fuzzTargets))('%s', async (name, { extensions }) => {
    const seeds = gatherSeeds(name, extensions);
    const { code, output } = await runTarget(join(work, 'program/run-target.js'), name, seeds);
    console.log(output.trim());
    expect({
      code,
      finding: code === 0 ? '' : `${output} — the input is ${join(work, 'findings', `${name}.current`)}`,
    }).toEqual({
      code: 0,
      finding: '',
    });
  });
});
