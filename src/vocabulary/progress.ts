// What a long piece of work yields while it runs.

/** `done` of `total` pieces of the named stage. */
export interface Progress {
  readonly stage: 'read' | 'snap' | 'travel' | 'coverage' | 'zones' | 'write';
  readonly done: number;
  readonly total: number;
}

/** Work as a generator: it yields progress at natural borders and returns the answer; the host owns time and cancel. */
export type Work<T> = Generator<Progress, T, void>;

/** Runs work to its end without looking at progress. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
