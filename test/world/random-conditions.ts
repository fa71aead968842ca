// Closures and slow areas drawn over the small ugly worlds: on corners, through vertices, along roads, around nothing.

import fc from 'fast-check';
import type { Position } from '../../src/geo/lon-lat.ts';
import type { ConditionEffect, ConditionPlace, RoadCondition } from '../../src/roads/road-condition.ts';

/** Half the distance between the corners that nodes stand on. */
const step = 0.0005;

export function closed(conditionId: string, where: ConditionPlace): RoadCondition {
  return { conditionId, name: conditionId, pack: null, effect: { kind: 'closed' }, where, isActive: true };
}

export function slow(conditionId: string, factor: number, where: ConditionPlace): RoadCondition {
  return { ...closed(conditionId, where), effect: { kind: 'slow', factor } };
}

/** Up to four conditions around an origin; ways have the ids of the random worlds. */
export function randomConditions(originLon: number, originLat: number): fc.Arbitrary<readonly RoadCondition[]> {
  const position = fc
    .tuple(fc.integer({ min: -1, max: 9 }), fc.integer({ min: -1, max: 9 }))
    .map(([x, y]): Position => [wrapped(originLon + x * step), originLat + y * step]);
  const ring = fc.array(position, { minLength: 3, maxLength: 5 }).map(ends => [...ends, ends[0]!]);
  const where = fc.oneof(
    fc.record({
      kind: fc.constant('polygon' as const),
      polygons: fc.array(fc.tuple(ring), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ kind: fc.constant('polygon' as const), polygons: fc.tuple(fc.tuple(ring, ring)) }),
    fc.record({
      kind: fc.constant('line' as const),
      lines: fc.array(fc.array(position, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ kind: fc.constant('way' as const), wayId: fc.constantFrom('7', '8', '9', 'x'), at: position }),
    fc.record({
      kind: fc.constant('stretch' as const),
      wayId: fc.constantFrom('7', '8', '9'),
      between: fc.tuple(position, position),
    }),
  );
  const effect: fc.Arbitrary<ConditionEffect> = fc.constantFrom(
    { kind: 'closed' },
    { kind: 'slow', factor: 1.5 },
    { kind: 'slow', factor: 3 },
  );
  return fc.array(fc.record({ effect, where, isActive: fc.boolean() }), { maxLength: 4 }).map(drafts =>
    drafts.map((draft, k) => ({
      conditionId: `c${k}`,
      name: '',
      pack: null,
      ...draft,
      isActive: draft.isActive || k < 2,
    })),
  );
}

function wrapped(lon: number): number {
  return lon > 180 ? lon - 360 : lon;
}
