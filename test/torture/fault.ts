import { loadYears } from '../../src/server/calendar/load-years.ts';
import { transaction } from '../../src/server/db/database.ts';
import { featureListeners } from '../../src/server/features.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import type { TestApp } from '../app-on-database.ts';
import { type FilingDesk, filingDesk } from '../builders/filing-desk.ts';
import { aTree, type Tree } from '../builders/organisations.ts';
import { type ProviderDesk, providerDesk } from '../builders/provider-desk.ts';

/** What faults are injected into: the real app on a real database, with a school and its county, a provider and its province at work. */
export interface Site {
  readonly app: TestApp;
  readonly desk: FilingDesk;
  readonly tree: Tree;
  /** Of shiheSchool. */
  readonly clerk: string;
  /** Of the county above it. */
  readonly officer: string;
  readonly providers: ProviderDesk;
}

/** One kind of fault. It throws what shows that it was not survived. */
export interface Fault {
  readonly title: string;
  readonly inject: (site: Site) => Promise<void>;
}

const MONTH = 30 * 86_400_000;

/** The accounts are older than the clock is ever moved back. */
export async function siteOf(app: TestApp): Promise<Site> {
  const tree = await aTree(app.database.db);
  const start = app.now;
  app.now = new Date(start.getTime() - MONTH);
  const clerk = await app.signIn('clerk', tree.shiheSchool);
  const officer = await app.signIn('officer', tree.shihe);
  const providers = await providerDesk(app, tree);
  app.now = start;
  await transaction(app.database.db, (tx) =>
    loadYears(tx, occasionOfProgram('torture', start, featureListeners), [start.getUTCFullYear()]),
  );
  return { app, desk: filingDesk(app), tree, clerk, officer, providers };
}
