import { type LegalDay, legalDayOf } from '../../../policy/legal-day.ts';
import { APP_STATUSES, type AppStatus, registerAppStates } from '../../../policy/register/states.ts';

/** A status that a record has had, as the public may read it: who entered it is not told. */
export interface StatusPeriod {
  readonly status: AppStatus;
  readonly since: LegalDay;
  readonly reason: string | null;
  readonly source: string | null;
  readonly recordedAt: string;
}

/** An entry that gave a record its status; instants as the database writes them in JSON. */
export interface HistoryEntry {
  readonly status: string;
  readonly effectiveAt: string;
  readonly recordedAt: string;
  readonly body: string;
}

/** What entries of a record say was done, in Chinese. */
export const ACTION_TITLES: Readonly<Record<string, string>> = {
  publish: '公布',
  update: '更新',
  amend: '变更',
  'mark-amendment': '变更核验开始',
  'unmark-amendment': '变更核验结束',
  'annul-number': '作废备案号并重新编号',
  'record-showing': '登记公示位置',
  ...Object.fromEntries(registerAppStates.transitions.map(({ action, title }) => [action, title])),
};

/** Every status of a record, the latest first. */
export function statusPeriodsOf(history: readonly HistoryEntry[]): StatusPeriod[] {
  const entered = history.flatMap(({ status, effectiveAt, recordedAt, body }): StatusPeriod[] => {
    if (!Object.hasOwn(APP_STATUSES, status)) return [];
    const told = JSON.parse(body) as { effectiveOn?: LegalDay; reason?: string; source?: string };
    return [
      {
        status: status as AppStatus,
        since: told.effectiveOn ?? legalDayOf(new Date(effectiveAt)),
        reason: told.reason ?? null,
        source: told.source ?? null,
        recordedAt: new Date(recordedAt).toISOString(),
      },
    ];
  });
  // A later entry with the same status has corrected the day or the reason of the one before.
  return entered.filter(({ status }, index) => entered[index - 1]?.status !== status);
}
