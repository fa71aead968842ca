// What is counted before the wheels turn. The parts are those of the call clock: answer, processing, turnout.

import type { Milliseconds, Seconds } from '../vocabulary/units.ts';

export interface ResponseClock {
  readonly start: 'call' | 'dispatch' | 'travel';
  readonly answerSeconds: Seconds;
  readonly processingSeconds: Seconds;
  readonly turnoutSeconds: Seconds;
}

/** Parts of a clock given by hand; null where the clock's own holds. Every `PlanSettings` is one. */
export interface ClockChoice {
  readonly answerSeconds: Seconds | null;
  readonly processingSeconds: Seconds | null;
  readonly turnoutSeconds: Seconds | null;
}

/** The clock with the parts given by hand. */
export function chosenClock(clock: ResponseClock, choice: ClockChoice): ResponseClock {
  return {
    start: clock.start,
    answerSeconds: choice.answerSeconds ?? clock.answerSeconds,
    processingSeconds: choice.processingSeconds ?? clock.processingSeconds,
    turnoutSeconds: choice.turnoutSeconds ?? clock.turnoutSeconds,
  };
}

/**
 * Whole milliseconds before travel. A station's own turnout replaces the standard's; minutes given by the user
 * replace all three parts. `dispatch` counts turnout only, `travel` nothing.
 */
export function preTravelMilliseconds(
  clock: ResponseClock,
  ownTurnoutSeconds: Seconds | null,
  givenMinutes: number | null,
): Milliseconds {
  if (clock.start === 'travel') return 0;
  if (givenMinutes !== null) return Math.floor(givenMinutes * 60_000 + 0.5);
  const turnout = ownTurnoutSeconds ?? clock.turnoutSeconds;
  const before = clock.start === 'call' ? clock.answerSeconds + clock.processingSeconds : 0;
  return Math.floor((before + turnout) * 1000 + 0.5);
}
