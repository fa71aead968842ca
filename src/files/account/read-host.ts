// Who waits for a reader: hears of its progress, may stop it, and gets its turn between slices of the work.

import type { Work } from '../../vocabulary/progress.ts';
import type { WordedPlace } from './place-words.ts';
import type { ReadPreview } from './read-preview.ts';

export interface ReadHost {
  readonly report: (done: number, total: number) => void;
  readonly signal: AbortSignal;
  /** Hears once what the file looks like, as soon as that is known, whether it is used or refused. */
  readonly preview?: (preview: ReadPreview) => void;
  /** Hears once what the file's places can be weighed by. */
  readonly evidence?: (evidence: PlaceEvidence) => void;
}

/** What other files may weigh the reading of a file's coordinates by. */
export interface PlaceEvidence {
  /** Points with the names in their rows. */
  readonly words: readonly WordedPlace[];
  /** Some places as the file has them, x first. */
  readonly raw: readonly (readonly [x: number, y: number])[];
}

const sliceMilliseconds = 40;

/** A host that hears nothing and never stops the reader. */
export function silentHost(): ReadHost {
  return { report: () => undefined, signal: new AbortController().signal };
}

export interface ReadPace {
  /** Call between slices of a few milliseconds: reports, lets messages in when it is time, and throws the signal's AbortError when stopped. */
  step(done: number, total: number): Promise<void>;
}

/** Starts the pace of one reader. */
export function startPace({ report, signal }: ReadHost): ReadPace {
  let sliceStart = performance.now();
  return {
    async step(done, total) {
      signal.throwIfAborted();
      if (performance.now() - sliceStart < sliceMilliseconds) return;
      report(done, total);
      await new Promise(resolve => setTimeout(resolve));
      sliceStart = performance.now();
      signal.throwIfAborted();
    },
  };
}

/** Runs work with a turn for others in between; throws the signal's AbortError when stopped. */
export async function runInTurns<T>(work: Work<T>, pace: ReadPace): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pace.step(step.value.done, step.value.total);
  }
}
