import { cite, F2, instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import { type Field, isFilledIn, useFilingFields } from './fields.ts';
import type { Purpose, UseFilingForm } from './form.ts';

export const theFormIsComplete = defineRule<UseFilingFacts>({
  id: 'use-filing/the-form-is-complete',
  ref: 'UF-2',
  title: '备案信息表各项应当填写完整',
  sources: [M(18), F2()],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, purpose }) =>
    useFilingFields
      .filter((field) => field.askedBy === undefined && isNeeded(field, form, purpose))
      .filter((field) => !isFilledIn(form, field.path))
      .map(({ path, label, source, needed }) => ({
        field: path,
        message: `“${label}”未填写${typeof needed === 'object' ? `（${needed.when}时必填）` : ''}，依据${cite(source)}。`,
        remedy: `请填写“${label}”。`,
      })),
});

function isNeeded({ needed }: Field, form: UseFilingForm, purpose: Purpose): boolean {
  if (typeof needed === 'string') return needed === 'always';
  return needed.holds?.(form, purpose) ?? false;
}
