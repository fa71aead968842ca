// The import sheet: what was read of each file is seen before anything changes, questions are asked, and undo brings back.

import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realData } from '../real/real-data.ts';
import {
  type AppHost,
  type DroppedFile,
  dropFiles,
  exactPeople,
  patience,
  readFiles,
  startApp,
  useFiles,
} from './app-page.ts';

let app: AppHost;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const stations: DroppedFile = {
  name: '站点.csv',
  text: '编号,名称,经度,纬度\nA,西站,112.02,30.05\nB,中站,１１２.１,30.05\nC,北站,112.15,\nD,南站,112.2,95\n',
};

/** Two columns of people: the registered ones are twice the residents. */
const population: DroppedFile = {
  name: '人口.csv',
  text: `网格,常住人口,户籍人口,经度,纬度\n${Array.from({ length: 40 }, (_, k) => `${k},100,200,${(112 + k / 100).toFixed(2)},30.05`).join('\n')}\n`,
};

const areas: DroppedFile = {
  name: '区划.geojson',
  text: JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: '甲区' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [111.9, 29.9],
              [112.6, 29.9],
              [112.6, 30.2],
              [111.9, 30.2],
              [111.9, 29.9],
            ],
          ],
        },
      },
    ],
  }),
};

const broken: DroppedFile = { name: 'broken.geojson', text: '{"type":"FeatureCollection","features":[{"type":"Fea' };

/** 医院 in GBK, which is "ҽԺ" in UTF-8. */
const hospital: DroppedFile = {
  name: 'hospital.csv',
  text: Buffer.concat([
    Buffer.from('id,name,lon,lat\nA,'),
    Buffer.from('d2bdd4ba', 'hex'),
    Buffer.from(',112.05,30.05\n'),
  ]),
};

const card = (page: Page, name: string): Locator => page.getByRole('article', { name, exact: true });
const use = (page: Page): Locator => page.getByRole('button', { name: 'Use these files' });
const peopleShown = (page: Page, people: string): Promise<void> =>
  page.locator('.status-bar').getByText(`${people} people`).waitFor({ timeout: patience });

test('the sheet shows every file; accepted it is one step, and undo brings the city back', async () => {
  const { page, faults } = await app.open();
  const demonstrated = await exactPeople(page);
  await dropFiles(page, [stations, areas, broken]);
  await readFiles(page);

  const first = card(page, '站点.csv');
  expect(await first.getByLabel('Used as: 站点.csv').inputValue()).toBe('stations');
  expect(await card(page, '区划.geojson').getByLabel('Used as: 区划.geojson').inputValue()).toBe('areas');
  expect(await first.locator('.account summary').innerText()).toBe('4 rows · 2 used · 2 set aside');
  expect(await first.locator('.preview thead th').allInnerTexts()).toContain('经度\nLongitude, x');
  expect(await first.locator('.preview tbody tr').first().innerText()).toMatch(/A\s+西站\s+112.02\s+30.05/);
  expect(await first.getByRole('img', { name: 'Places of 站点.csv' }).isVisible()).toBe(true);
  expect(await first.locator('.mini-map').innerText()).toContain('Longitude 112.02 to 112.1 · latitude 30.05 to 30.05');
  // The outline of the areas lies behind the stations.
  expect(await first.locator('.other-lines').getAttribute('d')).toMatch(/^M.*L/);
  expect(await card(page, 'broken.geojson').locator('.rejection').innerText()).toMatch(/File not used.*\[[a-z-]+\]$/);
  const lacks = await page.locator('.lacks').innerText();
  expect(lacks).toContain('No population yet — you can still see distances.');
  expect(lacks).toContain('No roads yet');
  expect(lacks).not.toContain('No areas yet');

  // Until it is accepted nothing changes.
  expect(await exactPeople(page)).toBe(demonstrated);
  expect(await page.locator('.history li').count()).toBe(0);

  await dropFiles(page, [population]);
  await readFiles(page);
  await use(page).click();
  await peopleShown(page, '4,000');
  expect(await page.locator('.history li').count()).toBe(1);
  expect(await page.locator('.import-sheet').count()).toBe(0);
  await page.keyboard.press('Control+z');
  expect(await exactPeople(page)).toBe(demonstrated);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('cancelled, nothing is changed and nothing is left', async () => {
  const { page, faults } = await app.open();
  const demonstrated = await exactPeople(page);
  await dropFiles(page, [stations]);
  await readFiles(page);
  await page.getByRole('button', { name: 'Cancel' }).last().click();
  await page.getByText('Nothing was changed.').waitFor();
  expect(await exactPeople(page)).toBe(demonstrated);
  expect(await page.locator('.history li').count()).toBe(0);

  // A file that is still being read when the sheet is closed leaves no trace.
  const rows = Array.from({ length: 400_000 }, (_, k) => `${k},5,${(112 + (k % 900) / 1000).toFixed(3)},30.05`);
  await dropFiles(page, [{ name: 'population.csv', text: `id,population,lon,lat\n${rows.join('\n')}\n` }]);
  await page.getByRole('button', { name: 'Stop' }).click({ timeout: patience });
  await card(page, 'population.csv').getByText('Stopped. Nothing was changed.').waitFor();
  expect(await use(page).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Read again' }).click();
  await card(page, 'population.csv').locator('progress').waitFor({ timeout: patience });
  await page.keyboard.press('Escape');
  await dropFiles(page, [stations]);
  await readFiles(page);
  expect(await page.locator('.import-file').count()).toBe(1);
  expect(await page.locator('.history li').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('an ambiguous text is asked about; the choice decides, can be changed later, and undo returns it', async () => {
  const { page, faults } = await app.open();
  await exactPeople(page);
  await dropFiles(page, [hospital, population]);
  await readFiles(page);
  const question = card(page, 'hospital.csv').getByRole('group', { name: 'Which text is right?' });
  expect(await question.locator('.choice').allInnerTexts()).toEqual([
    expect.stringMatching(/UTF-8\s+ҽԺ/),
    expect.stringMatching(/GB 18030[^\n]*\s+医院/),
  ]);
  expect(await use(page).isDisabled()).toBe(true);
  expect(await page.locator('#import-blocked').innerText()).toMatch(/^A question is open/);

  await question.getByRole('radio', { name: /GB 18030/ }).check();
  await card(page, 'hospital.csv').getByRole('cell', { name: '医院' }).waitFor({ timeout: patience });
  // The answer stays where it was given.
  expect(await question.getByRole('radio', { name: /GB 18030/ }).isChecked()).toBe(true);
  expect(
    await question.getByRole('radio', { name: /GB 18030/ }).evaluate(radio => radio === document.activeElement),
  ).toBe(true);
  await use(page).click();
  await peopleShown(page, '4,000');
  await page.keyboard.press('t');
  await page.getByRole('button', { name: '医院', exact: true }).waitFor();

  await page.getByRole('button', { name: 'Change reading of hospital.csv' }).click();
  await readFiles(page);
  await page.locator('.import-options summary').click();
  await page.getByLabel('Encoding').selectOption('utf-8');
  await card(page, 'hospital.csv').getByRole('cell', { name: 'ҽԺ' }).waitFor({ timeout: patience });
  await use(page).click();
  await page.getByRole('button', { name: 'ҽԺ', exact: true }).waitFor({ timeout: patience });
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: '医院', exact: true }).waitFor({ timeout: patience });
  expect(faults).toEqual([]);
  await page.context().close();
});

test('metres without a system are asked about, each answer with its picture', async () => {
  const { page, faults } = await app.open();
  await dropFiles(page, [{ name: 'metres.csv', text: 'name,x,y\nA,504000.5,3433000.1\nB,506000,3434000\n' }]);
  await readFiles(page);
  const question = card(page, 'metres.csv').getByRole('group', { name: 'Which place is right?' });
  const answers = await question.getByRole('radio').count();
  expect(answers).toBeGreaterThan(1);
  expect(await question.getByRole('img').count()).toBe(answers);
  const dots = await question.locator('.own-dots').evaluateAll(paths => paths.map(path => path.getAttribute('d')));
  expect(new Set(dots).size).toBeGreaterThan(1);
  await question.getByRole('radio', { name: /EPSG:4547/ }).check();
  await card(page, 'metres.csv').getByText('2 rows · 2 used · 0 set aside').waitFor({ timeout: patience });
  expect(await card(page, 'metres.csv').locator('.mini-map').innerText()).toContain('Longitude 114.04');
  expect(await use(page).isEnabled()).toBe(true);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a column chosen by hand and another role are read at once; the other files stay as they are', async () => {
  const { page, faults } = await app.open();
  await exactPeople(page);
  await dropFiles(page, [stations, population]);
  await readFiles(page);
  const people = card(page, '人口.csv').getByRole('combobox', { name: 'People', exact: true });
  expect(await people.inputValue()).toBe('常住人口');
  await people.focus();
  await people.selectOption('户籍人口');
  await card(page, '人口.csv').getByRole('columnheader', { name: '户籍人口 People' }).waitFor({ timeout: patience });
  expect(await people.evaluate(select => select === document.activeElement)).toBe(true);

  // Two files for one role: the later is taken, until the person says otherwise.
  await card(page, '人口.csv').getByLabel('Used as: 人口.csv').selectOption('stations');
  await page.getByRole('radio', { name: 'Use this one: 人口.csv' }).waitFor({ timeout: patience });
  expect(await page.getByRole('radio', { name: 'Use this one: 人口.csv' }).isChecked()).toBe(true);
  await page.getByRole('radio', { name: 'Use this one: 站点.csv' }).check();
  expect(await page.getByRole('radio', { name: 'Use this one: 人口.csv' }).isChecked()).toBe(false);
  await card(page, '人口.csv').getByLabel('Used as: 人口.csv').selectOption('population');
  await card(page, '人口.csv').getByRole('columnheader', { name: '户籍人口 People' }).waitFor({ timeout: patience });
  await readFiles(page);
  await use(page).click();
  await peopleShown(page, '8,000');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('rows set aside are listed and saved with their text; what is repaired can be set aside instead', async () => {
  const { page, faults } = await app.open();
  await dropFiles(page, [stations]);
  await readFiles(page);
  const file = card(page, '站点.csv');
  await file.locator('.account summary').click();
  expect(await file.locator('.account').innerText()).toContain('4 read = 2 used + 2 set aside');
  const rows = file.locator('.account tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(2);
  expect(await rows.nth(0).innerText()).toMatch(/^4\s+站点\.csv, line 4.*expected[\s\S]*C,北站,112\.15,$/);
  const button = file.getByRole('button', { name: 'Download set-aside rows (CSV)' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const saved = readFileSync(await download.path(), 'utf8');
  expect(saved).toContain('"C,北站,112.15,"');
  expect(saved).toContain('"D,南站,112.2,95"');

  expect(await file.locator('.import-repairs li').innerText()).toMatch(/经度\s*１１２.１\s*→\s*112.1[\s\S]*once/);
  await file.getByRole('button', { name: 'Set aside instead' }).click();
  await file.getByText('4 rows · 1 used · 3 set aside').waitFor({ timeout: patience });
  // The list that was open is still open.
  expect(await rows.count()).toBe(3);
  await file.getByRole('button', { name: 'Repair', exact: true }).click();
  await file.getByText('4 rows · 2 used · 2 set aside').waitFor({ timeout: patience });
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a file that lies elsewhere is said to, and can be left out', async () => {
  const { page, faults } = await app.open();
  await dropFiles(page, [areas, { name: 'stations.csv', text: 'id,lon,lat\nA,30.05,112.02\nB,30.06,12.1\n' }]);
  await readFiles(page);
  const file = card(page, 'stations.csv');
  await file.getByText('This file lies apart from the other data.').waitFor();
  await file.getByRole('button', { name: 'Leave out' }).click();
  expect(await file.locator('.preview').count()).toBe(0);
  expect(await page.locator('.lacks').innerText()).toContain('No stations yet');
  await file.getByRole('button', { name: 'Take in again' }).click();
  expect(await file.locator('.preview').count()).toBe(1);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('works by keyboard alone, and the focus stays on the sheet', async () => {
  const { page, faults } = await app.open();
  await exactPeople(page);
  await dropFiles(page, [stations, population]);
  await readFiles(page);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('import-title');
  const seen = new Set<string>();
  for (let step = 0; step < 60 && !seen.has('Use these files'); step++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const inside = element.closest('.import-sheet') !== null || element === document.body;
      const { outlineWidth } = getComputedStyle(element);
      const { top, bottom } = element.getBoundingClientRect();
      const end = document.querySelector('.import-end') as HTMLElement;
      const isCovered = !end.contains(element) && bottom - top < 200 && bottom > end.getBoundingClientRect().top + 1;
      const labels = 'labels' in element ? (element.labels as NodeListOf<HTMLElement> | null) : null;
      const name = element.getAttribute('aria-label') ?? labels?.[0]?.innerText ?? element.innerText;
      return { inside, name: name.trim(), outline: Number.parseFloat(outlineWidth), isCovered };
    });
    expect(focus).toMatchObject({ inside: true, isCovered: false });
    expect(focus.outline).toBeGreaterThanOrEqual(2);
    seen.add(focus.name);
  }
  for (const name of ['Add files', 'Used as: 站点.csv', 'Leave out', 'More columns', 'Use these files'])
    expect([...seen]).toContain(name);
  await page.keyboard.press('Enter');
  await peopleShown(page, '4,000');
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each(['en-GB', 'zh-CN'])('%s on a phone: nothing is cut, everything can be touched', async locale => {
  const { page, faults } = await app.open({ locale, viewport: { width: 390, height: 844 }, hasTouch: true });
  await dropFiles(page, [stations, hospital, areas, broken]);
  await readFiles(page);
  for (const details of await page.locator('.import-file details').all())
    await details.evaluate(element => {
      (element as HTMLDetailsElement).open = true;
    });
  const layout = await page.evaluate(() => {
    const sheet = document.querySelector('.import-sheet') as HTMLElement;
    const { left, width, height } = sheet.getBoundingClientRect();
    const small: string[] = [];
    const cut: string[] = [];
    for (const element of sheet.querySelectorAll<HTMLElement>('button, select, summary, .choice, input.field')) {
      const box = element.getBoundingClientRect();
      if (box.height > 0 && box.height < 40) small.push(`${element.className} ${element.innerText} ${box.height}`);
    }
    for (const element of sheet.querySelectorAll<HTMLElement>('h2, h3, p, button, legend, label, summary, strong')) {
      const box = element.getBoundingClientRect();
      if (element.closest('.preview-scroll, .table-scroll, .visually-hidden') || box.width === 0) continue;
      if (box.right > 391 || box.left < -1) cut.push(element.innerText);
    }
    const list = document.querySelector('.import-files') as HTMLElement;
    return { left, width, height, small, cut, sideways: list.scrollWidth - list.clientWidth };
  });
  expect(layout).toEqual({ left: 0, width: 390, height: 844, small: [], cut: [], sideways: 0 });
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each(['light', 'dark'] as const)('%s: no rule of accessibility is broken', async colorScheme => {
  const { page, faults } = await app.open({ colorScheme });
  await dropFiles(page, [stations, { ...stations, name: 'more.csv' }, hospital, areas, broken]);
  await readFiles(page);
  await page.locator('.account summary').first().click();
  await page.locator('.import-options summary').first().click();
  await page.waitForTimeout(300);
  await page.evaluate(axe.source);
  const broke = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { readonly axe: typeof axe }).axe.run('.import-sheet');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
  expect(broke).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});

const wuhan = ['DERIVED_pop20plus_wuhan.tif', 'DERIVED_wuhan_ems_stations.csv'].map(name => realData(`wuhan/${name}`));

test.skipIf(wuhan.includes(null))("Wuhan's raster and stations give its people", async () => {
  const { page, faults } = await app.open();
  await exactPeople(page);
  await useFiles(
    page,
    wuhan.map(path => ({ name: path!.split('/').at(-1) ?? '', text: readFileSync(path!) })),
  );
  await page
    .locator('.status-bar')
    .getByText(/9,49\d,\d{3} people/)
    .waitFor({ timeout: patience });
  expect(faults).toEqual([]);
  await page.context().close();
});
