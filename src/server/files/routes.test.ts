import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { aDocx, aPdf } from '../../../test/builders/documents.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import type { CaseId, FileId, OrganisationId } from '../../policy/ids.ts';
import { transaction } from '../db/database.ts';
import { attachFiles } from './files.ts';

const BOUNDARY = 'boundary-of-a-test';
const FORM = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
const LIMIT = 20 * 2 ** 20;

let app: TestApp;
let tree: Tree;
let clerk = '';

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
});

interface Form {
  readonly name?: string;
  readonly content?: Buffer;
  readonly fields?: Readonly<Record<string, string>>;
}

/** As browsers write it: the name in UTF-8, fields behind the file. */
function form({ name = '纪要.pdf', content = aPdf(), fields = {} }: Form): Buffer {
  const part = (disposition: string, bytes: Buffer | string) => [
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
    Buffer.from(bytes as string),
    Buffer.from('\r\n'),
  ];
  return Buffer.concat([
    ...part(`name="file"; filename="${name}"`, content),
    ...Object.entries(fields).flatMap(([field, value]) => part(`name="${field}"`, value)),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);
}

const upload = (token: string | null, what: Form = {}, headers: Record<string, string> = {}) =>
  app.call(token, 'POST', '/api/v1/files', { body: form(what), headers: { ...FORM, ...headers } });

const download = async (token: string | null, id: number) =>
  app.app.inject({
    method: 'GET',
    url: `/api/v1/files/${id}`,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });

async function aCase(ownerId: OrganisationId, authorityId: OrganisationId): Promise<CaseId> {
  const { db } = app.database;
  const place = await db
    .selectFrom('organisation_periods')
    .select(['province_id', 'region_id', 'county_id'])
    .where('organisation_id', '=', ownerId)
    .executeTakeFirstOrThrow();
  const common = { kind: 'use-filing', state: 'submitted', awaits: 'authority', title: '示例作业' };
  const { id } = await db
    .insertInto('cases')
    .values({
      ...common,
      ...place,
      owner_id: ownerId,
      authority_id: authorityId,
      opened_at: app.now,
      changed_at: app.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

describe('uploading', () => {
  test('a document with a Chinese name, and getting it back', async () => {
    const name = '校务会议纪要（2020年5月）𠮷.docx';
    const content = aDocx();
    const { status, body } = await upload(clerk, { name, content });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      name,
      size: content.length,
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      sha256: createHash('sha256').update(content).digest('hex'),
      scan: 'none',
    });
    const answer = await download(clerk, body.id);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(content)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': body.mediaType,
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="_______2020_5____.docx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
  });

  test('an extended name, which forms must not have (RFC 7578, 4.2), gives way to the plain one', async () => {
    const name = '校务会议纪要（𠮷）.pdf';
    const text = form({ name }).toString('latin1').replace('.pdf"', `.pdf"; filename*=UTF-8''another.pdf`);
    const answer = await app.call(clerk, 'POST', '/api/v1/files', {
      body: Buffer.from(text, 'latin1'),
      headers: FORM,
    });
    expect(answer).toMatchObject({ status: 201, body: { name } });
  });

  test('is an entry in the timeline of the organisation', async () => {
    const { body } = await upload(clerk, { content: aPdf('an entry') });
    const entry = await app.database.db
      .selectFrom('entries')
      .select(['action', 'body'])
      .where('stream_kind', '=', 'organisation')
      .where('stream_id', '=', tree.shiheSchool)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(entry.action).toBe('upload-file');
    expect(JSON.parse(entry.body)).toEqual({ file: body.id, sha256: body.sha256, size: body.size });
  });

  test('the same contents twice is two files with names of their own', async () => {
    const content = aPdf('twice');
    const first = await upload(clerk, { name: '甲.pdf', content });
    const second = await upload(clerk, { name: '乙.pdf', content });
    expect(second.body.sha256).toBe(first.body.sha256);
    expect(second.body.id).not.toBe(first.body.id);
    expect([first.body.name, second.body.name]).toEqual(['甲.pdf', '乙.pdf']);
  });

  test('with an Idempotency-Key is done once, and another file with the same key is refused', async () => {
    const key = { 'idempotency-key': 'a-key' };
    const first = await upload(clerk, { content: aPdf('once') }, key);
    const again = await upload(clerk, { content: aPdf('once') }, key);
    expect(again).toMatchObject({ status: 201, body: first.body });
    const other = await upload(clerk, { content: aPdf('another') }, key);
    expect(other).toMatchObject({ status: 400, body: { type: '/problems/invalid' } });
  });

  test.each<[string, Form, number, string]>([
    ['another format', { name: '纪要.pdf', content: Buffer.from('<html></html>') }, 415, '网页或矢量图'],
    ['a name that promises another format', { name: '纪要.docx', content: aPdf() }, 415, '内容却是 PDF'],
    ['nothing in it', { content: Buffer.alloc(0) }, 415, '文件是空的'],
    ['one byte too much', { content: Buffer.concat([aPdf(), Buffer.alloc(LIMIT)]) }, 413, '20 MB 的限制'],
  ])('%s is refused', async (_what, what, status, sentence) => {
    const answer = await upload(clerk, what);
    expect(answer).toMatchObject({ status, body: { title: expect.stringContaining(sentence) } });
    expect(answer.body.detail).toEqual(expect.any(String));
  });

  test('a form without a file, and what is no form, are refused', async () => {
    const body = Buffer.from(`--${BOUNDARY}--\r\n`);
    const call = (payload: unknown, headers: Record<string, string>) =>
      app.call(clerk, 'POST', '/api/v1/files', { body: payload, headers });
    expect(await call(body, FORM)).toMatchObject({ status: 400, body: { title: '没有收到文件。' } });
    expect(await call({ file: 'x' }, {})).toMatchObject({ status: 400, body: { title: '没有收到文件。' } });
    for (const length of [20, 60, 110, 130, 160]) {
      expect((await call(form({}).subarray(0, length), FORM)).status, String(length)).toBe(400);
    }
    const twoFiles = Buffer.concat([form({}).subarray(0, -BOUNDARY.length - 6), form({})]);
    expect((await call(twoFiles, FORM)).status).toBe(400);
  });
});

describe('who may upload', () => {
  test('nobody who is not signed in or has no such grant', async () => {
    expect((await upload(null)).status).toBe(401);
    const auditor = await app.signIn('audit-administrator', tree.shiheSchool);
    expect((await upload(auditor)).status).toBe(403);
  });

  test('nobody for another organisation; to them it does not exist', async () => {
    const fields = { organisationId: String(tree.pingqiaoSchool) };
    expect((await upload(clerk, { fields })).status).toBe(404);
    expect((await upload(clerk, { fields: { organisationId: 'x' } })).status).toBe(404);
  });

  test('who works at two organisations says for which', async () => {
    const both = await app.signIn('clerk', tree.university);
    const { db } = app.database;
    const session = await db
      .selectFrom('sessions')
      .select('account_id')
      .orderBy('account_id', 'desc')
      .execute();
    const accountId = session[0]?.account_id;
    if (accountId === undefined) throw new Error('nobody is signed in');
    const membership = { account_id: accountId, role: 'clerk', valid_from: app.now };
    await db
      .insertInto('memberships')
      .values({ ...membership, organisation_id: tree.vocational })
      .execute();
    expect(await upload(both)).toMatchObject({
      status: 400,
      body: { defects: [{ field: 'organisationId' }] },
    });
    const { status, body } = await upload(both, { fields: { organisationId: String(tree.vocational) } });
    expect(status).toBe(201);
    const row = db
      .selectFrom('files')
      .select('organisation_id')
      .where('id', '=', body.id as FileId);
    expect(await row.executeTakeFirst()).toEqual({ organisation_id: tree.vocational });
  });
});

describe('who may download', () => {
  test('the organisation itself, and nobody else before it is attached', async () => {
    const { body } = await upload(clerk, { content: aPdf('mine') });
    const officer = await app.signIn('officer', tree.shihe);
    const auditor = await app.signIn('audit-administrator', tree.shiheSchool);
    expect((await download(clerk, body.id)).statusCode).toBe(200);
    expect((await download(officer, body.id)).statusCode).toBe(404);
    expect((await download(auditor, body.id)).statusCode).toBe(404);
    expect((await download(null, body.id)).statusCode).toBe(401);
    expect((await download(clerk, 999_999)).statusCode).toBe(404);
  });

  test('once attached, whoever may read the case', async () => {
    const { body } = await upload(clerk, { content: aPdf('attached') });
    const caseId = await aCase(tree.shiheSchool, tree.shihe);
    const attachment = { caseId, fileId: body.id as FileId };
    await transaction(app.database.db, (tx) => attachFiles(tx, [attachment, attachment]));
    await transaction(app.database.db, (tx) => attachFiles(tx, [attachment]));
    const reads = async (organisationId: OrganisationId) =>
      (await download(await app.signIn('officer', organisationId), body.id)).statusCode;
    expect(await reads(tree.shihe)).toBe(200);
    expect(await reads(tree.xinyang)).toBe(200);
    expect(await reads(tree.henan)).toBe(200);
    expect(await reads(tree.pingqiao)).toBe(404);
    expect(await reads(tree.zhengzhou)).toBe(404);
    const sibling = await app.signIn('clerk', tree.shiheMiddleSchool);
    expect((await download(sibling, body.id)).statusCode).toBe(404);
  });
});

describe('over a real connection', () => {
  let port = 0;

  beforeAll(async () => {
    await app.app.listen({ host: '127.0.0.1', port: 0 });
    port = (app.app.server.address() as AddressInfo).port;
  });

  const start = (length: number) =>
    httpRequest({
      port,
      method: 'POST',
      path: '/api/v1/files',
      headers: { ...FORM, authorization: `Bearer ${clerk}`, 'content-length': length },
    });

  test('a sender of far too much gets an answer, not a cut line', async () => {
    const body = form({ content: Buffer.concat([aPdf(), Buffer.alloc(1.5 * LIMIT)]) });
    const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const request = start(body.length);
      request.on('error', reject);
      request.on('response', async (response) => {
        resolve({ status: response.statusCode, text: (await response.toArray()).join('') });
      });
      request.end(body);
    });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('20 MB 的限制');
  });

  test('a sender that goes away leaves nothing, and the server goes on', async () => {
    const before = await app.database.db.selectFrom('files').select('id').execute();
    const body = form({ content: Buffer.concat([aPdf(), Buffer.alloc(LIMIT / 2)]) });
    const request = start(body.length);
    request.on('error', () => undefined);
    request.write(body.subarray(0, LIMIT / 4));
    await sleep(100);
    request.destroy();
    await sleep(100);
    expect(await app.database.db.selectFrom('files').select('id').execute()).toEqual(before);
    expect((await upload(clerk)).status).toBe(201);
  });
});
