import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

function run(...words: string[]): Promise<number> {
  return runCommand(words, new AbortController().signal);
}

const stations = 'id,name,lon,lat\nA,东站,112.2,31.03\nB,西站,112.3,31.03\n';
const people = 'id,lon,lat,population\nnear,112.201,31.03,1000\nfar,112.9,31.4,250.5\n';

test('coverage writes the whole folder, and its ledger balances', async () => {
  const folder = join(base, 'result');
  const code = await run(
    'coverage',
    '--stations',
    file('s.csv', stations),
    '--population',
    file('p.csv', people),
    '--out',
    folder,
  );
  expect(code).toBe(0);
  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'));
  expect(Object.keys(summary)).toEqual([
    'schema',
    'engine',
    'standard',
    'settings',
    'ledger',
    'response_s',
    'nearest_station_m',
    'rules',
    'areas',
    'gaps',
    'inputs',
    'problems',
    'result_sha256',
  ]);
  expect(summary.ledger).toEqual({
    input: 1250.5,
    covered: 1000,
    uncovered: 250.5,
    unreachable: 0,
    outside_areas: 0,
    no_data: 0,
  });
  expect(summary.settings.times_from).toBe('straight line, no road network');
  expect(out).toContain('251 people (20%) are not');
  const coverage = JSON.parse(readFileSync(join(folder, 'coverage.geojson'), 'utf8'));
  expect(Object.keys(coverage.features[0].properties)).toEqual([
    'cell_id',
    'population',
    'settlement',
    'area',
    'nearest_station_id',
    'nearest_station_m',
    'first_due_station_id',
    'travel_s',
    'response_s',
    'stations_in_radius',
    'stations_in_time',
    'within_radius',
    'within_time',
    'status',
  ]);
});

test('row order changes nothing but the inputs and the hash', async () => {
  const reversed = (text: string): string => {
    const [header, ...rows] = text.trimEnd().split('\n');
    return `${[header, ...rows.reverse()].join('\n')}\n`;
  };
  const one = join(base, 'one');
  const two = join(base, 'two');
  await run('coverage', '--stations', file('s.csv', stations), '--population', file('p.csv', people), '--out', one);
  await run(
    'coverage',
    '--stations',
    file('s.csv', reversed(stations)),
    '--population',
    file('p.csv', reversed(people)),
    '--out',
    two,
  );
  for (const name of [
    'coverage.geojson',
    'uncovered.geojson',
    'zones.geojson',
    'stations.geojson',
    'tables/gaps.csv',
  ]) {
    expect(readFileSync(join(two, name), 'utf8')).toBe(readFileSync(join(one, name), 'utf8'));
  }
  const without = (folder: string): unknown => {
    const { inputs, result_sha256, ...rest } = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'));
    expect(inputs).toHaveLength(2);
    expect(result_sha256).toMatch(/^[0-9a-f]{64}$/);
    return rest;
  };
  expect(without(two)).toEqual(without(one));
});

test('a file that cannot be read whole writes nothing, exits 2 and says where', async () => {
  const broken = file('p.geojson', '{"type":"FeatureCollection","features":[{"type":"Feature"');
  const words = [
    'coverage',
    '--stations',
    file('s.csv', stations),
    '--population',
    broken,
    '--out',
    join(base, 'result'),
  ];
  await expect(run(...words)).rejects.toMatchObject({ code: 2 });
  expect(err).toMatch(/^p\.geojson, line 1.*\[[a-z-]+\]\n$/s);
  expect(() => readFileSync(join(base, 'result/summary.json'))).toThrow();
});

test('problems as JSON lines carry code, severity, place and all four parts', async () => {
  const bad = file('s.csv', `${stations}C,北站,"112,2",31\n`);
  await run('check', '--stations', bad, '--problems', 'json');
  const [record] = err
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(record).toMatchObject({ severity: 'set-aside', file: 's.csv', line: 4 });
  for (const part of ['code', 'found', 'expected', 'done', 'todo']) expect(record[part]).toMatch(/\S/);
  expect(out).toContain('3 read = 2 used + 1 set aside');
});

test('strict and require turn warnings and verdicts into exit code 1', async () => {
  const words = [
    'coverage',
    '--stations',
    file('s.csv', stations),
    '--population',
    file('p.csv', people),
    '--out',
    join(base, 'r'),
  ];
  expect(await run(...words, '--strict')).toBe(1);
  expect(await run(...words, '--require', 'pass')).toBe(1);
});

test('a missing file and an unknown command are sentences with code 2', async () => {
  await expect(run('check', '--stations', join(base, 'none.csv'))).rejects.toMatchObject({
    code: 2,
    problem: { code: 'input-missing', where: { file: join(base, 'none.csv'), option: 'stations' } },
  });
  await expect(run('site')).rejects.toMatchObject({
    code: 2,
    problem: {
      code: 'command-unknown',
      params: { command: 'site', known: 'coverage, matrix, explain, calibrate, check, serve' },
    },
  });
});

test('a standard that is neither shipped nor a file names the shipped ones', async () => {
  const words = ['check', '--stations', file('s.csv', stations), '--standard', 'jingmen'];
  await expect(run(...words)).rejects.toMatchObject({
    code: 2,
    problem: { code: 'standard-unknown', where: { option: 'standard' }, params: { value: 'jingmen' } },
    message: expect.stringContaining('jingmen-plan'),
  });
});

test('matrix equals coverage: the same seconds for the same pair', async () => {
  const s = file('s.csv', stations);
  const p = file('p.csv', people);
  await run('coverage', '--stations', s, '--population', p, '--out', join(base, 'r'));
  await run('matrix', '--from', s, '--to', p, '--out', join(base, 'm.csv'));
  const rows = readFileSync(join(base, 'm.csv'), 'utf8').trimEnd().split('\n');
  expect(rows[0]).toBe('from_id,to_id,travel_s,distance_m');
  expect(rows.slice(1).map(row => row.split(',').slice(0, 2).join())).toEqual(['A,far', 'A,near', 'B,far', 'B,near']);
  const { features } = JSON.parse(readFileSync(join(base, 'r/coverage.geojson'), 'utf8'));
  for (const { properties } of features) {
    const pair = rows.find(row => row.startsWith(`${properties.first_due_station_id},${properties.cell_id},`));
    expect(Number(pair?.split(',')[2])).toBe(properties.travel_s);
  }
});

test.each(['coverage', 'matrix', 'check'])('the example of %s runs as it stands', async name => {
  await run(name, '--help');
  const example = / {2}(npx lifering .*)/.exec(out)?.[1] ?? '';
  const words = example.split(' ').slice(2);
  // The example writes beside itself; here its result goes to the test's folder.
  const at = words.indexOf('--out') + 1;
  if (at > 0) words[at] = join(base, words[at] ?? '');
  expect(await run(...words)).toBe(0);
  if (at > 0) expect(existsSync(words[at] ?? '')).toBe(true);
});

test('a hundred thousand bad rows are counted, and twenty of them told in text, more as JSON lines', async () => {
  const rows = Array.from({ length: 130_000 }, (_, i) => `c${i},112.2,31,`).join('\n');
  const path = file('p.csv', `id,lon,lat,population\n${rows}\nok,112.2,31,5\n`);
  expect(await run('check', '--population', path)).toBe(0);
  expect(out).toContain('130001 read = 1 used + 130000 set aside');
  expect(out).toContain('130000 problems.');
  const lines = err.trimEnd().split('\n');
  expect(lines).toHaveLength(21);
  expect(lines[20]).toMatch(/^p\.csv: and 129,980 more like it; --problems json shows .*\[cell-empty\]$/);
  err = '';
  await run('check', '--population', path, '--problems', 'json');
  const records = err.trimEnd().split('\n');
  expect(records.length).toBeGreaterThanOrEqual(1000);
  expect(JSON.parse(records[999])).toMatchObject({ code: 'cell-empty', file: 'p.csv', line: 1001 });
  err = '';
  const s = file('s.csv', stations);
  await run('coverage', '--stations', s, '--population', path, '--out', join(base, 'r'), '--cells', 'none');
  const told = err.trimEnd().split('\n').length;
  const summary = JSON.parse(readFileSync(join(base, 'r/summary.json'), 'utf8'));
  expect(summary.problems).toBe(130_000 + told - 21);
});

test('no number of any file has an exponent', async () => {
  const s = file('s.csv', 'id,lon,lat,turnout_s\nA,0.0000001,-0.00000001,0.0000001\n');
  const p = file('p.csv', 'id,lon,lat,population\nx,0.0000002,0,0.000001\ny,0.0000003,0.0000001,5000000000\n');
  const speeds = file('v.json', '{"straight_kmh": 1e-7, "detour_factor": 1e21, "factor": 1e-9}');
  const folder = join(base, 'r');
  const words = ['--stations', s, '--population', p, '--speeds', speeds, '--pre-travel-min', '0.00000001'];
  await run('coverage', ...words, '--out', folder);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(csv|json|geojson)$/.test(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8').replace(/"[^"]*"|[0-9a-f]{64}/g, '""');
    expect(text, name).not.toMatch(/\d[eE][+-]?\d/);
    expect(text, name).not.toMatch(/(^|[\s,:[])-0([,\]\s}]|$)/);
  }
  expect(readFileSync(join(folder, 'tables/stations.csv'), 'utf8')).toContain('A,A,existing,true,0.0000001,0,');
  const { settings } = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'));
  expect(settings.pre_travel.given_min).toBe(1e-8);
  expect(settings.straight_line.detour_factor).toBe(1e21);
});

describe('a result never touches an input', () => {
  const code = 'output-is-input';
  test.each(['as it is', 'as a link', 'as a second name'])('matrix over an input %s', async kind => {
    const s = file('s.csv', stations);
    const p = file('p.csv', people);
    let target = s;
    if (kind !== 'as it is') target = join(base, 'other.csv');
    if (kind === 'as a link') symlinkSync(s, target);
    if (kind === 'as a second name') linkSync(s, target);
    const words = ['matrix', '--from', p, '--to', s, '--out', target];
    await expect(run(...words)).rejects.toMatchObject({ code: 2, problem: { code, params: { input: 'to' } } });
    expect(readFileSync(s, 'utf8')).toBe(stations);
  });

  test('coverage into the folder of an input that has the name of a result', async () => {
    mkdirSync(join(base, 'tables'));
    const s = file('tables/stations.csv', stations);
    const p = file('p.csv', people);
    const words = ['coverage', '--stations', s, '--population', p, '--out', base];
    await expect(run(...words)).rejects.toMatchObject({ code: 2, problem: { code, params: { input: 'stations' } } });
    expect(readdirSync(base).sort()).toEqual(['p.csv', 'tables']);
    // Even one that this run would not write, but remove as left by an older run.
    const cells = file('coverage.geojson', people);
    const others = ['--stations', file('s.csv', stations), '--population', cells, '--out', base, '--cells', 'none'];
    await expect(run('coverage', ...others)).rejects.toMatchObject({ problem: { code } });
  });

  test('coverage into a folder of inputs with names of their own', async () => {
    const words = ['--stations', file('s.csv', stations), '--population', file('p.csv', people), '--out', base];
    expect(await run('coverage', ...words)).toBe(0);
    expect(readFileSync(join(base, 's.csv'), 'utf8')).toBe(stations);
  });
});

/** A polygon cell with 5 people and a station far away, evaluated. */
async function lonelyCell(ring: readonly (readonly number[])[]) {
  const feature = {
    type: 'Feature',
    properties: { id: 'c', population: 5 },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  const folder = join(base, 'lonely');
  await run(
    'coverage',
    '--stations',
    file('s.csv', stations),
    '--population',
    file('p.geojson', JSON.stringify(feature)),
    '--out',
    folder,
  );
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')).features[0];
  return { cell: read('coverage.geojson'), gap: read('uncovered.geojson') };
}

test('a clockwise cell is written counter-clockwise', async () => {
  const clockwise = [
    [120, 31],
    [120, 31.01],
    [120.01, 31.01],
    [120.01, 31],
    [120, 31],
  ];
  const { cell } = await lonelyCell(clockwise);
  const [ring] = cell.geometry.coordinates;
  const twiceArea = ring
    .slice(1)
    .reduce((sum: number, [x, y]: number[], i: number) => sum + ring[i][0] * y - x * ring[i][1], 0);
  expect(twiceArea).toBeGreaterThan(0);
});

test('a cell across ±180° and its gap are cut there, and the gap is as large as the cell', async () => {
  const across = [
    [179.9, 33],
    [-179.9, 33],
    [-179.9, 33.1],
    [179.9, 33.1],
    [179.9, 33],
  ];
  const { cell, gap } = await lonelyCell(across);
  expect(gap.properties.area_km2).toBeGreaterThan(206.9);
  expect(gap.properties.area_km2).toBeLessThan(207.5);
  for (const { geometry } of [cell, gap]) {
    expect(geometry.type).toBe('MultiPolygon');
    for (const [ring] of geometry.coordinates) {
      const longitudes = ring.map(([lon]: number[]) => lon);
      expect(Math.max(...longitudes) - Math.min(...longitudes)).toBeLessThan(1);
    }
  }
});

test('rows that differ in one field only give the same bytes in any order', async () => {
  const twins = ['A,站,112.2,31.03,existing', 'A,站,112.2,31.03,closed'];
  const header = 'id,name,lon,lat,status';
  const folders = [twins, [...twins].reverse()].map((rows, i) => ({ rows, folder: join(base, `t${i}`) }));
  for (const { rows, folder } of folders) {
    await run(
      'coverage',
      '--stations',
      file('s.csv', `${header}\n${rows.join('\n')}\n`),
      '--population',
      file('p.csv', people),
      '--out',
      folder,
    );
  }
  const [first, second] = folders.map(({ folder }) => readFileSync(join(folder, 'stations.geojson'), 'utf8'));
  expect(second).toBe(first);
});

test('a station of an unknown status does not answer calls, and says so', async () => {
  const s = file('s.csv', 'id,lon,lat,status\nA,112.2,31.03,somehow\n');
  await run('coverage', '--stations', s, '--population', file('p.csv', people), '--out', join(base, 'r'));
  expect(err).toContain('[status-unknown]');
  expect(err).toContain('[no-serving-station]');
});
