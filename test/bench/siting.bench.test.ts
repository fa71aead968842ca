// Maximal cover against GLPK, CBC and HiGHS on the same two instances in the same run: processor time to the optimum and to
// the proof, and the gap after 10 and 60 seconds. A peer that is not installed is skipped with a word.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { solveMaxCoverage } from '../../src/siting/max-coverage.ts';
import { untilProven } from '../../src/siting/siting-problem.ts';
import { realData } from '../real/real-data.ts';
import { readCoverInstance } from '../siting/cover-instance.ts';

const mclp = realData('mclp');
const folder = mkdtempSync(join(tmpdir(), 'siting-'));
afterAll(() => rmSync(folder, { recursive: true }));

const peers = [
  {
    name: 'GLPK',
    command: 'glpsol',
    probe: ['--version'],
    call: (file: string) => ['--lp', file, '--tmlim', '120'],
    last: /mip = .*|INTEGER OPTIMAL.*/g,
  },
  {
    name: 'CBC',
    command: 'cbc',
    probe: ['-quit'],
    call: (file: string) => [file, '-seconds', '120', '-solve', '-quit'],
    last: /Objective value:.*|Upper bound:.*|Lower bound:.*|Gap:.*|Result - .*/g,
  },
  {
    name: 'HiGHS (scipy)',
    command: '/usr/bin/python3',
    probe: ['-c', 'import scipy.optimize'],
    call: (file: string) => [join(import.meta.dirname, 'peers/milp-highs.py'), file.replace('.lp', '.json'), '120'],
    last: /value .*/g,
  },
];

/** The program in CPLEX LP format, as the peers read it. */
function writeProgram(path: string, file: string): void {
  const { C, p, w, rows } = JSON.parse(readFileSync(path, 'utf8')) as {
    C: number;
    p: number;
    w: number[];
    rows: number[][];
  };
  const sites = Array.from({ length: C }, (_, j) => `x${j}`);
  const text = [
    'Maximize',
    ` obj: ${w.map((weight, i) => `${weight} z${i}`).join('\n + ')}`,
    'Subject To',
    ...rows.map((row, i) => ` c${i}: z${i}\n${row.map(j => ` - x${j}`).join('\n')} <= 0`),
    ` n: ${sites.join('\n + ')} = ${p}`,
    'Bounds',
    ...w.map((_, i) => ` z${i} <= 1`),
    'Binary',
    ...sites.map(site => ` ${site}`),
    'End',
  ];
  writeFileSync(file, text.join('\n'));
  execFileSync('cp', [path, file.replace('.lp', '.json')]);
}

/** Our search under a limit of processor seconds; prints when the best value and the proof came. */
function solveOurs(path: string, limit: number): void {
  const problem = readCoverInstance(path);
  const start = process.cpuUsage();
  const seconds = (): number => process.cpuUsage(start).user / 1e6;
  const marks = [10, 60];
  let value = 0;
  let found = 0;
  const search = solveMaxCoverage(problem, untilProven);
  for (;;) {
    const step = search.next();
    if (step.done === true) {
      console.info(
        `ours: ${step.value.status} ${step.value.value}, found ${found.toFixed(1)} s, proven ${seconds().toFixed(1)} s`,
      );
      return;
    }
    if (step.value.value > value) {
      value = step.value.value;
      found = seconds();
    }
    while (marks.length > 0 && seconds() >= marks[0]) {
      console.info(
        `ours at ${marks.shift()} s: ${value} within ${(100 * step.value.gap).toFixed(3)} %, found ${found.toFixed(1)} s`,
      );
    }
    if (seconds() > limit) return;
  }
}

describe.skipIf(mclp === null)('maximal cover', () => {
  test.each(['a', 'b'])('instance %s', name => {
    const path = join(mclp ?? '', `${name}.json`);
    console.info(`instance ${name}, user seconds; the peers read the same program from a file`);
    solveOurs(path, 60);
    const file = join(folder, `${name}.lp`);
    writeProgram(path, file);
    for (const peer of peers) {
      if (spawnSync(peer.command, peer.probe, { stdio: 'ignore' }).status !== 0) {
        console.info(`${peer.name}: not installed, skipped`);
        continue;
      }
      const line = ['-c', 'time -p "$@"', 'time', peer.command, ...peer.call(file)];
      const { stdout, stderr } = spawnSync('bash', line, { encoding: 'utf8', timeout: 240_000, maxBuffer: 1e8 });
      const said = stdout
        .match(peer.last)
        ?.slice(-3)
        .map(text => text.trim()) ?? ['no plan'];
      console.info(`${peer.name}: ${said.join(' | ')}; ${stderr.match(/user .*/)?.[0] ?? 'stopped'} s`);
    }
  });
});
