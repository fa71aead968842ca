import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
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

test('what is no plain file is never replaced, and a link never followed', async () => {
  const outside = join(base, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'gaps.csv'), 'mine');
  const inTheWay = { code: 4, problem: { code: 'output-in-the-way' } };
  const linked = join(base, 'linked');
  mkdirSync(linked);
  symlinkSync(outside, join(linked, 'tables'));
  await expect(writeFolder(linked, files, goOn)).rejects.toMatchObject(inTheWay);
  expect(readdirSync(linked)).toEqual(['tables']);
  expect(readFileSync(join(outside, 'gaps.csv'), 'utf8')).toBe('mine');

  const blocked = join(base, 'blocked');
  mkdirSync(join(blocked, 'summary.json'), { recursive: true });
  writeFileSync(join(blocked, 'stations.geojson'), 'old');
  await expect(writeFolder(blocked, files, goOn)).rejects.toMatchObject(inTheWay);
  expect(readdirSync(blocked).sort()).toEqual(['stations.geojson', 'summary.json']);
  expect(readFileSync(join(blocked, 'stations.geojson'), 'utf8')).toBe('old');

  symlinkSync(join(base, 'nowhere'), join(base, 'dangling'));
  await expect(writeFolder(join(base, 'dangling'), files, goOn)).rejects.toMatchObject(inTheWay);
  await expect(writeFile(join(base, 'dangling'), ['a'], goOn)).rejects.toMatchObject(inTheWay);
  expect(existsSync(join(base, 'nowhere'))).toBe(false);
});

test.runIf(existsSync('/dev/null'))('a device is never replaced', async () => {
  for (const path of ['/dev/null', '/dev/null/x']) {
    await expect(writeFile(path, ['a'], goOn)).rejects.toMatchObject({ code: 4 });
    await expect(writeFolder(path, files, goOn)).rejects.toMatchObject({ code: 4 });
  }
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('--out may be a link to a folder, and a file name may be as long as the disk allows', async () => {
  mkdirSync(join(base, 'real'));
  symlinkSync(join(base, 'real'), join(base, 'link'));
  await writeFolder(join(base, 'link'), files, goOn);
  expect(readdirSync(join(base, 'real')).sort()).toEqual(['stations.geojson', 'summary.json', 'tables']);
  const long = join(base, 'n'.repeat(255));
  await writeFile(long, ['a'], goOn);
  expect(readFileSync(long, 'utf8')).toBe('a');
});
