// Why a place is uncovered: the route is drawn, its minutes add up, and each remedy that is named does what it says.

import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppHost, exactPeople, patience, startApp, wholeResult } from './app-page.ts';

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

/** Opens the explanation of the place in the worst gap where most people live. */
async function openWhy(
  options: Parameters<AppHost['open']>[0] = {},
): Promise<{ page: Page; faults: readonly string[] }> {
  const opened = await app.open({ reducedMotion: 'reduce', ...options });
  const { page } = opened;
  await exactPeople(page);
  await wholeResult(page);
  await page.locator('.gap-row').first().click();
  await page.getByRole('button', { name: 'Why is it uncovered?' }).click();
  await page.locator('.minutes-list').waitFor({ timeout: patience });
  return opened;
}

test('sentences, minutes by part, route and a remedy that holds', async () => {
  const { page, faults } = await openWhy();
  const before = await exactPeople(page);
  const card = page.locator('.card');
  const [lead] = await card.locator('.why-sentence').allInnerTexts();
  const said = /comes first: ([\d.]+) min, ([\d.]+) min over the (\d+)\smin allowed/.exec(lead);
  expect(said).not.toBeNull();
  const [response, over, limit] = (said ?? []).slice(1).map(Number);
  expect(response).toBeCloseTo(over + limit, 1);
  const minutes = await card.locator('.minutes-list li:not(.total) b').allInnerTexts();
  const sum = minutes.reduce((all, part) => all + Number(part), 0);
  expect(Math.abs(sum - response)).toBeLessThan(0.05 * (minutes.length + 4));
  await card.getByText('The route, leg by leg').click();
  expect(await card.locator('.legs tbody tr').count()).toBeGreaterThan(1);
  await card.getByRole('button', { name: 'Put a station there' }).click();
  const after = await exactPeople(page, before);
  expect(Number(after.replaceAll(',', ''))).toBeLessThan(Number(before.replaceAll(',', '')));
  expect(faults).toEqual([]);
  await page.context().close();
});

test('from the table a covered cell says how it is reached, without remedies', async () => {
  const { page, faults } = await openWhy();
  // Explanations stay open for the next place.
  await page.locator('.card-close').click();
  await page.keyboard.press('t');
  const table = page.locator('.table-twin');
  await table.getByRole('button', { name: 'Cells', exact: true }).click();
  // From Z to A: covered places come after those that are not.
  await table.locator('th button', { hasText: 'Result' }).click();
  await table
    .locator('tr', { hasText: /covered/ })
    .filter({ hasNotText: 'not covered' })
    .locator('.link')
    .first()
    .click();
  await page.locator('.why-sentence').first().waitFor({ timeout: patience });
  expect(await page.locator('.card-kind').innerText()).toBe('covered');
  expect(await page.locator('.why-sentence').first().innerText()).toMatch(/within the \d+\smin allowed/);
  expect(await page.locator('.remedies').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the simple map draws the route, and only while it is explained', async () => {
  const { page, faults } = await openWhy({ before: withoutWebgl });
  const legs = page.locator('.simple-map .route .leg');
  expect(await legs.count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Hide the explanation' }).click();
  expect(await legs.count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each([
  { colorScheme: 'light' as const, viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark' as const, viewport: { width: 390, height: 844 } },
])('axe finds nothing, $colorScheme at $viewport.width', async options => {
  const { page, faults } = await app.open(options);
  await exactPeople(page);
  await wholeResult(page);
  if (options.viewport.width < 900) await page.locator('.tabs').getByRole('button', { name: 'Answer' }).click();
  await page.locator('.gap-row').first().click();
  await page.getByRole('button', { name: 'Why is it uncovered?' }).click();
  await page.locator('.minutes-list').waitFor({ timeout: patience });
  await page.getByText('The route, leg by leg').click();
  await page.evaluate(axe.source);
  const broke = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { readonly axe: typeof axe }).axe.run('.card');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
  expect(broke).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});
