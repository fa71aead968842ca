// The built app under its production headers in a real browser, with everything that must not happen written down.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli/lifering.js');
const browserArguments = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** The city as it is served: the command line reads the same bytes. */
export const demonstration = join(root, 'dist/app/demonstration');
/** How long the app may take on a slow machine without graphics hardware before a test gives up. */
export const patience = 90_000;

export interface AppHost {
  readonly url: string;
  /** Opens the app; what went wrong in it is collected in `faults`. */
  readonly open: (options?: BrowserContextOptions & { readonly before?: () => void }) => Promise<AppPage>;
  readonly close: () => Promise<void>;
}

export interface AppPage {
  readonly page: Page;
  /** Requests to other origins, console errors, uncaught errors, policy violations. */
  readonly faults: readonly string[];
}

/** Starts `lifering serve` and a browser. */
export async function startApp(): Promise<AppHost> {
  const server = spawn(process.execPath, [cli, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await addressOf(server);
  // The set-up's own search is a plain script; it is asked in a process of its own.
  const search = `import(${JSON.stringify(join(root, '.setup/find-browser.mjs'))}).then(m => console.log(m.findBrowser() ?? ''))`;
  const executablePath = execFileSync(process.execPath, ['-e', search], { encoding: 'utf8' }).trim();
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args: browserArguments });
  return {
    url,
    open: options => openPage(browser, url, options ?? {}),
    close: async () => {
      await browser.close();
      server.kill();
    },
  };
}

async function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((found, fail) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (match) found(match[0]);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.on('exit', code => fail(new Error(`lifering serve ended with ${code}: ${said}`)));
  });
}

async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions & { readonly before?: () => void },
): Promise<AppPage> {
  const { before, ...contextOptions } = options;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    acceptDownloads: true,
    ...contextOptions,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', error => faults.push(`error: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  page.on('request', request => {
    if (!request.url().startsWith(url) && !/^(blob|data):/.test(request.url()))
      faults.push(`request: ${request.url()}`);
  });
  if (before) await page.addInitScript(before);
  await page.goto(url);
  return { page, faults };
}

/** The people of the headline once it is exact and not the `unlike` ones. */
export async function exactPeople(page: Page, unlike: string | null = null): Promise<string> {
  const found = await page.waitForFunction(
    other => {
      const headline = document.querySelector('.headline:not(.stale) h1 strong')?.textContent ?? '';
      const people = /^[\d,]+/.exec(headline)?.[0] ?? null;
      return people !== null && people !== other ? people : null;
    },
    unlike,
    { timeout: patience },
  );
  return String(await found.jsonValue());
}

/** Waits until gaps and zones belong to the plan too. */
export async function wholeResult(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.gap-list:not(.stale), .headline + .hint') !== null &&
      document.querySelector('.updating.on') === null,
    undefined,
    { timeout: patience },
  );
}

/** Runs the command line's `coverage` and gives every file of its folder but run.json. */
export function coverageFiles(options: readonly string[]): ReadonlyMap<string, string> {
  const out = join(mkdtempSync(join(tmpdir(), 'lifering-e2e-')), 'result');
  execFileSync(process.execPath, [cli, 'coverage', ...options, '--out', out], { stdio: 'pipe' });
  return new Map(
    filesBelow(out, '')
      .filter(path => path !== 'run.json')
      .map(path => [path, readFileSync(join(out, path), 'utf8')]),
  );
}

function filesBelow(folder: string, path: string): string[] {
  return readdirSync(join(folder, path)).flatMap(name => {
    const inner = path === '' ? name : `${path}/${name}`;
    return statSync(join(folder, inner)).isDirectory() ? filesBelow(folder, inner) : [inner];
  });
}

/** People who are farther than the standard allows, of a summary.json, as the headline writes them. */
export function farPeople(summary: string): string {
  const { ledger } = JSON.parse(summary) as { ledger: { uncovered: number; unreachable: number } };
  return new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }).format(
    Math.round(ledger.uncovered + ledger.unreachable),
  );
}

export interface DroppedFile {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/** Drops files on the page as a file manager does. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const packed = files.map(({ name, text }) => ({ name, base64: Buffer.from(text).toString('base64') }));
  const transfer = await page.evaluateHandle(dropped => {
    const data = new DataTransfer();
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    return data;
  }, packed);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

/** Waits until every file on the import sheet is read. */
export async function readFiles(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.import-file') !== null &&
      document.querySelector('.import-file[aria-busy="true"]') === null,
    undefined,
    { timeout: patience },
  );
}

/** Drops files and takes them over. */
export async function useFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await dropFiles(page, files);
  await readFiles(page);
  await page.getByRole('button', { name: 'Use these files' }).click();
}
