import { NATIONWIDE } from '../articles.ts';
import { defineRule, type Finding } from '../rule.ts';
import { ALWAYS, EVERYBODY, type OrganisationFacts } from './facts.ts';

const REGION_CODE = /^\d{6}$/;

export const aRegionCodeBelongsToOneAuthority = defineRule<
  Pick<OrganisationFacts, 'kind' | 'regionCode' | 'codesTaken'>
>({
  id: 'organisations/a-region-code-belongs-to-one-authority',
  ref: 'JU-1',
  title: '行政区划代码为 6 位数字，由主管该区域的教育行政部门使用，一区域一部门',
  sources: [],
  ours: '区划代码只表示主管的区域，不决定隶属关系',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ kind, regionCode, codesTaken }) => {
    if (regionCode === null) return [];
    if (kind !== 'authority')
      return [fault('只有教育行政部门填写行政区划代码。', '请清空行政区划代码；隶属关系由上级一栏确定。')];
    if (!REGION_CODE.test(regionCode))
      return [
        fault(`行政区划代码“${regionCode}”应为 6 位数字。`, '请按国家标准 GB/T 2260 填写，如 410000。'),
      ];
    if (codesTaken.region)
      return [fault(`行政区划代码 ${regionCode} 已由另一个教育行政部门使用。`, '请核对代码。')];
    return [];
  },
});

function fault(message: string, remedy: string): Finding {
  return { field: 'regionCode', message, remedy };
}
