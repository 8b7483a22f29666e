import type { TestApp } from '../app-on-database.ts';
import { type FilingDesk, filingDesk } from '../builders/filing-desk.ts';
import { aTree, type Tree } from '../builders/organisations.ts';

/** What faults are injected into: the real app on a real database, with a school and its county at work. */
export interface Site {
  readonly app: TestApp;
  readonly desk: FilingDesk;
  readonly tree: Tree;
  /** Of shiheSchool. */
  readonly clerk: string;
  /** Of the county above it. */
  readonly officer: string;
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
  app.now = start;
  return { app, desk: filingDesk(app), tree, clerk, officer };
}
