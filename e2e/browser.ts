import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunOptions } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, describe, inject } from 'vitest';
import type { TestApp } from '../test/app.ts';
import { ARGUMENTS } from './browser-arguments.ts';

/** As a phone in a parent's hand. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions;
export const DESKTOP = { viewport: { width: 1280, height: 800 } } satisfies BrowserContextOptions;

/** `describe`, skipped where there is no browser; installed-browser.ts has said so then. */
export const inBrowser = describe.skipIf(inject('browser') === null);

/** One browser for a test file, closed at its end. Each visit has a context of its own, so cookies are not shared. */
export async function aBrowser(): Promise<Browser> {
  const executablePath = inject('browser');
  if (executablePath === null) throw new Error('there is no browser: use inBrowser()');
  const browser = await chromium.launch({ executablePath, args: [...ARGUMENTS] });
  afterAll(() => browser.close());
  return browser;
}

/** The app on a port of this machine; closed with the app. */
export async function served({ app }: TestApp): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 });
}

export interface Visit {
  readonly page: Page;
  /** What went wrong unseen: errors in scripts, refusals of the content security policy, requests to others. */
  readonly complaints: string[];
}

/** A visitor of the site with a window of that kind: PHONE, DESKTOP, or either with `javaScriptEnabled: false`. */
export async function aVisit(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = DESKTOP,
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'zh-CN', baseURL, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  // Whoever waits for one would begin to while the key that opens it is pressed.
  page.on('filechooser', () => undefined);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const isPlainStatus = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isPlainStatus) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(baseURL)) complaints.push(request.url());
  });
  return { page, complaints };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What is right is of no interest, nor are style sheets asked for again. */
const QUICKLY: RunOptions = { resultTypes: ['violations'], preload: false };

/** WCAG 2.2 AA and axe's own good practice. One line for each element at fault; none is what is wanted. */
export async function axeViolations(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe);
  return page.evaluate<
    string[]
  >(`axe.run(document, ${JSON.stringify({ ...QUICKLY, ...options })}).then(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => id + ': ' + help + ' @ ' + target.join(' '))))`);
}

/** True if the page is wider than the window, so that a phone would scroll sideways. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
}
