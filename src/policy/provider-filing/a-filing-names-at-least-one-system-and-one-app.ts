import { F1, instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';

export const aFilingNamesAtLeastOneSystemAndOneApp = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/a-filing-names-at-least-one-system-and-one-app',
  ref: 'PF-1',
  title: '备案应当至少填写一个业务系统和一个教育移动应用',
  sources: [M(12), F1()],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ form }) => [
    ...((form.systems ?? []).length === 0 ? [noSystem] : []),
    ...((form.apps ?? []).length === 0 ? [noApp] : []),
  ],
});

const noSystem = {
  field: 'systems',
  message: '没有填写业务系统信息。',
  remedy: '请添加应用所依托的业务系统，一个系统填一个。',
};

const noApp = {
  field: 'apps',
  message: '没有填写教育移动应用信息。',
  remedy: '请添加要备案的应用，一个应用填一次。',
};
