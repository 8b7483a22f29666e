import { Failure } from '../errors.ts';

/** What one file may have at most. */
export interface UploadLimits {
  readonly attachmentBytes: number;
  readonly packageBytes: number;
}

const MB = 2 ** 20;

/** More than any scan has: whoever sends that much sends an install package. */
const LARGE = 100 * MB;

export function tooLarge(limitBytes: number): Failure {
  const limit = limitBytes >= MB ? `${Math.floor(limitBytes / MB)} MB` : `${limitBytes} 字节`;
  return new Failure('too-large', `文件超过了 ${limit} 的限制，没有保存。`, {
    remedy:
      limitBytes >= LARGE
        ? '安装包请按处理器架构拆分或去掉不用的资源，重新打包后再上传。'
        : '请压缩图片、降低扫描分辨率，或拆分成几个文件后再上传。',
  });
}
