import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import { declaredAnswers } from './declared-answers.ts';
import type { UseFilingFacts } from './facts.ts';

export const aDeclaredChargeIsExplained = defineRule<UseFilingFacts>({
  id: 'use-filing/a-declared-charge-is-explained',
  ref: 'UF-5',
  title: '提供者申报有收费功能的应用，应当核对学生及家长是否承担费用',
  sources: [O(11)],
  ours: '与提供者申报不一致的只作提示，由确认单位核对',
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'warning',
  check: ({ form, app }) => {
    const declared = declaredAnswers({ form, app });
    return declared?.declaredCharges === true && form.charges !== true && form.disguisedCharges !== true
      ? [
          {
            field: 'charges',
            message: `提供者在备案中申报“${declared.name}”有收费功能，本表填写的是不收费。`,
            remedy: '请核对费用是否全部由本单位或上级承担；学生或家长承担的，请改填收费或变相收费。',
          },
        ]
      : [];
  },
});
