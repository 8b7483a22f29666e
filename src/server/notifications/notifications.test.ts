import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { deviationsIn } from '../../../test/builders/deviations.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import type { OrganisationId } from '../../policy/ids.ts';
import { tell } from '../cases/inbox.ts';
import { transaction } from '../db/database.ts';
import { featureListeners } from '../features.ts';
import { DeliveryFault } from '../jobs/delivery-fault.ts';
import { type OutboxDispatcher, outboxDispatcher } from '../jobs/outbox-dispatcher.ts';
import { occasionOfProgram } from '../occasion.ts';
import type { Mail, Sms } from './channels.ts';
import { notificationTopics } from './deliver.ts';

const START = new Date('2020-03-02T02:00:00Z');
const HOUR = 3_600_000;

const mails: Mail[] = [];
const texts: Sms[] = [];
/** What the mail server says instead of taking a mail to that mailbox. */
const faults = new Map<string, DeliveryFault>();
let dispatcher: OutboxDispatcher | undefined;
let app: TestApp;
let tree: Tree;
let clerk: string;
let made = 0;

beforeAll(async () => {
  const mail = {
    send: async (each: Mail) => {
      const fault = faults.get(each.to);
      if (fault !== undefined) throw fault;
      mails.push(each);
    },
  };
  app = await anApp(START, { channels: { mail, sms: { send: async (each) => void texts.push(each) } } });
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
  const log = { warn: () => undefined };
  dispatcher = outboxDispatcher({ db: app.database.db, clock: () => app.now, log, pollMs: 10 });
});

beforeEach(async () => {
  app.now = START;
  mails.length = 0;
  texts.length = 0;
  faults.clear();
  await app.database.db.updateTable('notification_addresses').set({ removed_at: START }).execute();
});

afterEach(async () => {
  await dispatcher?.stop();
});

/** Delivers what is due, and ends. */
async function deliver(): Promise<void> {
  dispatcher?.start(notificationTopics(app.app.services));
  for (let waited = 0; waited < 10_000 && (await due()) > 0; waited += 10) await sleep(10);
  await dispatcher?.stop();
}

async function due(): Promise<number> {
  const rows = await app.database.db
    .selectFrom('outbox')
    .select('id')
    .where('delivered_at', 'is', null)
    .where('given_up_at', 'is', null)
    .where((where) =>
      where.or([where('next_attempt_at', 'is', null), where('next_attempt_at', '<=', app.now)]),
    )
    .execute();
  return rows.length;
}

const PATH = (id: OrganisationId) => `/api/v1/organisations/${id}/notification-addresses`;
const add = (
  address: string,
  token: string | null = clerk,
  id: OrganisationId = tree.shiheSchool,
  channel = 'mail',
) => app.call(token, 'POST', PATH(id), { body: { channel, address } });
const list = async (id = tree.shiheSchool) => (await app.call(clerk, 'GET', PATH(id))).body.items;
const linkIn = (text: string) =>
  /https:\/\/filing\.example\.cn(\/notification-address\/[\w-]{32})/.exec(text)?.[1] ?? '';
const follow = (link: string) => app.call(null, 'POST', link);

async function aConfirmed(): Promise<string> {
  made += 1;
  const address = `clerk${made}@example.cn`;
  expect((await add(address)).status).toBe(201);
  await deliver();
  expect((await follow(linkIn(mails.at(-1)?.text ?? ''))).status).toBe(200);
  mails.length = 0;
  return address;
}

const told = (title = '备案已确认', organisationId: OrganisationId = tree.shiheSchool) =>
  transaction(app.database.db, (tx) =>
    tell(tx, occasionOfProgram('test', app.now, featureListeners), [
      { organisationId, caseId: null, title, text: '请在五个工作日内补正。' },
    ]),
  );

describe('an address', () => {
  test('is sent a link first, and nothing else until it was followed', async () => {
    expect((await add('zhang.san@example.cn')).status).toBe(201);
    await told();
    await deliver();
    expect(mails).toMatchObject([{ to: 'zhang.san@example.cn', subject: '请确认接收通知' }]);
    const link = linkIn(mails[0]?.text ?? '');
    const page = await app.call(null, 'GET', link);
    expect(page.body).toContain('浉河区示例小学');
    expect(page.body).toContain('z***@example.cn');
    expect((await list())[0]).toMatchObject({ address: 'z***@example.cn', confirmedAt: null });
    expect((await follow(link)).body).toContain('已确认');
    expect((await follow(link)).status).toBe(404);
    await told('备案被退回');
    await deliver();
    expect(mails.slice(1)).toMatchObject([{ to: 'zhang.san@example.cn', subject: '备案被退回' }]);
    expect(mails[1]?.text).toContain('请在五个工作日内补正。');
    expect(mails[1]?.text).toContain('https://filing.example.cn');
  });

  test('whose link is only looked at is not confirmed; the link is void after three days', async () => {
    await add('looked.at@example.cn');
    await deliver();
    const link = linkIn(mails[0]?.text ?? '');
    await app.call(null, 'GET', link);
    expect((await list())[0].confirmedAt).toBeNull();
    app.now = new Date(START.getTime() + 72 * HOUR + 1);
    expect((await app.call(null, 'GET', link)).status).toBe(404);
    expect((await follow(link)).status).toBe(404);
    expect((await follow('/notification-address/made-up')).status).toBe(404);
  });

  test('that is removed is erased, and gets nothing more, not even what was on its way', async () => {
    const address = await aConfirmed();
    const { db } = app.database;
    await told();
    const [{ id }] = await list();
    expect((await app.call(clerk, 'DELETE', `/api/v1/notification-addresses/${id}`)).status).toBe(204);
    await deliver();
    expect(mails).toEqual([]);
    const kept = await db.selectFrom('personal_data').select('data').execute();
    expect(JSON.stringify(kept)).not.toContain(address);
    const entries = await db.selectFrom('entries').select('body').execute();
    expect(JSON.stringify(entries)).not.toContain(address);
    const waiting = await db.selectFrom('outbox').select('body').execute();
    expect(JSON.stringify(waiting)).not.toContain(address);
    expect(await deviationsIn(app.database)).toEqual([]);
    expect((await app.call(clerk, 'DELETE', `/api/v1/notification-addresses/${id}`)).status).toBe(404);
  });

  test('is named by the organisation itself alone', async () => {
    const officer = await app.signIn('officer', tree.shihe);
    expect((await add('a@example.cn', null)).status).toBe(401);
    expect((await add('a@example.cn', officer)).status).toBe(404);
    expect((await add('a@example.cn', clerk, tree.pingqiaoSchool)).status).toBe(404);
    expect((await add('a@example.cn', officer, tree.shihe)).status).toBe(201);
    await add('b@example.cn');
    const [{ id }] = await list();
    expect((await app.call(officer, 'DELETE', `/api/v1/notification-addresses/${id}`)).status).toBe(404);
  });

  test.each([
    ['a header of its own', 'a@example.cn\r\nBcc: b@example.cn'],
    ['two mailboxes', 'a@example.cn, b@example.cn'],
    ['a name', '张三 <a@example.cn>'],
    ['no domain', 'a'],
    ['a thousand letters', `${'a'.repeat(1000)}@example.cn`],
  ])('with %s is refused', async (_what, address) => {
    expect((await add(address)).status).toBe(400);
  });

  test('is named once, with nine others at most', async () => {
    const bureau = await app.signIn('clerk', tree.university);
    const there = (address: string) => add(address, bureau, tree.university);
    expect((await there('one@example.cn')).status).toBe(201);
    expect((await there('one@example.cn')).status).toBe(409);
    for (let n = 2; n <= 10; n += 1) expect((await there(`n${n}@example.cn`)).status).toBe(201);
    expect((await there('eleven@example.cn')).status).toBe(409);
  });
});

describe('a mail server', () => {
  test('that refuses one mailbox holds up no other; it is given up at once, for an administrator to see', async () => {
    const [bad, good] = [await aConfirmed(), await aConfirmed()];
    faults.set(bad, new DeliveryFault('smtp-550', { isFinal: true }));
    await told();
    await deliver();
    expect(mails.map(({ to }) => to)).toEqual([good]);
    const administrator = await app.signIn('system-administrator', tree.shihe);
    const seen = await app.call(administrator, 'GET', '/api/v1/deliveries/given-up');
    expect(seen.body.items[0]).toMatchObject({
      channel: 'mail',
      organisation: { id: tree.shiheSchool },
      fault: 'smtp-550',
      attempts: 1,
    });
    expect(JSON.stringify(seen.body)).not.toContain(bad);
    const other = await app.signIn('system-administrator', tree.pingqiao);
    expect((await app.call(other, 'GET', '/api/v1/deliveries/given-up')).body.items).toEqual([]);
    expect((await app.call(clerk, 'GET', '/api/v1/deliveries/given-up')).status).toBe(403);
    const listed = await list();
    expect(listed.map(({ failingSince }: { failingSince: string | null }) => failingSince)).toEqual([
      START.toISOString(),
      null,
    ]);
    faults.clear();
    await told();
    await deliver();
    expect((await list())[0].failingSince).toBeNull();
  });

  test('that is down is tried again later and later, under the same message id', async () => {
    const address = await aConfirmed();
    faults.set(address, new DeliveryFault('ECONNREFUSED'));
    await told();
    await deliver();
    app.now = new Date(START.getTime() + 30_000);
    faults.clear();
    await deliver();
    expect(mails).toEqual([]);
    app.now = new Date(START.getTime() + 60_000);
    await deliver();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.messageId).toMatch(new RegExp(`^<${START.getTime()}\\.\\d+@filing\\.example\\.cn>$`));
  });

  test('that stays down is given up after two days; what is older still is not sent', async () => {
    const address = await aConfirmed();
    faults.set(address, new DeliveryFault('ECONNREFUSED'));
    await told();
    for (const hours of [0, 1, 24, 47, 48]) {
      app.now = new Date(START.getTime() + hours * HOUR);
      await deliver();
    }
    const { db } = app.database;
    const last = await db.selectFrom('outbox').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
    expect(last).toMatchObject({ fault: 'ECONNREFUSED', delivered_at: null });
    expect(last.given_up_at).not.toBeNull();
    app.now = START;
    await told();
    app.now = new Date(START.getTime() + 49 * HOUR);
    faults.clear();
    await deliver();
    expect(mails).toEqual([]);
  });
});

describe('a text message', () => {
  test('goes the same way, by a gateway that is configured', async () => {
    expect((await add('13800000000', clerk, tree.shiheSchool, 'sms')).status).toBe(201);
    await deliver();
    expect(texts[0]).toMatchObject({ to: '13800000000' });
    expect((await list()).at(-1)).toMatchObject({ channel: 'sms', address: '138****0000' });
    await follow(linkIn(texts[0]?.text ?? ''));
    await told();
    await deliver();
    expect(texts[1]?.text).toContain('备案已确认');
  });
});

test('what is told and rolled back is sent to nobody', async () => {
  await aConfirmed();
  const lost = transaction(app.database.db, async (tx) => {
    await tell(tx, occasionOfProgram('test', app.now, featureListeners), [
      { organisationId: tree.shiheSchool, caseId: null, title: '示例', text: '示例' },
    ]);
    throw new Error('rolled back');
  });
  await expect(lost).rejects.toThrow('rolled back');
  await deliver();
  expect(mails).toEqual([]);
});

test('the inbox counts what is unread, shows it alone, and is read as far as it was seen', async () => {
  const school = await app.signIn('clerk', tree.gushiSchool);
  const inbox = async (query = '') => (await app.call(school, 'GET', `/api/v1/inbox${query}`)).body;
  for (const title of ['一', '二', '三']) await told(title, tree.gushiSchool);
  const seen = await inbox();
  expect(seen.unread).toBe(3);
  await app.call(school, 'POST', `/api/v1/inbox/${seen.items[0].id}/reading`);
  await told('四', tree.gushiSchool);
  const titles = async (query: string) =>
    (await inbox(query)).items.map(({ title }: { title: string }) => title);
  expect(await titles('?unread=true')).toEqual(['四', '二', '一']);
  const readAll = { body: { upTo: seen.items[0].id } };
  expect((await app.call(school, 'POST', '/api/v1/inbox/readings', readAll)).body).toEqual({ read: 2 });
  expect(await titles('?unread=true')).toEqual(['四']);
  expect((await app.call(clerk, 'POST', '/api/v1/inbox/readings', { body: { upTo: 2 ** 40 } })).status).toBe(
    201,
  );
  expect((await inbox()).unread).toBe(1);
});
