import { expect, test } from 'vitest';
import { aDatabase } from '../database.ts';
import { databaseHangs, linkCut, workOverLink } from './link-faults.ts';

const now = new Date('2020-03-02T02:00:00Z');

test('the link to the database is cut: everybody is told, nothing is half-done, work goes on with the link', async () => {
  const { refusals } = await workOverLink(await aDatabase(), linkCut, { steps: 60, now });
  expect(refusals).toBeGreaterThan(0);
});

test('the database hangs: everybody is told while it does, nothing is half-done, work goes on afterwards', async () => {
  const { refusals } = await workOverLink(await aDatabase(), databaseHangs(0), { steps: 60, now });
  expect(refusals).toBeGreaterThan(0);
});
