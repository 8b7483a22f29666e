import { z } from 'zod';
import type { CaseId } from '../../../policy/ids.ts';
import { ensureVersion } from '../../cases/case-action.ts';
import { peopleRoute } from '../../cases/filing-routes.ts';
import { returnBody, versioned } from '../../cases/filing-schema.ts';
import type { App } from '../../http/fastify.ts';
import { idParam, noContent } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { approveFiling, approveTogether, reviewFiling } from './approval.ts';
import { ensureMayDecide, getFiling } from './filing.ts';
import { filingAction, filingResource } from './filing-action.ts';
import { decideFinding } from './finding-decisions.ts';
import { receiptOf } from './receipt.ts';
import { returnFiling } from './return.ts';
import { checksBody, findingDecision, splitOffBody, verificationView } from './schema.ts';
import { splitOff } from './split.ts';
import { verifyItems } from './verification.ts';
import { viewVerification } from './verification-view.ts';

const tags = ['提供者备案'];
const access = 'provider-filing.decide';

export function decisionRoutes(app: App): void {
  verificationRoutes(app);
  findingRoute(app);
  outcomeRoutes(app);
  peopleRoute(app, filingResource, {
    access,
    summary: '查看法人和联系人的完整信息，查看行为记入时间线',
    ensureMayRead: ensureMayDecide,
  });
}

function verificationRoutes(app: App): void {
  app.get(
    '/api/v1/provider-filings/:id/verification',
    {
      config: { access },
      schema: {
        tags,
        summary: '逐项核验：申报内容、自动检查、外部查询和已填的结果',
        params: idParam,
        response: { 200: verificationView },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const filing = await getFiling(db, occasion, request.params.id as CaseId);
        return viewVerification(db, occasion, filing, app.services.outsideSources);
      }),
  );
  app.put(
    '/api/v1/provider-filings/:id/verification',
    {
      config: { access },
      schema: {
        tags,
        summary: '填写逐项核验的结果',
        params: idParam,
        body: checksBody,
        response: { 204: noContent },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const filing = await getFiling(tx, occasion, request.params.id as CaseId);
        await ensureVersion(tx, filing.row, request.body.version);
        await verifyItems(tx, occasion, filing, request.body.checks);
        return { status: 204, body: null };
      }),
  );
}

function findingRoute(app: App): void {
  app.post(
    '/api/v1/provider-filings/:id/finding-decisions',
    {
      config: { access },
      schema: {
        tags,
        summary: '处理一条自动检查的提示：接受，或列入退回理由',
        description: '列入退回理由的，所属核验事项随之记为有缺陷。处理结果记入时间线。',
        params: idParam,
        body: findingDecision,
        response: { 201: z.object({ outcome: findingDecision.shape.outcome }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const filing = await getFiling(tx, occasion, request.params.id as CaseId);
        const { version, finding: key, outcome } = request.body;
        await ensureVersion(tx, filing.row, version);
        await decideFinding(tx, occasion, filing, { key, outcome });
        return { status: 201, body: { outcome } };
      }),
  );
}

function outcomeRoutes(app: App): void {
  filingAction(app, {
    what: 'return',
    summary: '退回补充，一次列明全部事项',
    access,
    body: returnBody,
    act: async (tx, occasion, filing, { reasons }) =>
      receiptOf(await returnFiling(tx, occasion, filing, reasons)),
  });
  filingAction(app, {
    what: 'split-off',
    summary: '拆分：部分应用单独退回，其余继续核验',
    access,
    body: splitOffBody,
    act: async (tx, occasion, filing, { apps, reasons }) =>
      receiptOf((await splitOff(tx, occasion, filing, { keys: apps, reasons })).row),
  });
  filingAction(app, {
    what: 'review',
    summary: '初审通过（设定为两人审核的）',
    access,
    body: versioned,
    act: async (tx, occasion, filing) => receiptOf(await reviewFiling(tx, occasion, filing)),
  });
  filingAction(app, {
    what: 'approval',
    summary: '准予备案，编号并公布',
    access,
    body: versioned,
    act: async (tx, occasion, filing) => receiptOf((await approveFiling(tx, occasion, filing)).row),
    // Whoever approves waits for the counter of the province; so those who wait go together.
    together: async (tx, occasion, acting) => {
      const approved = await approveTogether(tx, occasion, acting);
      return new Map([...approved].map(([each, { row }]) => [each, receiptOf(row)]));
    },
  });
}
