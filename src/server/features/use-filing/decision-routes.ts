import type { z } from 'zod';
import { record } from '../../audit/timeline.ts';
import { peopleRoute } from '../../cases/filing-routes.ts';
import { returnBody, versioned, withReason } from '../../cases/filing-schema.ts';
import type { App } from '../../http/fastify.ts';
import { write } from '../../http/transactions.ts';
import { annulConfirmation } from './annulment.ts';
import { confirmFilings } from './confirmation.ts';
import { ensureMayDecide } from './filing.ts';
import { filingAction, filingResource } from './filing-action.ts';
import { CONFIRM_JOB } from './jobs.ts';
import { receiptOf } from './receipt.ts';
import { returnFiling } from './return.ts';
import { batchAnswer, jobAnswer, type Selection, selection } from './schema.ts';
import { countSelected, ensureSelected, getSelected } from './selection.ts';

const tags = ['使用者备案'];
/** Above this a request answers 202 with a job. */
const AT_ONCE = 1_000;

export function decisionRoutes(app: App): void {
  singleRoutes(app);
  batchRoute(app);
  peopleRoute(app, filingResource, {
    access: 'use-filing.decide',
    summary: '查看法人、联系人和参加人的完整信息，查看行为记入时间线',
    ensureMayRead: (occasion, { row }) => ensureMayDecide(occasion, row),
  });
}

function singleRoutes(app: App): void {
  const access = 'use-filing.decide';
  filingAction(app, {
    what: 'confirmation',
    summary: '确认备案',
    access,
    body: versioned,
    act: async (tx, occasion, filing) => {
      const [moved] = await confirmFilings(tx, occasion, [filing]);
      return receiptOf(moved?.row ?? filing.row);
    },
  });
  filingAction(app, {
    what: 'return',
    summary: '退回补充',
    access,
    body: returnBody,
    act: async (tx, occasion, filing, { reasons }) =>
      receiptOf(await returnFiling(tx, occasion, filing, reasons)),
  });
  filingAction(app, {
    what: 'annulment',
    summary: '作废确认',
    access,
    body: withReason,
    act: async (tx, occasion, filing, { reason }) =>
      receiptOf(await annulConfirmation(tx, occasion, filing, reason)),
  });
}

function batchRoute(app: App): void {
  app.post(
    '/api/v1/use-filings/confirmations',
    {
      config: { access: 'use-filing.decide' },
      schema: {
        tags,
        summary: '批量确认：全部确认或全部不确认；超过 1000 件时转为后台任务',
        body: selection,
        response: { 201: batchAnswer, 202: jobAnswer },
      },
    },
    (request, reply) =>
      write<BatchAnswer>(request, reply, async (tx, occasion) => {
        if (countSelected(request.body) > AT_ONCE) {
          await ensureSelected(tx, occasion, request.body);
          const jobId = await enqueueConfirmation(app, { tx, occasion, chosen: request.body });
          return { status: 202, body: { jobId, progress: `/api/v1/jobs/${jobId}` } };
        }
        const filings = await getSelected(tx, occasion, request.body);
        const moved = await confirmFilings(tx, occasion, filings);
        return { status: 201, body: { confirmed: moved.length } };
      }),
  );
}

type BatchAnswer = z.infer<typeof batchAnswer> | z.infer<typeof jobAnswer>;

interface Enqueued {
  readonly tx: Parameters<typeof confirmFilings>[0];
  readonly occasion: Parameters<typeof confirmFilings>[1];
  readonly chosen: Selection;
}

async function enqueueConfirmation(app: App, { tx, occasion, chosen }: Enqueued): Promise<number> {
  const organisationId = occasion.actor.memberships.find(({ role }) => role === 'officer')?.organisationId;
  if (organisationId === undefined) throw new Error('only officers decide');
  const total = countSelected(chosen);
  const jobId = await app.services.jobs.enqueue(tx, {
    kind: CONFIRM_JOB,
    accountId: occasion.actor.accountId,
    apiKeyId: occasion.actor.key?.id ?? null,
    organisationId,
    request: { selection: chosen },
    total,
  });
  await record(tx, occasion, 'organisation', [
    { streamId: organisationId, action: 'enqueue-confirmations', body: { job: jobId, total } },
  ]);
  return jobId;
}
