import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { filingDesk } from '../../../test/builders/filing-desk.ts';
import { anOrganisation, aTree, type Tree } from '../../../test/builders/organisations.ts';
import { aRegisterApp } from '../../../test/builders/register.ts';

let app: TestApp;
let tree: Tree;
let officer: string;

const TITLES = ['示例口算', '示例听写', '示例口语', '示例听力口语'];

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  const desk = filingDesk(app);
  const apps = await Promise.all(TITLES.map((name) => aRegisterApp(app.database.db, { name })));
  for (let school = 0; school < 3; school += 1) {
    const unit = await anOrganisation(app.database.db, tree.shihe);
    const clerk = await app.signIn('clerk', unit);
    for (const registerId of apps) await desk.submitted(clerk, unit, { app: { registerId } });
  }
  officer = await app.signIn('officer', tree.shihe);
});

interface Listed {
  readonly id: number;
  readonly title: string;
}

/** All pages of a queue. */
async function listed(token: string, query: string): Promise<Listed[]> {
  const items: Listed[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await app.call(token, 'GET', `/api/v1/cases?limit=2&${query}${cursor}`);
    items.push(...body.items);
    if (body.next === null) return items;
    cursor = `&cursor=${body.next}`;
  }
}

describe('a work queue filtered by a part of the title', () => {
  const titled = (part: string) => `title=${encodeURIComponent(part)}`;

  it('holds what matches, in the order of the whole queue, page by page', async () => {
    const all = await listed(officer, 'view=to-act');
    expect(all).toHaveLength(12);
    const found = await listed(officer, `view=to-act&${titled('口语')}`);
    expect(found).toHaveLength(6);
    expect(found).toEqual(all.filter(({ title }) => title.includes('口语')));
  });

  it('is the same for whoever decides and whoever supervises', async () => {
    const city = await app.signIn('officer', tree.xinyang);
    expect(await listed(city, `view=supervise&${titled('听')}`)).toEqual(
      await listed(officer, `view=to-act&${titled('听')}`),
    );
  });

  it('goes with the other filters, and may be empty', async () => {
    expect(await listed(officer, `view=to-act&kind=provider-filing&${titled('口语')}`)).toEqual([]);
    expect(await listed(officer, `view=to-act&${titled('没有这样的应用')}`)).toEqual([]);
    expect(await listed(officer, `view=to-act&state=submitted&${titled('示例口算')}`)).toHaveLength(3);
  });
});
