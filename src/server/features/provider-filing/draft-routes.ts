import { z } from 'zod';
import { may } from '../../../policy/access/grants.ts';
import { id as idOf } from '../../../policy/form-parts.ts';
import type { CaseId, OrganisationId } from '../../../policy/ids.ts';
import { type ProviderFilingForm, providerFilingDraft } from '../../../policy/provider-filing/form.ts';
import type { Verdict } from '../../../policy/rule.ts';
import { filingRoutes } from '../../cases/filing-routes.ts';
import { versioned } from '../../cases/filing-schema.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { Failure, notFound } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { write } from '../../http/transactions.ts';
import type { Occasion } from '../../occasion.ts';
import { getStanding } from '../organisations/standing.ts';
import { discardDraft, knownForm, openDraft } from './drafts.ts';
import { ensureEditable, ensureMayFile, type Filing, getFiling } from './filing.ts';
import { filingAction, filingResource } from './filing-action.ts';
import { viewFiling } from './filing-view.ts';
import { judge } from './judgement.ts';
import { receiptOf } from './receipt.ts';
import { saveDraft } from './save-draft.ts';
import { filingView, splitAnswer, splitBody } from './schema.ts';
import { splitDraft } from './split.ts';
import { submitFiling } from './submission.ts';
import { withdrawFiling } from './withdrawal.ts';

const tags = ['提供者备案'];
const access = 'provider-filing.write';

export function draftRoutes(app: App): void {
  openingRoutes(app);
  filingRoutes(app, {
    ...filingResource,
    view: filingView,
    show: viewFiling,
    draft: providerFilingDraft,
    save: saveDraft,
    checkSummary: '提交前检查：一次列出全部问题、规则与依据',
    check: checkDraft,
    withdraw: withdrawFiling,
    discard: discardDraft,
    receiptOf,
  });
  splittingRoute(app);
  submissionRoute(app);
}

function openingRoutes(app: App): void {
  app.post(
    '/api/v1/provider-filings',
    {
      config: { access },
      schema: {
        tags,
        summary: '新建提供者备案草稿，单位和业务系统信息自动带出',
        body: z.strictObject({
          organisationId: idOf<OrganisationId>(),
          authorityId: idOf<OrganisationId>(),
          form: providerFilingDraft.default({}),
        }),
        response: { 201: filingView },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const { organisationId: providerId, authorityId, form } = request.body;
        await ensureMayFileFor(tx, occasion, providerId);
        const known = await knownForm(tx, providerId);
        const draft: ProviderFilingForm = { ...known, ...form, unit: { ...known.unit, ...form.unit } };
        const id = await openDraft(tx, occasion, { providerId, authorityId, form: draft });
        return { status: 201, body: await viewFiling(tx, occasion, await getFiling(tx, occasion, id)) };
      }),
  );
}

async function ensureMayFileFor(tx: Tx, { actor }: Occasion, id: OrganisationId): Promise<void> {
  const { parentId, place } = await getStanding(tx, id);
  const placed = { ownerId: id, authorityId: parentId, ...place };
  if (may(actor, 'provider-filing.write', placed)) return;
  if (!may(actor, 'cases.read', placed)) throw notFound();
  throw new Failure('forbidden', '您的账号不能填报这个单位的备案。', {
    remedy: '请由该单位的经办人办理。',
  });
}

async function checkDraft(db: Reader, occasion: Occasion, filing: Filing): Promise<Verdict> {
  ensureMayFile(occasion, filing);
  ensureEditable(filing);
  return judge(db, occasion, filing, filing.details.draft ?? {});
}

function splittingRoute(app: App): void {
  app.post(
    '/api/v1/provider-filings/:id/split-drafts',
    {
      config: { access: 'cases.read' },
      schema: {
        tags,
        summary: '把部分应用拆分为另一份草稿',
        params: idParam,
        body: splitBody,
        response: { 201: splitAnswer },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const filing = await getFiling(tx, occasion, request.params.id as CaseId);
        return { status: 201, body: { caseId: await splitDraft(tx, occasion, filing, request.body.apps) } };
      }),
  );
}

function submissionRoute(app: App): void {
  filingAction(app, {
    what: 'submission',
    summary: '提交备案或补充材料',
    access: 'cases.read',
    body: versioned,
    act: async (tx, occasion, filing) => {
      const { row, warnings } = await submitFiling(tx, occasion, filing);
      return receiptOf(row, warnings);
    },
  });
}
