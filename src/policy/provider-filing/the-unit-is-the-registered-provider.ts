import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

export const theUnitIsTheRegisteredProvider = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/the-unit-is-the-registered-provider',
  ref: 'PF-1',
  title: '主管单位的名称和统一社会信用代码应当与账号登记的一致',
  sources: [M(12)],
  ours: '不一致的只作提示，由核验人员判断是否已更名或者填错',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: ({ form: { unit }, provider }) => {
    const { kind, number } = unit?.proof ?? {};
    return [
      ...(differs(unit?.name, provider.name)
        ? [unlike('unit.name', '单位名称', unit?.name, provider.name)]
        : []),
      ...(kind === 'credit-code' && differs(number, provider.creditCode)
        ? [unlike('unit.proof.number', '统一社会信用代码', number, provider.creditCode)]
        : []),
    ];
  },
});

function differs(declared: string | undefined, registered: string | null): boolean {
  return declared !== undefined && declared !== '' && registered !== null && declared !== registered;
}

function unlike(field: string, label: string, declared: string | undefined, registered: string | null) {
  return {
    field,
    message: `${label}“${declared}”与账号登记的“${registered}”不一致。`,
    remedy: '请核对；单位已更名或者变更代码的，请先更新账号登记的信息。',
  };
}
