// Rows that could not be used are kept in view: why, in words, and as a file to mend and load again.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppHost, exactPeople, patience, startApp, useFiles } from './app-page.ts';

const stations = 'id,name,lon,lat\nA,West,112.02,30.05\nB,North,112.1,95\nC,=1+1,,30.05\n';

let app: AppHost;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('two bad rows are listed with their reasons and saved with their own text', async () => {
  const { page, faults } = await app.open();
  await exactPeople(page);
  await useFiles(page, [{ name: 'stations.csv', text: stations }]);
  await page.getByRole('button', { name: '1 used · 2 set aside' }).click({ timeout: patience });
  const rows = page.locator('.table-twin tbody tr');
  expect(await rows.count()).toBe(2);
  for (const reason of await rows.locator('td:nth-child(3)').allInnerTexts())
    expect(reason).toMatch(/^stations\.csv.*expected .*\[[a-z-]+\]$/);

  const button = page.getByRole('button', { name: 'Download set-aside rows (CSV)' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const saved = readFileSync(await download.path(), 'utf8');
  expect(download.suggestedFilename()).toBe('set-aside.csv');
  expect(saved).toMatch(/^\ufeffFile,Where,Reason,As it stood in the file\n/);
  expect(saved).toContain('"B,North,112.1,95"');
  expect(saved).toContain('"C,=1+1,,30.05"');

  await page.getByRole('button', { name: 'Language: English. Switch to Chinese' }).click();
  expect(await rows.first().locator('td:nth-child(3)').innerText()).toMatch(/发现.*应为/);
  expect(faults).toEqual([]);
  await page.context().close();
});
