// The demonstration city: how long the engine takes for it, and how long a person waits for the first insight.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PlanRequest } from '../../src/compute/jobs.ts';
import { createSession, type Session } from '../../src/compute/session.ts';
import { defaultPlanSettings } from '../../src/scenario/plan.ts';
import { demonstration, patience, startApp } from '../e2e/app-page.ts';
import { clock } from './measure.ts';

const stay = new AbortController().signal;
const quiet = (): void => undefined;

async function openCity(session: Session): Promise<PlanRequest> {
  const files = ['stations', 'population', 'areas', 'roads'].map(name => ({
    name: `${name}.geojson`,
    content: new Uint8Array(readFileSync(`${demonstration}/${name}.geojson`)),
    role: null,
  }));
  const { datasets, stations } = await session.run('import', { files }, quiet, stay);
  const id = (role: string): string => datasets.find(dataset => dataset.role === role)?.datasetId ?? '';
  return {
    stations: stations ?? [],
    stationsId: id('stations'),
    populationId: id('population'),
    areasId: id('areas'),
    roadsId: id('roads'),
    speedsId: null,
    conditionsId: null,
    frictionId: null,
    elevationId: null,
    conditions: [],
    speedChanges: {},
    standardId: 'jingmen-plan',
    settings: { ...defaultPlanSettings, travel: 'road' },
  };
}

test('engine: reading, evaluating, moving a station', async () => {
  await clock('demonstration city: read four files and evaluate, new session', 5, async () => {
    const session = createSession();
    await session.run('evaluate', await openCity(session), quiet, stay);
  });
  const session = createSession();
  const request = await openCity(session);
  let step = 0;
  const moved = (): PlanRequest => {
    step++;
    const stations = request.stations.map((station, row) =>
      row === 0 ? { ...station, lon: station.lon + step * 1e-4 } : station,
    );
    return { ...request, stations };
  };
  await session.run('measure', request, quiet, stay);
  await clock('demonstration city: all numbers after moving one station', 30, () =>
    session.run('measure', moved(), quiet, stay),
  );
  await clock('demonstration city: numbers, zones and gaps after moving one station', 10, () =>
    session.run('evaluate', moved(), quiet, stay),
  );
  expect(step).toBe(40);
});

/** Writes down the longest task of the page over 50 ms. */
function watchTasks(): void {
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries())
      Object.assign(window, { longest: Math.max((window as { longest?: number }).longest ?? 0, Math.round(duration)) });
  }).observe({ type: 'longtask', buffered: true });
}

function watchTasksWithoutWebgl(): void {
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries())
      Object.assign(window, { longest: Math.max((window as { longest?: number }).longest ?? 0, Math.round(duration)) });
  }).observe({ type: 'longtask', buffered: true });
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    return /webgl/.test(kind) ? null : Reflect.apply(original, this, [kind, ...rest]);
  } as typeof original;
}

test('browser: first insight, and how long the page stands still', async () => {
  const app = await startApp();
  await clock('first insight, from load to the sentence (goal 3,000 ms; Chromium without a GPU)', 5, async () => {
    const { page } = await app.open();
    await page.getByRole('heading', { name: /people .* more than/ }).waitFor({ timeout: patience });
    await page.context().close();
  });
  for (const [what, before, drawn] of [
    ['simple map', watchTasksWithoutWebgl, '.simple-map canvas[data-drawn="yes"]'],
    ['WebGL without a GPU', watchTasks, '.maplibregl-map[data-idle="yes"]'],
  ] as const) {
    const longest: number[] = [];
    for (let round = 0; round < 5; round++) {
      const { page } = await app.open({ before });
      await page.locator(drawn).waitFor({ timeout: patience });
      await page.locator('.gap-list:not(.stale)').waitFor({ timeout: patience });
      longest.push(await page.evaluate(() => (window as { longest?: number }).longest ?? 0));
      await page.context().close();
    }
    longest.sort((a, b) => a - b);
    console.info(`longest task of the page, load to map, ${what} (goal 200 ms): ${longest.join(' ')} ms`);
    expect(longest.length).toBe(5);
  }
  await app.close();
});
