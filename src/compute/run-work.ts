// Drives a piece of work in slices, so that progress goes out and a stop comes in between them.

import type { Progress, Work } from '../vocabulary/progress.ts';

/** Who runs a job: hears of its progress and may stop it. */
export interface JobHost {
  readonly report: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

const sliceMilliseconds = 40;

/** Runs to the end; rejects with the signal's AbortError within a slice of being stopped. */
export async function runWork<T>(work: Work<T>, { report, signal }: JobHost): Promise<T> {
  let sliceStart = performance.now();
  for (;;) {
    if (signal.aborted) {
      work.return(undefined as never);
      signal.throwIfAborted();
    }
    const step = work.next();
    if (step.done) return step.value;
    report(step.value);
    if (performance.now() - sliceStart < sliceMilliseconds) continue;
    await new Promise(resolve => setTimeout(resolve));
    sliceStart = performance.now();
  }
}
