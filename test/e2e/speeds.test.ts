// Roads and speeds: every change is followed at once, is one step, and wrong input changes nothing.

import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppHost, exactPeople, startApp, useFiles, wholeResult } from './app-page.ts';

let app: AppHost;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function openSpeeds(
  options: Parameters<AppHost['open']>[0] = {},
): Promise<{ page: Page; faults: readonly string[] }> {
  const opened = await app.open(options);
  await exactPeople(opened.page);
  await wholeResult(opened.page);
  await opened.page.getByRole('button', { name: 'Speeds', exact: true }).click();
  await opened.page.getByRole('textbox', { name: 'Speed, Primary road', exact: true }).waitFor();
  return opened;
}

function historyOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...document.querySelectorAll('.history li')].map(line => line.textContent ?? ''));
}

const asNumber = (people: string): number => Number(people.replaceAll(',', ''));

test('a speed, a time of day and sirens change the answer, each undone by itself', async () => {
  const { page, faults } = await openSpeeds();
  const before = await exactPeople(page);
  const primary = page.getByRole('textbox', { name: 'Speed, Primary road', exact: true });
  await primary.fill('30');
  await primary.press('Enter');
  const slower = await exactPeople(page, before);
  expect(asNumber(slower)).toBeGreaterThan(asNumber(before));
  await page.getByRole('radio', { name: 'Peak', exact: true }).check();
  const peak = await exactPeople(page, slower);
  expect(asNumber(peak)).toBeGreaterThan(asNumber(slower));
  await page.getByRole('switch', { name: 'Lights and sirens' }).check();
  const sirens = await exactPeople(page, peak);
  expect(asNumber(sirens)).toBeLessThan(asNumber(peak));
  expect(await page.locator('.assumptions').innerText()).toContain('Peak (× 1.3)');
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  expect(await historyOf(page)).toEqual(['speeds: Primary road', 'settings', 'settings']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await exactPeople(page, sirens)).toBe(slower);
  await page.keyboard.press('Control+z');
  expect(await exactPeople(page, slower)).toBe(before);
  expect(await page.locator('.assumptions').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('wrong input is told beside the field and changes nothing; empty is not driven; a field and all are reset', async () => {
  const { page, faults } = await openSpeeds();
  const before = await exactPeople(page);
  const primary = page.getByRole('textbox', { name: 'Speed, Primary road', exact: true });
  for (const typed of ['abc', '-5', '1e3', '900']) {
    await primary.fill(typed);
    await primary.press('Enter');
    expect(await page.getByRole('alert').innerText()).toBe(`A number from 0 to 200. Not applied: ${typed}`);
    expect(await primary.getAttribute('aria-invalid')).toBe('true');
  }
  await primary.press('Escape');
  expect(await primary.inputValue()).toBe('55');
  expect(await exactPeople(page)).toBe(before);

  const secondary = page.getByRole('textbox', { name: 'Speed, Secondary road', exact: true });
  await secondary.fill('');
  await secondary.press('Enter');
  const closed = await exactPeople(page, before);
  expect(asNumber(closed)).toBeGreaterThan(asNumber(before));
  expect(await secondary.getAttribute('placeholder')).toBe('not driven');
  await page.getByRole('button', { name: 'Reset Speed, Secondary road to 45' }).click();
  expect(await exactPeople(page, closed)).toBe(before);

  await primary.fill('20');
  await primary.press('Enter');
  const slow = await exactPeople(page, before);
  await page.getByRole('button', { name: 'Reset all' }).click();
  expect(await exactPeople(page, slow)).toBe(before);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the whole clock has the standard as placeholders, and a station a turnout of its own', async () => {
  const { page, faults } = await openSpeeds();
  const before = await exactPeople(page);
  const turnout = page.getByLabel('Turnout', { exact: true });
  expect(await turnout.getAttribute('placeholder')).toBe('108');
  await turnout.fill('300');
  await turnout.press('Enter');
  const later = await exactPeople(page, before);
  expect(asNumber(later)).toBeGreaterThan(asNumber(before));
  expect(await page.locator('.standard').innerText()).toContain('turnout 300 s');
  await page.locator('.map-top').getByRole('button', { name: 'Table' }).click();
  await page.locator('.table-twin').getByRole('button', { name: '张集镇急救站', exact: true }).click();
  const own = page.locator('.card').getByLabel('Turnout');
  expect(await own.getAttribute('placeholder')).toBe('300');
  await own.fill('0');
  await own.press('Enter');
  expect(asNumber(await exactPeople(page, later))).toBeLessThan(asNumber(later));
  await page.getByRole('button', { name: 'Undo: turnout of 张集镇急救站' }).click();
  expect(await exactPeople(page)).toBeDefined();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('speeds.json is saved and taken in again by its name', async () => {
  const { page, faults } = await openSpeeds();
  const before = await exactPeople(page);
  const primary = page.getByRole('textbox', { name: 'Speed, Primary road', exact: true });
  await primary.fill('30');
  await primary.press('Enter');
  const slower = await exactPeople(page, before);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save speeds.json' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('speeds.json');
  const text = readFileSync(await download.path(), 'utf8');
  expect((JSON.parse(text) as { kmh: Record<string, number> }).kmh.primary).toBe(30);
  await page.getByRole('button', { name: 'Reset all' }).click();
  expect(await exactPeople(page, slower)).toBe(before);
  await useFiles(page, [{ name: 'our-speeds.json', text }]);
  expect(await exactPeople(page, before)).toBe(slower);
  await page.getByText('From the file our-speeds.json.').waitFor();
  expect(await primary.inputValue()).toBe('30');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('without roads the banner says what the minutes are, and the straight speed is editable', async () => {
  const { page, faults } = await openSpeeds();
  const before = await exactPeople(page);
  await page.getByRole('button', { name: 'straight line' }).click();
  const straight = await exactPeople(page, before);
  expect(await page.locator('.banners').innerText()).toContain(
    'estimated from straight lines (1.3 × distance at 40 km/h)',
  );
  const kmh = page.getByLabel('Without roads: straight lines: Speed');
  await kmh.fill('20');
  await kmh.press('Enter');
  expect(asNumber(await exactPeople(page, straight))).toBeGreaterThan(asNumber(straight));
  expect(await page.locator('.banners').innerText()).toContain('1.3 × distance at 20 km/h');
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
  await page.locator('.data-panel').getByRole('button', { name: 'Speeds', exact: true }).click();
  await page.getByRole('textbox', { name: 'Speed, Primary road', exact: true }).fill('x');
  await page.getByRole('textbox', { name: 'Speed, Primary road', exact: true }).press('Enter');
  await page.evaluate(axe.source);
  const broke = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { readonly axe: typeof axe }).axe.run('.data-panel');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
  expect(broke).toEqual([]);
  const wide = await page.locator('.data-panel').evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  expect(wide).toBe(false);
  expect(faults).toEqual([]);
  await page.context().close();
});
