import type { RegisterAppId } from '../../../policy/ids.ts';
import { type LegalDay, legalDayOf } from '../../../policy/legal-day.ts';
import { APP_STATUSES, type AppStatus, registerAppStates } from '../../../policy/register/states.ts';
import type { Reader } from '../../db/database.ts';

/** A status that a record has had, as the public may read it: who entered it is not told. */
export interface StatusPeriod {
  readonly status: AppStatus;
  readonly since: LegalDay;
  readonly reason: string | null;
  readonly source: string | null;
  readonly recordedAt: string;
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
export async function statusHistory(db: Reader, id: RegisterAppId): Promise<StatusPeriod[]> {
  const rows = await db
    .selectFrom('entries')
    .select(['to_state', 'effective_at', 'recorded_at', 'body'])
    .where('stream_kind', '=', 'register-app')
    .where('stream_id', '=', id)
    .where('to_state', 'is not', null)
    .orderBy('seq', 'desc')
    .execute();
  const entered = rows.flatMap(({ to_state, effective_at, recorded_at, body }): StatusPeriod[] => {
    if (to_state === null || !Object.hasOwn(APP_STATUSES, to_state)) return [];
    const told = JSON.parse(body) as { effectiveOn?: LegalDay; reason?: string; source?: string };
    return [
      {
        status: to_state as AppStatus,
        since: told.effectiveOn ?? legalDayOf(effective_at),
        reason: told.reason ?? null,
        source: told.source ?? null,
        recordedAt: recorded_at.toISOString(),
      },
    ];
  });
  // A later entry with the same status has corrected the day or the reason of the one before.
  return entered.filter(({ status }, index) => entered[index - 1]?.status !== status);
}
