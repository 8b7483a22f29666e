import { legalDay } from '../../src/policy/legal-day.ts';
import type {
  ExternalFiling,
  ExternalFilingFacts,
  KnownApp,
  StatusChangeFacts,
} from '../../src/policy/register/facts.ts';
import type { Circumstances } from '../../src/policy/rule.ts';

/** An app filed in Beijing, as a list of 2020-02-20 has it. */
export function anExternalFiling(changes: Partial<ExternalFiling> = {}): ExternalFiling {
  return {
    number: '教APP备1100001号',
    name: '示例作业',
    kind: 'app',
    origin: 'other-province',
    providerName: '北京示例科技有限公司',
    platforms: ['ios', 'android'],
    functionTypes: ['learning'],
    audience: ['primary-secondary', 'parent'],
    advertisements: false,
    games: false,
    charges: false,
    status: 'filed',
    statusSince: legalDay('2019-12-20'),
    filedOn: legalDay('2019-12-20'),
    source: '外省备案公告 2020 年第 1 批',
    checkedOn: legalDay('2020-02-20'),
    ...changes,
  };
}

/** A mini-program that a platform operator shared; it has no number. */
export function aPlatformRecord(changes: Partial<ExternalFiling> = {}): ExternalFiling {
  return anExternalFiling({
    number: null,
    name: '示例通知',
    kind: 'mini-program',
    origin: 'platform-operator',
    providerName: '示例小程序工作室',
    platforms: [],
    ...changes,
  });
}

export function aKnownApp(changes: Partial<KnownApp> = {}): KnownApp {
  return {
    origin: 'other-province',
    status: 'filed',
    statusSince: legalDay('2019-12-20'),
    checkedOn: legalDay('2020-01-10'),
    ...changes,
  };
}

export function externalFilingFacts(changes: Partial<ExternalFilingFacts> = {}): ExternalFilingFacts {
  return { filing: anExternalFiling(), known: undefined, repeats: undefined, ...changes };
}

export function statusChangeFacts(changes: Partial<StatusChangeFacts> = {}): StatusChangeFacts {
  return {
    name: '示例作业',
    status: 'filed',
    statusSince: legalDay('2019-12-20'),
    action: 'suspend',
    effectiveOn: legalDay('2020-03-01'),
    reason: '整改期间暂停',
    source: '某省公告〔2020〕1号',
    ...changes,
  };
}

/** The province's officer enters it, 2020-03-02. */
export function keeping(changes: Partial<Circumstances> = {}): Circumstances {
  return {
    today: legalDay('2020-03-02'),
    territories: ['410000', '000000'],
    addressees: ['authority'],
    ...changes,
  };
}
