import assert from 'node:assert/strict';
import type { CaseId } from '../../src/policy/ids.ts';
import type { TestApp } from '../app-on-database.ts';
import { serialsOf } from '../builders/approvals.ts';
import { verifiedFilings } from '../builders/verified-filings.ts';
import type { Fault } from './fault.ts';

export const approvalsAtOnce = (count: number): Fault => ({
  title: `${count} approvals at once`,
  async inject({ app, tree, providers }) {
    const { db } = app.database;
    const filings = await verifiedFilings(db, { count, authorityId: tree.henan, now: app.now });
    await Promise.all(filings.map((id) => approve(app, providers.province, id)));
    const serials = await serialsOf(db, filings);
    assert.equal(serials.length, count, 'a number each');
    const first = serials[0] ?? 0;
    assert.deepEqual(
      serials,
      serials.map((_, index) => first + index),
      'neither gap nor duplicate',
    );
  },
});

/** Whoever finds all connections taken for too long is told so, and comes again. */
async function approve(app: TestApp, token: string, id: CaseId): Promise<void> {
  const path = `/api/v1/provider-filings/${id}/approval`;
  for (;;) {
    const { status, body } = await app.call(token, 'POST', path, { body: { version: 2 } });
    if (status === 201) return;
    assert.equal(status, 503, JSON.stringify(body));
  }
}
