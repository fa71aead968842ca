import { expect, test } from 'vitest';
import { cellStatuses, computeCellStatuses, computeLedger } from '../../src/coverage/cell-status.ts';

const never = Number.POSITIVE_INFINITY;

/** One cell: metres and seconds against limits, -1 for no rule. */
function statusOf(cell: {
  area?: number;
  undecided?: boolean;
  meters?: number;
  seconds?: number;
  radius?: number;
  time?: number;
}): string {
  const { status } = computeCellStatuses({
    hasAreas: cell.area !== undefined,
    areaIndex: [cell.area ?? -1],
    undecided: [cell.undecided ? 1 : 0],
    radiusLimit: [(cell.radius ?? -1) < 0 ? -1 : (cell.radius ?? 0) * 1000],
    timeLimit: [(cell.time ?? -1) < 0 ? -1 : (cell.time ?? 0) * 1000],
    nearestMillimeters: [(cell.meters ?? 0) * 1000],
    responseMilliseconds: [(cell.seconds ?? 0) * 1000],
  });
  return cellStatuses[status[0]];
}

test('the first that applies wins: outside, no data, unreachable, covered, uncovered', () => {
  expect(statusOf({ area: -1, undecided: true, seconds: never, time: 600 })).toBe('outside');
  expect(statusOf({ area: 0, undecided: true, seconds: never, time: 600 })).toBe('no-data');
  expect(statusOf({ area: 0, seconds: never, time: 600, meters: 1, radius: 5000 })).toBe('unreachable');
  expect(statusOf({ seconds: 600, time: 600, meters: 5000, radius: 5000 })).toBe('covered');
  expect(statusOf({ seconds: 600.001, time: 600, meters: 5000, radius: 5000 })).toBe('uncovered');
  expect(statusOf({ seconds: 600, time: 600, meters: 5000.001, radius: 5000 })).toBe('uncovered');
});

test('without a time rule nobody is unreachable', () => {
  expect(statusOf({ seconds: never, meters: 4000, radius: 5000 })).toBe('covered');
  expect(statusOf({ seconds: never, meters: 6000, radius: 5000 })).toBe('uncovered');
});

test('every person stands in one column of the ledger', () => {
  const ledger = computeLedger([0, 1, 2, 3, 4, 0], [1, 2, 4, 8, 16, 32], null);
  expect(ledger).toEqual({ input: 63, covered: 33, uncovered: 2, unreachable: 4, outsideAreas: 8, noData: 16 });
  expect(computeLedger([0, 1, 2], [1, 2, 4], [1])).toEqual({
    input: 2,
    covered: 0,
    uncovered: 2,
    unreachable: 0,
    outsideAreas: 0,
    noData: 0,
  });
});
