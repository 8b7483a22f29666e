import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import type { DeliveryFault } from '../jobs/delivery-fault.ts';
import type { Mail } from './channels.ts';
import { smtpSender } from './smtp-sender.ts';

const MAIL: Mail = {
  to: 'clerk@example.cn',
  subject: '备案已确认',
  text: '第一行\n第二行\n',
  messageId: '<1.2@filing.example.cn>',
};
const from = '备案平台 <notice@example.cn>';
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A real mail server on this machine. */
async function aMailServer(options: SMTPServerOptions = {}): Promise<string> {
  const server = new SMTPServer({ authOptional: true, hideSTARTTLS: true, ...options });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return urlOf(listening);
}

function urlOf(server: Server, account = ''): string {
  const address = server.address();
  return `smtp://${account}127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const faultOf = (sending: Promise<void>): Promise<DeliveryFault> =>
  sending.then(
    () => {
      throw new Error('it was sent');
    },
    (fault: DeliveryFault) => fault,
  );

describe('mail by SMTP', () => {
  test('arrives as plain text, with its headers', async () => {
    const received: Promise<string>[] = [];
    const url = await aMailServer({
      onData: (stream, _session, done) => {
        received.push(text(stream));
        stream.once('end', () => done());
      },
    });
    await smtpSender({ url, from }).send(MAIL);
    const mail = (await received[0]) ?? '';
    expect(mail).toMatch(/^To: clerk@example\.cn\r$/m);
    expect(mail).toMatch(/^From: =\?UTF-8\?.*<notice@example\.cn>\r$/m);
    expect(mail).toMatch(/^Message-ID: <1\.2@filing\.example\.cn>\r$/m);
    expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(mail).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    const body = mail.split('\r\n\r\n').slice(1).join('');
    expect(Buffer.from(body, 'base64').toString()).toContain('第一行');
  });

  test.each([
    ['a subject of two lines', { subject: '示例\r\nBcc: other@example.cn' }],
    ['a line separator', { subject: '示例\u2028Bcc: other@example.cn' }],
    ['a mailbox of two lines', { to: 'clerk@example.cn\nother@example.cn' }],
    ['two mailboxes', { to: 'clerk@example.cn,other@example.cn' }],
    ['a mailbox with a name', { to: '张三<clerk@example.cn>' }],
    ['a message id of two lines', { messageId: '<1@a>\r\nX: y' }],
  ])('with %s is refused for good', async (_what, changed) => {
    const url = await aMailServer();
    expect(await faultOf(smtpSender({ url, from }).send({ ...MAIL, ...changed }))).toMatchObject({
      isFinal: true,
    });
  });

  test.each([
    [550, true],
    [450, false],
  ])('that the server answers with %i', async (responseCode, isFinal) => {
    const url = await aMailServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('no clerk@example.cn here'), { responseCode })),
    });
    const fault = await faultOf(smtpSender({ url, from }).send(MAIL));
    expect(fault).toMatchObject({ code: `smtp-${responseCode}`, isFinal });
    expect(fault.message).not.toContain('clerk@example.cn');
  });

  test('without a server can be tried again', async () => {
    const gone = createServer();
    gone.listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const url = urlOf(gone);
    gone.close();
    await once(gone, 'close');
    expect(await faultOf(smtpSender({ url, from }).send(MAIL))).toMatchObject({ isFinal: false });
  });

  test('to a server that says nothing is left in the end', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    closing.push(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const sender = smtpSender({ url: urlOf(silent), from }, { wholeMs: 100 });
    expect(await faultOf(sender.send(MAIL))).toMatchObject({ code: 'too-slow', isFinal: false });
  });

  test('gives no password to a server that does not encrypt', async () => {
    const told: string[] = [];
    const url = await aMailServer({
      authOptional: false,
      onAuth: (auth, _session, done) => {
        told.push(auth.password ?? '');
        done(null, { user: 'platform' });
      },
    });
    const withAccount = url.replace('smtp://', 'smtp://platform:secret@');
    expect(await faultOf(smtpSender({ url: withAccount, from }).send(MAIL))).toMatchObject({
      isFinal: false,
    });
    expect(told).toEqual([]);
  });
});
