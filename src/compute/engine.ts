// The page's one resident worker: made when the page starts, before there is a job for it.

import { createJobClient, type JobClient, type RunOptions, type WorkerLike } from './client.ts';
import type { JobName, Jobs } from './jobs.ts';

let resident: JobClient | null = null;

function openWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as unknown as WorkerLike;
}

/** Makes the resident worker; `onSilence` hears when it gives no sign for long, and when it does again. */
export function startEngine(onSilence: (isSilent: boolean) => void): void {
  resident ??= createJobClient(openWorker, onSilence);
  resident.open();
}

/** Puts another worker in the place of one that gives no sign; what is waited for is computed there. */
export function restartEngine(): void {
  resident?.restart();
}

/** Runs a job in the resident worker. */
export function runJob<N extends JobName>(
  name: N,
  input: Jobs[N]['input'],
  options?: RunOptions,
): Promise<Jobs[N]['output']> {
  resident ??= createJobClient(openWorker);
  return resident.run(name, input, options);
}
