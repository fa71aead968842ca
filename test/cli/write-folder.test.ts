import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFile } from '../../src/cli/write-file.ts';
import { writeFolder } from '../../src/cli/write-folder.ts';

const files = [
  { path: 'stations.geojson', text: 'stations\n' },
  { path: 'summary.json', text: '{}\n' },
  { path: 'tables/gaps.csv', text: '\ufeffgap_id\n' },
];
const goOn = new AbortController().signal;
let base = '';

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'lifering-'));
});
afterEach(() => {
  chmodSync(base, 0o700);
  rmSync(base, { recursive: true, force: true });
});

test('writes every file and leaves nothing else', async () => {
  const folder = join(base, 'deep', 'result');
  await writeFolder(folder, files, goOn);
  expect(readFileSync(join(folder, 'tables/gaps.csv'), 'utf8')).toBe('\ufeffgap_id\n');
  expect(readdirSync(folder).sort()).toEqual(['stations.geojson', 'summary.json', 'tables']);
});

test('a second run replaces the first and removes what it no longer writes, but nothing of others', async () => {
  await writeFolder(base, [...files, { path: 'coverage.geojson', text: 'old' }], goOn);
  writeFileSync(join(base, 'notes.txt'), 'mine');
  await writeFolder(base, files, goOn);
  expect(existsSync(join(base, 'coverage.geojson'))).toBe(false);
  expect(readFileSync(join(base, 'notes.txt'), 'utf8')).toBe('mine');
});

test('a stopped run leaves no folder behind, and an older result untouched', async () => {
  const stopped = new AbortController();
  stopped.abort();
  await expect(writeFolder(join(base, 'new'), files, stopped.signal)).rejects.toThrow();
  expect(readdirSync(base)).toEqual([]);
  await writeFolder(join(base, 'old'), files, goOn);
  await expect(
    writeFolder(join(base, 'old'), [{ path: 'summary.json', text: 'other' }], stopped.signal),
  ).rejects.toThrow();
  expect(readFileSync(join(base, 'old/summary.json'), 'utf8')).toBe('{}\n');
  expect(readdirSync(join(base, 'old')).sort()).toEqual(['stations.geojson', 'summary.json', 'tables']);
});

test('a place that is a file is a sentence with exit code 4', async () => {
  writeFileSync(join(base, 'taken'), 'x');
  await expect(writeFolder(join(base, 'taken', 'result'), files, goOn)).rejects.toMatchObject({ code: 4 });
  mkdirSync(join(base, 'out.csv'));
  await expect(writeFile(join(base, 'out.csv'), ['a'], goOn)).rejects.toMatchObject({ code: 4 });
  expect(readdirSync(base).sort()).toEqual(['out.csv', 'taken']);
});
