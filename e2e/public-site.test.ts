import { beforeAll, expect, test } from 'vitest';
import { anApp } from '../test/app.ts';
import { aBrowser, aVisit, axeViolations, inBrowser, isTooWide, PHONE, served } from './browser.ts';

inBrowser('the public site', () => {
  let url: string;
  let browser: Awaited<ReturnType<typeof aBrowser>>;

  beforeAll(async () => {
    url = await served(await anApp());
    browser = await aBrowser();
  });

  test('opens on a phone', async () => {
    const { page, complaints } = await aVisit(browser, url, PHONE);
    await page.goto('/');
    expect(await axeViolations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints).toEqual([]);
  });
});
