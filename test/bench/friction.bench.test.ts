// Least time over a friction surface from 100 places, against scikit-image and GRASS r.cost in the same run, on the same cells.
// Peers are Debian's; without them a word is printed. Sizes by LIFERING_FRICTION_SIZES, 1000 and 4000 when not given.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Neighbours } from '../../src/travel/friction/step-lengths.ts';
import { buildSurfaceSearch, searchSurface, ticksAt } from '../../src/travel/friction/surface-search.ts';
import { tiledCell } from '../../src/travel/friction/tiled-grid.ts';
import { type DrawnFriction, drawFriction, drawnFrictionSurface } from './draw-friction.ts';
import { type Peer, startPeer } from './start-peer.ts';

const peers = join(import.meta.dirname, 'peers');
const folder = mkdtempSync(join(tmpdir(), 'friction-'));
const sizes = (process.env.LIFERING_FRICTION_SIZES ?? '1000,4000').split(',').map(Number);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Milliseconds of processor time: a busy machine counts less. */
function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

interface PeerFiles {
  readonly words: readonly string[];
  readonly out: string;
}

function fileFor(drawn: DrawnFriction, out: string): PeerFiles {
  const surface = join(folder, 'surface.bin');
  const sources = join(folder, 'sources.bin');
  writeFileSync(surface, new Uint8Array(drawn.friction.buffer));
  writeFileSync(sources, new Uint8Array(Int32Array.from(drawn.sources.flat()).buffer));
  return { words: [surface, String(drawn.size), sources, join(folder, out)], out: join(folder, out) };
}

function startGrass(words: readonly string[]): Promise<Peer | null> {
  return startPeer('grass', [
    '--tmp-location',
    'XY',
    '--exec',
    '/usr/bin/python3',
    join(peers, 'grass-r-cost.py'),
    ...words,
  ]);
}

/** Seconds of every cell, row by row. */
function secondsOf(drawn: DrawnFriction, neighbours: Neighbours, work: (search: () => void) => void): Float64Array {
  const surface = drawnFrictionSurface(drawn, 100, neighbours);
  const seeds = drawn.sources.map(([c, r], station) => ({ cell: tiledCell(surface, c, r), ticks: 0, station }));
  const search = buildSurfaceSearch(surface);
  work(() => searchSurface(search, seeds, Infinity, 'times'));
  const { size } = drawn;
  return Float64Array.from({ length: size * size }, (_, k) => {
    const ticks = ticksAt(search, tiledCell(surface, k % size, Math.floor(k / size)));
    return ticks / surface.ticksPerMs / 1000;
  });
}

/** The greatest deviation in seconds and as a share, of all cells; both unreachable is none. */
function deviation(ours: Float64Array, file: string): { readonly seconds: number; readonly share: number } {
  const bytes = readFileSync(file);
  const theirs = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  let seconds = 0;
  let share = 0;
  for (let k = 0; k < ours.length; k++) {
    if (ours[k] === theirs[k]) continue;
    const off = Math.abs(ours[k] - theirs[k]);
    seconds = Math.max(seconds, off);
    share = Math.max(share, off / theirs[k]);
  }
  return { seconds, share };
}

test.each(sizes)('%i² cells, 100 sources', async size => {
  const drawn = drawFriction(size, 100);
  const mcpFiles = fileFor(drawn, 'mcp.bin');
  const grassFiles = fileFor(drawn, 'grass.bin');
  const rounds = size > 2000 ? 3 : 5;
  const contenders = [
    {
      what: 'scikit-image MCP_Geometric',
      files: mcpFiles,
      peer: await startPeer('/usr/bin/python3', [join(peers, 'skimage-mcp.py'), ...mcpFiles.words]),
    },
    {
      what: 'GRASS r.cost, with its start, reading and writing',
      files: grassFiles,
      peer: await startGrass(grassFiles.words),
    },
  ];
  const mine: number[] = [];
  const theirs = contenders.map((): number[] => []);
  const search: (() => void)[] = [];
  const seconds = secondsOf(drawn, 8, once => {
    once();
    search.push(once);
  });
  for (let round = 0; round < rounds; round++) {
    mine.push(processorMs(search[0]));
    for (const [at, { peer }] of contenders.entries()) if (peer !== null) theirs[at].push(await peer.pass());
  }
  const nanoseconds = (median(mine) * 1e6) / (size * size);
  console.info(
    `${size}² cells, 100 sources: ${median(mine).toFixed(0)} ms of processor time, ${nanoseconds.toFixed(0)} ns a cell`,
  );
  for (const [at, { what, peer, files }] of contenders.entries()) {
    if (peer === null) {
      console.info(`  ${what}: not on this machine`);
      continue;
    }
    peer.end();
    const ratios = mine.map((ms, round) => theirs[at][round] / ms);
    const { seconds: off, share } = deviation(seconds, files.out);
    const range = `${Math.min(...ratios).toFixed(1)}–${Math.max(...ratios).toFixed(1)}`;
    console.info(
      `  ${what}: ${median(theirs[at]).toFixed(0)} ms; ${median(ratios).toFixed(1)} × (${range}); at most ${off.toFixed(3)} s and ${(100 * share).toFixed(4)} % apart`,
    );
    expect(share).toBeLessThan(0.001);
  }
});

test("knight's moves, against r.cost -k", async () => {
  const drawn = drawFriction(600, 5);
  const files = fileFor(drawn, 'knight.bin');
  const peer = await startGrass([...files.words, 'knight']);
  if (peer === null) {
    console.info("knight's moves: GRASS is not on this machine");
    return;
  }
  await peer.pass();
  peer.end();
  const { seconds, share } = deviation(
    secondsOf(drawn, 16, once => once()),
    files.out,
  );
  console.info(`knight's moves, 600² cells: at most ${seconds.toFixed(3)} s and ${(100 * share).toFixed(4)} % apart`);
  expect(share).toBeLessThan(0.001);
});
