import { expect, test } from 'vitest';
import { databaseRestarted, killedWhileApproving } from './kill-faults.ts';

test('kill -9 of the server between approvals and their notices: all of an approval is there, or nothing', async () => {
  const { approvals, inTheMiddle } = await killedWhileApproving([
    { receipts: 1, ms: 0 },
    { receipts: 5, ms: 2 },
  ]);
  expect(approvals).toBe(32);
  expect(inTheMiddle).toBeGreaterThan(0);
});

test('kill -9 of the database under load: it is started again, and whatever is answered is 201 or 503', async () => {
  const { acknowledged, refusals } = await databaseRestarted(1, 60);
  expect(acknowledged).toBe(60);
  expect(refusals).toBeGreaterThan(0);
});
