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
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

export interface JobClient {
  /** Makes the worker now, so that it is there when the first job comes. */
  open(): void;
  /** Rejects with an AbortError at once when the signal fires, and with an Error when the engine fails. */
  run<N extends JobName>(name: N, input: Jobs[N]['input'], options?: RunOptions): Promise<Jobs[N]['output']>;
  /** Puts another worker in the place of one that gives no sign; the jobs that wait are done there. */
  restart(): void;
}

interface PendingJob {
  readonly message: RunMessage;
  readonly report: (progress: Progress) => void;
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
}

/** How long a job that the user stopped may take to notice it. */
export const stopMilliseconds = 1000;
/** How long a job that a newer one superseded may: a new worker would have to read every file again. */
export const supersededMilliseconds = 8000;
/** So long a worker with jobs to do may give no sign before that is said. */
export const silentMilliseconds = 10_000;
/** Answers that came while the page was busy are handled before a worker is given up. */
const graceMilliseconds = 50;
/** A worker whose script did not load is asked for so often. */
const mostStarts = 3;

/** The reason of an abort that only makes room for newer work. */
export const superseded = new DOMException('Superseded.', 'AbortError');

/** A client of workers made by `start`; `onSilence` hears when a worker gives no sign, and when it does again. */
export function createJobClient(
  start: () => WorkerLike,
  onSilence: (isSilent: boolean) => void = () => undefined,
): JobClient {
  const pending = new Map<number, PendingJob>();
  const stopping = new Map<number, ReturnType<typeof setTimeout>>();
  const kept = new Map<DatasetId, FileInput>();
  let worker: WorkerLike | null = null;
  let isReady = false;
  let starts = 0;
  /** The job that reads the kept files again in a new worker. */
  let restoringId: number | null = null;
  let lastId = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let isSilent = false;

  /** Its listeners are there before anything can happen to the worker: an error that nobody hears is a page that waits for ever. */
  function openWorker(): WorkerLike {
    starts += 1;
    isReady = false;
    const opened = start();
    const fail = (message: string): void => {
      if (worker !== opened) return;
      // A script that did not come through is asked for again; a worker that broke at work is not trusted with the same jobs.
      const again = !isReady && starts < mostStarts;
      replace(again ? null : new Error(message || 'The compute worker could not be started.'));
    };
    opened.onmessage = event => {
      if (worker === opened) receive(event.data);
    };
    opened.onerror = event => fail(event.message);
    opened.onmessageerror = () => fail('An answer of the compute worker could not be read.');
    return opened;
  }

  function send(message: ToWorker): void {
    worker ??= openWorker();
    worker.postMessage(message);
    listen();
  }

  /** Starts to wait for a sign anew, or stops waiting where nothing is to be done. */
  function listen(): void {
    clearTimeout(silence);
    if (isSilent) onSilence(false);
    isSilent = false;
    if (pending.size === 0) return;
    silence = setTimeout(() => {
      isSilent = true;
      onSilence(true);
    }, silentMilliseconds);
  }

  function receive(message: FromWorker): void {
    if (message.kind === 'ready') {
      isReady = true;
      starts = 0;
    } else if (message.kind === 'progress') {
      pending.get(message.id)?.report(message.progress);
    } else {
      if (message.id === restoringId) restoringId = null;
      clearTimeout(stopping.get(message.id));
      stopping.delete(message.id);
      settle(message);
    }
    listen();
  }

  function settle(message: Exclude<FromWorker, { readonly kind: 'ready' | 'progress' }>): void {
    const job = pending.get(message.id);
    // A late answer to a stopped job finds nobody waiting.
    if (job === undefined) return;
    pending.delete(message.id);
    if (message.kind === 'output') {
      if (job.message.name === 'import') keep(job.message.input.files, message.output as ImportResult);
      if (job.message.name === 'forget') forget(job.message.input.ids);
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

  function forget(ids: readonly DatasetId[]): void {
    for (const id of ids) kept.delete(id);
  }

  /** A new worker reads the kept files again and goes on with the jobs that still wait. */
  function replace(failure: Error | null): void {
    worker?.terminate();
    worker = null;
    restoringId = null;
    for (const timer of stopping.values()) clearTimeout(timer);
    stopping.clear();
    const waiting = [...pending.values()];
    pending.clear();
    if (failure) {
      starts = 0;
      for (const job of waiting) job.reject(failure);
      waiting.length = 0;
    }
    const files = [...kept.values()];
    if (files.length > 0) {
      restoringId = ++lastId;
      send({ kind: 'run', id: restoringId, name: 'import', input: { files } });
    }
    for (const job of waiting) {
      pending.set(job.message.id, job);
      send(job.message);
    }
    listen();
  }

  /** Gives a worker up that does not notice a stop; not one that reads the files again, which would never end so. */
  function giveUpAfter(id: number, milliseconds: number): void {
    const replaceDeaf = (): void => {
      if (!stopping.has(id)) return;
      if (restoringId === null) replace(null);
      else stopping.set(id, setTimeout(replaceDeaf, milliseconds));
    };
    stopping.set(
      id,
      setTimeout(() => stopping.set(id, setTimeout(replaceDeaf, graceMilliseconds)), milliseconds),
    );
  }

  return {
    open() {
      try {
        worker ??= openWorker();
      } catch {
        // The first job says what is wrong.
      }
    },
    restart: () => replace(null),
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
          giveUpAfter(id, signal?.reason === superseded ? supersededMilliseconds : stopMilliseconds);
        };
        signal?.addEventListener('abort', stop, { once: true });
        const done =
          <T>(settleWith: (value: T) => void) =>
          (value: T): void => {
            signal?.removeEventListener('abort', stop);
            settleWith(value);
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
