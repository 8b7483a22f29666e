import { z } from 'zod';
import type { CaseId, OrganisationId } from '../../../policy/ids.ts';
import type { Verdict } from '../../../policy/rule.ts';
import { type UseFilingForm, useFilingDraft } from '../../../policy/use-filing/form.ts';
import { filingRoutes, type Typed } from '../../cases/filing-routes.ts';
import { versioned } from '../../cases/filing-schema.ts';
import type { Reader, Tx } from '../../db/database.ts';
import type { App } from '../../http/fastify.ts';
import { write } from '../../http/transactions.ts';
import type { Occasion } from '../../occasion.ts';
import { discardDraft, openDrafts } from './drafts.ts';
import { type Filing, getFiling } from './filing.ts';
import { filingAction, filingResource } from './filing-action.ts';
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
  filingRoutes(app, {
    ...filingResource,
    view: filingView,
    show: viewFiling,
    draft: useFilingDraft,
    save,
    checkSummary: '检查：一次列出全部问题、规则与依据；填报者查草稿，主管部门查已提交、待确认的内容',
    check,
    withdraw: withdrawFiling,
    discard: discardDraft,
    receiptOf,
  });
  submissionRoute(app);
}

async function save(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  { form, draftVersion }: Typed<UseFilingForm>,
): Promise<number> {
  await saveDrafts(tx, occasion, [{ filing, form, draftVersion }]);
  return draftVersion + 1;
}

async function check(db: Reader, occasion: Occasion, filing: Filing): Promise<Verdict> {
  const [judgement] = await judge(db, occasion, [await withJudgedForm(db, occasion, filing)]);
  return judgement?.verdict ?? { violations: [], warnings: [] };
}

function submissionRoute(app: App): void {
  filingAction(app, {
    what: 'submission',
    summary: '提交备案',
    access: 'cases.read',
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
}
