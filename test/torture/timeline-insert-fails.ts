import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { FiledApp } from '../../src/policy/provider-filing/form.ts';
import { aFiledApp } from '../builders/provider-filing.ts';
import { tamper } from '../builders/timelines.ts';
import type { Fault, Site } from './fault.ts';

const TABLES = ['entries', 'streams', 'register_uses', 'completion_periods', 'inbox', 'idempotency_keys'];
const OF_PROVIDERS = ['register_apps', 'filing_number_counters', 'provider_filings'];
const BATCH = 12;
const APPS = 3;

/** The entry of one use in the middle of a batch cannot be written. */
export const timelineInsertFails: Fault = {
  title: 'a timeline insert fails in the middle of a confirmation',
  async inject(site) {
    const { app, desk, tree, clerk, officer } = site;
    const items: { id: number; version: number }[] = [];
    for (let n = 0; n < BATCH; n += 1) {
      const { body } = await desk.submitted(clerk, tree.shiheSchool);
      items.push({ id: body.id, version: body.version });
    }
    const before = await content(site);
    await failAfter(app.database.ownerUrl, BATCH / 2);
    const confirm = () =>
      app.call(officer, 'POST', '/api/v1/use-filings/confirmations', {
        body: { items },
        headers: { 'idempotency-key': `batch-${items[0]?.id}` },
      });
    const failed = await confirm();
    await tamper(app.database.ownerUrl, NO_MORE);
    assert.equal(failed.status, 500);
    assert.deepEqual(await content(site), before);
    assert.deepEqual((await confirm()).body, { confirmed: BATCH });
  },
};

/** The publication of one app in the middle of a filing cannot be written: its number is taken already. */
export const approvalInsertFails: Fault = {
  title: 'a timeline insert fails in the middle of an approval',
  async inject(site) {
    const { app, providers } = site;
    const apps = Array.from({ length: APPS }, (_, index) => anAppOfItsOwn(index));
    const { body: filing } = await providers.submitted({ apps });
    await providers.verify(filing.id);
    const before = await content(site);
    await failAfter(app.database.ownerUrl, APPS - 1);
    const failed = await providers.act(providers.province, filing.id, 'approval');
    await tamper(app.database.ownerUrl, NO_MORE);
    assert.equal(failed.status, 500);
    assert.deepEqual(await content(site), before);
    assert.equal((await providers.act(providers.province, filing.id, 'approval')).body.state, 'approved');
  },
};

function anAppOfItsOwn(index: number): FiledApp {
  const packages = aFiledApp().packages?.map((one) => ({ ...one, packageId: `cn.example.failing${index}` }));
  return aFiledApp({ key: `a${index}`, name: `编号之后出错的应用 ${index}`, packages: packages ?? [] });
}

const NO_MORE = 'DROP TRIGGER failing ON entries; DROP FUNCTION fail CASCADE; DROP SEQUENCE failures';

/** The so-many-th app or use that is published from now on. */
async function failAfter(ownerUrl: string, successes: number): Promise<void> {
  await tamper(
    ownerUrl,
    `CREATE SEQUENCE failures; GRANT USAGE ON failures TO registry_runtime;
     CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF nextval('failures') > ${successes} THEN RAISE EXCEPTION 'the timeline cannot be written'; END IF;
       RETURN NEW;
     END $$;
     CREATE TRIGGER failing BEFORE INSERT ON entries FOR EACH ROW WHEN (NEW.action = 'publish') EXECUTE FUNCTION fail()`,
  );
}

/** A digest of each table that a confirmation or an approval writes to. */
async function content({ app }: Site): Promise<string[]> {
  const digests = [...TABLES, ...OF_PROVIDERS, 'cases'].map(async (table) => {
    const { rows } = await sql<{ digest: string }>`
      SELECT ${table} || ' ' || md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS digest
      FROM ${sql.table(table)} AS t`.execute(app.database.db);
    return rows[0]?.digest ?? '';
  });
  return Promise.all(digests);
}
