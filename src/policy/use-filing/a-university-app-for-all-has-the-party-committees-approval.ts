import { HENAN, instruments, U } from '../articles.ts';
import { defineRule } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import { concernsUniversityManagement } from './university-management.ts';

/** What is required of everybody is 要求统一使用; biometric data come on top of the same requirements. */
export const aUniversityAppForAllHasThePartyCommitteesApproval = defineRule<UseFilingFacts>({
  id: 'use-filing/a-university-app-for-all-has-the-party-committees-approval',
  ref: 'SE-4',
  title: '高校要求统一使用或大范围采集个人信息的应用，须充分征求意见并经党委领导班子审定',
  sources: [U(3, 3)],
  from: instruments.U.from,
  territory: HENAN,
  addressees: ['school:university'],
  severity: 'violation',
  check: (facts) => {
    const { form } = facts;
    if (!concernsUniversityManagement(facts) || form.safetyExemption !== undefined) return [];
    const weighty =
      form.nature === 'required' || form.largeScalePersonalData === true || form.biometricData === true;
    return weighty ? EVIDENCE.filter(({ field }) => form[field] === undefined) : [];
  },
});

const EVIDENCE = [
  {
    field: 'consultation',
    message: '要求统一使用或大范围采集个人信息的应用，没有充分征求意见的材料。',
    remedy: '请征求师生意见并上传材料；关系国家安全、社会稳定、学校和师生人身安全的，请注明情形。',
  },
  {
    field: 'partyCommitteeApproval',
    message: '要求统一使用或大范围采集个人信息的应用，没有学校党委领导班子审定同意的文件。',
    remedy: '请报学校党委领导班子审定并上传文件；关系国家安全、社会稳定、学校和师生人身安全的，请注明情形。',
  },
] as const;
