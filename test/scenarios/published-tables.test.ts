import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demonstrationApps } from '../../demo/apps.ts';
import { loadDemonstration } from '../../demo/load.ts';
import { providersOf } from '../../demo/plan-provider-filings.ts';
import { publishedInstitutions, publishedRegions } from '../../demo/published.ts';
import { registerChanges } from '../../demo/register-changes.ts';
import { legalDay } from '../../src/policy/legal-day.ts';
import { featureListeners } from '../../src/server/features.ts';
import { folderFileStore } from '../../src/server/files/folder-file-store.ts';
import { prepareForWork } from '../../src/server/first-start.ts';
import { anApp, type TestApp } from '../app.ts';
import { aWorkingCalendar } from '../builders/working-calendar.ts';

/** Some regions of the published table, each of another kind: all done, nearly all, half, none. `npm run verify` tells all. */
const REGIONS = ['410225', '419001', '410181', '411729'];
const NAMES = ['兰考县', '济源市', '巩义市', '新蔡县'];

const calendar = aWorkingCalendar();
const apps = demonstrationApps((day) => calendar.isWorkingDay(day) === true);

let app: TestApp;
const folder = mkdtempSync(join(tmpdir(), 'registry-demo-'));

beforeAll(async () => {
  app = await anApp(new Date('2020-12-01T02:00:00Z'));
  const { db } = app.database;
  await prepareForWork(db, { clock: () => app.now, listeners: featureListeners });
  await loadDemonstration(db, {
    files: folderFileStore(folder),
    listeners: featureListeners,
    until: legalDay('2020-11-30'),
    report: () => undefined,
    analyze: () => takeStock(app.database.ownerUrl),
    regions: REGIONS,
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function takeStock(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('ANALYZE');
  await client.end();
}

async function table(asOf: string) {
  const { body } = await app.call(null, 'GET', `/api/v1/statistics/completion?by=region&asOf=${asOf}`);
  return body;
}

test('the table as of 2020-08-17 is the published one, row for row', async () => {
  const { rows } = await table('2020-08-17');
  const told = rows
    .filter(({ region }: any) => NAMES.includes(region.name))
    .map((row: any) => [row.seq, row.region.name, row.denominator, row.numerator, row.rate]);
  const published = publishedRegions()
    .filter(({ region }) => NAMES.includes(region))
    .map(({ seq, region, schools, completed, rate }) => [seq, region, schools, completed, rate]);
  expect(told).toEqual(published);
});

test('so is that of the institutions: 85 have started, 86 have not, 337 apps', async () => {
  const { body } = await app.call(null, 'GET', '/api/v1/statistics/institutions?asOf=2020-08-17');
  expect(body.totals).toEqual({ started: 85, notStarted: 86, appsFiled: 337 });
  expect(body.rows).toEqual(
    publishedInstitutions().map(({ name, started, appsFiled }) => ({
      name,
      status: started ? '已开展' : '未开展',
      appsFiled,
    })),
  );
});

test('other days differ and reconcile', async () => {
  const [june, august, november] = await Promise.all(['2020-06-30', '2020-08-17', '2020-11-30'].map(table));
  expect(june.total.numerator).toBeLessThan(august.total.numerator);
  expect(november.total.numerator).toBeGreaterThan(august.total.numerator);
  for (const { rows, total } of [june, august, november]) {
    for (const side of ['numerator', 'denominator'] as const)
      expect(rows.reduce((sum: number, row: any) => sum + row[side], 0)).toBe(total[side]);
    for (const row of rows) expect(row.numerator).toBeLessThanOrEqual(row.denominator);
  }
});

describe('Henan’s apps were filed with the province', () => {
  const search = async (q: string) => {
    const { body } = await app.call(
      null,
      'GET',
      `/api/v1/register/apps?q=${encodeURIComponent(q)}&limit=100`,
    );
    return body.items;
  };
  const organisationOf = async (name: string) => {
    const { organisation_id } = await app.database.db
      .selectFrom('organisation_periods')
      .select('organisation_id')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return organisation_id;
  };

  test('numbered from 1 without a gap, each by a filing of its provider', async () => {
    const rows = await app.database.db
      .selectFrom('register_apps')
      .select(['number', 'origin', 'filed_on', 'provider_name'])
      .where('number', 'like', '教APP备41%')
      .orderBy('number')
      .execute();
    expect(rows.length).toBeGreaterThan(350);
    expect(rows.map(({ number }) => number)).toEqual(
      rows.map((_, index) => `教APP备41${String(index + 1).padStart(5, '0')}号`),
    );
    expect(new Set(rows.map(({ origin }) => origin))).toEqual(new Set(['provider-filing']));
    const days = rows.map(({ filed_on }) => filed_on ?? '');
    expect(days).toEqual(days.toSorted((a, b) => a.localeCompare(b)));
  });

  test('one was suspended and restored, and the schools that use it were told', async () => {
    const changed = registerChanges[0]?.app;
    const name = apps.find(({ key }) => key === changed)?.name ?? '';
    const [item] = await search(name);
    const { body } = await app.call(null, 'GET', `/api/v1/register/apps/${encodeURIComponent(item.number)}`);
    expect(body.history.map(({ status }: any) => status)).toEqual(['filed', 'suspended', 'filed']);
    const uses = await app.database.db
      .selectFrom('register_uses')
      .select(['organisation_id', 'status'])
      .where('app_id', '=', item.id)
      .execute();
    expect(new Set(uses.map(({ status }) => status))).toEqual(new Set(['in-use']));
    const told = await app.database.db
      .selectFrom('inbox')
      .select('organisation_id')
      .where('title', 'like', `%${name}%恢复%`)
      .execute();
    expect(new Set(told)).toEqual(new Set(uses.map(({ organisation_id }) => ({ organisation_id }))));
  });

  test('the desk of the officer is not empty, and neither is that of a provider', async () => {
    const officer = await app.signIn('officer', await organisationOf('河南省教育厅'));
    const desk = await app.call(officer, 'GET', '/api/v1/cases?kind=provider-filing');
    expect(desk.body.items.length).toBeGreaterThan(5);
    const clerk = await app.signIn('clerk', await organisationOf(providersOf(apps)[0]?.name ?? ''));
    const own = await app.call(clerk, 'GET', '/api/v1/cases?view=own&awaits=owner');
    expect(own.body.items.map(({ kind, state }: any) => [kind, state])).toEqual([
      ['provider-filing', 'returned'],
    ]);
  });

  test('some published apps were amended, and one amendment is being verified', async () => {
    const changes = await app.database.db
      .selectFrom('register_apps')
      .leftJoin('provider_filings', 'provider_filings.case_id', 'register_apps.filing_case_id')
      .select(['register_apps.amendment_since', 'provider_filings.purpose'])
      .where('origin', '=', 'provider-filing')
      .execute();
    expect(changes.filter(({ amendment_since }) => amendment_since !== null)).toHaveLength(1);
    expect(changes.filter(({ purpose }) => purpose === 'amendment').length).toBeGreaterThan(5);
  });
});
