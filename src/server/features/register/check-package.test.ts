import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { type ApkParts, aSignedApk } from '../../../../test/builders/android/apk.ts';
import { aSigningKey, type SigningKey } from '../../../../test/builders/android/signing-keys.ts';
import { bytesOf } from '../../../../test/builders/byte-source.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import { postFile } from '../../../../test/multipart.ts';
import { transaction } from '../../db/database.ts';
import { featureListeners } from '../../features.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { inspectPackage } from '../app-packages/inspect-package.ts';
import { publishPackages } from './packages.ts';

const ANYBODY = null;
const developer = aSigningKey('Example');
const stranger = aSigningKey('Somebody else');
const packageId = 'cn.example.homework';
let app: TestApp;
let certificateDigest: string;

const apk = (parts: ApkParts = {}, key: SigningKey = developer) =>
  aSignedApk(parts, { schemes: [{ scheme: 'v2', key }] });

beforeAll(async () => {
  app = await anApp();
  const { certificates } = await inspectPackage(bytesOf(apk()), []);
  certificateDigest = certificates[0]?.sha256 ?? '';
  const appId = await aRegisterApp(app.database.db, { name: '示例作业', number: '教APP备4100001号' });
  await transaction(app.database.db, (tx) =>
    publishPackages(tx, occasionOfProgram('test', app.now, featureListeners), [
      { appId, platform: 'android', packageId, certificateDigest, version: '1.2.0' },
    ]),
  );
});

const ask = (body: object) =>
  app.call(ANYBODY, 'POST', '/api/v1/register/package-checks', {
    body: { platform: 'android', packageId, ...body },
  });

const upload = (content: Buffer) =>
  postFile(app, ANYBODY, '/api/v1/register/package-file-checks', { name: '示例.apk', content });

describe('is this the filed app?', () => {
  test('by package id and certificate', async () => {
    const { status, body } = await ask({ certificateDigest, version: '1.2.0' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      verdict: 'filed',
      signerCompared: true,
      app: { number: '教APP备4100001号', status: 'filed' },
    });
    expect((await ask({ certificateDigest: 'b'.repeat(64) })).body.verdict).toBe('different-signer');
    expect((await ask({ packageId: 'cn.example.none' })).body).toMatchObject({
      verdict: 'not-filed',
      app: null,
    });
  });

  test.each([{ certificateDigest: 'AB' }, { packageId: '<script>' }, { platform: 'windows' }, { more: 1 }])(
    '%j is no question',
    async (question) => {
      expect((await ask(question)).status).toBe(400);
    },
  );

  test('by the file, of which nothing is kept', async () => {
    const { status, body } = await upload(apk());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      label: '示例作业',
      check: { verdict: 'filed', signerCompared: true },
      findings: [],
    });
    expect(await app.database.db.selectFrom('files').select('id').execute()).toEqual([]);
  });

  test.each([
    ['of another version', apk({ versionName: '1.3.0' }), 'other-version'],
    ['of another signer', apk({}, stranger), 'different-signer'],
    ['of another id, under the same name', apk({ packageId: 'cn.clone' }, stranger), 'different-signer'],
    ['changed after it was signed', changed(apk()), 'tampered'],
  ])('a file %s', async (_, file, verdict) => {
    expect((await upload(file)).body.check.verdict).toBe(verdict);
  });

  test('what is no package is told so', async () => {
    const { status, body } = await upload(Buffer.from('no package'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ check: null, findings: [{ code: 'archive-truncated' }] });
    expect(
      (await app.call(ANYBODY, 'POST', '/api/v1/register/package-file-checks', { body: {} })).status,
    ).toBe(400);
  });
});

/** A byte of what was signed and belongs to no entry: the time in the directory. */
function changed(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  const directory = copy.readUInt32LE(copy.length - 22 + 16);
  copy.writeUInt8(0x55, directory + 12);
  return copy;
}
