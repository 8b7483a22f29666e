import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import { runProgram } from '../../../test/program.ts';
import type { AccountId, JobId } from '../../policy/ids.ts';
import { record } from '../audit/timeline.ts';
import { listeners } from '../cases/listeners.ts';
import { type Tx, transaction } from '../db/database.ts';
import { Failure, notFound } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import { jobQueue } from './database-job-queue.ts';
import type { JobHandlers, JobQueue } from './job-queue.ts';

let app: TestApp;
let tree: Tree;
let token = '';
let accountId: AccountId;
const queues: JobQueue[] = [];
const logged: unknown[] = [];

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  token = await app.signIn('officer', tree.shihe);
  const session = await app.database.db.selectFrom('sessions').select('account_id').executeTakeFirstOrThrow();
  accountId = session.account_id;
});

afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.stop();
  logged.length = 0;
});

function aQueue(): JobQueue {
  const queue = jobQueue({
    db: app.database.db,
    clock: () => app.now,
    listeners: listeners([]),
    log: { error: (fields: unknown) => logged.push(fields) },
    pollMs: 20,
  });
  queues.push(queue);
  return queue;
}

const enqueue = (kind: string, request: Record<string, unknown> = {}, total = 3) =>
  transaction(app.database.db, (tx) =>
    aQueue().enqueue(tx, { kind, accountId, apiKeyId: null, organisationId: tree.shihe, request, total }),
  );

/** Leaves a trace that a rolled-back attempt does not. */
const leaveTrace = (tx: Tx, occasion: Occasion, id: JobId) =>
  record(tx, occasion, 'test', [{ streamId: id, action: 'work', body: {} }]);

async function traces(id: JobId): Promise<number> {
  const { db } = app.database;
  const rows = db
    .selectFrom('entries')
    .select('seq')
    .where('stream_kind', '=', 'test')
    .where('stream_id', '=', id);
  return (await rows.execute()).length;
}

async function ended(id: JobId) {
  for (let waited = 0; waited < 20_000; waited += 20) {
    const { body } = await app.call(token, 'GET', `/api/v1/jobs/${id}`);
    if (body.state === 'done' || body.state === 'failed') return body;
    await sleep(20);
  }
  throw new Error(`job ${id} does not end`);
}

describe('a job', () => {
  test('is done with the roles of who asked, and answers', async () => {
    const id = await enqueue('greet', { name: '张校长' });
    await aQueue().start({
      greet: async (tx, occasion, job) => {
        await leaveTrace(tx, occasion, job.id);
        return {
          hello: job.request['name'],
          actor: occasion.actorName,
          roles: occasion.actor.memberships.length,
        };
      },
    });
    const actor = `account:${accountId}@organisation:${tree.shihe}`;
    expect(await ended(id)).toEqual({
      id,
      kind: 'greet',
      state: 'done',
      total: 3,
      done: 3,
      result: { hello: '张校长', actor, roles: 1 },
    });
    expect(await traces(id)).toBe(1);
  });

  test('does not exist if the transaction that asked for it is rolled back', async () => {
    const attempt = transaction(app.database.db, async (tx) => {
      await aQueue().enqueue(tx, {
        kind: 'never',
        accountId,
        apiKeyId: null,
        organisationId: tree.shihe,
        request: {},
        total: 1,
      });
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    const { db } = app.database;
    expect(await db.selectFrom('jobs').select('id').where('kind', '=', 'never').execute()).toEqual([]);
  });

  test('shows its progress while its work is not yet visible', async () => {
    const id = await enqueue('slow');
    const seen: unknown[] = [];
    await aQueue().start({
      slow: async (tx, occasion, job, { progress }) => {
        await leaveTrace(tx, occasion, job.id);
        await progress(2);
        const { body } = await app.call(token, 'GET', `/api/v1/jobs/${id}`);
        seen.push(body.state, body.done, await traces(id));
        return {};
      },
    });
    await ended(id);
    expect(seen).toEqual(['running', 2, 0]);
    expect(await traces(id)).toBe(1);
  });

  test('delivered ten times at once is done once', async () => {
    const id = await enqueue('once');
    let calls = 0;
    const handlers: JobHandlers = {
      once: async (tx, occasion, job) => {
        calls += 1;
        await sleep(100);
        await leaveTrace(tx, occasion, job.id);
        return {};
      },
    };
    const ten = Array.from({ length: 10 }, aQueue);
    await Promise.all(ten.map((queue) => queue.start(handlers)));
    await ended(id);
    await sleep(100);
    expect(calls).toBe(1);
    expect(await traces(id)).toBe(1);
  });

  test('is done before the server that does it stops', async () => {
    const id = await enqueue('last');
    const queue = aQueue();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    await queue.start({
      last: async () => {
        begin();
        await sleep(100);
        return {};
      },
    });
    await begun;
    await queue.stop();
    expect((await app.call(token, 'GET', `/api/v1/jobs/${id}`)).body.state).toBe('done');
  });
});

describe('a job that fails', () => {
  test('as it was made to is a problem to read, and leaves nothing', async () => {
    const id = await enqueue('refused');
    await aQueue().start({
      refused: async (tx, occasion, job) => {
        await leaveTrace(tx, occasion, job.id);
        throw new Failure('rule-violated', '共有 2 处不符合规定。', {
          remedy: '请修改后再提交。',
          defects: [{ field: 'a', message: '甲' }, { message: '乙' }],
        });
      },
    });
    expect(await ended(id)).toMatchObject({
      state: 'failed',
      done: 0,
      result: {
        type: '/problems/rule-violated',
        title: '共有 2 处不符合规定。',
        detail: '请修改后再提交。',
        defects: [{ field: 'a', message: '甲' }, { message: '乙' }],
      },
    });
    expect(await traces(id)).toBe(0);
    expect(logged).toEqual([]);
  });

  test('unexpectedly is tried three times more, then given up with a number to ask about', async () => {
    const id = await enqueue('broken');
    let calls = 0;
    await aQueue().start({
      broken: async (tx, occasion, job) => {
        calls += 1;
        await leaveTrace(tx, occasion, job.id);
        throw new Error('a defect of ours');
      },
    });
    const { state, result } = await ended(id);
    expect(state).toBe('failed');
    expect(calls).toBe(4);
    expect(result).toMatchObject({ type: '/problems/unexpected', instance: expect.any(String) });
    expect(result.detail).toContain(result.instance);
    expect(logged.at(-1)).toMatchObject({ job: id, requestId: result.instance });
    expect(await traces(id)).toBe(0);
  });

  test('by an error of the database is tried again like any other', async () => {
    const id = await enqueue('flaky');
    let calls = 0;
    await aQueue().start({
      flaky: async (tx, occasion, job) => {
        calls += 1;
        if (calls < 3)
          await tx
            .insertInto('calendar_days')
            .values({ day: 'no day' as never, working: true })
            .execute();
        await leaveTrace(tx, occasion, job.id);
        return { calls };
      },
    });
    expect(await ended(id)).toMatchObject({ state: 'done', result: { calls: 3 } });
    expect(await traces(id)).toBe(1);
  });

  test('holds up no other', async () => {
    const broken = await enqueue('broken');
    const fine = await enqueue('fine');
    await aQueue().start({
      broken: async () => {
        throw new Error('a defect of ours');
      },
      fine: async () => ({}),
    });
    expect((await ended(fine)).state).toBe('done');
    expect((await ended(broken)).state).toBe('failed');
  });

  test('is not run by a role that has ended meanwhile', async () => {
    const { db } = app.database;
    const id = await enqueue('demoted');
    await db
      .updateTable('memberships')
      .set({ valid_to: app.now })
      .where('account_id', '=', accountId)
      .execute();
    await aQueue().start({
      demoted: async (_tx, { actor }) => {
        if (actor.memberships.length === 0) throw notFound();
        return {};
      },
    });
    expect((await ended(id)).result).toMatchObject({ type: '/problems/not-found' });
  });
});

describe('a server that is killed in the middle of a job', () => {
  test('leaves nothing of it, and another does the job at once', async () => {
    const id = await enqueue('interrupted');
    const program = runProgram(`
      import { openDatabase } from '#/src/server/db/database.ts';
      import { record } from '#/src/server/audit/timeline.ts';
      import { jobQueue } from '#/src/server/jobs/database-job-queue.ts';
      const { db } = openDatabase(${JSON.stringify(app.database.url)});
      const queue = jobQueue({ db, clock: () => new Date(), listeners: new Map() });
      await queue.start({
        interrupted: async (tx, occasion, job, { progress }) => {
          await record(tx, occasion, 'test', [{ streamId: job.id, action: 'work', body: {} }]);
          await progress(2);
          console.log('working');
          await new Promise((resolve) => setTimeout(resolve, 60_000));
        },
      });
      setInterval(() => undefined, 1000);`);
    expect(await program.line()).toBe('working');
    const running = await app.call(token, 'GET', `/api/v1/jobs/${id}`);
    expect(running.body).toMatchObject({ state: 'running', done: 2 });
    await program.kill();
    await aQueue().start({
      interrupted: async (tx, occasion, job) => {
        await leaveTrace(tx, occasion, job.id);
        return {};
      },
    });
    expect(await ended(id)).toMatchObject({ state: 'done', done: 3 });
    expect(await traces(id)).toBe(1);
  });

  test('again and again by the same job gives it up', async () => {
    const id = await enqueue('deadly');
    await app.database.db
      .updateTable('jobs')
      .set({ state: 'running', attempts: 10 })
      .where('id', '=', id)
      .execute();
    let calls = 0;
    await aQueue().start({
      deadly: async () => {
        calls += 1;
        return {};
      },
    });
    expect(await ended(id)).toMatchObject({ state: 'failed', result: { type: '/problems/unexpected' } });
    expect(calls).toBe(0);
  });
});

describe('who may read a job', () => {
  test('only who asked for it', async () => {
    const id = await enqueue('mine');
    const colleague = await app.signIn('officer', tree.shihe);
    const status = async (who: string | null) => (await app.call(who, 'GET', `/api/v1/jobs/${id}`)).status;
    expect(await status(token)).toBe(200);
    expect(await status(colleague)).toBe(404);
    expect(await status(null)).toBe(401);
  });
});
