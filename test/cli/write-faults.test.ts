import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Disk } from '../../src/cli/disk.ts';
import { CommandEnd } from '../../src/cli/exit-codes.ts';
import { writeFile } from '../../src/cli/write-file.ts';
import { writeFolder } from '../../src/cli/write-folder.ts';
import { type FaultyDisk, failingFrom, failingOnce, fullAfter, watchedDisk } from './faulty-disk.ts';

const older = [
  { path: 'coverage.geojson', text: 'old cells\n' },
  { path: 'stations.geojson', text: 'old stations\n' },
  { path: 'summary.json', text: '{"old":true}\n' },
  { path: 'tables/gaps.csv', text: 'old gaps\n' },
];
const newer = [
  { path: 'stations.geojson', text: 'new stations\n' },
  { path: 'summary.json', text: '{}\n' },
  { path: 'tables/gaps.csv', text: 'new gaps\n' },
  { path: 'zones.geojson', text: 'new zones\n' },
];
const goOn = new AbortController().signal;

let base = '';
let out = '';

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'lifering-'));
  out = join(base, 'deep', 'result');
});
afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

/** Every folder and file below, with its text. */
function snapshot(folder: string): Readonly<Record<string, string | null>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.map(name => {
      const path = join(folder, name);
      return [name, statSync(path).isDirectory() ? null : readFileSync(path, 'utf8')];
    }),
  );
}

function clear(): void {
  rmSync(base, { recursive: true, force: true });
  mkdirSync(base);
}

async function prepareOlder(): Promise<void> {
  mkdirSync(join(out, 'tables'), { recursive: true });
  for (const { path, text } of older) writeFileSync(join(out, path), text);
  writeFileSync(join(out, 'notes.txt'), 'mine');
  writeFileSync(join(base, 'beside.txt'), 'mine too');
}

const starts = { 'into nothing': async () => undefined, 'over an older result': prepareOlder };

describe.each(Object.entries(starts))('a folder written %s', (_, prepare) => {
  /** What is there before, and what is there when nothing fails. */
  async function bothStates() {
    clear();
    await prepare();
    const before = snapshot(base);
    const counting = watchedDisk(() => undefined);
    await writeFolder(out, newer, goOn, counting.disk);
    return { before, after: snapshot(base), count: counting.asked() };
  }

  test('is whole or as before, whichever operation fails', async () => {
    const { before, after, count } = await bothStates();
    expect(count).toBeGreaterThan(40);
    for (let n = 1; n <= count; n++) {
      clear();
      await prepare();
      const { disk } = failingOnce(n, n % 2 === 0 ? 'EIO' : 'ENOSPC');
      const end = await writeFolder(out, newer, goOn, disk).then(
        () => null,
        (error: unknown) => error,
      );
      expect(snapshot(base), `operation ${n}`).toEqual(end === null ? after : before);
      if (end === null) continue;
      expect(end).toBeInstanceOf(CommandEnd);
      expect(end).toMatchObject({ code: 4, problem: { where: { file: out, option: 'out' } } });
      expect((end as CommandEnd).problem?.code).toMatch(/^output-(failed|disk-full)$/);
    }
  });

  test('is whole or as before, wherever it is stopped', async () => {
    const { before, after, count } = await bothStates();
    let stopped = 0;
    for (let n = 1; n <= count; n++) {
      clear();
      await prepare();
      const abort = new AbortController();
      const { disk } = watchedDisk(operation => operation === n && abort.abort());
      const end = await writeFolder(out, newer, abort.signal, disk).then(
        () => null,
        (error: unknown) => error,
      );
      expect(snapshot(base), `operation ${n}`).toEqual(end === null ? after : before);
      if (end === null) continue;
      expect(end).toMatchObject({ name: 'AbortError' });
      stopped++;
    }
    expect(stopped).toBeGreaterThan(20);
  });

  test('loses nothing of the older result when the disk goes away for good', async () => {
    const { before, count } = await bothStates();
    let unrestored = 0;
    for (let n = 1; n <= count; n++) {
      clear();
      await prepare();
      const end = await writeFolder(out, newer, goOn, failingFrom(n).disk).then(
        () => null,
        (error: unknown) => error,
      );
      const left = snapshot(base);
      const texts = new Set(Object.values(left));
      // A result that got through replaces the older one; else every older text is still somewhere.
      if (end === null) continue;
      for (const text of Object.values(before)) expect(texts.has(text), `operation ${n}`).toBe(true);
      const problem = (end as CommandEnd).problem;
      if (problem?.code !== 'output-not-restored') continue;
      unrestored++;
      const kept = String(problem.params.kept);
      expect(kept.startsWith(join(out, '.lifering-'))).toBe(true);
      expect(existsSync(kept)).toBe(true);
    }
    expect(unrestored).toBeGreaterThan(0);
  });

  test('is as before when the process exits on the way', async () => {
    const { before, count } = await bothStates();
    const left = class extends Error {};
    for (let n = 1; n <= count; n += 3) {
      clear();
      await prepare();
      let atExit: unknown;
      const { disk } = watchedDisk(operation => {
        // The exit itself cannot be had in a test; what is registered for it can be called.
        if (operation !== n) return;
        for (const listener of process.listeners('exit')) if (listener.name === 'takeBack') listener(0);
        atExit = snapshot(base);
        throw new left();
      });
      await writeFolder(out, newer, goOn, disk).catch((error: unknown) => expect(error).toBeInstanceOf(left));
      expect(atExit, `operation ${n}`).toEqual(before);
    }
  });

  test.each([true, false])('is as before on a disk that is full, and says so: %s', async saysSo => {
    const { before, after } = await bothStates();
    const size = newer.reduce((sum, { text }) => sum + text.length, 0);
    for (let room = 0; room < size; room += 5) {
      clear();
      await prepare();
      const written = writeFolder(out, newer, goOn, fullAfter(room, saysSo));
      await expect(written).rejects.toMatchObject({ code: 4, problem: { code: 'output-disk-full' } });
      expect(snapshot(base)).toEqual(before);
    }
    clear();
    await prepare();
    // Short writes with room enough: every byte arrives.
    await writeFolder(out, newer, goOn, fullAfter(size, saysSo));
    expect(snapshot(base)).toEqual(after);
  });
});

/** A disk that gives back other bytes than it took. */
function forgetful(disk: Disk): Disk {
  return {
    ...disk,
    open: async (path, flags) => {
      const file = await disk.open(path, flags);
      const read: typeof file.read = async (buffer, offset, length) => {
        const { bytesRead } = await file.read(buffer, offset, length);
        if (bytesRead > 0) buffer[offset] ^= 1;
        return { bytesRead };
      };
      return { ...file, read };
    },
  };
}

test('what reads back differently is not put into place', async () => {
  await prepareOlder();
  const before = snapshot(base);
  const { disk } = watchedDisk(() => undefined);
  await expect(writeFolder(out, newer, goOn, forgetful(disk))).rejects.toMatchObject({
    code: 4,
    problem: { code: 'output-differs' },
  });
  expect(snapshot(base)).toEqual(before);
});

describe.each(['into nothing', 'over an older one'])('a file written %s', start => {
  const path = (): string => join(base, 'deep', 'm.csv');
  async function written(faulty: FaultyDisk, signal = goOn): Promise<unknown> {
    clear();
    if (start !== 'into nothing') await writeFile(path(), ['old\n'], goOn);
    return writeFile(path(), ['new\n', 'rows\n'], signal, faulty.disk).then(
      () => null,
      (error: unknown) => error,
    );
  }
  const before = start === 'into nothing' ? {} : { deep: null, 'deep/m.csv': 'old\n' };
  const after = { deep: null, 'deep/m.csv': 'new\nrows\n' };

  test('is whole or as before, whichever operation fails or is the last before a stop', async () => {
    const counting = watchedDisk(() => undefined);
    expect(await written(counting)).toBe(null);
    expect(snapshot(base)).toEqual(after);
    expect(counting.asked()).toBeGreaterThan(8);
    for (let n = 1; n <= counting.asked(); n++) {
      const end = await written(failingOnce(n, 'EROFS'));
      expect(snapshot(base), `operation ${n}`).toEqual(end === null ? after : before);
      if (end !== null) expect(end).toMatchObject({ code: 4, problem: { code: 'output-not-allowed' } });
      const abort = new AbortController();
      const stop = await written(
        watchedDisk(operation => operation === n && abort.abort()),
        abort.signal,
      );
      expect(snapshot(base), `stopped at ${n}`).toEqual(stop === null ? after : before);
    }
  });
});
