import { z } from 'zod';
import { id, line, paragraph } from '../../policy/form-parts.ts';
import type { ReturnTemplateId } from '../../policy/ids.ts';
import { party } from './schema.ts';
import { caseStateTables } from './state-tables.ts';

export const caseKind = z.enum([...caseStateTables.keys()] as [string, ...string[]], '没有这种事项');

const version = z.int('应为整数').min(1, '应为整数').max(2_147_483_646, '应为整数');
const wording = {
  /** As in a form's defects: `unit.proof.number`, `apps.0.name`. */
  field: line(200)
    .regex(/^[A-Za-z][\w-]*(?:\.[\w-]+)*$/, '应为表单字段，如 unit.proof')
    .optional(),
  text: paragraph(500).min(1, '请填写退回理由'),
  source: line(200).optional(),
};

export const templateText = z.strictObject(wording);
export const newReturnTemplate = z.strictObject({ kind: caseKind, ...wording });
export const changedReturnTemplate = z.strictObject({ version, ...wording });
export const retiredTemplate = z.strictObject({ version });
export const templateOrder = z.strictObject({
  kind: caseKind,
  ids: z.array(id<ReturnTemplateId>()).max(200, '最多 200 条'),
});

export const returnTemplate = z
  .object({
    id: z.number(),
    authority: party,
    kind: z.string(),
    field: z.string().nullable(),
    text: z.string(),
    source: z.string().nullable(),
    version: z.number(),
  })
  .meta({ id: 'ReturnTemplate' });
