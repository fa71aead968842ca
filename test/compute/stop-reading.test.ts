// Stop while a large table is read: it is obeyed within a second, leaves nothing behind, and nobody waits long for a turn.

import { describe, expect, test } from 'vitest';
import type { FileInput } from '../../src/compute/jobs.ts';
import { createSession, type Session } from '../../src/compute/session.ts';

/** A table of people of at least so many bytes, its ids out of order. */
function table(bytes: number): FileInput {
  const header = 'id,name,lon,lat,population\n';
  const row = (i: number): string => {
    const id = String((i * 7919) % 10_000_019).padStart(8, '0');
    return `${id},village ${id},${(112 + (i % 1000) * 0.0007).toFixed(6)},${(30.5 + (i % 977) * 0.0004).toFixed(6)},${i % 911}\n`;
  };
  const pieces = [header];
  for (let size = header.length, i = 0; size < bytes; i++) {
    const text = row(i);
    pieces.push(text);
    size += text.length;
  }
  return { name: 'people.csv', content: new TextEncoder().encode(pieces.join('')), role: 'population' };
}

async function isKept(session: Session, id: string): Promise<boolean> {
  try {
    await session.run('cell-layer', { populationId: id }, () => undefined, new AbortController().signal);
    return true;
  } catch {
    return false;
  }
}

describe('a table of 60 MB', () => {
  const file = table(60_000_000);

  test.each([0.05, 0.5])(
    'that is stopped at %d of it ends within a second of work and changes nothing',
    async share => {
      const session = createSession();
      const kept = await session.run('import', { files: [table(1000)] }, () => undefined, new AbortController().signal);
      const id = kept.datasets[0]!.datasetId;
      const abort = new AbortController();
      let stoppedAt: NodeJS.CpuUsage | null = null;
      const reading = session.run(
        'import',
        { files: [file], beside: [id] },
        ({ done, total }) => {
          if (stoppedAt !== null || done / total < share) return;
          stoppedAt = process.cpuUsage();
          abort.abort();
        },
        abort.signal,
      );
      await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
      expect(stoppedAt).not.toBeNull();
      const { user, system } = process.cpuUsage(stoppedAt!);
      expect((user + system) / 1000).toBeLessThan(1000);
      expect(await isKept(session, id)).toBe(true);
      const again = await session.run(
        'import',
        { files: [table(1000)] },
        () => undefined,
        new AbortController().signal,
      );
      expect(again.datasets[0]?.datasetId).toBe(id);
    },
  );
});

test('a table of 12 MB lets others have their turn all the time', async () => {
  const file = table(12_000_000);
  const gaps: number[] = [];
  let last = process.cpuUsage();
  const watch = setInterval(() => {
    const { user, system } = process.cpuUsage(last);
    gaps.push((user + system) / 1000);
    last = process.cpuUsage();
  });
  try {
    const signal = new AbortController().signal;
    const { datasets } = await createSession().run('import', { files: [file] }, () => undefined, signal);
    expect(datasets[0]?.used).toBeGreaterThan(200_000);
  } finally {
    clearInterval(watch);
  }
  gaps.sort((a, b) => b - a);
  expect(gaps.length).toBeGreaterThan(20);
  // Work of one turn, with the collector's in it.
  expect(gaps[0]).toBeLessThan(400);
  expect(gaps[Math.ceil(gaps.length / 50)]).toBeLessThan(200);
});
