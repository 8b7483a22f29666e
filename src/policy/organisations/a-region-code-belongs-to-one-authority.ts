import { NATIONWIDE } from '../articles.ts';
import { parseRegionCode } from '../identifiers/region-code.ts';
import { ALWAYS, defineRule, EVERYBODY, type Finding } from '../rule.ts';
import type { OrganisationFacts } from './facts.ts';

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
    const parsed = parseRegionCode(regionCode);
    if (!parsed.ok) return [fault(parsed.message, parsed.remedy)];
    if (codesTaken.region)
      return [fault(`行政区划代码 ${regionCode} 已由另一个教育行政部门使用。`, '请核对代码。')];
    return [];
  },
});

function fault(message: string, remedy: string): Finding {
  return { field: 'regionCode', message, remedy };
}
