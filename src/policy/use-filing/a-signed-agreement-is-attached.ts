import { F2, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const aSignedAgreementIsAttached = defineRule<UseFilingFacts>({
  id: 'use-filing/a-signed-agreement-is-attached',
  ref: 'UF-3',
  title: '已签订的协议或合同应当附上',
  sources: [F2(5)],
  ours: '协议或合同以附件为证',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form }) =>
    form.agreementSigned === true && form.agreement === undefined
      ? [
          {
            field: 'agreement',
            message: '填写了已签订协议或合同，但没有上传。',
            remedy: '请上传协议或合同的扫描件。',
          },
        ]
      : [],
});
