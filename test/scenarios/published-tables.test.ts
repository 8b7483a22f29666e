import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDemonstration } from '../../demo/load.ts';
import { publishedInstitutions, publishedRegions } from '../../demo/published.ts';
import { legalDay } from '../../src/policy/legal-day.ts';
import { featureListeners } from '../../src/server/features.ts';
import { folderFileStore } from '../../src/server/files/folder-file-store.ts';
import { prepareForWork } from '../../src/server/first-start.ts';
import { anApp, type TestApp } from '../app.ts';

/** Some regions of the published table, each of another kind: all done, nearly all, half, none. `npm run verify` tells all. */
const REGIONS = ['410225', '419001', '410181', '411729'];
const NAMES = ['兰考县', '济源市', '巩义市', '新蔡县'];

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
