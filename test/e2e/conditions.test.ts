// Closures and slow areas: drawn, picked and typed; every number follows, packs are switched, and undo brings back.

import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppHost, exactPeople, patience, startApp, useFiles, wholeResult } from './app-page.ts';

let app: AppHost;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

function withoutWebgl(): void {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    return /webgl/.test(kind) ? null : Reflect.apply(original, this, [kind, ...rest]);
  } as typeof original;
}

const asNumber = (people: string): number => Number(people.replaceAll(',', ''));

async function openClosures(options: Parameters<AppHost['open']>[0] = {}): Promise<{
  readonly page: Page;
  readonly faults: readonly string[];
  readonly before: string;
}> {
  const { page, faults } = await app.open({ reducedMotion: 'reduce', ...options });
  const before = await exactPeople(page);
  await wholeResult(page);
  if (options.before) await page.locator('.simple-map canvas[data-drawn="yes"]').waitFor({ timeout: patience });
  else await page.locator('.maplibregl-map[data-idle="yes"]').waitFor({ timeout: patience });
  await page.locator('.data-panel').getByRole('button', { name: 'Closures', exact: true }).click();
  await page.getByRole('button', { name: 'Draw an area' }).waitFor();
  return { page, faults, before };
}

async function middleOfMap(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.map-region').boundingBox();
  if (!box) throw new Error('no map');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Clicks slowly enough not to be taken for double clicks. */
async function clickAt(page: Page, ...points: readonly (readonly [number, number])[]): Promise<void> {
  for (const [x, y] of points) {
    await page.mouse.click(x, y);
    await page.waitForTimeout(400);
  }
}

test.each([
  { name: 'the WebGL map', options: {} },
  { name: 'the simple map', options: { before: withoutWebgl } },
])('an area drawn on $name closes its roads, is listed, switched off and undone', async ({ options }) => {
  const { page, faults, before } = await openClosures(options);
  const { x, y } = await middleOfMap(page);
  await page.getByRole('button', { name: 'Draw an area' }).click();
  await clickAt(page, [x - 60, y - 40], [x + 60, y - 40], [x + 40, y + 50]);
  await page.mouse.dblclick(x - 40, y + 40);
  const form = page.getByRole('form', { name: 'New closure' });
  await form.getByText(/meets [\d.,]+\sk?m of road/).waitFor({ timeout: patience });
  expect((await form.getByLabel('Points').inputValue()).split('\n')).toHaveLength(4);
  expect(await exactPeople(page)).toBe(before);
  await form.getByLabel('Name', { exact: true }).fill('Flood plain');
  await form.getByLabel('Pack').selectOption('flood');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  const closed = await exactPeople(page, before);
  expect(asNumber(closed)).toBeGreaterThan(asNumber(before));
  expect(await page.locator('.condition').innerText()).toMatch(/Flood plain[\s\S]*closed · meets [\d.,]+\sk?m of road/);
  expect(await page.locator('.assumptions').innerText()).toContain('1 closure or slow area');
  await page.getByRole('switch', { name: 'All of Flood' }).uncheck();
  expect(await exactPeople(page, closed)).toBe(before);
  expect(await page.getByRole('switch', { name: 'Flood plain in force' }).isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Undo: switch Flood' }).click();
  expect(await exactPeople(page, before)).toBe(closed);
  await page.getByRole('button', { name: 'Undo: add Flood plain' }).click();
  expect(await exactPeople(page, closed)).toBe(before);
  await page.getByText('Nothing is closed or slow.').waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('Esc gives a drawing up, Backspace takes a point back, Enter ends a line; a slow line is changed and deleted', async () => {
  const { page, faults, before } = await openClosures();
  const { x, y } = await middleOfMap(page);
  await page.getByRole('button', { name: 'Draw a line across' }).click();
  await clickAt(page, [x - 100, y - 60]);
  await page.keyboard.press('Escape');
  expect(await page.locator('.map-hint').count()).toBe(0);
  await page.getByRole('button', { name: 'Draw a line across' }).click();
  await clickAt(page, [x - 100, y - 60], [x, y], [x + 100, y + 20]);
  await page.getByText('3 points').waitFor();
  await page.keyboard.press('Backspace');
  await page.getByText('2 points').waitFor();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'New closure' });
  await form.getByRole('button', { name: 'Slow', exact: true }).click();
  expect(await form.getByLabel('Name', { exact: true }).inputValue()).toBe('Slow area 1');
  const factor = form.getByLabel('Takes so many times as long');
  await factor.fill('0.5');
  await factor.press('Enter');
  expect(await form.getByRole('alert').innerText()).toContain('A number from 1 to 100');
  await factor.fill('20');
  await factor.press('Enter');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  const slow = await exactPeople(page, before);
  expect(asNumber(slow)).toBeGreaterThan(asNumber(before));
  await page.getByRole('button', { name: 'Edit Slow area 1' }).click();
  const change = page.getByRole('form', { name: 'Change Slow area 1' });
  await change.getByRole('button', { name: 'Closed', exact: true }).click();
  await change.getByRole('button', { name: 'Save changes' }).click();
  await exactPeople(page, slow);
  await page.getByRole('button', { name: /^Delete / }).click();
  await page.getByText('Nothing is closed or slow.').waitFor();
  expect(await exactPeople(page)).toBe(before);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a road is picked by a click: its stretch, or all of it', async () => {
  const { page, faults } = await openClosures();
  const { x, y } = await middleOfMap(page);
  await page.getByRole('button', { name: 'Pick a road' }).click();
  await clickAt(page, [x + 10, y + 20]);
  const form = page.getByRole('form', { name: 'New closure' });
  const met = form.getByText(/meets [\d.,]+\sk?m of road/);
  await met.waitFor({ timeout: patience });
  const stretch = await met.innerText();
  await form.getByRole('button', { name: 'Whole road' }).click();
  await page.waitForFunction(
    text => {
      const now = document.querySelector('.condition-form .met')?.textContent ?? '';
      return now.startsWith('meets') && now !== text;
    },
    stretch,
    { timeout: patience },
  );
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await page.locator('.condition', { hasText: 'Whole road' }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('without a pointer: typed points, the middle of the map, saved and imported again', async () => {
  const { page, faults, before } = await openClosures();
  await page.getByRole('button', { name: 'Type coordinates' }).press('Enter');
  const form = page.getByRole('form', { name: 'New closure' });
  const points = form.getByLabel('Points');
  expect((await points.inputValue()).split('\n')).toHaveLength(4);
  await points.fill('112.4 31.2\nnowhere');
  await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  expect(await form.getByRole('alert').innerText()).toBe('Line 2 is no longitude and latitude: nowhere');
  await points.fill('112.1 31.1\n112.5 31.1');
  expect(await form.getByRole('alert').innerText()).toBe('3 points are needed.');
  await form.getByRole('button', { name: 'Add map centre' }).press('Enter');
  await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  const closed = await exactPeople(page, before);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.condition-files').getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('conditions.geojson');
  const text = readFileSync(await download.path(), 'utf8');
  await page.getByRole('button', { name: 'Delete Closure 1' }).click();
  expect(await exactPeople(page, closed)).toBe(before);
  await useFiles(page, [{ name: 'conditions.geojson', text }]);
  expect(await exactPeople(page, before)).toBe(closed);
  await page.getByRole('switch', { name: 'Closure 1 in force' }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each([
  { colorScheme: 'light' as const, viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark' as const, viewport: { width: 390, height: 844 } },
])('axe finds nothing, $colorScheme at $viewport.width', async options => {
  const { page, faults } = await app.open(options);
  await exactPeople(page);
  if (options.viewport.width < 900) await page.locator('.tabs').getByRole('button', { name: 'Data' }).click();
  const panel = page.locator('.data-panel');
  await panel.getByRole('button', { name: 'Closures', exact: true }).click();
  const violations = async (): Promise<readonly string[]> => {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const found = await (window as unknown as { readonly axe: typeof axe }).axe.run('.data-panel');
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
    });
  };
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: 'Type coordinates' }).click();
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.locator('.condition').waitFor();
  expect(await violations()).toEqual([]);
  const wide = await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  expect(wide).toBe(false);
  expect(faults).toEqual([]);
  await page.context().close();
});
