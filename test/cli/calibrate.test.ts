// A log that was driven at known multipliers, on a town without a second way: they come back, and speeds.json drives like the log.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';

let base = '';
let out = '';
let err = '';

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'lifering-'));
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    err += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(base, { recursive: true, force: true });
});

function file(name: string, text: string): string {
  const path = join(base, name);
  writeFileSync(path, text);
  return path;
}

const run = (...words: string[]): Promise<number> => runCommand(words, new AbortController().signal);

const classes = ['motorway', 'primary', 'secondary', 'tertiary', 'residential'];
const truth = { motorway: 0.9, primary: 1.25, secondary: 1.1, tertiary: 0.8, residential: 1.6 };
const periods = { day: 1, 'morning-peak': 1.3, 'evening-peak': 1.4, night: 0.85 };
const hours = { day: '11', 'morning-peak': '07', 'evening-peak': '18', night: '23' };

/** Arms of three ways from one place, each of other classes: between two places there is one way only. */
function town(): { readonly roads: string; readonly points: string } {
  const features: string[] = [];
  const points = ['id,lon,lat', 'hub,112.0001,31'];
  for (let arm = 0; arm < 10; arm++) {
    // Ten directions that no two arms share.
    const [dx, dy] = [(arm - 4.5) / 5, arm % 2 === 0 ? 1 : -1];
    const at = (k: number): [number, number] => [112 + 0.02 * k * dx, 31 + 0.02 * k * dy];
    for (let k = 0; k < 3; k++) {
      const highway = classes[(arm + 2 * k) % 5]!;
      const properties = { highway, oneway: 'no' };
      const geometry = { type: 'LineString', coordinates: [at(k), at(k + 0.5), at(k + 1)] };
      features.push(JSON.stringify({ type: 'Feature', id: `${arm}-${k}`, properties, geometry }));
      points.push(`p${arm}-${k},${at(k + 0.9).join(',')}`);
    }
  }
  return { roads: `{"type":"FeatureCollection","features":[${features.join(',')}]}`, points: `${points.join('\n')}\n` };
}

async function times(roads: string, points: string, speeds: string, period: string): Promise<string[][]> {
  const path = join(base, 'm.csv');
  const words = [
    '--from',
    points,
    '--to',
    points,
    '--roads',
    roads,
    '--speeds',
    speeds,
    '--period',
    period,
    '--out',
    path,
  ];
  expect(await run('matrix', ...words)).toBe(0);
  return readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map(row => row.split(','));
}

async function drivenLog(): Promise<{ roads: string; points: string; plain: string; driven: string; log: string }> {
  const drawn = town();
  const [roads, points] = [file('roads.geojson', drawn.roads), file('points.csv', drawn.points)];
  const plain = file('plain.json', '{"min_component_nodes": 1}');
  const driven = file('driven.json', JSON.stringify({ min_component_nodes: 1, class_factor: truth, periods }));
  const places = new Map(
    drawn.points
      .trim()
      .split('\n')
      .map(row => [row.split(',')[0]!, row.split(',').slice(1)] as const),
  );
  const rows: string[] = [];
  for (const [period, hour] of Object.entries(hours)) {
    for (const [k, [from, to, seconds]] of (await times(roads, points, driven, period)).entries()) {
      if (k % 3 === 0 || Number(seconds) < 60) continue;
      const minutes = Math.floor(Number(seconds) / 60);
      const end = `2024-03-05 ${hour}:${String(minutes).padStart(2, '0')}:${(Number(seconds) - 60 * minutes).toFixed(3).padStart(6, '0')}`;
      rows.push([from, ...places.get(to!)!, `2024-03-05 ${hour}:00:00`, end].join(','));
    }
  }
  return { roads, points, plain, driven, log: `station_id,to_lon,to_lat,start,arrive\n${rows.join('\n')}\n` };
}

test('multipliers come back from a log, and its speeds drive as it did', async () => {
  const { roads, points, plain, driven, log } = await drivenLog();
  const folder = join(base, 'calibration');
  const words = [
    '--runs',
    file('runs.csv', log),
    '--roads',
    roads,
    '--stations',
    points,
    '--speeds',
    plain,
    '--out',
    folder,
  ];
  expect([await run('calibrate', ...words), err]).toEqual([0, '']);
  expect(out).toContain('Median error');
  const answer = JSON.parse(readFileSync(join(folder, 'calibration.json'), 'utf8'));
  const named = (list: { name: string; value: number }[], name: string) => list.find(one => one.name === name)?.value;
  for (const [k, value] of Object.values(truth).entries()) expect(answer.groups[k].value).toBeCloseTo(value, 2);
  for (const [name, value] of Object.entries(periods)) expect(named(answer.bands, name)).toBeCloseTo(value, 2);
  expect(answer.median_error).toBeLessThan(0.001);
  const { features } = JSON.parse(readFileSync(join(folder, 'residuals.geojson'), 'utf8'));
  expect(features).toHaveLength(answer.runs);
  expect(Object.keys(features[0].properties)).toEqual([
    'run_id',
    'band',
    'observed_min',
    'before_min',
    'expected_min',
    'residual_min',
    'weight',
  ]);
  const speeds = join(folder, 'speeds.json');
  const [wanted, found] = [await times(roads, points, driven, 'night'), await times(roads, points, speeds, 'night')];
  const apart = found.map(([, , seconds], k) => Math.abs(Number(seconds) - Number(wanted[k]![2])));
  expect(Math.max(...apart)).toBeLessThan(1);
});

test('rows that say no run are set aside, each with its reason', async () => {
  const { roads, points, plain, log } = await drivenLog();
  const faulty = [
    'nobody,112.01,31.01,2024-03-05 08:00:00,2024-03-05 08:10:00',
    'hub,112.01,31.01,yesterday,2024-03-05 08:10:00',
    'hub,112.01,31.01,2024-03-05 08:10:00,2024-03-05 08:00:00',
    'hub,112.01,31.01,2024-02-30 08:10:00,2024-03-05 08:00:00',
    'hub,100,31.01,2024-03-05 08:00:00,2024-03-05 08:10:00',
  ];
  const words = ['--roads', roads, '--stations', points, '--speeds', plain, '--out', join(base, 'c')];
  expect(await run('calibrate', '--runs', file('runs.csv', `${log}${faulty.join('\n')}\n`), ...words)).toBe(0);
  const codes = [...err.matchAll(/\[([a-z-]+)\]/g)].map(match => match[1]);
  expect(codes).toEqual(
    expect.arrayContaining(['run-start-unknown', 'run-time', 'run-time', 'run-duration', 'run-off-road']),
  );
});

test('a log without the columns, or with too few runs, is told and nothing is written', async () => {
  const { roads, points, plain, log } = await drivenLog();
  const words = ['--roads', roads, '--stations', points, '--speeds', plain, '--out', join(base, 'c')];
  const few = log.split('\n').slice(0, 4).join('\n');
  await expect(run('calibrate', '--runs', file('few.csv', few), ...words)).rejects.toThrow();
  expect(err).toContain('[runs-few]');
  await expect(run('calibrate', '--runs', file('bare.csv', 'a,b\n1,2\n'), ...words)).rejects.toThrow();
  expect(err).toContain('[runs-columns]');
  expect(() => readFileSync(join(base, 'c', 'speeds.json'))).toThrow('ENOENT');
});

test('places of departure may stand in the log instead of stations', async () => {
  const { roads, plain, log, points } = await drivenLog();
  const places = new Map(
    readFileSync(points, 'utf8')
      .trim()
      .split('\n')
      .map(row => [row.split(',')[0]!, row.split(',').slice(1).join(',')] as const),
  );
  const [, ...rows] = log.trim().split('\n');
  const turned = rows.map(row => {
    const [from, ...rest] = row.split(',');
    return [places.get(from!), ...rest].join(',');
  });
  const text = `起点经度,起点纬度,终点经度,终点纬度,出发时间,到达时间\n${turned.join('\n')}\n`;
  const words = ['--runs', file('runs.csv', text), '--roads', roads, '--speeds', plain, '--out', join(base, 'c')];
  expect([await run('calibrate', ...words), err]).toEqual([0, '']);
  const answer = JSON.parse(readFileSync(join(base, 'c', 'calibration.json'), 'utf8'));
  for (const [k, value] of Object.values(truth).entries()) expect(answer.groups[k].value).toBeCloseTo(value, 2);
});
