import type { FileId } from '../src/policy/ids.ts';
import type { DemoApp } from './apps.ts';
import type { PlannedFiling } from './planned-filing.ts';
import type { DemoSchool } from './schools.ts';

/** The documents that a filing may need, by field of the form, and what they are called. */
export const EVIDENCE = {
  minutes: '集体决策会议纪要',
  agreement: '应用服务协议',
  itApproval: '信息化部门审核意见',
  consultation: '征求意见材料',
  partyCommitteeApproval: '党委领导班子审定文件',
} as const;
export type EvidenceKind = keyof typeof EVIDENCE;

/** What a provider files beside the form: one of each, by field. */
export const PROVIDER_EVIDENCE = {
  providerProof: '统一社会信用代码证书',
  mlpsCertificate: '网络安全等级保护备案证书',
  mlpsReport: '网络安全等级测评报告',
  installPackage: '安装包',
} as const;
export type ProviderEvidenceKind = keyof typeof PROVIDER_EVIDENCE;

export type EvidenceIds = Readonly<Partial<Record<EvidenceKind, FileId>>>;

/** Which documents the rules ask of this school for this app. */
export function evidenceFor(planned: PlannedFiling, school: DemoSchool, app: DemoApp): EvidenceKind[] {
  const isRequired = planned.nature === 'required';
  const isUniversityManagement =
    school.stages.includes('university') && app.functionTypes.includes('management');
  return [
    ...(isRequired ? (['minutes', 'agreement'] as const) : []),
    ...(isUniversityManagement ? (['itApproval'] as const) : []),
    ...(isUniversityManagement && isRequired ? (['consultation', 'partyCommitteeApproval'] as const) : []),
  ];
}
