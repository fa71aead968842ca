// One station moves: first due for every cell again, kept answer against own full run, equal to the bit. `npm run bench`;
// LADDER=1 adds the province, which takes minutes and four gigabytes.

import { describe, expect, test } from 'vitest';
import { bundled } from './bundled.ts';
import { seeded } from './measure.ts';
import { cellsAlongRoads, portoFile, readPorto, tileRoads } from './porto-roads.ts';
import type { roadWork } from './road-work.ts';

interface Work {
  readonly roadWork: typeof roadWork;
}

const rungs = [
  { name: 'city', copies: 1, cells: 12_000, stations: 22, moves: 1000 },
  { name: '16 cities', copies: 4, cells: 1_000_000, stations: 352, moves: 300 },
  { name: 'province', copies: 9, cells: 18_600_000, stations: 1782, moves: 300 },
  { name: 'province, few stations', copies: 9, cells: 18_600_000, stations: 200, moves: 200 },
];

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1];
}

describe.skipIf(portoFile === null)('moving one of the stations', () => {
  const shown = process.env.LADDER === '1' ? rungs : rungs.slice(0, 2);
  test.each(shown)('$name', { timeout: 1_800_000 }, async ({ name, copies, cells, stations, moves }) => {
    const porto = await readPorto();
    const { moveStations } = (await bundled<Work>('road-work')).roadWork;
    const graph = copies === 1 ? porto : tileRoads(porto, copies);
    const timed = moveStations(graph, cellsAlongRoads(graph, cells, seeded(10)), stations, moves);
    expect(timed.wrong).toBe(0);
    const [middle, p95, most, full] = [
      quantile(timed.moves, 0.5),
      quantile(timed.moves, 0.95),
      quantile(timed.moves, 1),
      quantile(timed.full, 0.5),
    ];
    console.info(
      `move one station, ${name} (${graph.junctionCount} junctions, ${cells} cells, ${stations} stations): ` +
        `${middle.toFixed(2)} ms, p95 ${p95.toFixed(2)}, most ${most.toFixed(1)}; own full run ${full.toFixed(0)} ms, ` +
        `${(full / middle).toFixed(0)} ×; kept in ${timed.keptMegabytes.toFixed(0)} MB`,
    );
  });
});
