import { z } from 'zod';
import type { FileRow } from './files.ts';

export const file = z.object({
  id: z.number(),
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
  sha256: z.string(),
  scan: z.string().meta({
    description:
      'none 未配置病毒扫描；clean 已通过；unscanned 等待扫描，暂不能下载或作为附件；infected 含有病毒。',
  }),
});

export function fileView(row: FileRow): z.infer<typeof file> {
  const { id, name, size, media_type: mediaType, sha256, scan } = row;
  return { id, name, size, mediaType, sha256: sha256.toString('hex'), scan };
}
