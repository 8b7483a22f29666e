import { z } from 'zod';
import { line, oneOf } from '../form-parts.ts';
import { SDK_CATEGORIES } from './report.ts';

/** A kit of somebody else's, recognised by how the packages of its classes begin. */
export const knownSdk = z.strictObject({
  name: line(50).min(1, '请填写名称'),
  category: oneOf(SDK_CATEGORIES),
  prefixes: z
    .array(
      z
        .string('应为类的包名前缀')
        .max(200, '最多 200 个字符')
        .regex(/^[A-Za-z_]\w*(?:\.\w+)+$/, '应为类的包名前缀，如 com.example.ads'),
      '应为包名前缀的列表',
    )
    .min(1, '至少填写一个前缀')
    .max(50, '最多 50 个前缀'),
});
export type KnownSdk = z.infer<typeof knownSdk>;

export const knownSdkList = z
  .array(knownSdk, '应为组件列表')
  .max(1000, '最多 1000 个组件')
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, '组件名称不能重复');
