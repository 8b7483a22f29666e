import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestAnswer, type TestApp } from '../../../../test/app.ts';
import { type ApkParts, aSignedApk } from '../../../../test/builders/android/apk.ts';
import { aSigningKey } from '../../../../test/builders/android/signing-keys.ts';
import { bytesOf } from '../../../../test/builders/byte-source.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import { postFile } from '../../../../test/multipart.ts';
import { transaction } from '../../db/database.ts';
import { featureListeners } from '../../features.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { inspectPackage } from '../app-packages/inspect-package.ts';
import { publishPackages } from '../register/packages.ts';

const ANYBODY = null;
const PATH = '/package-check';
const packageId = 'cn.example.homework';
const key = aSigningKey('Example');
const apk = (parts: ApkParts = {}, signer = key) =>
  aSignedApk(parts, { schemes: [{ scheme: 'v2', key: signer }] });
let app: TestApp;
let digest: string;

beforeAll(async () => {
  app = await anApp();
  const { certificates } = await inspectPackage(bytesOf(apk()), []);
  digest = certificates[0]?.sha256 ?? '';
  const appId = await aRegisterApp(app.database.db, { name: '示例作业', number: '教APP备4100001号' });
  await transaction(app.database.db, (tx) =>
    publishPackages(tx, occasionOfProgram('test', app.now, featureListeners), [
      { appId, platform: 'android', packageId, certificateDigest: digest, version: '1.2.0' },
    ]),
  );
});

const upload = (name: string, content: Buffer | string) => postFile(app, ANYBODY, PATH, { name, content });
const textOf = ({ body }: TestAnswer) => String(body);

async function ask(query: Record<string, string>) {
  const { statusCode, body, headers } = await app.app.inject(
    `${PATH}?${new URLSearchParams({ platform: 'android', packageId, ...query }).toString()}`,
  );
  return { status: statusCode, text: body, headers };
}

describe('the page that says whether an app in hand is the filed one', () => {
  test.each([
    ['as filed', apk(), '是备案的那一个'],
    ['of another version', apk({ versionName: '1.3.0' }), '应用已备案，但不是备案的版本'],
    ['of another signer', apk({}, aSigningKey('Somebody else')), '与备案的应用同名，但签名者不同'],
    [
      'of an id that nobody has filed',
      apk({ packageId: 'cn.example.none', names: { '': '无' } }),
      '没有查到备案',
    ],
  ])('a file %s', async (_, content, said) => {
    const answer = await upload('示例.apk', content);
    expect(answer.status).toBe(200);
    expect(textOf(answer)).toContain(said);
    expect(textOf(answer)).toContain('接下来：');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['etag']).toBeUndefined();
    expect(await app.database.db.selectFrom('files').select('id').execute()).toEqual([]);
  });

  test('what is no package, and no file at all', async () => {
    expect(textOf(await upload('说明.txt', 'no package'))).toContain('没有认出这个文件');
    const none = await upload('', '');
    expect([none.status, textOf(none).includes('没有收到文件')]).toEqual([400, true]);
  });

  test('by package id and certificate, however it is written', async () => {
    const upper = digest.toUpperCase().replaceAll(/(..)(?!$)/g, '$1:');
    const { status, text, headers } = await ask({ certificate: upper, version: '1.2.0' });
    expect([status, text.includes('是备案的那一个')]).toEqual([200, true]);
    expect(text).not.toContain('签名者没有核对');
    expect(headers['etag']).toBeDefined();
    expect((await ask({})).text).toContain('签名者没有核对');
    expect((await ask({ certificate: 'b'.repeat(64) })).text).toContain('签名者不同');
    expect((await ask({ packageId: 'cn.example.none' })).text).toContain('没有查到备案');
  });

  test('what was typed wrongly is named, and stands there to be mended', async () => {
    const { status, text } = await ask({ packageId: '<script>', certificate: 'abc' });
    expect(status).toBe(400);
    expect(text).toContain('应为安卓包名或 iOS Bundle ID');
    expect(text).toContain('应为证书 SHA-256');
    expect(text).toContain('value="&lt;script&gt;"');
    expect(text).not.toContain('<script>');
  });

  test('says its limits, and is linked from home, the page of an app, developers and sitemap', async () => {
    const page = (await app.app.inject(PATH)).body;
    for (const words of ['不超过 500 MB', '随即删除', '60 次', '每分钟 1 次']) expect(page).toContain(words);
    for (const path of ['/', '/apps/4100001', '/developers', '/sitemap/pages.xml'])
      expect([path, (await app.app.inject(path)).body.includes(PATH)]).toEqual([path, true]);
  });
});
