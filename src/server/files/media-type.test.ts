import { describe, expect, test } from 'vitest';
import { aDocx, aJpeg, anOfd, anXlsx, aPdf, aPng, aZip } from '../../../test/builders/documents.ts';
import { anAab, anApk, anApks, anArchiveOf, anIpa, anXapk } from '../../../test/builders/packages.ts';
import type { ByteSource } from './file-store.ts';
import { mediaTypeOf, mediaTypeOfUpload, nameFor } from './media-type.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;

function bytesOf(content: Buffer | string): ByteSource {
  const buffer = Buffer.from(content as string);
  return { size: buffer.length, read: async (start, length) => buffer.subarray(start, start + length) };
}

const judge = (content: Buffer | string) => mediaTypeOf(bytesOf(content));

describe('what is accepted', () => {
  test.each([
    ['a PDF', aPdf(), 'application/pdf'],
    ['a Word document', aDocx(), `${OFFICE}.wordprocessingml.document`],
    ['a workbook', anXlsx(), `${OFFICE}.spreadsheetml.sheet`],
    ['an OFD', anOfd(), 'application/ofd'],
    ['a PNG', aPng(), 'image/png'],
    ['the largest scan', aPng({ width: 14_000, height: 10_000 }), 'image/png'],
    ['a JPEG', aJpeg(), 'image/jpeg'],
    [
      'a document with an SVG picture',
      aDocx([{ name: 'word/media/image1.svg', content: '<svg/>' }]),
      `${OFFICE}.wordprocessingml.document`,
    ],
  ])('%s', async (_what, content, type) => {
    expect(await judge(content)).toBe(type);
  });

  test('a document whose parts are listed in another order', async () => {
    const content = aZip([
      { name: 'word/document.xml', content: '<w:document/>' },
      {
        name: '[Content_Types].xml',
        content: `<Types><Override ContentType="${OFFICE}.wordprocessingml.document.main+xml"/></Types>`,
      },
    ]);
    expect(await judge(content)).toBe(`${OFFICE}.wordprocessingml.document`);
  });
});

describe('what is refused', () => {
  const oldOffice = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const contentTypes = (type: string) => ({
    name: '[Content_Types].xml',
    content: `<Types><Override ContentType="${type}"/></Types>`,
  });

  test.each<[string, Buffer | string, string]>([
    ['an empty file', '', '文件是空的'],
    ['old .doc and .xls', oldOffice, '旧版 Office'],
    ['a program', `MZ${'\0'.repeat(100)}`, '程序'],
    ['a script', '#!/bin/sh\nrm -rf /\n', '程序'],
    ['a page', '<!doctype html><script>alert(1)</script>', '网页或矢量图'],
    ['a page after a BOM', '\uFEFF<html></html>', '网页或矢量图'],
    ['an SVG', '<?xml version="1.0"?><svg onload="alert(1)"/>', '网页或矢量图'],
    ['a GIF', 'GIF89a......', '不支持的图片格式'],
    ['a HEIC photo', '\0\0\0\x24ftypheic\0\0\0\0', 'HEIC'],
    ['a RAR', 'Rar!\x1a\x07', '压缩包'],
    ['plain text', '会议纪要', '不支持这种格式'],
    ['the test virus', EICAR, '病毒'],
    [
      'the test virus far inside a PDF',
      Buffer.concat([aPdf().subarray(0, 9), Buffer.alloc(2 ** 20 - 50), Buffer.from(EICAR), aPdf()]),
      '病毒',
    ],
    ['a PDF that breaks off', aPdf().subarray(0, 30), '不完整或已损坏'],
    ['a PNG that breaks off', aPng().subarray(0, 60), '不完整或已损坏'],
    ['a PNG of 30,000 × 30,000', aPng({ width: 30_000, height: 30_000 }), '30000×30000'],
    ['a JPEG of 30,000 × 30,000', aJpeg({ width: 30_000, height: 30_000 }), '30000×30000'],
    ['a PNG without height', aPng({ height: 0 }), '不完整或已损坏'],
    ['a JPEG without a frame', Buffer.from('ffd8ffe000104a46494600', 'hex'), '不完整或已损坏'],
    [
      'a PNG with an archive behind it',
      Buffer.concat([aPng().subarray(0, -12), aZip([{ name: 'a', content: 'b' }]), aPng().subarray(-12)]),
      '夹带',
    ],
    [
      'a JPEG with an archive behind it',
      Buffer.concat([aJpeg(), aZip([{ name: 'a', content: 'b' }])]),
      '夹带',
    ],
    [
      'a PDF with an archive behind it',
      Buffer.concat([aPdf(), aZip([{ name: 'a', content: 'b' }]), Buffer.from('%%EOF')]),
      '夹带',
    ],
    ['a JPEG with a page in it', Buffer.concat([aJpeg(), Buffer.from('<script>alert(1)</script>')]), '夹带'],
    ['any archive', aZip([{ name: 'classes.dex', content: 'x' }]), '压缩包'],
    ['an archive that breaks off', aDocx().subarray(0, -10), '压缩包或已损坏'],
    [
      'an archive with something before it',
      Buffer.concat([Buffer.from('PK\x03\x04'), aDocx()]),
      '压缩包或已损坏',
    ],
    [
      'a presentation',
      aZip([contentTypes(`${OFFICE}.presentationml.presentation.main+xml`)]),
      '压缩包或已损坏',
    ],
    [
      'a document that only says so',
      aZip([contentTypes(`${OFFICE}.wordprocessingml.document.main+xml`)]),
      '压缩包或已损坏',
    ],
    ['macros', aDocx([{ name: 'word/vbaProject.bin', content: 'x' }]), '宏'],
    ['a program inside', aDocx([{ name: 'word/embeddings/setup.EXE', content: 'x' }]), '嵌有程序'],
    ['an archive inside', anXlsx([{ name: 'xl/embeddings/a.zip', content: 'x' }]), '嵌有程序'],
    ['a path that leads out', aDocx([{ name: 'word/../../etc/passwd', content: 'x' }]), '内部结构不正常'],
    ['an absolute path', aDocx([{ name: '/etc/passwd', content: 'x' }]), '内部结构不正常'],
    ['a Windows path', aDocx([{ name: 'word\\a.xml', content: 'x' }]), '内部结构不正常'],
    ['a link', aDocx([{ name: 'word/a.xml', content: '/etc/passwd', unixMode: 0o120777 }]), '内部结构不正常'],
    ['a part twice', aDocx([{ name: 'word/document.xml', content: 'x' }]), '内部结构不正常'],
    ['a bomb', aDocx([{ name: 'word/a.xml', content: 'x', claimedSize: 4_000_000_000 }]), '内部结构不正常'],
    [
      '100,000 parts',
      aDocx(Array.from({ length: 20_000 }, (_, n) => ({ name: `word/${n}.xml`, content: '' }))),
      '压缩包或已损坏',
    ],
  ])('%s', async (_what, content, sentence) => {
    await expect(judge(content)).rejects.toMatchObject({
      kind: 'unsupported-media',
      message: expect.stringContaining(sentence),
      details: { remedy: expect.any(String) },
    });
  });

  test('contents that lie about their size are not unpacked beyond the limit', async () => {
    const bomb = aZip([
      { name: '[Content_Types].xml', content: Buffer.alloc(20_000_000), claimedSize: 100 },
      { name: 'word/document.xml', content: 'x' },
    ]);
    await expect(judge(bomb)).rejects.toMatchObject({ kind: 'unsupported-media' });
  });

  test.each([1, 2, 3, 5, 8, 13, 21, 34, 55, 89])(
    'bytes cut or changed anywhere are judged, seed %i',
    async (seed) => {
      for (const whole of [aDocx(), anOfd(), aPng(), aJpeg(), aPdf()]) {
        const broken = Buffer.from(whole);
        for (let n = 0; n < 5; n += 1)
          broken[(seed * 7919 * (n + 1)) % broken.length] = (seed * 31 * n) % 256;
        for (const content of [broken, whole.subarray(0, (seed * 104_729) % whole.length)]) {
          const verdict = await judge(content).catch((error: unknown) => (error as { kind?: string }).kind);
          expect(verdict).toBeTypeOf('string');
        }
      }
    },
  );
});

describe('install packages, where they are welcome', () => {
  const judgeUpload = (content: Buffer | string) => mediaTypeOfUpload(bytesOf(content));
  const nested = aZip([{ name: 'a.zip', content: aZip([{ name: 'b', content: Buffer.alloc(1_000_000) }]) }]);

  test.each([
    ['an APK', anApk(), 'application/vnd.android.package-archive'],
    [
      'an APK with archives among its assets',
      anApk([{ name: 'assets/a.zip', content: nested }]),
      'application/vnd.android.package-archive',
    ],
    ['an IPA', anIpa(), 'application/x-ios-app'],
    ['an app bundle', anAab(), 'application/x-android-app-bundle'],
    ['an XAPK', anXapk(), 'application/x-xapk'],
    ['an APKS as bundletool makes it', anApks(), 'application/x-apks'],
    [
      'an APKS read off a phone',
      aZip([
        { name: 'base.apk', content: anApk() },
        { name: 'split_config.zh.apk', content: anApk() },
      ]),
      'application/x-apks',
    ],
    ['a document all the same', aDocx(), `${OFFICE}.wordprocessingml.document`],
    ['a picture all the same', aPng(), 'image/png'],
  ])('%s', async (_what, content, type) => {
    expect(await judgeUpload(content)).toBe(type);
  });

  test.each([
    ['among other attachments', () => judge(anApk()), '压缩包'],
    ['that is any archive', () => judgeUpload(nested), '压缩包'],
    [
      'whose manifest stands in a folder',
      () => judgeUpload(aZip([{ name: 'a/AndroidManifest.xml', content: 'x' }])),
      '压缩包',
    ],
    ['that breaks off', () => judgeUpload(anApk().subarray(0, -30)), '压缩包或已损坏'],
    [
      'with something before it',
      () => judgeUpload(Buffer.concat([Buffer.from('PK\x03\x04'), anApk()])),
      '压缩包或已损坏',
    ],
    [
      'with something behind it',
      () => judgeUpload(Buffer.concat([anApk(), Buffer.from('<script>')])),
      '压缩包或已损坏',
    ],
    [
      'of two systems',
      () => judgeUpload(anApk([{ name: 'Payload/A.app/Info.plist', content: 'x' }])),
      '夹带',
    ],
    [
      'that is a document too',
      () => judgeUpload(anApk([{ name: '[Content_Types].xml', content: 'x' }])),
      '夹带',
    ],
    [
      'with two manifests',
      () => judgeUpload(anApk([{ name: 'AndroidManifest.xml', content: 'y' }])),
      '安装包的内部结构不正常',
    ],
    [
      'with a path that leads out',
      () => judgeUpload(anApk([{ name: '../../etc/passwd', content: 'x' }])),
      '安装包的内部结构不正常',
    ],
    [
      'with a link',
      () =>
        judgeUpload(anIpa([{ name: 'Payload/Example.app/a', content: '/etc/passwd', unixMode: 0o120777 }])),
      '安装包的内部结构不正常',
    ],
    [
      'that is a bomb',
      () => judgeUpload(anApk([{ name: 'a', content: 'x', claimedSize: 4_000_000_000 }])),
      '安装包的内部结构不正常',
    ],
    ['with the test virus', () => judgeUpload(storedWith(EICAR)), '病毒'],
    ['of 100,000 entries', () => judgeUpload(anArchiveOf(100_000)), '压缩包或已损坏'],
  ])('not one %s', async (_what, judging, sentence) => {
    await expect(judging()).rejects.toMatchObject({
      kind: 'unsupported-media',
      message: expect.stringContaining(sentence),
      details: { remedy: expect.any(String) },
    });
  });

  /** In the name of an entry, where it stands as it is. */
  const storedWith = (text: string) => anApk([{ name: `assets/${text.replaceAll('\\', '')}`, content: 'x' }]);
});

describe('the name of a file', () => {
  test.each([
    ['application/pdf', '纪要.pdf', '纪要.pdf'],
    ['image/jpeg', '合影.JPEG', '合影.JPEG'],
    ['application/pdf', '关于2020.5.18会议的纪要', '关于2020.5.18会议的纪要.pdf'],
    ['application/pdf', 'setup.exe', 'setup.exe.pdf'],
    ['image/png', '图', '图.png'],
  ] as const)('%s %s becomes %s', (type, name, expected) => {
    expect(nameFor(type, name)).toBe(expected);
  });

  test('that promises another type is refused', () => {
    expect(() => nameFor('image/png', '纪要.pdf')).toThrow('文件名以“.pdf”结尾，内容却是 PNG 图片');
  });
});
