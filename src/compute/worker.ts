// The resident compute worker: one session, one job at a time in the order asked for, each stoppable.

import type { Progress } from '../vocabulary/progress.ts';
import type { FromWorker, RunMessage, ToWorker } from './messages.ts';
import { movableOutput } from './movable-output.ts';
import { createSession } from './session.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, options: { transfer: Transferable[] }): void;
}

const scope = globalThis as unknown as WorkerScope;
const session = createSession();
const waiting: RunMessage[] = [];
let running: { readonly id: number; readonly abort: AbortController } | null = null;

/** Progress is sent at most this often; the last step of a stage always is. */
const progressMilliseconds = 60;

scope.onmessage = event => {
  const message = event.data;
  if (message.kind === 'run') {
    waiting.push(message);
    if (running === null) void runNext();
    return;
  }
  if (running?.id === message.id) {
    running.abort.abort();
    return;
  }
  const at = waiting.findIndex(job => job.id === message.id);
  if (at >= 0) {
    waiting.splice(at, 1);
    post({ kind: 'stopped', id: message.id });
  }
};

post({ kind: 'ready' });

async function runNext(): Promise<void> {
  for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await runOne(job);
}

async function runOne(job: RunMessage): Promise<void> {
  const abort = new AbortController();
  running = { id: job.id, abort };
  let sentAt = 0;
  const report = (progress: Progress): void => {
    const now = performance.now();
    if (now - sentAt < progressMilliseconds && progress.done < progress.total) return;
    sentAt = now;
    post({ kind: 'progress', id: job.id, progress });
  };
  try {
    const { output, buffers } = movableOutput(job.name, await session.run(job.name, job.input, report, abort.signal));
    if (abort.signal.aborted) post({ kind: 'stopped', id: job.id });
    else post({ kind: 'output', id: job.id, output }, buffers);
  } catch (error) {
    if (abort.signal.aborted) post({ kind: 'stopped', id: job.id });
    else post({ kind: 'error', id: job.id, message: error instanceof Error ? error.message : String(error) });
  } finally {
    running = null;
  }
}

function post(message: FromWorker, buffers: readonly ArrayBuffer[] = []): void {
  scope.postMessage(message, { transfer: [...buffers] });
}
