import { Failure } from '../errors.ts';

const ACCEPTED = '可以上传 PDF、Word（.docx）、Excel（.xlsx）、OFD、PNG 和 JPG 文件。';

export function unsupported(message: string, remedy: string): Failure {
  return new Failure('unsupported-media', message, { remedy });
}

/** What people upload most often instead, and what each can do about it. */
const KNOWN: readonly { readonly magic: RegExp; readonly title: string; readonly remedy: string }[] = [
  {
    magic: /^\xD0\xCF.\xE0\xA1\xB1.\xE1/s,
    title: '旧版 Office 文件（.doc、.xls、.wps）或设置了密码的文件',
    remedy:
      '请用 Word、Excel 或 WPS 打开，取消密码，选择“文件 → 另存为”，类型选“Word 文档（*.docx）”或“Excel 工作簿（*.xlsx）”，保存后上传新文件。',
  },
  {
    magic: /^....ftyp(?:hei[cxms]|hev[cx]|mif1|msf1|avif)/s,
    title: '手机的 HEIC 照片',
    remedy: '请在手机设置中把相机格式改为“兼容性最佳”后重拍，或把照片另存为 JPG 后上传。',
  },
  {
    magic: /^(?:GIF8|BM|II\*\0|MM\0\*|RIFF....WEBP)/s,
    title: '不支持的图片格式',
    remedy: '请另存为 PNG 或 JPG，或导出为 PDF 后上传。',
  },
  {
    magic: /^(?:Rar!|7z\xBC\xAF|.\x8B)/s,
    title: '压缩包',
    remedy: `请解压后逐个上传。${ACCEPTED}`,
  },
  { magic: /^(?:MZ|\x7FELF|#!|\xCA\xFE\xBA\xBE|\xCF\xFA\xED\xFE)/, title: '程序', remedy: ACCEPTED },
  { magic: /^(?:\xEF\xBB\xBF)?\s*</, title: '网页或矢量图', remedy: `请导出为 PDF 后上传。${ACCEPTED}` },
];

export function refusalOf(head: Buffer): Failure {
  const text = head.toString('latin1');
  const known = KNOWN.find(({ magic }) => magic.test(text));
  if (known === undefined) return unsupported('不支持这种格式的文件，没有保存。', ACCEPTED);
  return unsupported(`这是${known.title}，不能接受，没有保存。`, known.remedy);
}
