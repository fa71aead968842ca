// Who waits for a reader: hears of its progress, may stop it, and gets its turn between slices of the work.

import type { ReadPreview } from './read-preview.ts';

export interface ReadHost {
  readonly report: (done: number, total: number) => void;
  readonly signal: AbortSignal;
  /** Hears once what the file looks like, as soon as that is known, whether it is used or refused. */
  readonly preview?: (preview: ReadPreview) => void;
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
