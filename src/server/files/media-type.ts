import type { Failure } from '../errors.ts';
import { type PackageType, packageTypeOf } from './app-package.ts';
import { endingOf } from './file-names.ts';
import type { ByteSource } from './file-store.ts';
import { type ImageSize, jpegSize, pngSize } from './image-size.ts';
import { type ArchiveDefect, type OfficeType, officeTypeOf } from './office-document.ts';
import { refusalOf, unsupported } from './unsupported-media.ts';

export type DocumentType = OfficeType | 'application/pdf' | 'image/png' | 'image/jpeg';
export type MediaType = DocumentType | PackageType;

/** What files may be, and how their names end. */
const MEDIA_TYPES: Readonly<Record<MediaType, { title: string; endings: readonly [string, ...string[]] }>> = {
  'application/pdf': { title: 'PDF', endings: ['pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    title: 'Word 文档',
    endings: ['docx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    title: 'Excel 工作簿',
    endings: ['xlsx'],
  },
  'application/ofd': { title: 'OFD 版式文件', endings: ['ofd'] },
  'image/png': { title: 'PNG 图片', endings: ['png'] },
  'image/jpeg': { title: 'JPG 图片', endings: ['jpg', 'jpeg', 'jfif'] },
  'application/vnd.android.package-archive': { title: 'Android 安装包（APK）', endings: ['apk'] },
  'application/x-ios-app': { title: 'iOS 安装包（IPA）', endings: ['ipa'] },
  'application/x-android-app-bundle': { title: 'Android 应用包（AAB）', endings: ['aab'] },
  'application/x-xapk': { title: 'Android 组合安装包（XAPK）', endings: ['xapk'] },
  'application/x-apks': { title: 'Android 拆分安装包（APKS）', endings: ['apks'] },
};

const PACKAGES: Readonly<Record<PackageType, true>> = {
  'application/vnd.android.package-archive': true,
  'application/x-ios-app': true,
  'application/x-android-app-bundle': true,
  'application/x-xapk': true,
  'application/x-apks': true,
};

export function isPackage(mediaType: MediaType): mediaType is PackageType {
  return mediaType in PACKAGES;
}

/** More than an A2 sheet scanned at 600 dpi; beyond it a viewer's memory is at stake. */
const MAX_SIDE = 20_000;
const MAX_PIXELS = 150_000_000;
const WINDOW = 2 ** 20;
const EDGE = 1024;

/**
 * What an uploaded document is, told by its bytes and never by its name or by what the browser claims.
 * @throws Failure `unsupported-media` that says what to do instead
 */
export async function mediaTypeOf(bytes: ByteSource): Promise<DocumentType> {
  if (bytes.size === 0) throw unsupported('文件是空的，没有保存。', '请检查文件能否打开，然后重新上传。');
  const head = await bytes.read(0, EDGE);
  await refuseTestVirus(bytes);
  if (startsWith(head, '%PDF-')) return pdf(bytes);
  if (startsWith(head, '\x89PNG\r\n\x1A\n')) return png(bytes, head);
  if (startsWith(head, '\xFF\xD8\xFF')) return jpeg(bytes, head);
  if (startsWith(head, 'PK\x03\x04')) return office(bytes);
  throw refusalOf(head);
}

/**
 * Likewise where install packages are welcome as well.
 * @throws Failure `unsupported-media`
 */
export async function mediaTypeOfUpload(bytes: ByteSource): Promise<MediaType> {
  const head = await bytes.read(0, 4);
  const found = startsWith(head, 'PK\x03\x04') ? await packageTypeOf(bytes) : undefined;
  if (found === undefined) return mediaTypeOf(bytes);
  if (found === 'two-in-one') throw twoInOne();
  if (found === 'hostile') throw hostilePackage();
  await refuseTestVirus(bytes);
  return found;
}

/**
 * The name with the ending of its type.
 * @throws Failure `unsupported-media` when it ends like another type
 */
export function nameFor(mediaType: MediaType, name: string): string {
  const ending = endingOf(name);
  const { title, endings } = MEDIA_TYPES[mediaType];
  if (ending !== undefined && endings.includes(ending)) return name;
  const isAnother = Object.values(MEDIA_TYPES).some((type) => type.endings.includes(ending ?? ''));
  if (!isAnother) return `${name}.${endings[0]}`;
  throw unsupported(
    `文件名以“.${ending}”结尾，内容却是 ${title}，没有保存。`,
    '请用原来的软件打开，另存为正确的格式后重新上传。',
  );
}

async function pdf(bytes: ByteSource): Promise<DocumentType> {
  const tail = await tailOf(bytes, 2 * EDGE);
  if (!tail.includes('%%EOF')) throw damaged('PDF');
  await refuseArchiveInside(bytes);
  return 'application/pdf';
}

async function png(bytes: ByteSource, head: Buffer): Promise<DocumentType> {
  const end = await tailOf(bytes, 64);
  if (!end.includes('IEND')) throw damaged('PNG 图片');
  refuseHuge(await pngSize(bytes), 'PNG 图片');
  await refuseOtherInside(bytes, head);
  return 'image/png';
}

async function jpeg(bytes: ByteSource, head: Buffer): Promise<DocumentType> {
  refuseHuge(await jpegSize(bytes), 'JPG 图片');
  await refuseOtherInside(bytes, head);
  return 'image/jpeg';
}

async function office(bytes: ByteSource): Promise<DocumentType> {
  const found = await officeTypeOf(bytes);
  if (found in MEDIA_TYPES) return found as OfficeType;
  throw unsupported(...ARCHIVE_REFUSALS[found as ArchiveDefect]);
}

const ARCHIVE_REFUSALS: Readonly<Record<ArchiveDefect, readonly [string, string]>> = {
  'no-document': [
    '这是压缩包或已损坏的文件，不是可以接受的文档，没有保存。',
    '请解压后逐个上传其中的 PDF、Word（.docx）、Excel（.xlsx）、OFD、PNG 或 JPG 文件。',
  ],
  macros: ['文件中含有宏，没有保存。', '请另存为不含宏的 .docx 或 .xlsx，或导出为 PDF 后上传。'],
  'programs-inside': ['文件中嵌有程序或压缩包，没有保存。', '请删除嵌入的对象，或导出为 PDF 后上传。'],
  hostile: ['文件的内部结构不正常，没有保存。', '请用 Word、Excel 或 WPS 打开后另存，或导出为 PDF 后上传。'],
};

function refuseHuge(size: ImageSize | undefined, title: string): void {
  if (size === undefined || size.width === 0 || size.height === 0) throw damaged(title);
  const { width, height } = size;
  if (Math.max(width, height) <= MAX_SIDE && width * height <= MAX_PIXELS) return;
  throw unsupported(
    `图片有 ${width}×${height} 像素，超出了可以处理的范围，没有保存。`,
    '请降低扫描分辨率（300 dpi 足够清晰）后重新上传。',
  );
}

async function refuseOtherInside(bytes: ByteSource, head: Buffer): Promise<void> {
  const edges = Buffer.concat([head, await tailOf(bytes, EDGE)]).toString('latin1');
  if (/<(?:script|html|svg|!doctype|\?php)/i.test(edges)) throw twoInOne();
  await refuseArchiveInside(bytes);
}

/** A picture or PDF that is an archive as well carries the closing record of one. */
async function refuseArchiveInside(bytes: ByteSource): Promise<void> {
  const tail = await tailOf(bytes, 0xffff + 22);
  if (tail.includes('PK\x05\x06\0\0\0\0', 0, 'latin1')) throw twoInOne();
}

const TEST_VIRUS = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

async function refuseTestVirus(bytes: ByteSource): Promise<void> {
  for (let at = 0; at < bytes.size; at += WINDOW - TEST_VIRUS.length) {
    const window = await bytes.read(at, WINDOW);
    if (window.includes(TEST_VIRUS))
      throw unsupported('文件含有病毒特征，没有保存。', '请查杀病毒后重新上传。');
  }
}

async function tailOf(bytes: ByteSource, length: number): Promise<Buffer> {
  const start = Math.max(0, bytes.size - length);
  return bytes.read(start, bytes.size - start);
}

function startsWith(head: Buffer, magic: string): boolean {
  return head.toString('latin1', 0, magic.length) === magic;
}

const damaged = (title: string): Failure =>
  unsupported(`这个 ${title} 文件不完整或已损坏，没有保存。`, '请确认文件能正常打开，重新导出后上传。');

const hostilePackage = (): Failure =>
  unsupported(
    '安装包的内部结构不正常（重复的文件、链接、越界的路径或虚报的大小），没有保存。',
    '请用开发工具重新打包、签名后上传。',
  );

const twoInOne = (): Failure =>
  unsupported('文件中夹带了其他格式的内容，没有保存。', '请用原来的软件打开后另存，再重新上传。');
