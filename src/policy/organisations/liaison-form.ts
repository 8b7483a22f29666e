import { z } from 'zod';
import { id, line } from '../form-parts.ts';
import type { FileId } from '../ids.ts';

const name = line(50).min(1, '没有填写姓名');
const position = line(50).min(1, '没有填写职务');
const mobile = z.string('没有填写手机号码').regex(/^1\d{10}$/, '手机号码应为 11 位数字，以 1 开头');
const landline = z
  .string('没有填写固定电话')
  .regex(/^\d{3,4}-\d{7,8}(?:-\d{1,6})?$/, '固定电话的格式为 区号-号码，如 0371-00000000');

/** 备案工作联络表 (481, 附件2). The unit's name is the organisation's own. */
export const liaisonForm = z.strictObject({
  /** 主管部门, as written on the form. */
  supervisingAuthority: line(100).min(1, '没有填写主管部门'),
  /** 负责人. */
  head: z.strictObject({ name, position, landline, mobile }),
  /** 系统管理员. */
  administrator: z.strictObject({
    name,
    position,
    mobile,
    qq: z
      .string()
      .regex(/^[1-9]\d{4,11}$/, 'QQ 号应为 5 至 12 位数字')
      .optional(),
  }),
  /** The form with the unit's stamp, scanned. */
  stampedCopy: id<FileId>('没有上传盖章的联络表'),
});

export type LiaisonForm = z.infer<typeof liaisonForm>;

/** The people on the form, kept apart from everything else. */
export type LiaisonPeople = Pick<LiaisonForm, 'head' | 'administrator'>;
