// The page's side of the worker: stopping rejects at once, late answers are dropped, a deaf worker is replaced.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createJobClient, isAbort, stopMilliseconds, type WorkerLike } from '../../src/compute/client.ts';
import type { ImportResult } from '../../src/compute/jobs.ts';
import type { FromWorker, ToWorker } from '../../src/compute/messages.ts';

class ListenedWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly heard: ToWorker[] = [];
  isTerminated = false;

  postMessage(message: ToWorker): void {
    this.heard.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(message: FromWorker): void {
    this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
  }
}

let workers: ListenedWorker[];
const start = (): WorkerLike => {
  const worker = new ListenedWorker();
  workers.push(worker);
  return worker;
};

beforeEach(() => {
  workers = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const roads = { roadsId: 'r' };
const layer = { type: 'FeatureCollection' as const, features: [] };

describe('the job client', () => {
  test('answers each job with its own output, and reports progress', async () => {
    const client = createJobClient(start);
    const seen: number[] = [];
    const first = client.run('road-layer', roads, { report: ({ done }) => seen.push(done) });
    const second = client.run('road-layer', { roadsId: 's' });
    workers[0].say({ kind: 'progress', id: 1, progress: { stage: 'read', done: 3, total: 9 } });
    workers[0].say({ kind: 'output', id: 2, output: layer });
    workers[0].say({ kind: 'error', id: 1, message: 'no such dataset' });
    await expect(second).resolves.toBe(layer);
    await expect(first).rejects.toThrow('no such dataset');
    expect(seen).toEqual([3]);
    expect(workers.length).toBe(1);
  });

  test('rejects with AbortError at once and drops the late answer', async () => {
    const client = createJobClient(start);
    const abort = new AbortController();
    const job = client.run('road-layer', roads, { signal: abort.signal });
    abort.abort();
    const error: unknown = await job.catch((reason: unknown) => reason);
    expect(isAbort(error)).toBe(true);
    expect(workers[0].heard.at(-1)).toEqual({ kind: 'stop', id: 1 });
    workers[0].say({ kind: 'output', id: 1, output: layer });
    vi.advanceTimersByTime(stopMilliseconds * 2);
    expect(workers[0].isTerminated).toBe(false);
  });

  test('does not start a job whose signal has fired already', async () => {
    const client = createJobClient(start);
    await expect(client.run('road-layer', roads, { signal: AbortSignal.abort() })).rejects.toThrow('Stopped');
    expect(workers.length).toBe(0);
  });

  test('replaces a worker that does not stop, reads the files again and goes on with the other jobs', async () => {
    const client = createJobClient(start);
    const file = { name: 'roads.geojson', content: new Uint8Array([1]), role: null };
    const imported = client.run('import', { files: [file] });
    const dataset = {
      datasetId: 'r',
      role: 'roads',
      file: file.name,
      sha256: '',
      bytes: 1,
      read: 1,
      used: 1,
      setAside: 0,
    };
    const result = { datasets: [dataset], stations: null, setAside: [], problems: [] } as unknown as ImportResult;
    workers[0].say({ kind: 'output', id: 1, output: result });
    await imported;
    const abort = new AbortController();
    const deaf = client.run('road-layer', roads, { signal: abort.signal });
    const other = client.run('road-layer', { roadsId: 'other' });
    abort.abort();
    await expect(deaf).rejects.toThrow('Stopped');
    vi.advanceTimersByTime(stopMilliseconds);
    expect(workers[0].isTerminated).toBe(true);
    expect(workers[1].heard.map(message => message.kind === 'run' && message.name)).toEqual(['import', 'road-layer']);
    expect(workers[1].heard[0]).toMatchObject({ input: { files: [{ name: file.name, role: 'roads' }] } });
    workers[0].say({ kind: 'error', id: 3, message: 'from the grave' });
    workers[1].say({ kind: 'output', id: 3, output: layer });
    await expect(other).resolves.toBe(layer);
  });

  test('fails the waiting jobs when the worker breaks, and starts another for the next', async () => {
    const client = createJobClient(start);
    const job = client.run('road-layer', roads);
    workers[0].onerror?.({ message: 'out of memory' } as ErrorEvent);
    await expect(job).rejects.toThrow('out of memory');
    const next = client.run('road-layer', roads);
    workers[1].say({ kind: 'output', id: 2, output: layer });
    await expect(next).resolves.toBe(layer);
  });
});
