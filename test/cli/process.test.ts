// The command as a process of its own: exit codes, signals, pipes that close, disks that are full.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let base = '';
let program = '';
let stations = '';
let people = '';

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'lifering-'));
  const root = join(import.meta.dirname, '../..');
  await build({
    root,
    mode: 'cli',
    logLevel: 'silent',
    build: { ssr: 'src/cli/lifering.ts', outDir: join(base, 'built') },
  });
  program = join(base, 'built/lifering.js');
  writeFileSync(join(base, 'package.json'), '{"type":"module"}');
  stations = join(base, 's.csv');
  people = join(base, 'p.csv');
  writeFileSync(stations, 'id,name,lon,lat\nA,东站,112.2,31.03\n');
  writeFileSync(people, 'id,lon,lat,population\nnear,112.201,31.03,1000\n');
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

type Output = 'pipe' | number;

function start(words: readonly string[], stdout: Output = 'pipe', stderr: Output = 'pipe') {
  const child = spawn(process.execPath, [program, ...words], { cwd: base, stdio: ['ignore', stdout, stderr] });
  let out = '';
  let err = '';
  child.stdout?.on('data', text => {
    out += String(text);
  });
  child.stderr?.on('data', text => {
    err += String(text);
  });
  const ended = new Promise<Ended>(resolve => {
    child.on('close', code => resolve({ code, out, err }));
  });
  return { child, ended };
}

function run(...words: string[]): Promise<Ended> {
  return start(words).ended;
}

test('faults of the command are problems like all others, in the language asked for', async () => {
  const { code, out, err } = await run('coverage', '--stations', 'none.csv', '--population', people, '--out', 'r');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^none\.csv, option --stations: found .*; expected .*\. .* \[input-missing\]\n$/);
  const chinese = await run('coverage', '--lang', 'zh', '--travel', 'fly');
  expect(chinese.err).toMatch(/^选项 --travel：发现“fly”；应为.*\[option-choice\]\n$/);
});

test.each([
  [['nothing'], 'command-unknown'],
  [['coverage', '--lang=xx'], 'option-choice'],
  [['check', '--stations', 'none.csv', '--lang', 'zh'], 'input-missing'],
  [['check', '--stations', '.'], 'input-is-folder'],
  [['check', '--stations', '/dev/null'], 'input-no-file'],
  [['check', '--stations', 's.csv/x'], 'input-missing'],
  [['check', '--stations', `${'n'.repeat(300)}`], 'input-unreadable'],
  [['check'], 'inputs-needed'],
  [['check', '--limit'], 'option-unknown'],
  [['matrix', '--from', 's.csv', '--to', 'p.csv'], 'option-needed'],
  [['serve', '--port', '99999'], 'option-port'],
  [['serve', '--port', '8080'], 'app-not-built'],
  [
    ['coverage', '--stations', 's.csv', '--population', 'p.csv', '--out', 'r', '--travel', 'road'],
    'travel-needs-roads',
  ],
])('as JSON lines %j is a whole record', async (words, code) => {
  const ended = await run(...words, '--problems', 'json');
  expect(ended.code).toBe(2);
  const record = JSON.parse(ended.err);
  expect(record).toMatchObject({ code, severity: 'reject' });
  for (const part of ['found', 'expected', 'done', 'todo']) expect(record[part]).toMatch(/\S/);
});

test('after problems of the files one closing line stands in text, and nothing in JSON', async () => {
  const broken = join(base, 'broken.geojson');
  writeFileSync(broken, '{"type":');
  const words = ['coverage', '--stations', stations, '--population', broken, '--out', 'r'];
  const text = await run(...words);
  expect(text.code).toBe(2);
  expect(text.err.trimEnd().split('\n').at(-1)).toBe('Nothing was written: the lines above say what to change.');
  const chinese = await run(...words, '--lang', 'zh');
  expect(chinese.err.trimEnd().split('\n').at(-1)).toMatch(/^没有写入任何内容/);
  const json = await run(...words, '--problems', 'json');
  for (const line of json.err.trimEnd().split('\n')) expect(JSON.parse(line).file).toBe('broken.geojson');
});

describe('a place that is an input, or none', () => {
  const inputs = () => ['--from', stations, '--to', people];
  test('is refused before anything is read', async () => {
    const before = readFileSync(stations, 'utf8');
    for (const out of [stations, people]) {
      const { code, err } = await run('matrix', ...inputs(), '--out', out);
      expect(code).toBe(2);
      expect(err).toContain('[output-is-input]');
    }
    expect(readFileSync(stations, 'utf8')).toBe(before);
  });

  test('is a sentence with code 4', async () => {
    for (const out of ['/dev/null/x', '/proc/x/y', join(stations, 'x'), base]) {
      const { code, err } = await run('matrix', ...inputs(), '--out', out);
      expect({ code, out }).toEqual({ code: 4, out });
      expect(err).toMatch(/option --out: found .*\[output-(in-the-way|failed|not-allowed)\]\n$/);
    }
  });
});

test('a name that a terminal would obey is shown, not sent', async () => {
  const name = join(base, 'a b 站\n\u001b[31mred.csv');
  writeFileSync(name, readFileSync(stations));
  const { code, out } = await run('check', '--stations', name);
  expect(code).toBe(0);
  expect(out).toContain('a b 站⏎<U+001B>[31mred.csv: 1 read');
});

test.skipIf(!existsSync('/dev/full'))(
  'standard output on a full disk is code 4, standard error on one changes nothing',
  async () => {
    const full = () => openSync('/dev/full', 'w');
    const check = ['check', '--stations', stations];
    const answer = await start(check, full()).ended;
    expect(answer.code).toBe(4);
    expect(answer.err).toContain('[answer-not-shown]');
    expect((await start(['check', '--stations', 'none.csv'], 'pipe', full()).ended).code).toBe(2);
  },
);

test('a reader that goes away changes no exit code', async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `c${i},112.2,31,`).join('\n');
  writeFileSync(join(base, 'bad.csv'), `id,lon,lat,population\n${rows}\nok,112.2,31,5\n`);
  const { child, ended } = start(['check', '--population', 'bad.csv', '--problems', 'json', '--strict']);
  child.stderr?.destroy();
  child.stdout?.destroy();
  expect((await ended).code).toBe(1);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends with its code and leaves nothing', async (signal, code) => {
  // The row set aside is told when the file is read; enough cells that the work lasts a little from there.
  const cells = Array.from({ length: 20_000 }, (_, i) => `c${i},${112 + (i % 250) / 500},${30 + i / 90_000},1`);
  writeFileSync(join(base, 'many.csv'), `id,lon,lat,population\nbad,112,30,\n${cells.join('\n')}\n`);
  const out = join(base, `stopped-${signal}`);
  const { child, ended } = start(['coverage', '--stations', stations, '--population', 'many.csv', '--out', out]);
  await new Promise(resolve => {
    child.stderr?.once('data', resolve);
  });
  child.kill(signal);
  const end = await ended;
  expect(end.code).toBe(code);
  expect(end.err).toContain('[stopped]');
  expect(readdirSync(base).filter(name => name.startsWith('stopped-') || name.startsWith('.lifering'))).toEqual([]);
});
