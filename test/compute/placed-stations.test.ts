// Stations placed by hand, without a stations file: they answer like a file of the same stations.

import { expect, test } from 'vitest';
import type { DatasetRole, PlanRequest } from '../../src/compute/jobs.ts';
import { createSession } from '../../src/compute/session.ts';
import { defaultPlanSettings } from '../../src/scenario/plan.ts';
import { defaultStandardId } from '../../src/standards/shipped-standards.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const population = 'id,lon,lat,population,settlement\na,112.0,30.0,100,urban\nb,112.2,30.0,50,urban\n';
const stations = 'id,name,lon,lat\nnew-1,New,112.01,30.0\n';

test('a plan without a stations dataset has the same numbers and says that its stations were edited', async () => {
  const session = createSession();
  const stay = new AbortController().signal;
  const read = async (role: DatasetRole, text: string) =>
    session.run('import', { files: [{ name: `${role}.csv`, content: bytes(text), role }] }, () => undefined, stay);
  const people = await read('population', population);
  const file = await read('stations', stations);
  const fromFile: PlanRequest = {
    stations: file.stations ?? [],
    stationsId: file.datasets[0].datasetId,
    populationId: people.datasets[0].datasetId,
    areasId: null,
    roadsId: null,
    speedsId: null,
    conditionsId: null,
    frictionId: null,
    elevationId: null,
    conditions: [],
    speedChanges: {},
    standardId: defaultStandardId,
    settings: defaultPlanSettings,
  };
  const placed: PlanRequest = { ...fromFile, stationsId: null };
  const measure = async (request: PlanRequest) => session.run('measure', request, () => undefined, stay);
  const summary = async (request: PlanRequest) => {
    const files = await session.run('export', { request, cells: 'none' }, () => undefined, stay);
    return JSON.parse(files.find(({ path }) => path === 'summary.json')?.text ?? '') as Record<string, unknown>;
  };
  expect((await measure(placed)).measures.ledger).toEqual((await measure(fromFile)).measures.ledger);
  expect((await measure(placed)).measures.ledger.covered).toBe(100_000_000);
  const [byHand, byFile] = [await summary(placed), await summary(fromFile)];
  expect(byHand.ledger).toEqual(byFile.ledger);
  expect(JSON.stringify(byHand)).not.toContain('stations.csv');
  expect(JSON.stringify(byFile)).toContain('stations.csv');
});
