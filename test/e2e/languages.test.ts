// Chinese and English: the same screen in both, nothing left in the other language, no key shown.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { english } from '../../src/app/i18n/catalogue-en.ts';
import { chinese } from '../../src/app/i18n/catalogue-zh.ts';
import { type AppHost, exactPeople, startApp, wholeResult } from './app-page.ts';

let app: AppHost;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Every text a reader or a screen reader meets, but the data's own, what is marked as the other language, and names of keys. */
async function shownTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const other = document.documentElement.lang.startsWith('zh') ? 'kbd, [lang="en"]' : 'kbd, [lang^="zh"]';
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest(other) !== null || element.closest('.maplibregl-map')) continue;
      if (node instanceof Element)
        texts.push(
          node.getAttribute('aria-label') ?? '',
          node.getAttribute('title') ?? '',
          node.getAttribute('placeholder') ?? '',
        );
      else texts.push(node.textContent ?? '');
    }
    return texts.map(text => text.trim()).filter(text => text !== '');
  });
}

/** Texts of a catalogue long enough to be recognised, cut at their parameters, that the other language does not share. */
function fragments(
  catalogue: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(catalogue)
    .filter(([key, text]) => other[key] !== text)
    .flatMap(([, text]) => text.split(/\{\w+\}/))
    .map(part => part.trim())
    .filter(part => /[a-z]{4,}|[\u4e00-\u9fff]{2,}/.test(part));
}

const switches = ['action.language', 'action.languageLabel'];
const without = (catalogue: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(catalogue).filter(([key]) => !switches.includes(key)));

test.each([
  { locale: 'en-GB', mine: without(english), foreign: without(chinese) },
  { locale: 'zh-CN', mine: without(chinese), foreign: without(english) },
])('$locale shows its own words only', async ({ locale, mine, foreign }) => {
  const { page, faults } = await app.open({ locale });
  await exactPeople(page);
  await wholeResult(page);
  const screens: string[] = [...(await shownTexts(page))];
  await page.keyboard.press('t');
  for (const tab of await page.locator('.table-twin .segments button').all()) {
    await tab.click();
    screens.push(...(await shownTexts(page)));
  }
  await page.keyboard.press('2');
  await page.locator('.gap-row').first().click();
  screens.push(...(await shownTexts(page)));
  await page.keyboard.press('?');
  screens.push(...(await shownTexts(page)));

  const keys = new Set(Object.keys(english));
  expect(screens.filter(text => keys.has(text))).toEqual([]);
  const leaks = fragments(foreign, mine).filter(part => screens.includes(part));
  expect(leaks).toEqual([]);
  expect(screens.filter(text => /\{\w+\}|undefined|NaN|\[object/.test(text))).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the switch keeps the work and is remembered', async () => {
  const { page, faults } = await app.open();
  const people = await exactPeople(page);
  await page.keyboard.press('3');
  await page.getByRole('button', { name: 'Language: English. Switch to Chinese' }).click();
  expect(await exactPeople(page)).toBe(people);
  expect(await page.locator('.map-top [aria-pressed="true"]').first().innerText()).toBe(chinese['layer.zones']);
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.reload();
  expect(await exactPeople(page)).toBe(people);
  expect(await page.locator('h1 strong').first().innerText()).toContain('人');
  expect(faults).toEqual([]);
  await page.context().close();
});
