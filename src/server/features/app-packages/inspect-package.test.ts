import { describe, expect, test } from 'vitest';
import { apkParts, aSignedApk } from '../../../../test/builders/android/apk.ts';
import { binaryXml } from '../../../../test/builders/android/binary-manifest.ts';
import { stringResource } from '../../../../test/builders/android/resource-table.ts';
import { aSigningKey } from '../../../../test/builders/android/signing-keys.ts';
import { binaryPropertyList } from '../../../../test/builders/binary-property-list.ts';
import { bytesOf } from '../../../../test/builders/byte-source.ts';
import { aZip } from '../../../../test/builders/documents.ts';
import { knownSdks } from '../../../policy/app-packages/known-sdks.ts';
import { packageReport } from '../../../policy/app-packages/report.ts';
import { inspectPackage } from './inspect-package.ts';

const key = aSigningKey('Example');
const inspect = async (file: Buffer) => packageReport.parse(await inspectPackage(bytesOf(file), knownSdks));
const codes = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code);

describe('an APK', () => {
  test('says what it is', async () => {
    const report = await inspect(
      aSignedApk(
        {
          permissions: ['android.permission.CAMERA', 'android.permission.INTERNET', 'cn.example.OWN'],
          classes: ['cn/example/homework/Main', 'com/qq/e/ads/Banner', 'com/alipay/sdk/app/PayTask'],
          more: [{ name: 'lib/arm64-v8a/libmain.so', content: 'x' }],
          application: { 'android:debuggable': true },
          components: [
            {
              name: 'activity',
              attributes: { 'android:name': '.Main' },
              children: [{ name: 'intent-filter' }],
            },
            { name: 'service', attributes: { 'android:name': '.Sync', 'android:exported': false } },
          ],
        },
        { schemes: [{ scheme: 'v2', key }] },
      ),
    );
    expect(report).toMatchObject({
      kind: 'apk',
      packageId: 'cn.example.homework',
      versionName: '1.2.0',
      versionCode: 7,
      label: '示例作业',
      minSdk: 24,
      targetSdk: 34,
      permissions: ['android.permission.CAMERA', 'android.permission.INTERNET', 'cn.example.OWN'],
      certificates: [{ scheme: 'v2', verified: true }],
      findings: [],
      permissionDetails: [{ protection: 'dangerous' }, { protection: 'normal' }, { protection: 'unknown' }],
      exportedComponents: [{ kind: 'activity', name: '.Main' }],
      componentCount: 2,
      abis: ['arm64-v8a'],
      sdks: [
        { name: '腾讯优量汇广告', category: 'advertising', prefix: 'com.qq.e' },
        { name: '支付宝支付', category: 'payment', prefix: 'com.alipay.sdk' },
      ],
      isDebuggable: true,
      cleartext: 'nowhere',
    });
  });

  test.each([
    [{ '': 'Homework', 'zh-CN': '作业', 'zh-TW': '作業' }, '作业'],
    [{ '': 'Homework', 'zh-TW': '作業' }, '作業'],
    [{ '': 'Homework', en: 'Work', fr: 'Devoirs' }, 'Homework'],
    [{ fr: 'Devoirs' }, 'Devoirs'],
  ])('is called as people in the country read it: %j', async (names, label) => {
    expect((await inspect(aSignedApk({ names }, {}))).label).toBe(label);
  });

  const cleartext = (config: string, targetSdk = 34) =>
    inspect(
      aSignedApk(
        {
          targetSdk,
          names: { '': 'res/xml/security.xml' },
          application: {
            'android:networkSecurityConfig': stringResource(0),
            'android:usesCleartextTraffic': true,
          },
          more: [
            {
              name: 'res/xml/security.xml',
              content: binaryXml({
                name: 'network-security-config',
                children: [{ name: config, attributes: { cleartextTrafficPermitted: true } }],
              }),
            },
          ],
        },
        {},
      ),
    );

  test.each([
    ['base-config', 34, 'everywhere'],
    ['domain-config', 34, 'some-domains'],
    ['debug-overrides', 34, 'nowhere'],
    ['debug-overrides', 27, 'everywhere'],
  ])('without encryption: %s, target %i → %s', async (config, target, expected) => {
    expect((await cleartext(config, target)).cleartext).toBe(expected);
  });
});

describe('an IPA', () => {
  const info = {
    CFBundleIdentifier: 'cn.example.homework',
    CFBundleShortVersionString: '2.1',
    CFBundleVersion: '210',
    CFBundleDisplayName: 'Homework',
    MinimumOSVersion: '13.0',
    NSCameraUsageDescription: '用于拍照上传作业',
  };
  const xml = `<?xml version="1.0"?><!DOCTYPE plist><plist version="1.0"><dict>${Object.entries(info)
    .map(([name, value]) => `<key>${name}</key><string>${value}</string>`)
    .join('')}</dict></plist>`;
  const profile = `signed${xml.replace(
    '</dict>',
    '<key>TeamIdentifier</key><array><string>TEAM123456</string></array><key>Entitlements</key><dict><key>aps-environment</key><string>production</string></dict><key>DeveloperCertificates</key><array><data>Y2VydA==</data></array></dict>',
  )}signature`;

  test.each([
    ['binary', binaryPropertyList(info)],
    ['XML', Buffer.from(xml)],
  ])('says what it is in %s; its signer is declared', async (_, content) => {
    const report = await inspect(
      aZip([
        { name: 'Payload/', content: '' },
        { name: 'Payload/Example.app/Info.plist', content },
        {
          name: 'Payload/Example.app/zh-Hans.lproj/InfoPlist.strings',
          content: binaryPropertyList({ CFBundleDisplayName: '示例作业' }),
        },
        { name: 'Payload/Example.app/embedded.mobileprovision', content: profile },
      ]),
    );
    expect(report).toMatchObject({
      kind: 'ipa',
      packageId: 'cn.example.homework',
      versionName: '2.1',
      versionCode: 210,
      label: '示例作业',
      minimumSystem: '13.0',
      permissions: ['NSCameraUsageDescription'],
      permissionDetails: [{ purpose: '用于拍照上传作业' }],
      team: 'TEAM123456',
      entitlements: ['aps-environment'],
      signing: { verdict: 'declared' },
      certificates: [{ scheme: 'apple', verified: false }],
    });
    expect(codes(report)).toEqual(['signature-declared']);
  });
});

describe('a bundle', () => {
  const apk = aSignedApk({}, { schemes: [{ scheme: 'v2', key }] });

  test.each([
    [
      'xapk',
      [
        { name: 'manifest.json', content: '{}' },
        { name: 'base.apk', content: apk },
      ],
    ],
    [
      'apks',
      [
        { name: 'toc.pb', content: 'x' },
        { name: 'splits/base-master.apk', content: apk },
      ],
    ],
  ] as const)('%s is what its main package is', async (kind, parts) => {
    const report = await inspect(aZip(parts));
    expect(report).toMatchObject({
      kind,
      packageId: 'cn.example.homework',
      signing: { verdict: 'verified' },
    });
    expect(codes(report)).toEqual(['bundle-read']);
  });

  test('split package is named a part', async () => {
    const manifest = binaryXml({
      name: 'manifest',
      attributes: { package: 'cn.example', split: 'config.zh' },
    });
    const report = await inspect(aZip([{ name: 'AndroidManifest.xml', content: manifest }]));
    expect(report.kind).toBe('apk-split');
    expect(codes(report)).toContain('split-only');
  });

  test('app bundle is read from its own kind of manifest', async () => {
    const field = (number: number, content: Buffer | string) =>
      Buffer.concat([Buffer.from([number * 8 + 2, Buffer.byteLength(content)]), Buffer.from(content)]);
    const attribute = field(4, Buffer.concat([field(2, 'package'), field(3, 'cn.example.bundle')]));
    const manifest = field(1, Buffer.concat([field(3, 'manifest'), attribute]));
    const report = await inspect(
      aZip([
        { name: 'BundleConfig.pb', content: 'x' },
        { name: 'base/manifest/AndroidManifest.xml', content: manifest },
      ]),
    );
    expect(report).toMatchObject({ kind: 'aab', packageId: 'cn.example.bundle', parts: ['base'] });
  });
});

test('what is no package is named so', async () => {
  for (const file of [Buffer.alloc(0), Buffer.from('PK'), Buffer.alloc(100_000, 'x')])
    expect(codes(await inspect(file))).toEqual(['archive-truncated']);
  expect(codes(await inspect(aZip([{ name: 'readme.txt', content: 'x' }])))).toEqual(['not-a-package']);
  expect(codes(await inspect(aZip(apkParts({ more: [{ name: 'OFD.xml', content: 'x' }] }))))).toEqual([
    'two-in-one',
  ]);
});
