// The page's side of the worker: a job is a promise that can be stopped, and a worker that does not listen is replaced.

import type { Progress } from '../vocabulary/progress.ts';
import type { DatasetId, FileInput, ImportResult, JobName, Jobs } from './jobs.ts';
import type { FromWorker, RunMessage, ToWorker } from './messages.ts';

export interface RunOptions {
  readonly report?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** What the client needs of a Worker; tests hand in their own. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

export interface JobClient {
  /** Rejects with an AbortError at once when the signal fires, and with an Error when the engine fails. */
  run<N extends JobName>(name: N, input: Jobs[N]['input'], options?: RunOptions): Promise<Jobs[N]['output']>;
}

interface PendingJob {
  readonly message: RunMessage;
  readonly report: (progress: Progress) => void;
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
}

/** How long a job may take to notice that it was stopped. */
export const stopMilliseconds = 1000;

/** A client of workers made by `start`; the first one is made at the first job. */
export function createJobClient(start: () => WorkerLike): JobClient {
  const pending = new Map<number, PendingJob>();
  const stopping = new Map<number, ReturnType<typeof setTimeout>>();
  const kept = new Map<DatasetId, FileInput>();
  let worker: WorkerLike | null = null;
  let lastId = 0;

  function open(): WorkerLike {
    const opened = start();
    opened.onmessage = event => {
      if (worker === opened) receive(event.data);
    };
    opened.onerror = event => {
      if (worker === opened) replace(new Error(event.message || 'The compute worker stopped.'));
    };
    return opened;
  }

  function send(message: ToWorker): void {
    worker ??= open();
    worker.postMessage(message);
  }

  function receive(message: FromWorker): void {
    if (message.kind === 'progress') {
      pending.get(message.id)?.report(message.progress);
      return;
    }
    const timer = stopping.get(message.id);
    if (timer !== undefined) {
      clearTimeout(timer);
      stopping.delete(message.id);
    }
    const job = pending.get(message.id);
    // A late answer to a stopped job finds nobody waiting.
    if (job === undefined) return;
    pending.delete(message.id);
    if (message.kind === 'output') {
      if (job.message.name === 'import') keep(job.message.input.files, message.output as ImportResult);
      job.resolve(message.output as never);
    } else {
      job.reject(message.kind === 'error' ? new Error(message.message) : abortError());
    }
  }

  function keep(files: readonly FileInput[], result: ImportResult): void {
    for (const dataset of result.datasets) {
      const file = files.find(candidate => candidate.name === dataset.file);
      if (file) kept.set(dataset.datasetId, { ...file, role: dataset.role });
    }
  }

  /** A new worker reads the kept files again and goes on with the jobs that still wait. */
  function replace(failure: Error | null): void {
    worker?.terminate();
    worker = null;
    for (const timer of stopping.values()) clearTimeout(timer);
    stopping.clear();
    const waiting = [...pending.values()];
    pending.clear();
    if (failure) {
      for (const job of waiting) job.reject(failure);
      waiting.length = 0;
    }
    const files = [...kept.values()];
    if (files.length > 0) send({ kind: 'run', id: ++lastId, name: 'import', input: { files } });
    for (const job of waiting) {
      pending.set(job.message.id, job);
      send(job.message);
    }
  }

  return {
    run(name, input, options = {}) {
      return new Promise((resolve, reject) => {
        const signal = options.signal;
        if (signal?.aborted) {
          reject(abortError());
          return;
        }
        const id = ++lastId;
        const message = { kind: 'run', id, name, input } as RunMessage;
        const stop = (): void => {
          if (!pending.delete(id)) return;
          reject(abortError());
          send({ kind: 'stop', id });
          stopping.set(
            id,
            setTimeout(() => replace(null), stopMilliseconds),
          );
        };
        signal?.addEventListener('abort', stop, { once: true });
        const done =
          <T>(settle: (value: T) => void) =>
          (value: T): void => {
            signal?.removeEventListener('abort', stop);
            settle(value);
          };
        pending.set(id, {
          message,
          report: options.report ?? (() => undefined),
          resolve: done(resolve) as (output: never) => void,
          reject: done(reject),
        });
        send(message);
      });
    },
  };
}

/** Whether an error says only that the work was stopped. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function abortError(): DOMException {
  return new DOMException('Stopped.', 'AbortError');
}

let resident: JobClient | null = null;

/** Starts the resident worker, so that it is there when the first job comes. */
export function startEngine(): void {
  if (resident) return;
  let unused: WorkerLike | null = openWorker();
  resident = createJobClient(() => {
    const worker = unused ?? openWorker();
    unused = null;
    return worker;
  });
}

function openWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as unknown as WorkerLike;
}

/** Runs a job in the page's one resident worker. */
export function runJob<N extends JobName>(
  name: N,
  input: Jobs[N]['input'],
  options?: RunOptions,
): Promise<Jobs[N]['output']> {
  resident ??= createJobClient(openWorker);
  return resident.run(name, input, options);
}
