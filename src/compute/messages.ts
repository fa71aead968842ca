// What the page and its worker say to each other: typed messages, one answer per job id.

import type { Progress } from '../vocabulary/progress.ts';
import type { JobName, Jobs } from './jobs.ts';

/** One job as a message; a union over the job names, so that name and input belong together. */
export type RunMessage = {
  readonly [N in JobName]: {
    readonly kind: 'run';
    readonly id: number;
    readonly name: N;
    readonly input: Jobs[N]['input'];
  };
}[JobName];

export type ToWorker = RunMessage | { readonly kind: 'stop'; readonly id: number };

export type FromWorker =
  /** Said once, when the worker can take jobs. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'output'; readonly id: number; readonly output: Jobs[JobName]['output'] }
  | { readonly kind: 'error'; readonly id: number; readonly message: string }
  | { readonly kind: 'stopped'; readonly id: number };
