import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aPublicSite, type PublicSite } from '../../../../test/builders/public-site.ts';
import { postFile } from '../../../../test/multipart.ts';
import { verifyCertificate } from '../../../cli/commands/verify-certificate.ts';
import { CERTIFICATE_ALGORITHMS, loadCertificateKeys, newCertificateKeys } from '../../certificate-keys.ts';
import { certify, examine, type Statement } from './certificate.ts';

const ANYBODY = null;
const folder = mkdtempSync(join(tmpdir(), 'registry-certificates-'));
afterAll(() => rmSync(folder, { recursive: true }));
let app: TestApp;
let site: PublicSite;

beforeAll(async () => {
  app = await anApp();
  site = await aPublicSite(app);
});

const certificateOf = async (number: string | number) =>
  String(
    (await app.call(ANYBODY, 'GET', `/api/v1/register/apps/${encodeURIComponent(number)}/certificate`)).body,
  ).trim();
const publishedKeys = async () =>
  (await app.call(ANYBODY, 'GET', '/.well-known/filing-certificate-keys.json')).body;
const verifyPage = (certificate: string) =>
  app.call(ANYBODY, 'GET', `/verify?certificate=${encodeURIComponent(certificate)}`);

describe('a certificate', () => {
  test('is a JWS that others verify with the published key, and says what the register said, and when', async () => {
    const [head = '', body = '', signature = ''] = (await certificateOf(site.number)).split('.');
    const { keys } = await publishedKeys();
    const { alg, kid } = JSON.parse(Buffer.from(head, 'base64url').toString());
    expect([alg, kid]).toEqual(['EdDSA', keys[0].kid]);
    const { kty, crv, x } = keys[0];
    const key = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
    expect(verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual({
      id: site.appId,
      number: site.number,
      name: '示例作业',
      provider: '示例教育科技有限公司',
      status: 'filed',
      since: '2020-03-02',
      filedOn: '2020-03-02',
      asOf: '2020-03-02T02:00:00.000Z',
    });
  });

  test('is verified as the address in its code, as text and as a file', async () => {
    const certificate = await certificateOf(site.number);
    const address = `https://filing.example.cn/verify?certificate=${certificate}\n`;
    const file = await postFile(app, ANYBODY, '/verify', { name: '证书.jws', content: `${certificate}\n` });
    const pages = [
      await verifyPage(address),
      await verifyPage(certificate),
      { ...file, body: String(file.body) },
    ];
    for (const { status, body } of pages) {
      expect(status).toBe(200);
      for (const text of ['证书有效', '示例作业', site.number, '2020-03-02 10:00', '目前状态没有变化'])
        expect(body).toContain(text);
    }
  });

  test('changed in any part, cut short, foreign or something else is refused, and says why', async () => {
    const certificate = await certificateOf(site.number);
    const [head = '', body = '', signature = ''] = certificate.split('.');
    const other = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...other, name: '冒名' })).toString('base64url');
    const foreign = certify(newCertificateKeys('EdDSA'), other);
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'x' })).toString('base64url');
    const bad = [
      `${head}.${forged}.${signature}`,
      certificate.slice(0, -3),
      `${head}.${body}`,
      foreign,
      `${none}.${body}.`,
      `${none}.${body}.AA`,
      'x'.repeat(5_000),
      '<script>alert(1)</script>',
    ];
    for (const text of bad) {
      const { status, body: page } = await verifyPage(text);
      expect([text.slice(0, 40), status]).toEqual([text.slice(0, 40), 422]);
      expect(page).toContain('证书无效');
      expect(page).not.toContain('<script');
    }
  });

  test('stays genuine when the status changes, and the page says what holds now', async () => {
    const { items } = (await app.call(ANYBODY, 'GET', '/api/v1/register/apps?q=示例作业')).body;
    const certificate = await certificateOf(items[0].id);
    const officer = await app.signIn('officer', site.tree.henan);
    const change = {
      action: 'suspend',
      effectiveOn: '2020-03-02',
      reason: '示例',
      source: '示例公告',
      version: items[0].version,
    };
    const { status } = await app.call(
      officer,
      'POST',
      `/api/v1/register/apps/${items[0].id}/status-changes`,
      { body: change },
    );
    expect(status).toBe(201);
    const { body } = await verifyPage(certificate);
    for (const text of ['证书有效', '证书签发后状态有变化', '已暂停']) expect(body).toContain(text);
  });

  test('of what is not in the register there is none', async () => {
    expect((await app.call(ANYBODY, 'GET', '/api/v1/register/apps/4199999/certificate')).status).toBe(404);
    expect((await app.call(ANYBODY, 'GET', '/apps/4199999/certificate')).status).toBe(404);
  });
});

const SAID: Statement = {
  id: 1,
  number: '教APP备4100001号',
  name: '示例',
  provider: '示例公司',
  status: 'filed',
  since: '2020-01-01',
  filedOn: null,
  asOf: '2020-03-02T02:00:00.000Z',
};

describe.each(CERTIFICATE_ALGORITHMS)('keys of %s', (algorithm) => {
  const keysIn = () => loadCertificateKeys(join(folder, algorithm), algorithm);

  test('are made once, for their owner alone, and verify what they signed', () => {
    const keys = keysIn();
    const [name = ''] = readdirSync(join(folder, algorithm));
    expect(statSync(join(folder, algorithm, name)).mode & 0o777).toBe(0o600);
    expect(keysIn().id).toBe(keys.id);
    expect(examine(keysIn().published, certify(keys, SAID))).toEqual({ isGenuine: true, statement: SAID });
    expect(examine(newCertificateKeys(algorithm).published, certify(keys, SAID)).isGenuine).toBe(false);
  });

  test('of before are published still, and sign no more', () => {
    const before = keysIn();
    const certificate = certify(before, SAID);
    const [name = ''] = readdirSync(join(folder, algorithm));
    renameSync(join(folder, algorithm, name), join(folder, algorithm, `2020-${name}`));
    const after = keysIn();
    expect(after.id).not.toBe(before.id);
    expect(after.published.map(({ kid }) => kid)).toEqual([after.id, before.id]);
    expect(examine(after.published, certificate).isGenuine).toBe(true);
  });

  test('that are no keys stop the start', () => {
    const broken = join(folder, `broken-${algorithm}`);
    loadCertificateKeys(broken, algorithm);
    const [name = ''] = readdirSync(broken);
    writeFileSync(join(broken, name), 'no key\n');
    expect(() => loadCertificateKeys(broken, algorithm)).toThrow(/证书密钥/);
  });
});

describe('./registry verify-certificate', () => {
  const run = async (...args: string[]) => {
    const printed: string[] = [];
    const context = { config: {} as never, withDatabase: () => Promise.reject(new Error('not needed')) };
    const code = await verifyCertificate.run(args, { ...context, print: (line) => printed.push(line) });
    return { code, printed: printed.join('\n') };
  };

  test('verifies without the platform, and refuses without its key', async () => {
    const file = join(folder, '证书.jws');
    const key = join(folder, 'keys.json');
    writeFileSync(file, `${await certificateOf(site.number)}\n`);
    writeFileSync(key, JSON.stringify(await publishedKeys()));
    const { code, printed } = await run(file, '--key', key);
    expect(code).toBe(0);
    for (const text of ['证书有效', '示例作业', '截至\t2020-03-02 10:00']) expect(printed).toContain(text);
    expect(await run(file)).toMatchObject({ code: 1, printed: expect.stringContaining('没有签发它的密钥') });
    await expect(run(file, '--key', file)).rejects.toThrow(/不是公钥文件/);
    await expect(run(join(folder, 'none'))).rejects.toThrow(/没有/);
  });
});
