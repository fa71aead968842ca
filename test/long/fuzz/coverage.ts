// What an input made the readers do, by the engine's own block coverage: which blocks of the script ran, and how often
// in powers of two.

import { Session } from 'node:inspector';

export interface CoverageProbe {
  /** How many (block, order of its count) pairs are new since the probe was started. */
  newPairs(): number;
}

interface BlockRange {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** Starts block coverage of one script of this process. */
export function startCoverage(scriptUrl: string): CoverageProbe {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const known = new Set<number>();
  return {
    newPairs() {
      let fresh = 0;
      session.post('Profiler.takePreciseCoverage', (error, answer) => {
        if (error !== null) throw error;
        for (const script of answer.result) {
          if (script.url !== scriptUrl) continue;
          for (const { ranges } of script.functions) {
            for (const { startOffset, endOffset, count } of ranges as readonly BlockRange[]) {
              if (count === 0) continue;
              const order = Math.min(15, 32 - Math.clz32(count));
              // Offsets of a script stay below 2^24, so that the pair fits a double.
              const key = (startOffset * 16 + order) * 16_777_216 + endOffset;
              if (known.has(key)) continue;
              known.add(key);
              fresh += 1;
            }
          }
        }
      });
      return fresh;
    },
  };
}
