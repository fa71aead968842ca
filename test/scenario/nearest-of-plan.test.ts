// The nearest stations of a plan from one evaluation to the next.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCellBlocks } from '../../src/geo/cell-blocks.ts';
import { computeNearestInBlocks } from '../../src/geo/nearest-in-blocks.ts';
import { nearestOfPlan } from '../../src/scenario/nearest-of-plan.ts';
import type { Plan } from '../../src/scenario/plan.ts';
import { createPlanCache } from '../../src/scenario/plan-cache.ts';
import type { ServingStations } from '../../src/scenario/station-travel.ts';

const cells = {
  lon: Float64Array.from({ length: 900 }, (_, i) => 112 + (i % 30) / 100),
  lat: Float64Array.from({ length: 900 }, (_, i) => 31 + Math.floor(i / 30) / 100),
};

function servingAt(places: readonly (readonly [number, number])[]): ServingStations {
  return {
    row: Int32Array.from(places, (_, row) => row),
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    preTravelMs: new Float64Array(places.length),
  };
}

const place = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
  .map(([i, j]) => [112 + i / 200, 31 + j / 200] as const);
const change = fc.oneof(
  fc.record({ kind: fc.constant('move'), row: fc.nat(), place }),
  fc.record({ kind: fc.constant('add'), row: fc.nat(), place }),
  fc.record({ kind: fc.constant('close'), row: fc.nat(), place }),
);

test('stations that move, come and go leave what a fresh look gives, and answers once given stay as they are', () => {
  const plan = { cells } as unknown as Plan;
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 8 }),
      fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
      (start, rounds) => {
        const cache = createPlanCache();
        const places = [...start];
        const given = [];
        for (const changes of [[], ...rounds]) {
          for (const { kind, row, place: to } of changes) {
            const at = row % (places.length + 1);
            if (kind === 'move' && at < places.length) places[at] = to;
            else if (kind === 'add') places.splice(at, 0, to);
            else places.splice(at, 1);
          }
          const serving = servingAt(places);
          const fresh = computeNearestInBlocks(buildCellBlocks(cells.lon, cells.lat), serving.lon, serving.lat);
          const expected = { index: fresh.index, millimeters: fresh.millimeters };
          given.push({ answer: nearestOfPlan(plan, serving, cache), expected });
        }
        for (const { answer, expected } of given) expect(answer).toEqual(expected);
      },
    ),
    { numRuns: 100 },
  );
});
