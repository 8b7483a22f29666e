import type { Membership } from '../src/policy/access/grants.ts';
import { type LegalDay, legalDay } from '../src/policy/legal-day.ts';
import type { StatusAction } from '../src/policy/register/states.ts';
import type { Tx } from '../src/server/db/database.ts';
import { changeAppStatus } from '../src/server/features/register/status-changes.ts';
import type { Listeners } from '../src/server/occasion.ts';
import type { LoadedApp } from './load-apps.ts';
import { occasionOn } from './simulated-time.ts';

interface RegisterChange {
  /** Key of an app that schools choose no more by then, see apps.ts. */
  readonly app: string;
  readonly day: LegalDay;
  readonly action: StatusAction;
  readonly reason: string;
  readonly source: string;
}

/** One app is suspended and restored, after the tables were published; one is revoked. */
export const registerChanges: readonly RegisterChange[] = [
  {
    app: 'app-058',
    day: legalDay('2020-10-14'),
    action: 'suspend',
    reason: '抽查发现隐私政策没有逐项列明收集的个人信息，限期整改',
    source: '演示数据：关于暂停示例应用备案的通知（示例〔2020〕12号）',
  },
  {
    app: 'app-058',
    day: legalDay('2020-11-03'),
    action: 'restore',
    reason: '已完成整改并通过复核',
    source: '演示数据：关于恢复示例应用备案的通知（示例〔2020〕15号）',
  },
  {
    app: 'app-142',
    day: legalDay('2026-10-19'),
    action: 'revoke',
    reason: '擅自推送与服务不相契合的商业广告，逾期没有整改',
    source: '演示数据：关于撤销示例应用备案的决定（示例〔2026〕3号）',
  },
];

/** What the province decided of records until and with that day, told when all uses are there. */
export async function changeRegister(
  tx: Tx,
  apps: ReadonlyMap<string, LoadedApp>,
  { until, listeners, officers }: { until: LegalDay; listeners: Listeners; officers: readonly Membership[] },
): Promise<void> {
  for (const { app, day, action, reason, source } of registerChanges) {
    const loaded = apps.get(app);
    if (day > until || loaded === undefined) continue;
    await changeAppStatus(tx, occasionOn(day, 'approve', listeners, officers), [
      { appId: loaded.id, action, effectiveOn: day, reason, source },
    ]);
  }
}
