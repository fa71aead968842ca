// Peers that are programs of their own: they time themselves, so that starting and reading count for nobody.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RoadGraph } from '../../src/roads/road-graph.ts';

const programs = join(import.meta.dirname, 'peers');

/** What one pass over all sources took, how many junctions they reached in all, and the sum of those times. */
export interface PeerPass {
  readonly milliseconds: number;
  readonly reached: number;
  readonly sum: number;
}

export interface PeerProgram {
  readonly name: string;
  pass(): Promise<PeerPass>;
  stop(): void;
}

/** The arcs between junctions and the sources, in a file both peers read; `folder` is the caller's to remove. */
export function writeSearchTask(folder: string, graph: RoadGraph, sources: readonly number[]): string {
  const { arcStart, arcTarget, arcMs, junctionCount } = graph;
  const words = new Uint32Array(4 + junctionCount + 2 * arcTarget.length + sources.length);
  words.set([junctionCount, arcTarget.length, sources.length]);
  let at = 3;
  for (const column of [arcStart, arcTarget, arcMs, sources]) {
    words.set(column, at);
    at += column.length;
  }
  const file = join(folder, `task-${sources.length}.bin`);
  writeFileSync(file, words);
  return file;
}

export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lifering-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** scipy's Dijkstra; null, and a word, where Python has no scipy. */
export function startScipy(task: string, limitMs: number): Promise<PeerProgram | null> {
  return start('scipy', '/usr/bin/python3', [join(programs, 'scipy-dijkstra.py'), task, String(limitMs)]);
}

/** Boost's Dijkstra, compiled here with -O3; null, and a word, where there is no compiler or no Boost. */
export function startBoost(folder: string, task: string, limitMs: number): Promise<PeerProgram | null> {
  const binary = join(folder, 'boost-dijkstra');
  try {
    execFileSync('g++', ['-O3', '-march=native', '-o', binary, join(programs, 'boost-dijkstra.cpp')], {
      stdio: 'pipe',
    });
  } catch {
    console.info('Boost Graph Library: skipped, no compiler or no Boost here.');
    return Promise.resolve(null);
  }
  return start('Boost', binary, [task, String(limitMs)]);
}

async function start(what: string, command: string, args: readonly string[]): Promise<PeerProgram | null> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = new Promise<null>(resolve => child.once('error', () => resolve(null)));
  const first = await Promise.race([lines.next(), failed]);
  if (first === null || first.done === true) {
    console.info(`${what}: skipped, it is not here.`);
    return null;
  }
  return {
    name: first.value,
    pass: async () => {
      child.stdin.write('\n');
      const line = await lines.next();
      if (line.done === true) throw new Error(`${what} ended`);
      const [milliseconds, reached, sum] = line.value.split(' ').map(Number);
      return { milliseconds, reached, sum };
    },
    stop: () => child.kill(),
  };
}
