import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { aPdf } from '../../../test/builders/documents.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import { anApk, anIpa } from '../../../test/builders/packages.ts';
import { checksumOf, type UploadDesk, uploadDesk } from '../../../test/builders/upload-desk.ts';
import { legalDay } from '../../policy/legal-day.ts';
import { transaction } from '../db/database.ts';
import { featureListeners } from '../features.ts';
import { occasionOfProgram } from '../occasion.ts';
import { enterSetting } from '../settings/enter-setting.ts';
import { fileTasks } from './file-tasks.ts';

let app: TestApp;
let tree: Tree;
let clerk = '';
let desk: UploadDesk;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
  desk = uploadDesk(app);
});

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const parts = () => app.app.services.files.parts.list();

const runTask = (name: string) => {
  const { files, virusScanner } = app.app.services;
  const log = { warn: () => undefined, error: () => undefined };
  const task = fileTasks({ files, virusScanner, log }).find((each) => each.name === name);
  if (task === undefined) throw new Error(`no task ${name}`);
  const occasion = occasionOfProgram('clock', app.now, featureListeners);
  return transaction(app.database.db, (tx) => task.run(tx, occasion));
};

async function lastEntry(organisationId = tree.shiheSchool) {
  const { action, body } = await app.database.db
    .selectFrom('entries')
    .select(['action', 'body'])
    .where('stream_kind', '=', 'organisation')
    .where('stream_id', '=', organisationId)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  return { action, body: JSON.parse(body) };
}

describe('an install package', () => {
  test('arrives in pieces and becomes a file with an entry', async () => {
    const content = anApk([], 3);
    const begun = await desk.begin(clerk, {
      size: content.length,
      name: '示例应用（正式版）.apk',
      sha256: sha256(content),
    });
    expect(begun).toMatchObject({
      status: 201,
      body: { received: 0, fileId: null, name: '示例应用（正式版）.apk' },
    });
    expect(begun.headers['location']).toBe(`/api/v1/uploads/${begun.body.id}`);
    expect(await lastEntry()).toEqual({
      action: 'begin-upload',
      body: { upload: begun.body.id, size: content.length },
    });
    const { id } = begun.body;
    const middle = 1_234_567;
    const first = await desk.append(clerk, { id, offset: 0 }, content.subarray(0, middle));
    expect(first).toMatchObject({ status: 204, headers: { 'upload-offset': String(middle) } });
    expect((await desk.status(clerk, id)).body.received).toBe(middle);
    expect((await desk.finish(clerk, id)).body.title).toContain(`已收到 ${middle} 字节`);
    await desk.append(clerk, { id, offset: middle }, content.subarray(middle));
    const finished = await desk.finish(clerk, id);
    expect(finished).toMatchObject({
      status: 201,
      body: {
        name: '示例应用（正式版）.apk',
        size: content.length,
        sha256: sha256(content),
        mediaType: 'application/vnd.android.package-archive',
        scan: 'none',
      },
    });
    const { body: file } = finished;
    expect(await lastEntry()).toEqual({
      action: 'upload-file',
      body: { file: file.id, sha256: sha256(content), size: content.length },
    });
    expect(await desk.finish(clerk, id)).toMatchObject({ status: 201, body: { id: file.id } });
    expect((await desk.status(clerk, id)).body.fileId).toBe(file.id);
    expect(await parts()).toEqual([]);
    const download = await app.app.inject({
      url: `/api/v1/files/${file.id}`,
      headers: { authorization: `Bearer ${clerk}` },
    });
    expect(sha256(download.rawPayload)).toBe(sha256(content));
  });

  test('of which ten finish at once becomes one file', async () => {
    const id = await desk.sent(clerk, anIpa(), { name: '示例.ipa' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.finish(clerk, id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  test('with the contents of another is stored once', async () => {
    const content = anApk();
    const answers = [];
    for (const name of ['甲.apk', '乙.apk'])
      answers.push(await desk.finish(clerk, await desk.sent(clerk, content, { name })));
    expect(answers.map(({ body }) => body.name)).toEqual(['甲.apk', '乙.apk']);
    expect(new Set(answers.map(({ body }) => body.sha256)).size).toBe(1);
  });

  test('tells a HEAD request how far it is, as tus wants it', async () => {
    const { body } = await desk.begin(clerk, { size: 10 });
    await desk.append(clerk, { id: body.id, offset: 0 }, Buffer.alloc(4));
    const answer = await app.app.inject({
      method: 'HEAD',
      url: `/api/v1/uploads/${body.id}`,
      headers: { authorization: `Bearer ${clerk}` },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'tus-resumable': '1.0.0',
      'upload-offset': '4',
      'upload-length': '10',
      'cache-control': 'no-store',
    });
    await desk.cancel(clerk, body.id);
  });
});

interface Sent {
  readonly offset: number | string;
  readonly piece: Buffer;
  readonly checksum?: string;
}

describe('a piece', () => {
  let id = 0;
  beforeAll(async () => {
    id = (await desk.begin(clerk, { size: 1_000 })).body.id;
    await desk.append(clerk, { id, offset: 0 }, Buffer.alloc(100));
  });

  const ten = Buffer.alloc(10);
  test.each<[string, Sent, number, string]>([
    ['at another offset', { offset: 99, piece: ten }, 409, '不一致'],
    ['beyond what was acknowledged', { offset: 101, piece: ten }, 409, '不一致'],
    ['longer than the file', { offset: 100, piece: Buffer.alloc(901) }, 413, '超过了申报的 1000 字节'],
    ['without an offset', { offset: 'x', piece: ten }, 400, 'Upload-Offset'],
    [
      'changed on its way',
      { offset: 100, piece: ten, checksum: checksumOf(Buffer.alloc(11)) },
      409,
      '发生了变化',
    ],
    ['with another kind of checksum', { offset: 100, piece: ten, checksum: 'md5 x' }, 400, 'Upload-Checksum'],
  ])('%s is refused and changes nothing', async (_what, { offset, piece, checksum }, status, sentence) => {
    const answer = await desk.append(clerk, { id, offset }, piece, checksum);
    expect(answer).toMatchObject({ status, body: { title: expect.stringContaining(sentence) } });
    expect((await desk.status(clerk, id)).body.received).toBe(100);
  });

  test('that is none is refused', async () => {
    const answer = await app.call(clerk, 'PATCH', `/api/v1/uploads/${id}`, { body: { a: 1 } });
    expect(answer.status).toBe(415);
  });

  test('with its checksum is taken', async () => {
    const piece = randomBytes(50);
    expect((await desk.append(clerk, { id, offset: 100 }, piece, checksumOf(piece))).status).toBe(204);
    expect((await desk.status(clerk, id)).body.received).toBe(150);
  });

  test('of two tabs at one offset: one wins, the other is told', async () => {
    const piece = randomBytes(100);
    const answers = await Promise.all([
      desk.append(clerk, { id, offset: 150 }, piece),
      desk.append(clerk, { id, offset: 150 }, randomBytes(200)),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    const won = answers.findIndex(({ status }) => status === 204);
    expect((await desk.status(clerk, id)).body.received).toBe(won === 0 ? 250 : 350);
  });
});

describe('what is refused as a whole ends the upload', () => {
  const page = Buffer.from('<html></html>');
  test.each([
    ['another format', page, { name: '页面.apk' }, [415, 'unsupported']],
    ['a name that promises another format', anApk(), { name: '示例.ipa' }, [415, 'unsupported']],
    ['another digest', anApk(), { sha256: '0'.repeat(64) }, [400, 'digest-differs']],
    [
      'a document larger than attachments may be',
      Buffer.concat([aPdf(), Buffer.alloc(20 * 2 ** 20), Buffer.from('%%EOF')]),
      { name: '纪要.pdf' },
      [413, 'too-large'],
    ],
  ])('%s', async (_what, content, options, [status, reason]) => {
    const id = await desk.sent(clerk, content, options);
    expect((await desk.finish(clerk, id)).status).toBe(status);
    expect(await lastEntry()).toEqual({
      action: 'refuse-upload',
      body: { upload: id, size: content.length, reason },
    });
    expect((await desk.status(clerk, id)).status).toBe(404);
    expect(await parts()).not.toContain(id);
  });

  test('while a package larger than the limit is refused at once', async () => {
    const answer = await desk.begin(clerk, { size: 2 ** 30 + 1 });
    expect(answer).toMatchObject({ status: 413, body: { title: '文件超过了 1024 MB 的限制，没有保存。' } });
  });
});

describe('quota', () => {
  const set = (key: 'files.quota-megabytes' | 'files.unfinished-uploads', value: number) =>
    transaction(app.database.db, (tx) =>
      enterSetting(tx, occasionOfProgram('test', app.now, featureListeners), {
        key,
        organisationId: tree.pingqiao,
        effectiveFrom: legalDay('2020-01-01'),
        value,
      }),
    );

  test('of unfinished uploads, however many begin at once', async () => {
    await set('files.unfinished-uploads', 3);
    const other = await app.signIn('clerk', tree.pingqiaoSchool);
    const answers = await Promise.all(Array.from({ length: 8 }, () => desk.begin(other, { size: 10 })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    const refused = answers.find(({ status }) => status !== 201);
    expect(refused).toMatchObject({
      status: 409,
      body: { title: '本单位已有 3 个未完成的上传，不能再开始新的上传。' },
    });
    const begun = answers.find(({ status }) => status === 201);
    expect((await desk.cancel(other, begun?.body.id)).status).toBe(204);
    expect((await desk.begin(other, { size: 10 })).status).toBe(201);
  });

  test('of bytes, what is announced included', async () => {
    await set('files.quota-megabytes', 1);
    await set('files.unfinished-uploads', 100);
    const other = await app.signIn('clerk', tree.pingqiaoSchool);
    expect((await desk.begin(other, { size: 900_000 })).status).toBe(201);
    const answer = await desk.begin(other, { size: 200_000 });
    expect(answer).toMatchObject({
      status: 409,
      body: { title: '本单位的文件总量将超过 1 MB 的限额（已用 1 MB），没有保存。' },
    });
  });
});

describe('in the course of time', () => {
  test('an upload that nobody goes on with is forgotten after seven days, its part with it', async () => {
    const { body } = await desk.begin(clerk, { size: 10 });
    await desk.append(clerk, { id: body.id, offset: 0 }, Buffer.alloc(4));
    const start = app.now;
    app.now = new Date(start.getTime() + 6.9 * 86_400_000);
    await desk.append(clerk, { id: body.id, offset: 4 }, Buffer.alloc(1));
    app.now = new Date(start.getTime() + 8 * 86_400_000);
    await runTask('expire uploads');
    expect((await desk.status(clerk, body.id)).body.received).toBe(5);
    app.now = new Date(start.getTime() + 15 * 86_400_000);
    await runTask('expire uploads');
    expect((await desk.status(clerk, body.id)).status).toBe(404);
    expect(await lastEntry()).toEqual({ action: 'expire-upload', body: { upload: body.id, size: 10 } });
    await runTask('expire uploads');
    expect(await parts()).not.toContain(body.id);
    app.now = start;
  });

  test('one that is cancelled is gone at once', async () => {
    const { body } = await desk.begin(clerk, { size: 10 });
    await desk.append(clerk, { id: body.id, offset: 0 }, Buffer.alloc(4));
    expect((await desk.cancel(clerk, body.id)).status).toBe(204);
    expect(await parts()).not.toContain(body.id);
    expect((await lastEntry()).action).toBe('cancel-upload');
    expect((await desk.append(clerk, { id: body.id, offset: 4 }, Buffer.alloc(1))).status).toBe(404);
  });

  test('every file gets its SM3', async () => {
    const content = anApk();
    const { body } = await desk.finish(clerk, await desk.sent(clerk, content));
    await runTask('compute SM3 digests');
    const row = await app.database.db
      .selectFrom('files')
      .select('sm3')
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow();
    expect(row.sm3?.toString('hex')).toBe(createHash('sm3').update(content).digest('hex'));
  });
});

describe('over a real connection', () => {
  let port = 0;
  beforeAll(async () => {
    await app.app.listen({ host: '127.0.0.1', port: 0 });
    port = (app.app.server.address() as AddressInfo).port;
  });

  const send = (id: number, offset: number, length: number) =>
    httpRequest({
      port,
      method: 'PATCH',
      path: `/api/v1/uploads/${id}`,
      headers: {
        authorization: `Bearer ${clerk}`,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': offset,
        'content-length': length,
      },
    });

  test('what had arrived when the line broke is kept, and the rest goes on from there', async () => {
    const content = anApk([], 4);
    const { body } = await desk.begin(clerk, { size: content.length });
    const request = send(body.id, 0, content.length);
    request.on('error', () => undefined);
    request.write(content.subarray(0, 2_000_000));
    await sleep(200);
    request.destroy();
    const received = await receivedSettled(body.id);
    expect(received).toBeGreaterThan(0);
    await desk.append(clerk, { id: body.id, offset: received }, content.subarray(received));
    expect((await desk.finish(clerk, body.id)).body.sha256).toBe(sha256(content));
  });

  test('while one tab sends slowly another is told to wait, and sees the answer', async () => {
    const { body } = await desk.begin(clerk, { size: 100 });
    const slow = send(body.id, 0, 100);
    slow.on('error', () => undefined);
    slow.write(Buffer.alloc(50));
    await sleep(200);
    const answer = await desk.append(clerk, { id: body.id, offset: 0 }, Buffer.alloc(100));
    expect(answer).toMatchObject({ status: 409, body: { title: expect.stringContaining('另一个窗口') } });
    slow.end(Buffer.alloc(50));
    const [response] = await new Promise<[IncomingMessage]>((resolve) =>
      slow.on('response', (answered) => resolve([answered])),
    );
    expect(response.statusCode).toBe(204);
  });

  async function receivedSettled(id: number): Promise<number> {
    for (;;) {
      const { body } = await desk.status(clerk, id);
      if (body.received > 0) return body.received;
      await sleep(20);
    }
  }
});
