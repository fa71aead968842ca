import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';

const fixtures = join(import.meta.dirname, '../files/fixtures/friction');
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
  writeFileSync(join(base, 's.csv'), 'id,lon,lat\nA,112.0105,30.9905\n');
  writeFileSync(join(base, 'p.csv'), 'id,lon,lat,population\nnear,112.0125,30.9905,1000\nfar,112.0595,30.9505,250\n');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(base, { recursive: true, force: true });
});

function coverage(...words: string[]): Promise<number> {
  const inputs = ['--stations', join(base, 's.csv'), '--population', join(base, 'p.csv'), '--out', join(base, 'out')];
  return runCommand(['coverage', ...inputs, ...words], new AbortController().signal);
}

function surface(name: string): string {
  return join(fixtures, name);
}

function summary() {
  return JSON.parse(readFileSync(join(base, 'out/summary.json'), 'utf8'));
}

test('coverage over a friction surface, with its part in the summary', async () => {
  expect(await coverage('--friction', surface('min-per-m.tif'), '--travel', 'friction')).toBe(0);
  const { settings, inputs } = summary();
  expect(settings.times_from).toBe('friction surface');
  expect(settings.straight_line).toBe(null);
  expect(settings.friction).toEqual({
    unit: 'min-per-m',
    neighbours: 8,
    slopes: 'level',
    off_surface_kmh: 5,
    snap_limit_m: 2000,
  });
  expect(inputs.map(({ role }: { role: string }) => role)).toEqual(['stations', 'population', 'friction']);
  const [near] = readFileSync(join(base, 'out/coverage.geojson'), 'utf8').match(/"cell_id":"near".*/) ?? [''];
  // From the road at 30 km/h into the first field, (120 + 900) ÷ 2 × 95.51 m = 48.71 s, and on through it, 85.96 s.
  const travel = Number(/"travel_s":([\d.]+)/.exec(near)?.[1]);
  expect(Math.abs(travel - 134.67)).toBeLessThan(0.01);
});

test('terrain and knights are told in the summary and the record of the run', async () => {
  const words = ['--friction', surface('km-per-h.tif'), '--elevation', surface('hills.tif'), '--travel', 'friction'];
  expect(await coverage(...words, '--friction-neighbours', '16', '--friction-unit', 'km-per-h')).toBe(0);
  expect(summary().settings.friction).toMatchObject({ neighbours: 16, slopes: 'tobler', unit: 'km-per-h' });
  const run = JSON.parse(readFileSync(join(base, 'out/run.json'), 'utf8'));
  expect(run.settings).toMatchObject({ travel: 'friction', frictionNeighbours: 16 });
  expect(run.reading).toEqual({ 'friction-unit': 'km-per-h' });
  expect(run.inputs.map(({ role }: { role: string }) => role)).toEqual([
    'stations',
    'population',
    'friction',
    'elevation',
  ]);
});

test('a surface alone does not change the way of travel', async () => {
  expect(await coverage('--friction', surface('min-per-m.tif'))).toBe(0);
  expect(summary().settings.travel).toBe('straight');
});

test('friction without a surface, and a unit that is a question', async () => {
  await expect(coverage('--travel', 'friction')).rejects.toThrow('[travel-needs-friction]');
  await expect(coverage('--friction', surface('unclear.tif'), '--travel', 'friction')).rejects.toThrow();
  expect(err).toContain('[friction-unit-unclear]');
  expect(
    await coverage('--friction', surface('unclear.tif'), '--travel', 'friction', '--friction-unit', 's-per-m'),
  ).toBe(0);
});

test('check tells the unit, the speeds and how much can be passed', async () => {
  const code = await runCommand(['check', '--friction', surface('min-per-m.tif')], new AbortController().signal);
  expect(code).toBe(0);
  expect(out).toContain('read as min-per-m: 2.5 to 40 km/h; 92.433 % passable');
});
