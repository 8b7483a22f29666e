import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import { aUseFilingForm } from '../../../../test/builders/use-filing.ts';

let app: TestApp;
let tree: Tree;
let clerk: string;
let officer: string;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
  officer = await app.signIn('officer', tree.shihe);
});

async function aDraft(changes = {}, organisationId = tree.shiheSchool, token = clerk) {
  const registerId = await aRegisterApp(app.database.db);
  const form = aUseFilingForm({ app: { registerId }, ...changes });
  return app.call(token, 'POST', '/api/v1/use-filings', { body: { organisationId, form } });
}

describe('a use filing', () => {
  it('is drafted, submitted and confirmed', async () => {
    const draft = await aDraft();
    expect(draft).toMatchObject({ status: 201, body: { state: 'draft', purpose: 'first' } });
    const { id, version } = draft.body;
    const submitted = await app.call(clerk, 'POST', `/api/v1/use-filings/${id}/submission`, {
      body: { version },
    });
    expect(submitted).toMatchObject({ status: 201, body: { state: 'submitted' } });
    const queue = await app.call(officer, 'GET', '/api/v1/cases');
    expect(queue.body.items.map((item: { id: number }) => item.id)).toContain(id);
    const confirmed = await app.call(officer, 'POST', `/api/v1/use-filings/${id}/confirmation`, {
      body: { version: submitted.body.version },
    });
    expect(confirmed).toMatchObject({ status: 201, body: { state: 'confirmed' } });
  });
});
