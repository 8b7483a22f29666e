import assert from 'node:assert/strict';
import { deviationsIn } from '../builders/deviations.ts';
import { aSigningKey, sealed, tamper } from '../builders/timelines.ts';
import type { Fault } from './fault.ts';

const key = aSigningKey();

/** A database administrator edits, deletes and swaps entries past every trigger. What was changed is put back. */
export const alteredTimeline: Fault = {
  title: 'a timeline row is edited, deleted, swapped',
  async inject(site) {
    const { app, desk, tree, clerk, officer } = site;
    const { body: filing } = await desk.submitted(clerk, tree.shiheSchool);
    await desk.confirm(officer, filing);
    await sealed(app.database.db, key, app.now);
    const of = `stream_kind = 'case' AND stream_id = ${filing.id}`;
    const swap = (a: number, b: number) =>
      `UPDATE entries SET seq = -seq WHERE ${of} AND seq IN (${a}, ${b});
       UPDATE entries SET seq = ${a + b} + seq WHERE ${of} AND seq < 0`;
    const changes = [
      `UPDATE entries SET body = replace(body, '"first"', '"stop"') WHERE ${of} AND seq = 2`,
      `DELETE FROM entries WHERE ${of} AND seq = 2`,
      `DELETE FROM entries WHERE ${of} AND seq = 3`,
      `DELETE FROM entries WHERE ${of}; DELETE FROM streams WHERE kind = 'case' AND id = ${filing.id}`,
      swap(1, 2),
    ];
    await tamper(
      app.database.ownerUrl,
      'CREATE TABLE kept_entries AS TABLE entries; CREATE TABLE kept_streams AS TABLE streams',
    );
    for (const change of changes) {
      await tamper(app.database.ownerUrl, change);
      const said = await deviationsIn(app.database);
      await tamper(app.database.ownerUrl, PUT_BACK);
      assert.ok(
        said.some((message) => message.includes(String(filing.id))),
        `${change}: ${said.join(' ')}`,
      );
    }
    await tamper(app.database.ownerUrl, 'DROP TABLE kept_entries, kept_streams');
    assert.deepEqual(await deviationsIn(app.database), []);
  },
};

const PUT_BACK = `
  DELETE FROM entries; INSERT INTO entries OVERRIDING SYSTEM VALUE TABLE kept_entries;
  DELETE FROM streams; INSERT INTO streams TABLE kept_streams`;
