import assert from 'node:assert/strict';
import type { Fault } from './fault.ts';

/** Two tabs have the same draft open and save at once; then the slower one looks and saves again. */
export const twoTabs: Fault = {
  title: 'two tabs edit one draft',
  async inject({ app, providers }) {
    const { provider } = providers;
    const { body: opened } = await providers.draft();
    const path = `/api/v1/provider-filings/${opened.id}/draft`;
    const save = (changes: object, draftVersion: number) =>
      app.call(provider, 'PUT', path, { body: { form: { ...opened.form, ...changes }, draftVersion } });
    const tabs = [{ branch: '第一个窗口' }, { branch: '第二个窗口' }];
    const answers = await Promise.all(tabs.map((changes) => save(changes, opened.draftVersion)));
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    );
    const first = answers.findIndex(({ status }) => status === 200);
    const told = answers.find(({ status }) => status === 409);
    assert.match(told?.body.title, /另一个窗口/);
    const { body: kept } = await providers.view(provider, opened.id);
    assert.equal(kept.form.branch, tabs[first]?.branch, 'what the first had saved is there');
    const again = await save({ ...kept.form, ...tabs[1 - first] }, kept.draftVersion);
    assert.equal(again.status, 200, 'having seen it, the second may save');
  },
};
