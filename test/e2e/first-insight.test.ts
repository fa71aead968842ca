// The demonstration city answers by itself, on a wide and on a narrow screen, with and without WebGL.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AppHost, coverageFiles, demonstration, exactPeople, farPeople, patience, startApp } from './app-page.ts';

let app: AppHost;
let oracle: string;

beforeAll(async () => {
  app = await startApp();
  const role = (name: string): string[] => [`--${name}`, `${demonstration}/${name}.geojson`];
  const files = coverageFiles([...role('stations'), ...role('population'), ...role('areas'), ...role('roads')]);
  oracle = farPeople(files.get('summary.json') ?? '');
});
afterAll(() => app.close());

describe('the first insight', () => {
  test('comes without a click and is the command line’s number', async () => {
    const started = performance.now();
    const { page, faults } = await app.open();
    await page.getByRole('heading', { name: /people .* more than/ }).waitFor({ timeout: patience });
    console.info(`first insight after ${Math.round(performance.now() - started)} ms`);
    expect(await exactPeople(page)).toBe(oracle);
    await page.locator('.maplibregl-canvas').waitFor({ timeout: patience });
    await page.locator('.gap-row').first().waitFor({ timeout: patience });
    expect(await page.locator('.banner').first().innerText()).toMatch(/Demonstration, not survey data/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('fits 390 pixels: no tab scrolls sideways', async () => {
    const { page, faults } = await app.open({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.getByRole('heading', { name: /people .* more than/ }).waitFor({ timeout: patience });
    await page.locator('.gap-row').first().waitFor({ state: 'attached', timeout: patience });
    for (const name of ['Answer', 'Data', 'Table', 'Map']) {
      await page.getByRole('navigation').getByRole('button', { name }).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('is the same without WebGL, on the simple map', async () => {
    const { page, faults } = await app.open({
      before: () => {
        const original = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
          return /webgl/.test(kind) ? null : Reflect.apply(original, this, [kind, ...rest]);
        } as typeof original;
      },
    });
    expect(await exactPeople(page)).toBe(oracle);
    await page.locator('.simple-map svg .station-shape').first().waitFor({ timeout: patience });
    expect(await page.locator('.simple-map svg .station-shape').count()).toBeGreaterThan(50);
    await page.locator('.simple-map canvas[data-drawn="yes"]').waitFor({ timeout: patience });
    // Some pixel in the middle of the drawing is neither the ground nor empty.
    const colors = await page.locator('.simple-map canvas').evaluate(canvas => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      const seen = new Set<number>();
      for (let k = 0; k < pixels.length; k += 4) seen.add((pixels[k] << 16) | (pixels[k + 1] << 8) | pixels[k + 2]);
      return seen.size;
    });
    expect(colors).toBeGreaterThan(4);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
