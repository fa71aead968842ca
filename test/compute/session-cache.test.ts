// What a session keeps from one job to the next never changes an answer: moved, measured and evaluated in any order
// gives the bytes of a session that has seen nothing.

import { expect, test } from 'vitest';
import type { DatasetRole, PlanRequest } from '../../src/compute/jobs.ts';
import { createSession, type Session } from '../../src/compute/session.ts';
import { defaultReadOptions } from '../../src/files/account/read-options.ts';
import { defaultPlanSettings } from '../../src/scenario/plan.ts';
import { randomTown, type Town } from '../plain/random-town.ts';

const stay = new AbortController().signal;
const quiet = (): void => undefined;
const roles: readonly DatasetRole[] = ['stations', 'population', 'areas', 'roads', 'speeds'];

async function openTown(session: Session, town: Town): Promise<PlanRequest> {
  const given = roles.flatMap(role => {
    const at = town.options.indexOf(`--${role}`);
    return at < 0 ? [] : [{ role, name: town.options[at + 1] ?? '' }];
  });
  const files = given.map(({ role, name }) => {
    const content = town.files[name] ?? '';
    return { role, name, content: typeof content === 'string' ? new TextEncoder().encode(content) : content };
  });
  const options = { ...defaultReadOptions, encoding: 'utf-8' as const };
  const { datasets, stations } = await session.run('import', { files, options }, quiet, stay);
  const id = (role: DatasetRole): string | null => datasets.find(dataset => dataset.role === role)?.datasetId ?? null;
  const [stationsId, populationId] = [id('stations'), id('population')];
  if (stationsId === null || populationId === null) throw new Error('the town was not read');
  const travel = id('roads') === null ? 'straight' : 'road';
  return {
    stations: stations ?? [],
    stationsId,
    populationId,
    areasId: id('areas'),
    roadsId: id('roads'),
    speedsId: id('speeds'),
    conditionsId: null,
    frictionId: null,
    elevationId: null,
    conditions: [],
    speedChanges: {},
    standardId: 'jingmen-plan',
    settings: { ...defaultPlanSettings, travel },
  };
}

function moved(request: PlanRequest, row: number, by: number): PlanRequest {
  const stations = request.stations.map((station, i) => (i === row ? { ...station, lat: station.lat + by } : station));
  return { ...request, stations };
}

test.each([1, 2, 3, 5, 8, 13, 21, 34])('on the town of seed %i', async seed => {
  const town = randomTown(seed);
  const kept = createSession();
  const request = await openTown(kept, town);
  const steps = [0, 0.003, 0.02, -0.004, 0].map((by, i) =>
    moved(request, i % Math.max(1, request.stations.length), by),
  );
  for (const step of steps) {
    await kept.run('measure', moved(step, 0, 0.001), quiet, stay);
    const files = await kept.run('export', { request: step, cells: 'geojson' }, quiet, stay);
    const fresh = createSession();
    const again = { ...(await openTown(fresh, town)), stations: step.stations };
    expect(files).toEqual(await fresh.run('export', { request: again, cells: 'geojson' }, quiet, stay));
  }
});

test('a stopped job rejects and leaves the session as it was', async () => {
  const session = createSession();
  const request = await openTown(session, randomTown(4));
  const before = await session.run('export', { request, cells: 'geojson' }, quiet, stay);
  const stop = new AbortController();
  const job = session.run('evaluate', moved(request, 0, 0.01), () => stop.abort(), stop.signal);
  await expect(job).rejects.toMatchObject({ name: 'AbortError' });
  expect(await session.run('export', { request, cells: 'geojson' }, quiet, stay)).toEqual(before);
});
