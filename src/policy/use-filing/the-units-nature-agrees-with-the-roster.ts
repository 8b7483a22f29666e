import { F2, instruments, NATIONWIDE } from '../articles.ts';
import { USING_UNIT_NATURES } from '../option-lists.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const theUnitsNatureAgreesWithTheRoster = defineRule<UseFilingFacts>({
  id: 'use-filing/the-units-nature-agrees-with-the-roster',
  ref: 'UF-2',
  title: '单位性质应当与单位信息一致',
  sources: [F2(1)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, unit }) =>
    form.unit?.nature !== undefined && form.unit.nature !== unit.kind
      ? [
          {
            field: 'unit.nature',
            message: `单位性质填的是“${USING_UNIT_NATURES[form.unit.nature]}”，单位信息中登记的是“${USING_UNIT_NATURES[unit.kind]}”。`,
            remedy: '请改为与登记一致；登记有误的，请主管教育行政部门更正单位信息。',
          },
        ]
      : [],
});
