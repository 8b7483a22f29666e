import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

export const aProviderFilesInOneProvince = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-provider-files-in-one-province',
  ref: 'JU-2',
  title: '一省备案，全国有效，无需在其他地区重复备案',
  sources: [M(4), M(10), M(11)],
  ours: '变更已公布的备案不受影响',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ filedElsewhere, purpose }) =>
    filedElsewhere === undefined || purpose === 'amendment'
      ? []
      : [
          {
            message: `本单位已经在${filedElsewhere}备案，备案全国有效，不能再向另一个部门备案。`,
            remedy: `请向${filedElsewhere}提交新增应用的备案；注册地已迁移的，请先与两地的部门联系。`,
          },
        ],
});
