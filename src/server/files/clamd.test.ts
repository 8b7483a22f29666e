import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { aPdf } from '../../../test/builders/documents.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import { anApk } from '../../../test/builders/packages.ts';
import { uploadDesk } from '../../../test/builders/upload-desk.ts';
import { postFile } from '../../../test/multipart.ts';
import type { CaseId, FileId } from '../../policy/ids.ts';
import { buildApp } from '../app.ts';
import { transaction } from '../db/database.ts';
import { featureListeners } from '../features.ts';
import { occasionOfProgram } from '../occasion.ts';
import { clamd } from './clamd.ts';
import { fileTasks } from './file-tasks.ts';
import { attachFiles } from './files.ts';

const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;
/** Deflated inside an archive nobody sees it without unpacking; this daemon knows it by another mark. */
const MARK = 'a-virus-that-only-the-scanner-knows';

/** As clamd speaks: pieces with their lengths, an empty one at the end, one answer. */
function daemon(answerTo: (content: Buffer) => string | undefined): Server {
  return createServer((socket: Socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const content = contentOf(received);
      const answer = content === undefined ? undefined : answerTo(content);
      if (answer !== undefined) socket.end(`${answer}\0`);
    });
  });
}

function contentOf(received: Buffer): Buffer | undefined {
  const pieces: Buffer[] = [];
  if (received.toString('latin1', 0, 10) !== 'zINSTREAM\0') return undefined;
  for (let at = 10; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const judge = (content: Buffer) => {
  const isBad = content.includes(EICAR) || content.includes(MARK);
  return isBad ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
};

describe('the client of clamd', () => {
  const scan = async (server: Server, content: Buffer | string, patienceMs = 20_000) =>
    clamd({ host: '127.0.0.1', port: await listening(server) }).scan(
      Readable.from([Buffer.from(content as string)]),
      patienceMs,
    );

  test.each([
    ['clean contents', 'harmless', { kind: 'clean' }],
    ['the test virus', EICAR, { kind: 'infected', signature: 'Eicar-Test-Signature' }],
    ['megabytes', Buffer.alloc(5_000_000), { kind: 'clean' }],
  ])('%s', async (_what, content, verdict) => {
    expect(await scan(daemon(judge), content)).toEqual(verdict);
  });

  test.each<[string, Server]>([
    ['says that the stream is too large', daemon(() => 'INSTREAM size limit exceeded. ERROR')],
    ['says nothing that is known', daemon(() => 'stream: OK FOUND OK')],
    ['says nothing', daemon(() => undefined)],
    [
      'talks without end',
      createServer((socket) => socket.on('error', () => undefined).write('x'.repeat(10_000))),
    ],
    ['hangs up', createServer((socket) => socket.destroy())],
    [
      'hangs up in the middle of a large file',
      createServer((socket) => socket.once('data', () => socket.destroy())),
    ],
  ])('has no answer from one that %s', async (_what, server) => {
    expect(await scan(server, Buffer.alloc(3_000_000), 500)).toEqual({
      kind: 'unanswered',
      reason: expect.any(String),
    });
  });

  test('has no answer where nobody listens', async () => {
    const scanner = clamd({ socket: '/nonexistent/clamd.sock' });
    expect(await scanner.scan(Readable.from([Buffer.from('x')]), 500)).toMatchObject({ kind: 'unanswered' });
  });
});

describe('uploads', () => {
  let app: TestApp;
  let tree: Tree;
  let clerk = '';
  let answering = true;

  beforeAll(async () => {
    const port = await listening(
      daemon((content) => (answering ? judge(content) : 'temporarily out of order ERROR')),
    );
    const plain = await anApp();
    const scanned = await buildApp({
      ...plain.app.services,
      virusScanner: clamd({ host: '127.0.0.1', port }),
    });
    await scanned.ready();
    afterAll(() => scanned.close());
    app = Object.assign(plain, { app: scanned, call: callOf(scanned) });
    tree = await aTree(app.database.db);
    clerk = await app.signIn('clerk', tree.shiheSchool);
  });

  const callOf =
    (scanned: TestApp['app']): TestApp['call'] =>
    async (token, method, url, { body, headers } = {}) => {
      const response = await scanned.inject({
        method,
        url,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const isJson = String(response.headers['content-type']).includes('json');
      return {
        status: response.statusCode,
        body: isJson ? response.json() : response.body,
        headers: response.headers,
      };
    };

  const post = (content: Buffer) => postFile(app, clerk, '/api/v1/files', { name: '甲.pdf', content });
  const download = (id: number) => app.call(clerk, 'GET', `/api/v1/files/${id}`);
  const attach = async (fileId: FileId) => {
    const { body } = await app.call(clerk, 'POST', '/api/v1/use-filings', {
      body: { organisationId: tree.shiheSchool },
    });
    return transaction(app.database.db, (tx) => attachFiles(tx, [{ caseId: body.id as CaseId, fileId }]));
  };
  const runScan = () => {
    const log = { warn: () => undefined, error: () => undefined };
    const task = fileTasks({ ...app.app.services, log }).find(({ name }) => name === 'scan files');
    return transaction(app.database.db, async (tx) =>
      task?.run(tx, occasionOfProgram('clock', app.now, featureListeners)),
    );
  };
  const entries = async (action: string) => {
    const rows = await app.database.db
      .selectFrom('entries')
      .select('body')
      .where('stream_id', '=', tree.shiheSchool)
      .where('stream_kind', '=', 'organisation')
      .where('action', '=', action)
      .orderBy('seq')
      .execute();
    return rows.map(({ body }) => JSON.parse(body));
  };

  test('that are clean are usable at once', async () => {
    const { status, body } = await post(aPdf('clean'));
    expect([status, body.scan]).toEqual([201, 'clean']);
    expect((await download(body.id)).status).toBe(200);
    await attach(body.id);
  });

  test('that are infected are refused with a sentence and an entry, whole or in pieces', async () => {
    const small = await post(aPdf(MARK));
    expect(small).toMatchObject({
      status: 415,
      body: { title: '文件中发现病毒（Eicar-Test-Signature），没有保存。' },
    });
    const desk = uploadDesk(app);
    const content = anApk([{ name: `assets/${MARK}`, content: 'x' }]);
    const id = await desk.sent(clerk, content);
    expect((await desk.finish(clerk, id)).status).toBe(415);
    const refused = { reason: 'infected', signature: 'Eicar-Test-Signature' };
    expect(await entries('refuse-upload')).toEqual([
      refused,
      { upload: id, size: content.length, ...refused },
    ]);
  });

  test('wait while the scanner gives no answer: neither handed out nor attached', async () => {
    answering = false;
    const { status, body: waiting } = await post(aPdf('waiting'));
    const { body: infected } = await post(aPdf(`${MARK} unscanned`));
    expect([status, waiting.scan, infected.scan]).toEqual([201, 'unscanned', 'unscanned']);
    expect(await download(waiting.id)).toMatchObject({
      status: 409,
      body: { title: '文件“甲.pdf”还在等待病毒检查，暂时不能使用。' },
    });
    await expect(attach(waiting.id)).rejects.toMatchObject({ kind: 'conflict' });
    await runScan();
    expect((await download(waiting.id)).status).toBe(409);

    answering = true;
    await runScan();
    expect((await download(waiting.id)).status).toBe(200);
    await attach(waiting.id);
    expect(await download(infected.id)).toMatchObject({
      status: 409,
      body: { title: '文件“甲.pdf”含有病毒，不能使用。' },
    });
    await expect(attach(infected.id)).rejects.toMatchObject({ kind: 'conflict' });
    const verdicts = await entries('scan-file');
    expect(verdicts).toHaveLength(2);
    expect(verdicts).toEqual(
      expect.arrayContaining([
        { file: waiting.id, result: 'clean' },
        { file: infected.id, result: 'infected', signature: 'Eicar-Test-Signature' },
      ]),
    );
  });
});
