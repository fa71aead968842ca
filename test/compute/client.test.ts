// The page's side of the worker: stopping rejects at once, late answers are dropped, a deaf worker is replaced.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createJobClient,
  isAbort,
  silentMilliseconds,
  stopMilliseconds,
  superseded,
  supersededMilliseconds,
  type WorkerLike,
} from '../../src/compute/client.ts';
import type { ImportResult } from '../../src/compute/jobs.ts';
import type { FromWorker, ToWorker } from '../../src/compute/messages.ts';

class ListenedWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
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
const layer = { lineStart: new Int32Array(1), lonLat: new Float64Array(0), isMajor: new Uint8Array(0) };
/** Queued answers are let through before a worker is given up. */
const grace = 50;

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
    vi.advanceTimersByTime(stopMilliseconds + grace);
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
    workers[0].say({ kind: 'ready' });
    workers[0].onerror?.({ message: 'out of memory' } as ErrorEvent);
    await expect(job).rejects.toThrow('out of memory');
    const next = client.run('road-layer', roads);
    workers[1].say({ kind: 'output', id: 2, output: layer });
    await expect(next).resolves.toBe(layer);
  });

  test('asks for a worker again whose script did not load, with the jobs that wait, and says so when that does not help', async () => {
    const client = createJobClient(start);
    client.open();
    expect(workers.length).toBe(1);
    // Nobody waits yet: the first job finds another worker.
    workers[0].onerror?.({ message: '' } as ErrorEvent);
    const job = client.run('road-layer', roads);
    workers[1].onerror?.({ message: '' } as ErrorEvent);
    expect(workers[2].heard).toEqual([{ kind: 'run', id: 1, name: 'road-layer', input: roads }]);
    workers[2].onerror?.({ message: '' } as ErrorEvent);
    await expect(job).rejects.toThrow('could not be started');
    const next = client.run('road-layer', roads);
    workers[3].say({ kind: 'ready' });
    workers[3].say({ kind: 'output', id: 2, output: layer });
    await expect(next).resolves.toBe(layer);
  });

  test('says when a worker with work gives no sign, and when it does again; a restart goes on with what waits', async () => {
    const signs: boolean[] = [];
    const client = createJobClient(start, isSilent => signs.push(isSilent));
    const job = client.run('road-layer', roads);
    vi.advanceTimersByTime(silentMilliseconds);
    expect(signs).toEqual([true]);
    workers[0].say({ kind: 'progress', id: 1, progress: { stage: 'read', done: 1, total: 2 } });
    expect(signs).toEqual([true, false]);
    vi.advanceTimersByTime(silentMilliseconds);
    client.restart();
    expect(workers[0].isTerminated).toBe(true);
    expect(signs).toEqual([true, false, true, false]);
    workers[1].say({ kind: 'output', id: 1, output: layer });
    await expect(job).resolves.toBe(layer);
    vi.advanceTimersByTime(silentMilliseconds * 3);
    expect(signs.length).toBe(4);
  });

  test('lets a superseded job end by itself for longer than one that the user stopped', async () => {
    const client = createJobClient(start);
    const abort = new AbortController();
    const job = client.run('road-layer', roads, { signal: abort.signal });
    abort.abort(superseded);
    await expect(job).rejects.toThrow('Stopped');
    vi.advanceTimersByTime(supersededMilliseconds);
    expect(workers[0].isTerminated).toBe(false);
    vi.advanceTimersByTime(grace);
    expect(workers[0].isTerminated).toBe(true);
  });

  test('does not give up a worker that answers late, nor one that reads the files again', async () => {
    const client = createJobClient(start);
    const file = { name: 'roads.geojson', content: new Uint8Array([1]), role: null };
    const imported = client.run('import', { files: [file] });
    const dataset = { datasetId: 'r', role: 'roads', file: file.name };
    const result = { datasets: [dataset], stations: null, setAside: [], problems: [] } as unknown as ImportResult;
    workers[0].say({ kind: 'output', id: 1, output: result });
    await imported;
    const stopJob = async (): Promise<void> => {
      const abort = new AbortController();
      const job = client.run('road-layer', roads, { signal: abort.signal });
      abort.abort();
      await expect(job).rejects.toThrow('Stopped');
    };
    await stopJob();
    vi.advanceTimersByTime(stopMilliseconds);
    workers[0].say({ kind: 'stopped', id: 2 });
    vi.advanceTimersByTime(grace);
    expect(workers[0].isTerminated).toBe(false);
    client.restart();
    await stopJob();
    vi.advanceTimersByTime(10 * stopMilliseconds);
    expect(workers.length).toBe(2);
    workers[1].say({ kind: 'output', id: 3, output: result });
    vi.advanceTimersByTime(stopMilliseconds + grace);
    expect(workers.length).toBe(3);
  });
});
