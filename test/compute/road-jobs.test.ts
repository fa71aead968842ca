// The jobs around closures: undo gives the bytes of before, the map gets its lines, a click finds its road.

import { expect, test } from 'vitest';
import type { PlanRequest } from '../../src/compute/jobs.ts';
import { createSession, type Session } from '../../src/compute/session.ts';
import type { RoadCondition } from '../../src/roads/road-condition.ts';
import { defaultPlanSettings } from '../../src/scenario/plan.ts';
import { closed, slow } from '../world/random-conditions.ts';

const stay = new AbortController().signal;
const quiet = (): void => undefined;

const line = (id: string, properties: object, coordinates: readonly (readonly number[])[]) =>
  JSON.stringify({ type: 'Feature', id, properties, geometry: { type: 'LineString', coordinates } });
const roads = `{"type":"FeatureCollection","features":[${[
  line('long', { highway: 'primary', name: 'Long Street' }, [
    [112, 31],
    [112.01, 31],
    [112.02, 31],
    [112.03, 31],
    [112.04, 31],
  ]),
  line('side', { highway: 'tertiary', ref: 'X7' }, [
    [112.02, 31],
    [112.02, 31.02],
  ]),
].join(',')}]}`;

async function opened(session: Session): Promise<PlanRequest> {
  const texts = {
    stations: 'id,lon,lat\nA,112.001,31\n',
    population: 'id,lon,lat,population\nnear,112.005,31,100\nfar,112.035,31,100\nside,112.02,31.015,50\n',
    roads,
    speeds: '{"min_component_nodes": 1}',
  };
  const files = Object.entries(texts).map(([role, text]) => ({
    role: role as 'stations',
    name: role === 'speeds' ? 'v.json' : role === 'roads' ? 'r.geojson' : `${role}.csv`,
    content: new TextEncoder().encode(text),
  }));
  const { datasets, stations } = await session.run('import', { files }, quiet, stay);
  const id = (role: string): string => datasets.find(dataset => dataset.role === role)?.datasetId ?? '';
  return {
    stations: stations ?? [],
    stationsId: id('stations'),
    populationId: id('population'),
    areasId: null,
    roadsId: id('roads'),
    speedsId: id('speeds'),
    conditionsId: null,
    frictionId: null,
    elevationId: null,
    conditions: [],
    speedChanges: {},
    standardId: 'jingmen-plan',
    settings: { ...defaultPlanSettings, travel: 'road' },
  };
}

const bridge = closed('bridge', {
  kind: 'line',
  lines: [
    [
      [112.025, 30.99],
      [112.025, 31.01],
    ],
  ],
});

test('closing, changing speeds and taking both back gives the bytes of before', async () => {
  const session = createSession();
  const request = await opened(session);
  const files = (change: Partial<PlanRequest>) =>
    session.run('export', { request: { ...request, ...change }, cells: 'geojson' }, quiet, stay);
  const before = await files({});
  const shut = await files({ conditions: [bridge] });
  const slowed = await files({ speedChanges: { kmh: { primary: 20 } } });
  const both = await files({ conditions: [bridge], speedChanges: { kmh: { primary: 20 } } });
  expect(shut).not.toEqual(before);
  expect(slowed).not.toEqual(before);
  expect(await files({ conditions: [{ ...bridge, name: 'Bridge' }] })).not.toEqual(shut);
  expect(await files({ conditions: [bridge] })).toEqual(shut);
  expect(await files({})).toEqual(before);
  const fresh = createSession();
  const again = { ...(await opened(fresh)), conditions: [bridge], speedChanges: { kmh: { primary: 20 } } };
  expect(await fresh.run('export', { request: again, cells: 'geojson' }, quiet, stay)).toEqual(both);
});

test('lines for the map: closed and slowed runs, and what each condition meets', async () => {
  const session = createSession();
  const request = await opened(session);
  const conditions: readonly RoadCondition[] = [
    bridge,
    slow('street', 2, { kind: 'way', wayId: 'long', at: [112, 31] }),
    { ...closed('side', { kind: 'way', wayId: 'side', at: [112.02, 31.01] }), isActive: false },
    closed('none', { kind: 'way', wayId: 'none', at: [0, 0] }),
  ];
  const input = { ...request, roadsId: request.roadsId ?? '', conditions };
  const layer = await session.run('condition-layer', input, quiet, stay);
  expect([...layer.factor]).toEqual([2, Infinity, 2]);
  expect([...layer.lineStart]).toEqual([0, 3, 5, 7]);
  expect([...layer.lonLat.subarray(6, 10)]).toEqual([112.02, 31, 112.03, 31]);
  expect(layer.met.map(({ conditionId, segments }) => [conditionId, segments])).toEqual([
    ['bridge', 1],
    ['street', 4],
    ['side', 1],
    ['none', 0],
  ]);
  expect(layer.met[2]!.meters).toBeCloseTo(2217.5, 0);
  const { measures } = await session.run('measure', { ...request, conditions }, quiet, stay);
  expect(
    measures.problems.filter(({ code }) => code === 'condition-meets-no-road').map(({ where }) => where.id),
  ).toEqual(['none']);
});

test('a click finds its road and the stretch between two junctions', async () => {
  const session = createSession();
  const request = await opened(session);
  const at = (lon: number, lat: number) =>
    session.run('road-at', { ...request, roadsId: request.roadsId ?? '', lon, lat }, quiet, stay);
  const found = await at(112.033, 31.0005);
  expect(found).toMatchObject({ wayId: 'long', name: 'Long Street', roadClass: 'primary' });
  expect(found?.lines).toEqual([
    [
      [112, 31],
      [112.01, 31],
      [112.02, 31],
      [112.03, 31],
      [112.04, 31],
    ],
  ]);
  expect(found?.stretch.between).toEqual([
    [112.02, 31],
    [112.04, 31],
  ]);
  expect(found?.stretch.line).toHaveLength(3);
  expect(found?.meters).toBeCloseTo(55.4, 0);
  expect((await at(112.021, 31.01))?.name).toBe('X7');
  expect(await at(113, 32)).toBeNull();
});
