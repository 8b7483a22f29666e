import { z } from 'zod';
import { day, line } from '../../policy/form-parts.ts';
import { legalDay } from '../../policy/legal-day.ts';
import type { Reader } from '../db/database.ts';
import { Failure } from '../errors.ts';
import type { App } from '../http/fastify.ts';
import { read, write } from '../http/transactions.ts';
import { setDay, setYear } from './edit-calendar.ts';

const tags = ['工作日历'];

const yearParam = z.object({ year: z.coerce.number().int().min(1991).max(2200) });
const dayParam = z.object({ day });

const year = z.object({
  year: z.number(),
  workingDays: z.number(),
  days: z.array(z.object({ day: z.string(), working: z.boolean(), note: z.string().nullable() })),
});

const namedDays = z.array(z.strictObject({ day, name: line(50).min(1, '请填写节日名称') })).max(120);
const notice = z.strictObject({ holidays: namedDays, makeUpDays: namedDays });
const dayChange = z.strictObject({ working: z.boolean('应为是或否'), note: line(50).min(1).nullable() });
const change = z.object({ clocksChanged: z.number() });

export function calendarRoutes(app: App): void {
  app.get(
    '/api/v1/calendar/:year',
    {
      config: { access: 'public' },
      schema: { tags, summary: '一年的法定工作日', params: yearParam, response: { 200: year } },
    },
    (request) => read(request, (db) => getYear(db, request.params.year)),
  );
  yearRoute(app);
  dayRoute(app);
}

function yearRoute(app: App): void {
  const summary = '录入一年的放假安排，重算未结办件的期限';
  app.put(
    '/api/v1/calendar/:year',
    {
      config: { access: 'calendar.manage' },
      schema: { tags, summary, params: yearParam, body: notice, response: { 200: change } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => ({
        status: 200,
        body: await setYear(tx, occasion, request.params.year, request.body),
      })),
  );
}

function dayRoute(app: App): void {
  const summary = '修改一天，重算未结办件的期限';
  app.put(
    '/api/v1/calendar/days/:day',
    {
      config: { access: 'calendar.manage' },
      schema: { tags, summary, params: dayParam, body: dayChange, response: { 200: change } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => ({
        status: 200,
        body: await setDay(tx, occasion, { day: request.params.day, ...request.body }),
      })),
  );
}

async function getYear(db: Reader, asked: number): Promise<z.infer<typeof year>> {
  const days = await db
    .selectFrom('calendar_days')
    .select(['day', 'working', 'note'])
    .where('day', '>=', legalDay(`${asked}-01-01`))
    .where('day', '<=', legalDay(`${asked}-12-31`))
    .orderBy('day')
    .execute();
  if (days.length === 0) {
    throw new Failure('not-found', `待日历发布：${asked} 年的放假安排尚未录入。`, {
      remedy: '请在放假安排公布并录入后再查询。',
    });
  }
  return { year: asked, workingDays: days.filter(({ working }) => working).length, days };
}
