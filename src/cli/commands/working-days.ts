import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addWorkingDays, WorkingCalendar } from '../../policy/calendar/working-calendar.ts';
import { isLegalDay } from '../../policy/legal-day.ts';
import { clusterFolder } from '../../server/db/cluster.ts';
import { findPostmaster } from '../../server/db/postmaster.ts';
import { type Command, type CommandContext, UsageError } from '../command.ts';

const PENDING = 3;

export const workingDays: Command = {
  name: 'working-days',
  summary: '某日之后第 n 个工作日是哪一天（当日不计）；日历未发布时退出码为 3',
  usage: '<日期，如 2020-01-17> <工作日数>',
  async run(args, context) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const [day = '', count = '', ...more] = positionals;
    if (!isLegalDay(day)) throw new UsageError(`“${day}”不是存在的日期，应为 2020-01-17 的格式。`);
    if (!/^\d{1,5}$/.test(count) || more.length > 0) throw new UsageError('工作日数应为一个整数，例如 10。');
    const found = addWorkingDays(await calendar(context), day, Number(count));
    const pending = !('due' in found);
    context.print(pending ? `待日历发布：${found.pendingYear} 年的放假安排尚未录入。` : found.due);
    return pending ? PENDING : undefined;
  },
};

/** That of the database if one is running, otherwise the years that were published when the program was. */
async function calendar(context: CommandContext): Promise<WorkingCalendar> {
  if (isRunning(context)) {
    const { calendarOf } = await import('../../server/calendar/calendar.ts');
    const { hasDays, calendar: found } = await context.withDatabase(async (db) => ({
      hasDays: (await db.selectFrom('calendar_days').select('day').limit(1).execute()).length > 0,
      calendar: await calendarOf(db),
    }));
    if (hasDays) return found;
  }
  const { publishedDays, publishedYears } = await import('../../server/calendar/published-years.ts');
  return new WorkingCalendar(publishedYears().flatMap(publishedDays));
}

function isRunning({ config }: CommandContext): boolean {
  if (config.database.kind === 'external') return true;
  const folder = clusterFolder(config.dataDir);
  return existsSync(folder) && findPostmaster(folder) !== undefined;
}
