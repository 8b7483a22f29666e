import { addWorkingDays, workingDaysLeft } from '../../policy/calendar/working-calendar.ts';
import type { CaseId, OrganisationId } from '../../policy/ids.ts';
import type { LegalDay } from '../../policy/legal-day.ts';
import { calendarOf } from '../calendar/calendar.ts';
import type { Tx } from '../db/database.ts';
import type { ScheduledTask } from '../jobs/schedule.ts';
import type { Occasion } from '../occasion.ts';
import { settingsForEach } from '../settings/settings.ts';
import { type Message, tell } from './inbox.ts';

/** The most that `cases.warning-working-days` can be. */
const FARTHEST = 30;

/** Runs each day; on days off nobody is reminded. */
export const reminderTask: ScheduledTask = {
  name: 'remind of due days',
  every: 'day',
  run: remindOfDueDays,
};

interface DueCase {
  readonly id: CaseId;
  readonly title: string;
  readonly awaits: string;
  readonly ownerId: OrganisationId;
  readonly authorityId: OrganisationId;
  readonly dueOn: LegalDay;
  readonly left: number;
}

/**
 * Whose move it is hears of it as many working days before the due day as the authority has set: an authority once for
 * all that is due that day, an owner of each case.
 */
export async function remindOfDueDays(tx: Tx, occasion: Occasion): Promise<void> {
  const due = await dueSoon(tx, occasion);
  const authorities = [...new Set(due.map(({ authorityId }) => authorityId))];
  const settings = await settingsForEach(
    tx,
    authorities.map((organisationId) => ({ organisationId, day: occasion.today })),
  );
  const days = new Map(authorities.map((id, index) => [id, settings[index]?.('cases.warning-working-days')]));
  const now = due.filter(({ authorityId, left }) => days.get(authorityId) === left);
  const [ofOwners, ofAuthorities] = [
    now.filter(({ awaits }) => awaits === 'owner'),
    now.filter(({ awaits }) => awaits === 'authority'),
  ];
  await tell(tx, occasion, [...ofOwners.map(toOwner), ...toAuthorities(ofAuthorities)]);
}

async function dueSoon(tx: Tx, { today }: Occasion): Promise<DueCase[]> {
  const calendar = await calendarOf(tx);
  const horizon = addWorkingDays(calendar, today, FARTHEST);
  if (calendar.isWorkingDay(today) !== true) return [];
  const rows = await tx
    .selectFrom('cases')
    .select([
      'id',
      'title',
      'awaits',
      'owner_id as ownerId',
      'authority_id as authorityId',
      'due_on as dueOn',
    ])
    .where('awaits', '<>', 'nobody')
    .where('due_on', '>=', today)
    .$if('due' in horizon, (query) => query.where('due_on', '<=', 'due' in horizon ? horizon.due : today))
    .orderBy('id')
    .execute();
  return rows.flatMap(({ dueOn, ...row }) => {
    const left = dueOn === null ? 'unknown' : workingDaysLeft(calendar, today, dueOn);
    return dueOn === null || left === 'unknown' ? [] : [{ ...row, dueOn, left }];
  });
}

function toOwner({ id, title, ownerId, dueOn, left }: DueCase): Message {
  return {
    organisationId: ownerId,
    caseId: id,
    title: `“${title}”将于 ${dueOn} 到期`,
    text: `${remaining(left)}请在 ${dueOn}（含当日）前办理。`,
  };
}

function toAuthorities(due: readonly DueCase[]): Message[] {
  return [...Map.groupBy(due, ({ authorityId }) => authorityId)].map(([organisationId, cases]) => {
    const [{ dueOn, left }] = cases as [DueCase];
    return {
      organisationId,
      caseId: null,
      title: `有 ${cases.length} 件办件将于 ${dueOn} 到期`,
      text: `${remaining(left)}请在待办中按剩余时限办理。`,
    };
  });
}

function remaining(left: number): string {
  return left === 0 ? '今日到期。' : `还剩 ${left} 个工作日。`;
}
