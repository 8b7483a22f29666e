import { F2, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import { isFilledIn } from './fields.ts';
import type { UseFilingForm } from './form.ts';

export const requiredUseNeedsAnAgreement = defineRule<UseFilingFacts>({
  id: 'use-filing/required-use-needs-an-agreement',
  ref: 'UF-3',
  title: '要求使用的应用须签订协议或合同',
  sources: [F2(5)],
  ours: '自研自用的没有合同相对方，上级要求使用的可由上级签订：写明理由或者附上级的合同',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form }) => {
    if (form.nature !== 'required' || form.agreementSigned === true) return [];
    const excused = EXCUSED.some((excuse) => excuse(form));
    if (!excused) return [notSigned];
    return isFilledIn(form, 'agreementNotApplicable') ? [] : [noReason];
  },
});

/** Who may do without an agreement of their own: where there is no counterparty, or the superior may have contracted. */
const EXCUSED: readonly ((form: UseFilingForm) => boolean)[] = [
  (form) => form.selfDevelopedSelfUsed === true,
  (form) => form.origin === 'self-developed',
  (form) => form.origin === 'required-by-superior',
];

const notSigned = {
  field: 'agreementSigned',
  message: '要求使用的应用没有签订协议或合同。',
  remedy: '请与提供者签订协议或合同后再提交；不作统一要求的，使用性质改为“推荐使用”。',
};

const noReason = {
  field: 'agreementNotApplicable',
  message: '要求使用的应用没有签订协议或合同，也没有写明理由。',
  remedy: '请写明没有协议或合同的理由，或者附上级部门签订的合同。',
};
