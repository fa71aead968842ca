// A problem that shows only when inputs meet says in which file it is and with which record it begins.

import { expect, test } from 'vitest';
import { withInputFiles } from '../../src/compute/input-files.ts';
import type { DatasetRole, PlanRequest } from '../../src/compute/jobs.ts';
import { createSession } from '../../src/compute/session.ts';
import { formatProblem } from '../../src/report/problem-words.ts';
import { defaultPlanSettings } from '../../src/scenario/plan.ts';
import type { Place, Problem } from '../../src/vocabulary/problem.ts';

const stay = new AbortController().signal;
const quiet = (): void => undefined;

const road = (id: string, coordinates: readonly (readonly number[])[], highway = 'primary'): object => ({
  type: 'Feature',
  id,
  properties: { highway },
  geometry: { type: 'LineString', coordinates },
});
const collection = (features: readonly object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const area = {
  type: 'Feature',
  properties: { name: 'North' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [111, 29],
        [114, 29],
        [114, 32],
        [111, 32],
        [111, 29],
      ],
    ],
  },
};

const inputs = {
  stations: 'id,name,lon,lat,status\nB,b,112.001,30,existing\nA,a,113,31.5,existing\n',
  population: 'id,lon,lat,population\nc3,113.5,31.5,5\nc2,113.4,31.5,5\nc1,112.002,30,5\n',
  areas: collection([area]),
  roads: collection([
    road('w9', [
      [112, 30],
      [112.01, 30],
    ]),
    road('w10', [
      [112.01, 30],
      [112.02, 30],
    ]),
  ]),
  speeds: '{"min_component_nodes": 0}',
} satisfies Partial<Record<DatasetRole, string>>;

type Texts = Partial<Record<DatasetRole, string>>;

async function problemsOf(texts: Texts, change: Partial<PlanRequest> = {}): Promise<readonly Problem[]> {
  const session = createSession();
  const files = Object.entries(texts).map(([role, text]) => ({
    name: `my ${role}.${text.startsWith('{') ? 'json' : 'csv'}`,
    content: new TextEncoder().encode(text),
    role: role as DatasetRole,
  }));
  const { datasets, stations, problems } = await session.run('import', { files }, quiet, stay);
  expect(problems.filter(({ severity }) => severity === 'reject')).toEqual([]);
  const id = (role: DatasetRole): string | null => datasets.find(dataset => dataset.role === role)?.datasetId ?? null;
  const request: PlanRequest = {
    stations: stations ?? [],
    stationsId: id('stations'),
    populationId: id('population') ?? '',
    areasId: id('areas'),
    roadsId: id('roads'),
    speedsId: id('speeds'),
    conditionsId: null,
    frictionId: null,
    elevationId: null,
    conditions: [],
    speedChanges: {},
    standardId: 'jingmen-plan',
    settings: { ...defaultPlanSettings, travel: id('roads') === null ? 'straight' : 'road' },
    ...change,
  };
  const { measures } = await session.run('measure', request, quiet, stay);
  const { evaluation } = await session.run('evaluate', request, quiet, stay);
  expect(evaluation.problems).toEqual(measures.problems);
  for (const problem of measures.problems) {
    expect(formatProblem(problem, 'en')).not.toContain('…');
    expect(formatProblem(problem, 'zh')).not.toContain('…');
  }
  return measures.problems;
}

function placeOf(problems: readonly Problem[], code: string): Place | undefined {
  return problems.find(problem => problem.code === code)?.where;
}

test('cells and stations far from every road, and areas that do not say what is the central city', async () => {
  const problems = await problemsOf(inputs);
  expect(placeOf(problems, 'cells-off-road')).toEqual({ file: 'my population.csv', role: 'population', id: 'c2' });
  expect(placeOf(problems, 'station-off-road')).toEqual({ file: 'my stations.csv', role: 'stations', id: 'A' });
  expect(placeOf(problems, 'central-city-by-settlement')).toEqual({
    file: 'my areas.json',
    role: 'areas',
    column: 'central_city',
  });
  expect(placeOf(problems, 'settlement-assumed-urban')).toEqual({
    file: 'my population.csv',
    role: 'population',
    id: 'c1',
  });
});

test('a class that a setting does not give, and no areas at all', async () => {
  const { stations, population } = inputs;
  const settings = { ...defaultPlanSettings, settlement: 'property' as const };
  const problems = await problemsOf({ stations, population }, { settings });
  const first = { file: 'my population.csv', role: 'population', id: 'c1' };
  expect(placeOf(problems, 'settlement-unknown')).toEqual(first);
  expect(placeOf(problems, 'central-city-by-settlement')).toEqual(first);
});

test('stations of which none answers calls', async () => {
  const { population } = inputs;
  const problems = await problemsOf({ stations: inputs.stations.replaceAll('existing', 'closed'), population });
  expect(placeOf(problems, 'no-serving-station')).toEqual({ file: 'my stations.csv', role: 'stations', id: 'A' });
});

test('a station placed by hand has no file, and is named all the same', async () => {
  const { stations, population, roads, speeds } = inputs;
  const problems = await problemsOf({ stations, population, roads, speeds }, { stationsId: null });
  expect(placeOf(problems, 'station-off-road')).toEqual({ role: 'stations', id: 'A' });
  const text = formatProblem(problems.find(({ code }) => code === 'station-off-road')!, 'en');
  expect(text).toMatch(/^station "A": found a place farther than 2000 m/);
});

test('roads that cannot be used', async () => {
  const { stations, population } = inputs;
  const closed = collection([
    road(
      'w9',
      [
        [112, 30],
        [112.01, 30],
      ],
      'footway',
    ),
    road(
      'w10',
      [
        [112.01, 30],
        [112.02, 30],
      ],
      'footway',
    ),
  ]);
  const place = { file: 'my roads.json', role: 'roads', id: 'w10' };
  expect(placeOf(await problemsOf({ stations, population, roads: closed }), 'roads-no-usable-way')).toEqual(place);
  const small = await problemsOf({ stations, population, roads: inputs.roads });
  expect(placeOf(small, 'roads-no-large-component')).toEqual(place);
});

test('a matrix names the file of each side', async () => {
  const session = createSession();
  const read = async (role: DatasetRole, name: string, text: string) =>
    session.run('import', { files: [{ role, name, content: new TextEncoder().encode(text) }] }, quiet, stay);
  const roads = await read('roads', 'r.geojson', inputs.roads);
  const speeds = await read('speeds', 's.json', inputs.speeds);
  const from = await read('stations', 'from.csv', inputs.stations);
  const to = await read('stations', 'to.csv', 'id,lon,lat\nfar,113.5,31.5\n=near,112.01,30\n');
  const { pieces, problems } = await session.run(
    'matrix',
    {
      from: { file: 'from.csv', points: from.stations ?? [] },
      to: { file: 'to.csv', points: to.stations ?? [] },
      roadsId: roads.datasets[0].datasetId,
      speedsId: speeds.datasets[0].datasetId,
      conditionsId: null,
      conditions: [],
      settings: defaultPlanSettings,
      limitMinutes: null,
    },
    quiet,
    stay,
  );
  expect(problems.map(({ where }) => where)).toEqual([
    { file: 'from.csv', role: 'stations', id: 'A' },
    { file: 'to.csv', role: 'stations', id: 'far' },
  ]);
  // Ids are data to join on: no guard against formulas.
  const lines = pieces.join('').split('\n');
  expect(lines[0]).toBe('from_id,to_id,travel_s,distance_m');
  expect(lines[3]).toMatch(/^B,=near,\d+/);
});

test('a place that has a file, or no role, is left as it is', () => {
  const places: readonly Place[] = [{ file: 'a', role: 'areas' }, { line: 3 }, { role: 'roads' }];
  const problems = places.map(where => ({ code: 'x', severity: 'warn', where, params: {} }) as const);
  const found = withInputFiles(problems, role => (role === 'areas' ? 'other' : null));
  expect(found.map(({ where }) => where)).toEqual(places);
});
