import { z } from 'zod';
import type { CaseId, OrganisationId } from '../../../policy/ids.ts';
import { useFilingDraft } from '../../../policy/use-filing/form.ts';
import { verdict, versioned, withReason } from '../../cases/filing-schema.ts';
import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { discardDraft, openDrafts } from './drafts.ts';
import { getFiling } from './filing.ts';
import { filingAction } from './filing-action.ts';
import { viewFiling } from './filing-view.ts';
import { withJudgedForm } from './judged-form.ts';
import { judge } from './judgement.ts';
import { knownUnits } from './prefill.ts';
import { receiptOf } from './receipt.ts';
import { saveDrafts } from './save-drafts.ts';
import { filingView } from './schema.ts';
import { submitFilings, submitTogether } from './submission.ts';
import { getFiler } from './who-files.ts';
import { withdrawFiling } from './withdrawal.ts';

const tags = ['使用者备案'];
const organisationId = z.number().int().positive();

export function draftRoutes(app: App): void {
  app.post(
    '/api/v1/use-filings',
    {
      config: { access: 'cases.read' },
      schema: {
        tags,
        summary: '新建备案草稿，单位信息自动带出',
        body: z.strictObject({ organisationId, form: useFilingDraft.default({}) }),
        response: { 201: filingView },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const unit = request.body.organisationId as OrganisationId;
        const filedById = await getFiler(tx, occasion, unit);
        const known = (await knownUnits(tx, [unit])).get(unit);
        const form = { ...request.body.form, unit: { ...known, ...request.body.form.unit } };
        const [id] = await openDrafts(tx, occasion, 'first', [{ organisationId: unit, filedById, form }]);
        const filing = await getFiling(tx, occasion, id as CaseId);
        return { status: 201, body: await viewFiling(tx, occasion, filing) };
      }),
  );
  app.get(
    '/api/v1/use-filings/:id',
    {
      config: { access: 'cases.read' },
      schema: { tags, summary: '一份备案', params: idParam, response: { 200: filingView } },
    },
    (request) =>
      read(request, async (db, occasion) =>
        viewFiling(db, occasion, await getFiling(db, occasion, request.params.id as CaseId)),
      ),
  );
  savingRoute(app);
  checkRoute(app);
  submissionRoutes(app);
}

function savingRoute(app: App): void {
  app.put(
    '/api/v1/use-filings/:id/draft',
    {
      config: { access: 'cases.read' },
      schema: {
        tags,
        summary: '保存草稿',
        params: idParam,
        body: z.strictObject({ form: useFilingDraft, draftVersion: z.number().int().positive() }),
        response: { 200: z.object({ draftVersion: z.number() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const filing = await getFiling(tx, occasion, request.params.id as CaseId);
        await saveDrafts(tx, occasion, [{ filing, ...request.body }]);
        return { status: 200, body: { draftVersion: request.body.draftVersion + 1 } };
      }),
  );
}

function checkRoute(app: App): void {
  app.get(
    '/api/v1/use-filings/:id/check',
    {
      config: { access: 'cases.read' },
      schema: {
        tags,
        summary: '检查：一次列出全部问题、规则与依据；填报者查草稿，主管部门查已提交、待确认的内容',
        params: idParam,
        response: { 200: verdict },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const filing = await getFiling(db, occasion, request.params.id as CaseId);
        const judged = await withJudgedForm(db, occasion, filing);
        const [judgement] = await judge(db, occasion, [judged]);
        const { violations = [], warnings = [] } = judgement?.verdict ?? {};
        return { violations: [...violations], warnings: [...warnings] };
      }),
  );
}

function submissionRoutes(app: App): void {
  const access = 'cases.read';
  filingAction(app, {
    what: 'submission',
    summary: '提交备案',
    access,
    body: versioned,
    act: async (tx, occasion, filing) => {
      const [submitted] = await submitFilings(tx, occasion, [filing]);
      return receiptOf(submitted?.row ?? filing.row, submitted?.warnings);
    },
    // On the last days before a deadline.
    together: async (tx, occasion, acting) => {
      const submitted = await submitTogether(tx, occasion, acting);
      return new Map([...submitted].map(([each, { row, warnings }]) => [each, receiptOf(row, warnings)]));
    },
  });
  filingAction(app, {
    what: 'withdrawal',
    summary: '撤回备案',
    access,
    body: withReason,
    act: async (tx, occasion, filing, { reason }) =>
      receiptOf(await withdrawFiling(tx, occasion, filing, reason)),
  });
  filingAction(app, {
    what: 'discarding',
    summary: '放弃草稿',
    access,
    body: versioned,
    act: async (tx, occasion, filing) => receiptOf(await discardDraft(tx, occasion, filing)),
  });
}
