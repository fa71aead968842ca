// Closures, packs, direction, time of day and the why of a place, from the command line.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const line = (id: string, properties: object, coordinates: readonly (readonly number[])[]) =>
  JSON.stringify({ type: 'Feature', id, properties, geometry: { type: 'LineString', coordinates } });
const collection = (...features: readonly string[]) =>
  `{"type":"FeatureCollection","features":[${features.join(',')}]}`;

/** South bank and north bank, a bridge in the west and one, a detour, in the east; a one-way street in the south. */
const roads = collection(
  line('south', { highway: 'primary' }, [
    [112, 31],
    [112.05, 31],
    [112.1, 31],
  ]),
  line('north', { highway: 'primary' }, [
    [112, 31.02],
    [112.05, 31.02],
    [112.1, 31.02],
  ]),
  line('bridge', { highway: 'primary', name: 'Han Bridge' }, [
    [112, 31],
    [112, 31.01],
    [112, 31.02],
  ]),
  line('ferry', { highway: 'tertiary' }, [
    [112.1, 31],
    [112.1, 31.02],
  ]),
  line('short', { highway: 'tertiary', oneway: 'yes' }, [
    [112.05, 31],
    [112.06, 31.005],
    [112.1, 31],
  ]),
);
const flood = JSON.stringify({
  type: 'Feature',
  id: 'lowland',
  properties: { effect: 'closed', name: 'Lowland', pack: 'flood' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [111.99, 31.005],
        [112.01, 31.005],
        [112.01, 31.006],
        [111.99, 31.006],
        [111.99, 31.005],
      ],
    ],
  },
});
const fair = line('fair', { effect: 'slow', factor: 2, way_id: 'north', pack: 'holiday' }, [
  [112, 31.02],
  [112.1, 31.02],
]);
const conditions = collection(flood, fair);
const stations = 'id,lon,lat\nA,112.001,31\n';
const people = 'id,lon,lat,population\nhere,112.002,31,100\nacross,112.002,31.02,100\nfar,112.09,31.02,100\n';

function inputs(): string[] {
  return [
    '--stations',
    file('s.csv', stations),
    '--population',
    file('p.csv', people),
    '--roads',
    file('r.geojson', roads),
    '--speeds',
    file('v.json', '{"min_component_nodes": 1}'),
  ];
}

async function responses(...more: string[]): Promise<Record<string, number | null>> {
  const folder = join(base, 'result');
  expect([await run('coverage', ...inputs(), '--out', folder, ...more), err]).toEqual([0, expect.any(String)]);
  const { features } = JSON.parse(readFileSync(join(folder, 'coverage.geojson'), 'utf8'));
  const rows = features.map(({ properties }: { properties: { cell_id: string; travel_s: number | null } }) => [
    properties.cell_id,
    properties.travel_s,
  ]);
  return Object.fromEntries(rows);
}

const summary = () => JSON.parse(readFileSync(join(base, 'result', 'summary.json'), 'utf8'));

describe('conditions on the command line', () => {
  test('close and slow roads, are listed, and are written as they can be read again', async () => {
    const open = await responses();
    const given = ['--conditions', file('c.geojson', conditions)];
    const under = await responses(...given);
    expect(under.here).toBe(open.here);
    expect(under.across).toBeGreaterThan(10 * (open.across ?? 0));
    expect(summary().settings.conditions).toEqual([
      { id: 'fair', name: 'fair', pack: 'holiday', effect: 'slow', factor: 2, place: 'stretch', active: true },
      { id: 'lowland', name: 'Lowland', pack: 'flood', effect: 'closed', factor: null, place: 'polygon', active: true },
    ]);
    expect(summary().inputs.at(-1)).toMatchObject({ role: 'conditions', file: 'c.geojson', read: 2, used: 2 });
    const again = readFileSync(join(base, 'result', 'conditions.geojson'), 'utf8');
    expect(await responses('--conditions', file('again.geojson', again))).toEqual(under);
    expect(readFileSync(join(base, 'result', 'conditions.geojson'), 'utf8')).toBe(again);
    // Without them the folder is as it was, without the file.
    expect(await responses()).toEqual(open);
    expect(summary().settings).not.toHaveProperty('conditions');
    expect(() => readFileSync(join(base, 'result', 'conditions.geojson'))).toThrow('ENOENT');
  });

  test('packs choose which of them are in force', async () => {
    const given = ['--conditions', file('c.geojson', conditions)];
    const open = await responses();
    const flooded = await responses(...given, '--packs', 'flood');
    const fairOnly = await responses(...given, '--packs', 'holiday');
    const both = await responses(...given, '--packs', 'holiday,flood');
    expect(fairOnly.across).toBeGreaterThan(open.across ?? 0);
    expect(fairOnly.across).toBeLessThan(flooded.across ?? 0);
    expect(both).toEqual(await responses(...given));
    await expect(run('coverage', ...inputs(), ...given, '--packs', 'snow', '--out', join(base, 'no'))).rejects.toThrow(
      '[pack-unknown]',
    );
  });

  test('a condition that meets no road, or finds no roads at all, is told', async () => {
    const nowhere = line('x', { effect: 'closed' }, [
      [10, 10],
      [11, 10],
    ]);
    await responses('--conditions', file('c.geojson', collection(nowhere)));
    expect(err).toContain('[condition-meets-no-road]');
    err = '';
    await responses('--conditions', file('c.geojson', collection(nowhere)), '--travel', 'straight');
    expect(err).toContain('[conditions-need-roads]');
  });
});

describe('speeds on the command line', () => {
  test('time of day and sirens multiply travel, and are named in the summary', async () => {
    const plain = await responses();
    const peak = await responses('--period', 'peak', '--sirens');
    expect((peak.far ?? 0) / (plain.far ?? 1)).toBeCloseTo(1.3 * 0.9, 4);
    expect(summary().settings).toMatchObject({ period: { name: 'peak', factor: 1.3 }, sirens_factor: 0.9 });
    await expect(run('coverage', ...inputs(), '--period', 'noon', '--out', join(base, 'no'))).rejects.toThrow(
      '[period-unknown]',
    );
  });

  test('the clock is given part by part, and the way to the patient at its end', async () => {
    await responses('--answer-s', '20', '--turnout-s', '60.5', '--access-min', '2');
    expect(summary().settings.pre_travel).toMatchObject({
      answer_s: 20,
      processing_s: 60,
      turnout_s: 60.5,
      counted_s: 140.5,
    });
    expect(summary().settings.access_s).toBe(120);
    const { features } = JSON.parse(readFileSync(join(base, 'result', 'coverage.geojson'), 'utf8'));
    for (const { properties } of features) expect(properties.response_s - properties.travel_s).toBeCloseTo(260.5, 9);
  });

  test('towards the station one-way streets are driven the other way: the matrix transposed', async () => {
    const from = file('from.csv', 'id,lon,lat\nA,112.001,31\nB,112.06,31.005\n');
    const to = file('to.csv', 'id,lon,lat\nP,112.09,31.0001\nQ,112.002,31.02\n');
    const more = ['--roads', file('r.geojson', roads), '--speeds', file('v.json', '{"min_component_nodes": 1}')];
    const rows = async (...words: string[]): Promise<string[][]> => {
      expect(await run('matrix', ...words, ...more, '--out', join(base, 'm.csv'))).toBe(0);
      const text = readFileSync(join(base, 'm.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
      return text.map(row => row.split(','));
    };
    const there = await rows('--from', from, '--to', to);
    const back = await rows('--from', to, '--to', from, '--direction', 'to-station');
    const turned = back.map(([a, b, ...rest]) => [b, a, ...rest]).sort((a, b) => (a.join() < b.join() ? -1 : 1));
    expect(turned).toEqual(there);
    const sameWay = await rows('--from', to, '--to', from);
    expect(sameWay.map(([, , seconds]) => seconds)).not.toEqual(back.map(([, , seconds]) => seconds));
  });
});

describe('the why of a place', () => {
  test('is one JSON object: rules, parts that add up, remedies and the route', async () => {
    const given = [...inputs(), '--conditions', file('c.geojson', conditions), '--pre-travel-min', '5'];
    expect(await run('explain', '--cell', 'across', ...given)).toBe(0);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({
      cell_id: 'across',
      population: 100,
      status: 'uncovered',
      first_due_station_id: 'A',
    });
    const seconds = answer.parts.reduce((sum: number, { s }: { s: number }) => sum + s, 0);
    expect(seconds).toBeCloseTo(answer.response_s, 6);
    expect(answer.remedies.map(({ remedy }: { remedy: string }) => remedy)).toContain('lift-conditions');
    const lifted = answer.remedies.find(({ remedy }: { remedy: string }) => remedy === 'lift-conditions');
    expect(lifted.condition_ids).toContain('lowland');
    expect(answer.route.features.at(-1).properties.kind).toBe('off-road');
    out = '';
    const open = ['explain', '--cell', 'across', ...inputs(), '--pre-travel-min', '5'];
    expect(await run(...open)).toBe(0);
    const bridge = JSON.parse(out).route.features.find(
      ({ properties }: { properties: { names: string[] } }) => properties.names.length > 0,
    );
    expect(bridge.properties.names).toEqual(['Han Bridge']);
  });

  test('asks for a cell that is there', async () => {
    await expect(run('explain', '--cell', 'nobody', ...inputs())).rejects.toThrow('[cell-unknown]');
  });
});
