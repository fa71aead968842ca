// Stations are dragged, nudged, added and deleted: approximate on the way, exact at the end, one step of undo each.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppHost, exactPeople, patience, startApp, wholeResult } from './app-page.ts';

const stationName = '张集镇急救站';

let app: AppHost;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Opens the app, selects a station in the table and waits until the map shows it in its middle. */
async function openAtStation(): Promise<{ page: Page; faults: readonly string[] }> {
  const opened = await app.open({ reducedMotion: 'reduce' });
  const { page } = opened;
  await exactPeople(page);
  await wholeResult(page);
  await page.locator('.maplibregl-map[data-idle="yes"]').waitFor({ timeout: patience });
  await page.keyboard.press('t');
  await page.locator('.table-twin').getByRole('button', { name: stationName, exact: true }).click();
  await page.locator('.maplibregl-map[data-idle="yes"]').waitFor({ timeout: patience });
  return opened;
}

async function middleOfMap(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.map-region').boundingBox();
  if (!box) throw new Error('no map');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a drag shows ≈ with gaps that follow, ends exact, is one step and can be undone', async () => {
  const { page, faults } = await openAtStation();
  const before = await exactPeople(page);
  const gapList = page.locator('.gap-list:not(.stale)');
  const gapsBefore = await gapList.innerText();
  const { x, y } = await middleOfMap(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 20; step++) await page.mouse.move(x - step * 6, y + step * 8);
  await page.locator('.answer-panel h1 strong', { hasText: '≈' }).waitFor({ timeout: patience });
  // Still held: gaps are those of the place under the pointer, drawn together with the zones.
  await page.waitForFunction(
    gaps => (document.querySelector('.gap-list:not(.stale)') as HTMLElement | null)?.innerText !== gaps,
    gapsBefore,
    { timeout: patience },
  );
  expect(await page.locator('.answer-panel h1 strong').innerText()).toContain('≈');
  await page.mouse.up();
  const after = await exactPeople(page, before);
  await wholeResult(page);
  expect(await exactPeople(page)).toBe(after);
  expect(await page.locator('.history li').allInnerTexts()).toEqual([`move ${stationName}`]);
  await page.keyboard.press('Control+z');
  expect(await exactPeople(page, after)).toBe(before);
  await page.keyboard.press('Control+Shift+z');
  expect(await exactPeople(page, before)).toBe(after);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a move by keys, typed coordinates, Esc; close, reopen, delete', async () => {
  const { page, faults } = await openAtStation();
  const before = await exactPeople(page);
  const lat = page.getByLabel('Latitude');
  const home = await lat.inputValue();
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page.locator('.table-twin').getByRole('button', { name: stationName, exact: true }).click();
  await page.keyboard.press('m');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(Number(home) - Number(await lat.inputValue())).toBeCloseTo(550 / 110_900, 4);
  await page.keyboard.press('Escape');
  expect(await lat.inputValue()).toBe(home);
  expect(await page.locator('.history li').count()).toBe(0);

  await lat.fill(String(Number(home) - 0.08));
  await page.getByRole('button', { name: 'Move there' }).click();
  const moved = await exactPeople(page, before);
  await page.getByRole('button', { name: 'Close station' }).click();
  const closed = await exactPeople(page, moved);
  await page.getByRole('button', { name: 'Reopen station' }).click();
  expect(await exactPeople(page, closed)).toBe(moved);
  await page.getByRole('button', { name: 'Delete station' }).click();
  expect(await exactPeople(page, moved)).toBe(closed);
  expect(await page.locator('.history li').count()).toBe(4);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a station added in the middle of the map covers people, and is one step', async () => {
  const { page, faults } = await app.open({ reducedMotion: 'reduce' });
  const before = await exactPeople(page);
  await wholeResult(page);
  await page.locator('.maplibregl-map[data-idle="yes"]').waitFor({ timeout: patience });
  await page.keyboard.press('g');
  await page.locator('.maplibregl-map[data-idle="yes"]').waitFor({ timeout: patience });
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  const after = await exactPeople(page, before);
  expect(Number(after.replaceAll(',', ''))).toBeLessThan(Number(before.replaceAll(',', '')));
  expect(await page.locator('.history li').allInnerTexts()).toEqual(['add New station 1']);
  await page.getByRole('button', { name: 'Undo: add New station 1' }).click();
  expect(await exactPeople(page, after)).toBe(before);
  expect(faults).toEqual([]);
  await page.context().close();
});
