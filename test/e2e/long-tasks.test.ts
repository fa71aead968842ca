// How long the page stands still, from load to the whole result and while a station is dragged: printed, and what must hold.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppHost, exactPeople, patience, startApp, wholeResult } from './app-page.ts';

let app: AppHost;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Writes down every task over 50 ms from the first moment on. */
function watchTasks(): void {
  const tasks: number[] = [];
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
  }).observe({ type: 'longtask', buffered: true });
  Object.assign(window, { longTasks: tasks });
}

function withoutWebgl(): void {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    return /webgl/.test(kind) ? null : Reflect.apply(original, this, [kind, ...rest]);
  } as typeof original;
}

/** Takes what was written down since the last time; longest first. */
async function longTasks(page: Page): Promise<readonly number[]> {
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));
  return tasks.sort((a, b) => b - a);
}

/** Drags what is at a place; the headline must say ≈ on the way, and be exact again at the end. */
async function drag(page: Page, x: number, y: number, before: string): Promise<string> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 20; step++) await page.mouse.move(x - step * 4, y + step * 5);
  await page.locator('.answer-panel h1 strong', { hasText: '≈' }).waitFor({ timeout: patience });
  await page.mouse.up();
  const after = await exactPeople(page, before);
  await wholeResult(page);
  return after;
}

test('with WebGL', async () => {
  const { page, faults } = await app.open({ reducedMotion: 'reduce', before: watchTasks });
  const before = await exactPeople(page);
  await wholeResult(page);
  await page.locator('.maplibregl-map[data-idle="yes"]').waitFor({ timeout: patience });
  console.info(`WebGL without a GPU, load to map: tasks over 50 ms: ${(await longTasks(page)).join(' ')}`);
  await page.keyboard.press('t');
  await page.locator('.table-twin').getByRole('button', { name: '张集镇急救站', exact: true }).click();
  await page.locator('.maplibregl-map[data-idle="yes"]').waitFor({ timeout: patience });
  await longTasks(page);
  const box = await page.locator('.map-region').boundingBox();
  expect(box).not.toBeNull();
  if (!box) return;
  const after = await drag(page, box.x + box.width / 2, box.y + box.height / 2, before);
  console.info(`WebGL without a GPU, drag: tasks over 50 ms: ${(await longTasks(page)).join(' ')}`);
  await page.keyboard.press('Control+z');
  expect(await exactPeople(page, after)).toBe(before);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('on the simple map, where a station is dragged, the map panned and zoomed', async () => {
  const { page, faults } = await app.open({ before: withoutWebgl });
  await page.addInitScript(watchTasks);
  await page.reload();
  const before = await exactPeople(page);
  await wholeResult(page);
  await page.locator('.simple-map canvas[data-drawn="yes"]').waitFor({ timeout: patience });
  console.info(`simple map, load to map: tasks over 50 ms: ${(await longTasks(page)).join(' ')}`);
  const mark = page.locator('.station-mark', { hasText: '张集镇急救站' });
  const box = await mark.boundingBox();
  expect(box).not.toBeNull();
  if (!box) return;
  const after = await drag(page, box.x + box.width / 2, box.y + box.height / 2, before);
  console.info(`simple map, drag: tasks over 50 ms: ${(await longTasks(page)).join(' ')}`);
  expect(await page.locator('.history li').allInnerTexts()).toEqual(['move 张集镇急救站']);
  await page.keyboard.press('Control+z');
  expect(await exactPeople(page, after)).toBe(before);

  // The ground is pulled 60 pixels to the left, then seen closer: the station goes with it.
  await page.keyboard.press('Escape');
  const middle = await page.locator('.map-region').boundingBox();
  if (!middle) return;
  const from = await mark.boundingBox();
  await page.mouse.move(middle.x + 40, middle.y + middle.height / 2);
  await page.mouse.down();
  await page.mouse.move(middle.x + 100, middle.y + middle.height / 2, { steps: 4 });
  await page.mouse.up();
  const to = await mark.boundingBox();
  expect(Math.round((to?.x ?? 0) - (from?.x ?? 0))).toBe(60);
  expect(Math.round((to?.y ?? 0) - (from?.y ?? 0))).toBe(0);
  await page.mouse.wheel(0, -100);
  await page.locator('.simple-map canvas[data-drawn="yes"]').waitFor({ timeout: patience });
  expect((await mark.boundingBox())?.x).not.toBe(to?.x);
  expect(faults).toEqual([]);
  await page.context().close();
});
