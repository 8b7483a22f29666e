import type { Browser, BrowserContext, Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import type { Role } from '../src/policy/access/grants.ts';
import type { OrganisationId } from '../src/policy/ids.ts';
import { loadYears } from '../src/server/calendar/load-years.ts';
import { transaction } from '../src/server/db/database.ts';
import { featureListeners } from '../src/server/features.ts';
import { SESSION_COOKIE } from '../src/server/http/authentication.ts';
import { occasionOfProgram } from '../src/server/occasion.ts';
import { workbench } from '../src/server/workbench/workbench.ts';
import { anApp, type TestApp } from '../test/app.ts';
import type { Outside } from '../test/app-on-database.ts';
import { aTree, type Tree } from '../test/builders/organisations.ts';
import { aSetting } from '../test/builders/people.ts';
import { aBrowser, aVisit, DESKTOP, PHONE, served, type Visit } from './browser.ts';

const WINDOWS = { desk: DESKTOP, phone: PHONE };

/** What the journeys of a file play on: an app with a tree and this year's calendar, and two windows. */
export interface Stage {
  readonly app: TestApp;
  readonly tree: Tree;
  readonly url: string;
  readonly browser: Browser;
  /**
   * Whoever holds that session comes to that page. The windows stay open from test to test, so that what was loaded
   * and compiled once is there; a context of its own would cost two seconds of processor time each.
   */
  enter(token: string | null, path: string, window?: keyof typeof WINDOWS): Promise<Visit>;
  /** Likewise, somebody new with that role there. */
  enterAs(role: Role, at: OrganisationId, path: string, window?: keyof typeof WINDOWS): Promise<Visit>;
}

/** @param start A browser keeps no cookie that has expired by its own clock, so it is today unless nobody signs in. */
export async function aStage(start = new Date(), outside: Outside = {}): Promise<Stage> {
  const app = await anApp(start, {
    ...outside,
    workbench: workbench({ info: () => undefined, error: () => undefined }),
    // Of its pages, addresses lead to where it is served.
    channels: { publicUrl: '', ...outside.channels },
  });
  const tree = await aTree(app.database.db);
  await transaction(app.database.db, (tx) =>
    loadYears(tx, occasionOfProgram('test', app.now, featureListeners)),
  );
  // Of enrolment, workbench.test.ts has its own journey.
  await aSetting(app, tree.ministry, 'identity.second-factor-for', []);
  const [url, browser] = await Promise.all([served(app), aBrowser()]);
  let entered = 0;
  const open: Partial<Record<keyof typeof WINDOWS, Visit>> = {};
  const enter: Stage['enter'] = async (token, path, window = 'desk') => {
    const visit = (open[window] ??= await aVisit(browser, url, WINDOWS[window]));
    await leave(visit.page);
    await signIn(visit.page.context(), token, url);
    visit.complaints.length = 0;
    entered += 1;
    const isLast = (
      (count) => () =>
        count === entered
    )(entered);
    onTestFailed(() => (isLast() ? tell(visit.page) : undefined));
    await visit.page.goto(path);
    return visit;
  };
  const enterAs: Stage['enterAs'] = async (role, at, ...rest) => enter(await app.signIn(role, at), ...rest);
  return { app, tree, url, browser, enter, enterAs };
}

/** What stood on the screen when a journey came to a halt. */
async function tell(page: Page): Promise<void> {
  const said = await page.evaluate<string>(
    '(document.querySelector("dialog, main") ?? document.body).innerText',
  );
  process.stderr.write(`${page.url()}\n${said.slice(0, 1_500)}\n`);
}

/** Nothing of what the last test left under way reaches the next one's visitor. */
async function leave(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.emulateMedia({ media: null });
  await page.goto('about:blank');
}

async function signIn(context: BrowserContext, token: string | null, url: string): Promise<void> {
  await context.clearCookies();
  if (token !== null) await context.addCookies([{ name: SESSION_COOKIE, value: token, url }]);
}
