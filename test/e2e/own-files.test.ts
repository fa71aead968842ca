// Dropped files replace the demonstration city, give the command line's number, and a bad file changes nothing.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AppHost,
  coverageFiles,
  type DroppedFile,
  dropFiles,
  exactPeople,
  farPeople,
  patience,
  readFiles,
  startApp,
  useFiles,
  wholeResult,
} from './app-page.ts';

/** A town of 30 × 20 cells with two stations, one road along it, and nobody near its eastern end. */
function drawTown(): readonly DroppedFile[] {
  const stations = '编号,名称,经度,纬度\nA,西站,112.02,30.05\nB,中站,112.1,30.05\n';
  const cells: string[] = [];
  for (let x = 0; x < 30; x++) {
    for (let y = 0; y < 20; y++) {
      const [west, south] = [112 + x * 0.01, 30 + y * 0.005];
      const ring = [
        [west, south],
        [west + 0.01, south],
        [west + 0.01, south + 0.005],
        [west, south + 0.005],
        [west, south],
      ].map(position => position.map(degrees => Number(degrees.toFixed(6))));
      const properties = { population: 10 + x + 2 * y, settlement: 'urban' };
      const geometry = { type: 'Polygon', coordinates: [ring] };
      cells.push(JSON.stringify({ type: 'Feature', id: `${x}-${y}`, properties, geometry }));
    }
  }
  const line = Array.from({ length: 301 }, (_, k) => [Number((112 + k * 0.001).toFixed(6)), 30.05]);
  const roads = {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { highway: 'primary' }, geometry: { type: 'LineString', coordinates: line } },
    ],
  };
  return [
    { name: '站点.csv', text: stations },
    { name: '人口.geojson', text: `{"type":"FeatureCollection","features":[\n${cells.join(',\n')}\n]}` },
    { name: '道路.geojson', text: JSON.stringify(roads) },
  ];
}

let app: AppHost;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('three dropped files are recognised and counted like on the command line', async () => {
  const files = drawTown();
  const folder = mkdtempSync(join(tmpdir(), 'lifering-town-'));
  for (const { name, text } of files) writeFileSync(join(folder, name), String(text));
  const [stations, population, roads] = files.map(({ name }) => join(folder, name));
  const result = coverageFiles(['--stations', stations, '--population', population, '--roads', roads]);

  const { page, faults } = await app.open();
  const demonstrated = await exactPeople(page);
  await useFiles(page, files);
  expect(await exactPeople(page, demonstrated)).toBe(farPeople(result.get('summary.json') ?? ''));
  await wholeResult(page);
  const data = await page.locator('.data-panel').innerText();
  for (const { name } of files) expect(data).toContain(name);
  expect(await page.getByText('Demonstration, not survey data').count()).toBe(0);

  const before = await exactPeople(page);
  await dropFiles(page, [{ name: 'broken.geojson', text: '{"type":"FeatureCollection","features":[{"type":"Fea' }]);
  await readFiles(page);
  expect(await page.locator('.rejection').innerText()).toMatch(/File not used broken\.geojson: found/);
  const use = page.getByRole('button', { name: 'Use these files' });
  expect(await use.isDisabled()).toBe(true);
  expect(await page.locator('#import-blocked').innerText()).toBe(
    'No file can be used as it is. Cancel leaves everything as it was.',
  );
  await page.keyboard.press('Escape');
  await page.getByText('Nothing was changed.').waitFor();
  expect(await page.locator('.import-sheet').count()).toBe(0);
  expect(await exactPeople(page)).toBe(before);
  expect(await page.locator('.history li').count()).toBe(1);

  // The import is one step: undone, the city is back.
  await page.keyboard.press('Control+z');
  expect(await exactPeople(page, before)).toBe(demonstrated);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a population without stations says what is missing; stations placed by hand answer', async () => {
  const { page, faults } = await app.open();
  await exactPeople(page);
  await useFiles(page, drawTown().slice(1, 2));
  await page.getByText('No stations yet').waitFor({ timeout: patience });
  await page.locator('.maplibregl-map[data-idle="yes"]').waitFor({ timeout: patience });
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await exactPeople(page);
  await wholeResult(page);
  expect(await page.locator('.history li').last().innerText()).toBe('add New station 1');
  expect(await page.locator('.data-panel').innerText()).toContain('1 placed here');
  expect(faults).toEqual([]);
  await page.context().close();
});
