import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../src/policy/access/grants.ts';
import type { OrganisationId } from '../../src/policy/ids.ts';
import { filingDesk } from '../../test/builders/filing-desk.ts';
import { aRefusedMailbox } from '../../test/builders/notifications.ts';
import { anotherApp, providerDesk } from '../../test/builders/provider-desk.ts';
import { aRegisterApp, aRegisterUse } from '../../test/builders/register.ts';
import { axeViolations, DESKTOP, inBrowser, isTooWide, PHONE } from '../browser.ts';
import { aStage, type Stage } from '../stage.ts';

const SHELL = join(import.meta.dirname, '..', '..', 'src', 'web', 'shell');
const WORDS = ['pages.ts', 'router.tsx'].map((file) => readFileSync(join(SHELL, file), 'utf8')).join('\n');
/** Every address that the workbench has a page for, as its router is told. */
const PATHS = [...WORDS.matchAll(/\bpath: '([^']+)'/gu)].map(([, path = '']) => path);

/** Whose page it is, and with what in it. Errors, dialogues and what is under way, the journeys look at. */
type Visitor = 'nobody' | 'provider' | 'clerk' | 'officer' | 'province' | 'system' | 'security' | 'audit';
type Roster = Readonly<Record<string, readonly [Visitor, string]>>;

inBrowser('every page of the workbench', () => {
  let stage: Stage;
  let roster: Roster;
  const tokens: Partial<Record<Visitor, string>> = {};

  beforeAll(async () => {
    stage = await aStage();
    const { tree, app } = stage;
    const seats: Readonly<Partial<Record<Visitor, readonly [Role, OrganisationId]>>> = {
      clerk: ['clerk', tree.shiheSchool],
      officer: ['officer', tree.shihe],
      province: ['officer', tree.henan],
      system: ['system-administrator', tree.henan],
      security: ['security-administrator', tree.shihe],
      audit: ['audit-administrator', tree.xinyang],
    };
    for (const [visitor, seat] of Object.entries(seats))
      tokens[visitor as Visitor] = await app.signIn(...seat);
    roster = await aRoster();
  });

  /** One of everything, so that no page is empty. */
  async function aRoster(): Promise<Roster> {
    const { app, tree } = stage;
    const desk = await providerDesk(app, tree);
    tokens.provider = desk.provider;
    const draft = (await desk.draft({ apps: [anotherApp(), anotherApp()] })).body.id;
    const submitted = (await desk.submitted()).body.id;
    const [{ id: record }] = (await desk.approved()).body.published;
    const uses = filingDesk(app);
    const clerk = tokens.clerk ?? '';
    const ownDraft = (await uses.draft(clerk, tree.shiheSchool)).body.id;
    const ownCase = (await uses.submitted(clerk, tree.shiheSchool)).body.id;
    await aRefusedMailbox(app, tree.shiheSchool);
    const use = await aRegisterUse(app.database.db, tree.shiheSchool, await aRegisterApp(app.database.db));
    return {
      '/sign-in': ['nobody', '/sign-in'],
      '/activate': ['nobody', '/activate'],
      '/provider-filings': ['provider', '/provider-filings'],
      '/provider-filings/$id/tasks/$task': ['provider', `/provider-filings/${draft}/tasks/unit`],
      '/provider-filings/$id/check': ['provider', `/provider-filings/${draft}/check`],
      '/provider-filings/$id/receipt': ['provider', `/provider-filings/${submitted}/receipt`],
      '/use-filings': ['clerk', '/use-filings'],
      '/use-filings/new': ['clerk', '/use-filings/new'],
      '/use-filings/import': ['clerk', '/use-filings/import'],
      '/use-filings/$id': ['clerk', `/use-filings/${ownDraft}`],
      '/uses/$id/stop': ['clerk', `/uses/${use}/stop`],
      '/own-organisation': ['clerk', '/own-organisation'],
      '/organisations/$id/notification-addresses': [
        'clerk',
        `/organisations/${tree.shiheSchool}/notification-addresses`,
      ],
      '/account': ['clerk', '/account'],
      '/inbox': ['clerk', '/inbox'],
      '/': ['officer', '/'],
      '/queue': ['officer', '/queue'],
      '/officers': ['officer', '/officers'],
      '/cases/$id': ['officer', `/cases/${ownCase}`],
      '/use-filings/confirmations': ['officer', '/use-filings/confirmations'],
      '/use-filings/on-behalf': ['officer', '/use-filings/on-behalf'],
      '/return-templates': ['officer', '/return-templates'],
      '/api-keys': ['officer', '/api-keys'],
      '/jobs/$id': ['officer', `/jobs/${await aJob(tokens.officer ?? '')}`],
      '/records/$id': ['province', `/records/${record}`],
      '/completion': ['province', '/completion'],
      '/completion/schools': ['province', '/completion/schools'],
      '/completion/institutions': ['province', '/completion/institutions'],
      '/registrations': ['province', '/registrations'],
      '/organisations': ['system', '/organisations'],
      '/organisations/new': ['system', '/organisations/new'],
      '/organisations/import': ['system', '/organisations/import'],
      '/organisations/$id': ['system', `/organisations/${tree.shihe}`],
      '/deliveries/given-up': ['system', '/deliveries/given-up'],
      '/settings': ['system', '/settings'],
      '/settings/$key': ['system', '/settings/options.permissions'],
      '/calendar': ['system', '/calendar'],
      '/accounts': ['security', '/accounts'],
      '/accounts/issuance': ['security', '/accounts/issuance'],
      '/account-handovers': ['security', '/account-handovers'],
      '/audit': ['audit', '/audit'],
      '/audit/streams/$kind/$id': ['audit', `/audit/streams/organisation/${tree.shiheSchool}`],
    };
  }

  async function aJob(token: string): Promise<number> {
    const { accountId } = (await stage.app.call(token, 'GET', '/api/v1/sessions/current')).body;
    const job = { kind: 'confirm-use-filings', request: {}, state: 'running', total: 2_000, done: 1_500 };
    const { id } = await stage.app.database.db
      .insertInto('jobs')
      .values({ ...job, account_id: accountId, organisation_id: stage.tree.shihe, created_at: stage.app.now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  test('is in the roster of those that axe looks at', () => {
    expect(PATHS.length).toBeGreaterThan(30);
    expect(Object.keys(roster).toSorted()).toEqual(PATHS.toSorted());
  });

  const VISITORS: readonly Visitor[] = [
    'nobody',
    'provider',
    'clerk',
    'officer',
    'province',
    'system',
    'security',
    'audit',
  ];
  describe('has nothing that axe objects to, and is not too wide for a phone', () => {
    test.each(VISITORS)('as %s', async (visitor) => {
      const [first, ...others] = Object.values(roster).filter(([whose]) => whose === visitor);
      const { page, complaints } = await stage.enter(tokens[visitor] ?? null, `/workbench${first?.[1]}`);
      await isSound(page);
      for (const [, path] of others) {
        await page.evaluate(
          `document.querySelector('h1').dataset.left = ''; history.pushState({}, '', '/workbench${path}')`,
        );
        await isSound(page);
      }
      expect(complaints).toEqual([]);
    });
  });

  async function isSound(page: Page): Promise<void> {
    await page.locator('h1:not([data-left])').waitFor();
    await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
    expect(await page.locator('.error-summary').count(), page.url()).toBe(0);
    expect(await axeViolations(page), page.url()).toEqual([]);
    expect(await isTooWide(page), page.url()).toBe(false);
    await page.setViewportSize(PHONE.viewport);
    expect(await isTooWide(page), `${page.url()} on a phone`).toBe(false);
    await page.setViewportSize(DESKTOP.viewport);
  }
});
