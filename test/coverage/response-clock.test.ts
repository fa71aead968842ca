import { expect, test } from 'vitest';
import { preTravelMilliseconds } from '../../src/coverage/response-clock.ts';

const parts = { answerSeconds: 12, processingSeconds: 60, turnoutSeconds: 108 };

test.each([
  ['call', null, null, 180_000],
  ['call', 60, null, 132_000],
  ['call', 0, null, 72_000],
  ['call', 60, 2, 120_000],
  ['call', null, 0, 0],
  ['dispatch', null, null, 108_000],
  ['dispatch', 90.5, null, 90_500],
  ['travel', 90, null, 0],
] as const)('clock %s, own turnout %s s, given %s min → %i ms', (start, turnout, minutes, expected) => {
  expect(preTravelMilliseconds({ start, ...parts }, turnout, minutes)).toBe(expected);
});
