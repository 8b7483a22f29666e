import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { anApp } from '../test/app.ts';
import { aPublicSite, type PublicSite } from '../test/builders/public-site.ts';
import { aBrowser, aVisit, axeViolations, DESKTOP, inBrowser, isTooWide, PHONE, served } from './browser.ts';

let url: string;
let site: PublicSite;
let browser: Browser;

inBrowser('the public site', () => {
  beforeAll(async () => {
    const app = await anApp(undefined, { banner: '演示数据', channels: { publicUrl: '' } });
    site = await aPublicSite(app);
    [url, browser] = await Promise.all([served(app), aBrowser()]);
  });

  test('every page, on a phone and on a desk: nothing that axe objects to, nothing too wide, nothing from others', async () => {
    const { page, complaints } = await aVisit(browser, url);
    const paths = { ...site.pages, unfiled: '/apps/4199999', refusal: '/no/such/page' };
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(path);
      for (const { viewport } of [PHONE, DESKTOP]) {
        await page.setViewportSize(viewport);
        expect([name, viewport.width, await isTooWide(page)]).toEqual([name, viewport.width, false]);
        // Thousands of cells, whose colours no window changes.
        const isSeen = viewport === DESKTOP.viewport && ['rules', 'developers'].includes(name);
        const found = await axeViolations(
          page,
          isSeen ? { rules: { 'color-contrast': { enabled: false } } } : {},
        );
        expect([name, viewport.width, found]).toEqual([name, viewport.width, []]);
      }
    }
    expect(complaints).toEqual([]);
  });

  test('in large letters: nothing that axe objects to, nothing too wide, and the way back', async () => {
    const { page } = await aVisit(browser, url, PHONE);
    await page.goto(site.pages['school'] ?? '');
    await page.getByRole('link', { name: '大字版' }).click();
    const size = () => page.evaluate<string>('getComputedStyle(document.body).fontSize');
    expect(new URL(page.url()).pathname).toBe(site.pages['school']);
    expect(await size()).toBe('22px');
    for (const name of ['home', 'app', 'school', 'statistics', 'certificate']) {
      await page.goto(site.pages[name] ?? '');
      expect([name, await isTooWide(page), await axeViolations(page)]).toEqual([name, false, []]);
    }
    await page.getByRole('link', { name: '标准版' }).click();
    expect(await size()).toBe('17px');
  });

  describe('without JavaScript', () => {
    const WITHOUT = { ...PHONE, javaScriptEnabled: false };

    test('a parent finds an app, what the school makes of it, and verifies its code', async () => {
      const { page } = await aVisit(browser, url, WITHOUT);
      await page.goto('/');
      await page.getByRole('searchbox').fill('示例作业');
      await page.getByRole('button', { name: '查询' }).click();
      await page.getByRole('link', { name: '示例作业' }).click();
      await expect.poll(() => page.locator('.verdict').innerText()).toMatch(/已备案\s+2020-03-02 起/);
      await page.getByRole('link', { name: '浉河区示例小学' }).click();
      const card = await page.locator('section.panel').innerText();
      for (const text of ['要求使用', '不得收费', '校务会议集体决策']) expect(card).toContain(text);
      await page.goBack();
      await page.getByRole('link', { name: '备案证书' }).click();
      await page.getByText('证书原文').click();
      const certificate = await page.locator('pre').innerText();
      await page.goto('/verify');
      await page.getByLabel('粘贴证书原文').fill(certificate);
      await page.getByRole('button', { name: '核验', exact: true }).click();
      expect(await page.locator('.verdict').innerText()).toContain('证书有效');
    });

    test('the verdict stands on one screen of a phone, and so does the answer about a school', async () => {
      const { page } = await aVisit(browser, url, WITHOUT);
      const ends = async (selector: string) => {
        const box = await page.locator(selector).first().boundingBox();
        return (box?.y ?? Number.NaN) + (box?.height ?? 0);
      };
      await page.goto(site.pages['app'] ?? '');
      expect(await ends('.verdict + .panel')).toBeLessThan(844);
      await page.goto(site.pages['school'] ?? '');
      expect(await ends('section.panel')).toBeLessThan(844);
      expect(await ends('main h2:has-text("有问题找谁")')).toBeLessThan(844);
    });
  });

  test('by keyboard alone: past the menu, search, narrow, open', async () => {
    const { page } = await aVisit(browser, url, DESKTOP);
    await page.goto('/');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    await tabTo(page, '应用名称、备案号或学校');
    await page.keyboard.type('示例');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/apps\?q=/);
    await tabTo(page, '筛选');
    await page.keyboard.press('Enter');
    await tabTo(page, '备案状态');
    for (let row = 0; row < 3; row += 1) await page.keyboard.press('ArrowDown');
    await tabTo(page, '筛选');
    await page.keyboard.press('Enter');
    await page.waitForURL(/status=revoked/);
    await tabTo(page, '示例revoked');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/apps\/[^?]+$/);
    expect(await page.locator('.verdict').innerText()).toContain('已撤销');
  });

  test('prints what it says, without menus and forms', async () => {
    const { page } = await aVisit(browser, url, DESKTOP);
    await page.goto(site.pages['app'] ?? '');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.verdict').isVisible()).toBe(true);
    expect(await page.locator('.banner').isVisible()).toBe(true);
    expect(
      await page.locator('.top nav, .size, .bottom nav, .actions').filter({ visible: true }).count(),
    ).toBe(0);
  });
});

type Page = Awaited<ReturnType<typeof aVisit>>['page'];

/** What the element in focus is called: its label or its text. */
function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    `(({ activeElement: one }) => (one.getAttribute('aria-label') ?? one.labels?.[0]?.firstChild?.textContent ?? one.textContent).trim())(document)`,
  );
}

/** @throws when the tab key does not lead there */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}
