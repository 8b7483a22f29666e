import { A, instruments, M, NATIONWIDE } from '../articles.ts';
import { parseRegionCode } from '../identifiers/region-code.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

const FIELD = 'unit.registeredPlace.region';

export const theRegisteredPlaceLiesInTheAuthoritysArea = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-registered-place-lies-in-the-authoritys-area',
  ref: 'JU-2',
  title: '注册地（住所地）应当在受理部门的行政区域内',
  sources: [M(10), A(1)],
  ours: '住所地和注册地不在同一省的，由提供者选定其一；代码不符的只作提示，由受理部门判断',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: ({ form, authority }) => {
    const region = form.unit?.registeredPlace?.region;
    if (!region) return [];
    const parsed = parseRegionCode(region);
    if (!parsed.ok) return [{ field: FIELD, message: parsed.message, remedy: parsed.remedy }];
    return authority.areaPrefix === null || region.startsWith(authority.areaPrefix) ? [] : [elsewhere];
  },
});

const elsewhere = {
  field: FIELD,
  message: '所填的注册地（住所地）不在受理部门的行政区域内。',
  remedy: '请核对行政区划代码和受理部门；住所地在本省、注册地在外省的，请填写住所地。',
};
