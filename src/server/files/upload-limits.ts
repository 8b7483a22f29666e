import { Failure } from '../errors.ts';

/** What one file may have at most. */
export interface UploadLimits {
  readonly attachmentBytes: number;
  readonly packageBytes: number;
}

const MB = 2 ** 20;

export function tooLarge(limitBytes: number): Failure {
  const limit = limitBytes >= MB ? `${Math.floor(limitBytes / MB)} MB` : `${limitBytes} 字节`;
  return new Failure('too-large', `文件超过了 ${limit} 的限制，没有保存。`, {
    remedy: '请压缩图片、降低扫描分辨率，或拆分成几个文件后再上传。',
  });
}
