// Roads for the small picture of the import sheet: few lines, few positions, from end to end.

import { expect, test } from 'vitest';
import { thinnedRoads } from '../../src/app/commands/draw-outlines.ts';
import type { RoadLayer } from '../../src/compute/jobs.ts';

/** Lines along parallels, one above the other, with so many positions each. */
function layer(lines: number, positions: number, isMajor: (line: number) => boolean): RoadLayer {
  const lonLat = Array.from({ length: lines * positions }, (_, at) => [at % positions, Math.floor(at / positions)]);
  return {
    lineStart: Int32Array.from({ length: lines + 1 }, (_, line) => line * positions),
    lonLat: Float64Array.from(lonLat.flat()),
    isMajor: Uint8Array.from({ length: lines }, (_, line) => (isMajor(line) ? 1 : 0)),
  };
}

test('a few roads are drawn as they are', () => {
  expect(thinnedRoads(layer(2, 3, () => false))).toEqual([
    [0, 0, 1, 0, 2, 0],
    [0, 1, 1, 1, 2, 1],
  ]);
  expect(thinnedRoads(layer(0, 3, () => false))).toEqual([]);
});

test('of very many roads some are drawn, the main ones, each from its beginning to its end', () => {
  const drawn = thinnedRoads(layer(20_000, 50, line => line % 10 === 0));
  expect(drawn).toHaveLength(1000);
  expect(drawn.flat().length).toBeLessThanOrEqual(2 * 4000 + 2 * 1000);
  const isWhole = (line: readonly number[]): boolean => line[0] === 0 && line.at(-2) === 49 && line[1]! % 10 === 0;
  expect(drawn.filter(line => !isWhole(line))).toEqual([]);
});
