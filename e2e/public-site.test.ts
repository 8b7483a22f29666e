import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { transaction } from '../src/server/db/database.ts';
import { createAccount } from '../src/server/features/identity/accounts.ts';
import { featureListeners } from '../src/server/features.ts';
import { addAddress } from '../src/server/notifications/addresses.ts';
import { issueToken } from '../src/server/notifications/confirmation.ts';
import { occasionOfProgram } from '../src/server/occasion.ts';
import { anApp, type TestApp } from '../test/app.ts';
import { aPublicSite, type PublicSite } from '../test/builders/public-site.ts';
import { aBrowser, aVisit, axeViolations, DESKTOP, inBrowser, isTooWide, PHONE, served } from './browser.ts';
import { keyboardOf } from './keyboard.ts';

let app: TestApp;
let url: string;
let site: PublicSite;
let browser: Browser;

/** Routes that answer with a page, as they are registered. */
const pageRoutes = new Set<string>();

function notePages(message: unknown): void {
  const { fastify } = message as { fastify: FastifyInstance };
  fastify.addHook('onRoute', ({ method, url: path, config }) => {
    if (method === 'GET' && config?.isPage === true) pageRoutes.add(path);
  });
}

inBrowser('the public site', () => {
  beforeAll(async () => {
    subscribe('fastify.initialization', notePages);
    app = await anApp(undefined, { banner: '演示数据', channels: { publicUrl: '' } });
    unsubscribe('fastify.initialization', notePages);
    site = await aPublicSite(app);
    [url, browser] = await Promise.all([served(app), aBrowser()]);
  });

  /** Pages that are reached by a letter or a slip of paper alone. */
  async function pagesBehindLinks(): Promise<Record<string, string>> {
    const { database, now } = app;
    const organisationId = site.tree.shiheSchool;
    const [link, address] = await transaction(database.db, async (tx) => {
      const occasion = occasionOfProgram('test', now, featureListeners);
      const { linkToken } = await createAccount(tx, occasion, {
        loginName: 'invited',
        organisationId,
        role: 'clerk',
      });
      const named = { channel: 'mail', address: 'invited@example.cn' } as const;
      return [linkToken, await addAddress(tx, occasion, organisationId, named)] as const;
    });
    return {
      activation: '/activate',
      'signing in by another party, refused': '/oidc/callback',
      'one-time link': `/one-time-link/${link}`,
      'notification address': `/notification-address/${await issueToken(database.db, address, now)}`,
    };
  }

  const isOf = (route: string, path: string): boolean => {
    const [parts, given] = [route.split('/'), path.replace(/\?.*/, '').split('/')];
    return (
      parts.length === given.length && parts.every((part, at) => part.startsWith(':') || part === given[at])
    );
  };

  test('every page, on a phone and on a desk: nothing that axe objects to, nothing too wide, nothing from others', async () => {
    const { page, complaints } = await aVisit(browser, url);
    const pages = { ...site.pages, ...(await pagesBehindLinks()) };
    const missing = [...pageRoutes].filter(
      (route) => !Object.values(pages).some((path) => isOf(route, path)),
    );
    expect([missing, pageRoutes.size > 10], 'pages that axe does not look at').toEqual([[], true]);
    const paths = { ...pages, unfiled: '/apps/4199999', refusal: '/no/such/page' };
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
    // A click waits for the page that it leads to, but not for its style sheets.
    await expect.poll(size).toBe('22px');
    expect(new URL(page.url()).pathname).toBe(site.pages['school']);
    for (const name of ['home', 'app', 'school', 'statistics', 'certificate']) {
      await page.goto(site.pages[name] ?? '');
      expect([name, await isTooWide(page), await axeViolations(page)]).toEqual([name, false, []]);
    }
    await page.getByRole('link', { name: '标准版' }).click();
    await expect.poll(size).toBe('17px');
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

  test('by keyboard alone: past the menu, search, narrow, open; from an app to a school', async () => {
    const { page } = await aVisit(browser, url, DESKTOP);
    const keys = keyboardOf(page);
    await page.goto('/');
    await keys.open('跳到正文');
    await keys.to('应用名称、备案号或学校');
    await page.keyboard.insertText('示例');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/apps\?q=/);
    await keys.open('示例作业');
    await page.waitForURL(/\/apps\/[^?]+$/);
    await keys.open('浉河区示例小学');
    await page.waitForURL(/\/schools\/\d+$/);
    expect(await page.locator('section.panel').innerText()).toContain('要求使用');
    await page.goBack();
    await page.goBack();
    await keys.open('筛选');
    await keys.to('备案状态');
    for (let row = 0; row < 3; row += 1) await page.keyboard.press('ArrowDown');
    await keys.open('筛选');
    await page.waitForURL(/status=revoked/);
    await keys.open('示例revoked');
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
