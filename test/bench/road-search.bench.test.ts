// Searches on the roads of Porto, against scipy and Boost on the same junctions and arcs. `npm run bench`.

import { describe, expect, test } from 'vitest';
import { snapPoints } from '../../src/roads/snap-to-road.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { bundled } from './bundled.ts';
import { contest, seeded } from './measure.ts';
import {
  type PeerPass,
  type PeerProgram,
  startBoost,
  startScipy,
  withFolder,
  writeSearchTask,
} from './peer-process.ts';
import { plainSearch } from './plain-search.ts';
import { portoFile, readPorto } from './porto-roads.ts';
import type { roadWork } from './road-work.ts';

interface Work {
  readonly roadWork: typeof roadWork;
}

const boundMs = 1_800_000;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** What `ours` finds, and the processor time it says it took. */
type Own = () => PeerPass;

/** Ours and every peer in turn; all must reach as many junctions in the same sum of milliseconds. */
async function race(what: string, rounds: number, ours: Own, peers: readonly (PeerProgram | null)[]): Promise<void> {
  const present = peers.filter(peer => peer !== null);
  ours();
  const mine: number[] = [];
  const theirs = present.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const { milliseconds, ...answer } = ours();
    mine.push(milliseconds);
    for (const [row, peer] of present.entries()) {
      const pass = await peer.pass();
      theirs[row].push(pass.milliseconds);
      expect({ reached: pass.reached, sum: pass.sum }).toEqual(answer);
    }
  }
  console.info(`${what}: ${median(mine).toFixed(1)} ms of processor time`);
  for (const [row, peer] of present.entries()) {
    const ratios = theirs[row].map((ms, round) => ms / mine[round]);
    const range = `${Math.min(...ratios).toFixed(1)}–${Math.max(...ratios).toFixed(1)}`;
    console.info(`  ${peer.name}: ${median(theirs[row]).toFixed(1)} ms; ${median(ratios).toFixed(1)} × (${range})`);
    peer.stop();
  }
}

describe.skipIf(portoFile === null)('Porto', () => {
  test('22 stations, 30 minutes', { timeout: 600_000 }, async () => {
    const graph = await readPorto();
    const { prepareSearches } = (await bundled<Work>('road-work')).roadWork;
    const { from, all } = prepareSearches(graph, boundMs);
    const { all: allPlain } = prepareSearches(graph, boundMs, null);
    const random = seeded(3);
    const sources: number[] = [];
    // A station stands where roads lead on, not in a scrap.
    while (sources.length < 22) {
      const junction = Math.floor(random() * graph.junctionCount);
      if (from(junction) > graph.junctionCount / 4) sources.push(junction);
    }
    await withFolder(async folder => {
      const task = writeSearchTask(folder, graph, sources);
      const peers = await Promise.all([startScipy(task, boundMs), startBoost(folder, task, boundMs)]);
      const plain: PeerProgram = { name: 'ours in JavaScript', pass: async () => allPlain(sources), stop: () => {} };
      const size = `${graph.junctionCount} junctions, ${graph.arcTarget.length} arcs`;
      await race(`22 stations × 30 min, one to all, compiled, ${size}`, 9, () => all(sources), [plain, ...peers]);
    });
  });

  test('2,000 candidates, 30 minutes, preprocessing included', { timeout: 1_200_000 }, async () => {
    const graph = await readPorto();
    const { sweepAll } = (await bundled<Work>('road-work')).roadWork;
    const random = seeded(4);
    const sources = Array.from({ length: 2000 }, () => Math.floor(random() * graph.junctionCount));
    // Neighbours in one sweep: junctions are numbered along a curve.
    sources.sort((a, b) => a - b);
    /** scipy takes a minute for all of them, so it is asked for every tenth. */
    const share = 10;
    const asked = sources.filter((_, k) => k % share === 0);
    const parts: string[] = [];
    const ours = (): PeerPass => {
      const { build, sweeps, reached, sum } = sweepAll(graph, boundMs, sources, asked);
      parts.push(`${build.toFixed(0)} + ${sweeps.toFixed(0)}`);
      return { milliseconds: (build + sweeps) / share, reached, sum };
    };
    await withFolder(async folder => {
      const peer = await startScipy(writeSearchTask(folder, graph, asked), boundMs);
      await race('a tenth of: 2,000 candidates × 30 min, hierarchy built anew', 3, ours, [peer]);
    });
    console.info(`  hierarchy + 2,000 sweeps in ms: ${parts.join(', ')}`);
  });

  test('22 stations with 12,000 cells, against a binary heap on the unfolded graph', async () => {
    const graph = await readPorto();
    const { prepareCatchments } = (await bundled<Work>('road-work')).roadWork;
    const random = seeded(3);
    const rows = Array.from({ length: 22 }, () => Math.floor(random() * graph.vertexLon.length));
    const cells = Array.from({ length: 12_000 }, () => Math.floor(random() * graph.vertexLon.length));
    const place = (vertices: readonly number[]): [Float64Array, Float64Array] => [
      Float64Array.from(vertices, vertex => graph.vertexLon[vertex]),
      Float64Array.from(vertices, vertex => graph.vertexLat[vertex]),
    ];
    const stationSnaps = snapPoints(graph, defaultSpeedProfile, ...place(rows));
    const cellSnaps = snapPoints(graph, defaultSpeedProfile, ...place(cells));
    const peer = plainSearch(graph);
    await contest({
      what: `22 stations × 30 min on ${graph.vertexLon.length} vertices, 12,000 cells gathered`,
      rounds: 9,
      ours: prepareCatchments(graph, stationSnaps, cellSnaps, boundMs),
      peerName: 'binary heap in JavaScript, vertices only',
      peer: () => rows.map(row => peer(row, boundMs)),
    });
  });
});
