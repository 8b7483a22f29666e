import { sql } from 'kysely';
import { z } from 'zod';
import { legalDayOf } from '../policy/legal-day.ts';
import { findPendingYear } from './calendar/pending-years.ts';
import { statusOf } from './http/failure-status.ts';
import type { App } from './http/fastify.ts';

const health = z.object({
  status: z.enum(['ok', 'unavailable']),
  database: z.boolean(),
  /** The year whose calendar must be loaded soon. */
  pendingCalendarYear: z.number().nullable(),
  time: z.iso.datetime(),
});

/** `/healthz`: 200 while requests can be answered and written, 503 otherwise. */
export function serveHealth(app: App): void {
  app.get(
    '/healthz',
    {
      config: { access: 'public' },
      schema: { tags: ['运行'], summary: '运行状况', response: { 200: health, 503: health } },
    },
    async (_request, reply) => {
      const now = app.services.clock();
      const database = await answers(app);
      return reply.code(database ? 200 : statusOf('unavailable')).send({
        status: database ? 'ok' : 'unavailable',
        database,
        pendingCalendarYear: database ? await findPendingYear(app.services.db, legalDayOf(now)) : null,
        time: now.toISOString(),
      });
    },
  );
}

async function answers(app: App): Promise<boolean> {
  try {
    await sql`SELECT 1`.execute(app.services.db);
    return true;
  } catch (error) {
    app.log.warn({ err: error }, 'the database does not answer');
    return false;
  }
}
