import { instruments, M, NATIONWIDE } from '../articles.ts';
import { APP_STATUSES } from '../register/states.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { calledBy, isInForce, isTheVeryApp } from './same-apps.ts';

export const anEarlierFilingOfTheAppEnded = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/an-earlier-filing-of-the-app-ended',
  ref: 'JU-2',
  title: '应用以前的备案已撤销或注销的，应当说明情况后重新备案',
  sources: [M(13), M(24)],
  ours: '撤销或注销后可以重新备案，只作提示，由核验人员核查原因是否消除',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'warning',
  check: ({ sameApps }) =>
    sameApps
      .filter((record) => !isInForce(record) && isTheVeryApp(record))
      .map((record) => ({
        field: `apps.${record.app}.${record.by === 'package' ? 'packages' : 'name'}`,
        message: `“${record.providerName}”以前备案的${calledBy(record)}${APP_STATUSES[record.status]}。`,
        remedy: '可以重新备案，将编新的备案号；请确认当时的问题已经整改，核验时会核查。',
      })),
});
