// What the browser saves is what the command line writes, byte for byte; the keyboard alone gets there.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AppHost,
  coverageFiles,
  demonstration,
  exactPeople,
  patience,
  startApp,
  wholeResult,
} from './app-page.ts';

let app: AppHost;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('every exported file equals the command line’s', async () => {
  const role = (name: string): string[] => [`--${name}`, `${demonstration}/${name}.geojson`];
  const written = coverageFiles([...role('stations'), ...role('population'), ...role('areas'), ...role('roads')]);
  const { page, faults } = await app.open();
  await exactPeople(page);
  await wholeResult(page);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.locator('.export-group').first().waitFor({ timeout: patience });
  const offered = await page.getByRole('button', { name: /^Save [a-z/-]+\.(geojson|csv|json)$/ }).all();
  const saved = new Map<string, string>();
  for (const button of offered) {
    const path = (await button.getAttribute('aria-label'))?.replace(/^Save /, '') ?? '';
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    saved.set(path, readFileSync(await download.path(), 'utf8'));
  }
  expect([...saved.keys()].sort()).toEqual([...written.keys()].sort());
  for (const [path, text] of written) expect(saved.get(path) === text, path).toBe(true);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the keyboard alone reaches an exported file, and the focus can be seen on the way', async () => {
  const { page, faults } = await app.open();
  await exactPeople(page);
  await wholeResult(page);
  const focused = async (): Promise<{ name: string; ring: number }> =>
    page.evaluate(() => {
      const element = document.activeElement;
      const name = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      return { name, ring: element ? Number.parseFloat(getComputedStyle(element).outlineWidth) : 0 };
    });
  const tabTo = async (wanted: RegExp): Promise<void> => {
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab');
      const { name, ring } = await focused();
      expect(ring, `focus ring of ${name}`).toBeGreaterThanOrEqual(2);
      if (wanted.test(name)) return;
    }
    throw new Error(`the Tab key does not reach ${wanted}`);
  };
  await tabTo(/^Export$/);
  await page.keyboard.press('Enter');
  await page.locator('.export-group').first().waitFor({ timeout: patience });
  await tabTo(/^Save summary\.json$/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('summary.json');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await page.context().close();
});
