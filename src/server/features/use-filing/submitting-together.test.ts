import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { type FilingDesk, filingDesk } from '../../../../test/builders/filing-desk.ts';
import { anOrganisation, aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { lockOwners } from '../../cases/lock-owners.ts';
import { transaction } from '../../db/database.ts';

let app: TestApp;
let desk: FilingDesk;
let tree: Tree;

beforeAll(async () => {
  app = await anApp();
  desk = filingDesk(app);
  tree = await aTree(app.database.db);
});

interface Ready {
  readonly school: OrganisationId;
  readonly token: string;
  readonly filing: { readonly id: number; readonly version: number };
}

async function aReady(form: object = {}): Promise<Ready> {
  const school = await anOrganisation(app.database.db, tree.shihe);
  const token = await app.signIn('clerk', school);
  const { body } = await desk.draft(token, school, form);
  return { school, token, filing: body };
}

const submit = ({ token, filing }: Ready) => desk.submit(token, filing);
const atOnce = (count: number) => Promise.all(Array.from({ length: count }, () => aReady()));

/** What the timeline says of the submission, and by which transaction. */
async function entryOf({ filing }: Pick<Ready, 'filing'>) {
  const row = await app.database.db
    .selectFrom('entries')
    .select(['actor', 'body', sql<string>`xmin::text`.as('written_by')])
    .where('stream_kind', '=', 'case')
    .where('stream_id', '=', filing.id)
    .where('action', '=', 'submit')
    .executeTakeFirst();
  return row;
}

describe('many who submit at the same time', () => {
  it('are served by a few transactions, each under its own name', async () => {
    const ready = await atOnce(20);
    const answers = await Promise.all(ready.map(submit));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.receipt)).size).toBe(20);
    const entries = await Promise.all(ready.map(entryOf));
    expect(new Set(entries.map((entry) => entry?.written_by)).size).toBeLessThanOrEqual(3);
    for (const [index, { school }] of ready.entries()) {
      expect(entries[index]?.actor).toMatch(/^account:[1-9]\d*@/);
      expect(entries[index]?.actor).toContain(`@organisation:${school}`);
      expect(JSON.parse(entries[index]?.body ?? '{}')).toMatchObject({ organisation: school, revision: 1 });
    }
  });

  it('are each told what is wrong with their own, and nobody else with it', async () => {
    const ready = [
      await aReady(),
      await aReady(),
      await aReady({ nature: 'required', scenes: [] }),
      await aReady(),
    ];
    const stranger = await app.signIn('clerk', tree.zhongyuanSchool);
    const answers = await Promise.all([
      ...ready.map(submit),
      desk.submit(stranger, ready[1]?.filing ?? { id: 0, version: 0 }),
      desk.submit(ready[3]?.token ?? '', { id: ready[3]?.filing.id ?? 0, version: 99 }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 422, 201, 404, 409]);
    expect(answers[2]?.body.defects.map(({ rule }: { rule: string }) => rule)).toContain(
      'use-filing/required-use-needs-a-collective-decision',
    );
  });

  it('file an app once, even if one school files it twice at once', async () => {
    const registerId = await aRegisterApp(app.database.db);
    const first = await aReady({ app: { registerId } });
    const second = {
      ...first,
      filing: (await desk.draft(first.token, first.school, { app: { registerId } })).body,
    };
    const answers = await Promise.all([await aReady(), first, second, await aReady()].map(submit));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(1);
  });

  it('are answered once for each key, however often they ask', async () => {
    const ready = await atOnce(5);
    const ask = ({ token, filing: { id, version } }: Ready) =>
      app.call(token, 'POST', `/api/v1/use-filings/${id}/submission`, {
        body: { version },
        headers: { 'idempotency-key': 'the same key of different people' },
      });
    const answers = await Promise.all([...ready, ...ready, ...ready].map(ask));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.receipt)).size).toBe(5);
    const refused = await aReady({ nature: 'required' });
    await Promise.all([...ready, refused].map(ask));
    expect((await ask(refused)).status).toBe(422);
  });

  it('do not wait for one whose school is busy, even if it asks again', async () => {
    const ready = await atOnce(4);
    const [busy, ...others] = ready;
    if (busy === undefined) throw new Error('nobody is ready');
    const release = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const holding = transaction(app.database.db, async (tx) => {
      await lockOwners(tx, [busy.school]);
      held.resolve();
      await release.promise;
    });
    await held.promise;
    const repeat = () =>
      app.call(busy.token, 'POST', `/api/v1/use-filings/${busy.filing.id}/submission`, {
        body: { version: busy.filing.version },
        headers: { 'idempotency-key': 'asked again' },
      });
    const late = [repeat()];
    // Until it waits for its school alone.
    await submit(await aReady());
    late.push(repeat());
    const answers = await Promise.all(others.map(submit));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    release.resolve();
    await holding;
    const [first, again] = await Promise.all(late);
    expect(first?.status).toBe(201);
    expect(again?.body).toEqual(first?.body);
  });
});
