import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Fault } from './fault.ts';

/** Every second one by its return first, so that neither is always the quicker. */
export const oppositeDecisions: Fault = {
  title: 'two officers decide opposite ways at once',
  async inject({ app, desk, tree, clerk, officer }) {
    const other = await app.signIn('officer', tree.shihe);
    const { body: filing } = await desk.submitted(clerk, tree.shiheSchool);
    const confirm = () => desk.confirm(officer, filing);
    const sendBack = () => desk.sendBack(other, filing, '请补充使用年级');
    const answers = await Promise.all(
      filing.id % 2 === 0 ? [confirm(), sendBack()] : [sendBack(), confirm()],
    );
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    assert.deepEqual(statuses, [201, 409]);
    const won = answers.find(({ status }) => status === 201);
    const refused = answers.find(({ status }) => status === 409);
    const told = [
      refused?.body.title,
      ...(refused?.body.defects ?? []).map((defect: Told) => defect.message),
    ].join(' ');
    assert.match(told, /account:\d+/, `who decided, in: ${told}`);
    assert.match(told, /\d{4}-\d{2}-\d{2} \d{2}:\d{2}/, `when, in: ${told}`);
    const { rows } = await sql<{ to_state: string }>`SELECT to_state FROM entries
      WHERE stream_kind = 'case' AND stream_id = ${filing.id} AND action IN ('confirm', 'return')`.execute(
      app.database.db,
    );
    assert.deepEqual(rows, [{ to_state: won?.body.state }], 'one decision');
  },
};

interface Told {
  readonly message: string;
}
