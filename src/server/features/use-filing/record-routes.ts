import { z } from 'zod';
import type { CaseId, OrganisationId, RegisterUseId } from '../../../policy/ids.ts';
import { noUseDeclarationDraft } from '../../../policy/use-filing/declaration-form.ts';
import { useStopDraft } from '../../../policy/use-filing/stop-form.ts';
import { receipt } from '../../cases/filing-schema.ts';
import type { Tx } from '../../db/database.ts';
import { notFound } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { write } from '../../http/transactions.ts';
import type { Occasion } from '../../occasion.ts';
import { findUses } from '../register/uses.ts';
import { type NewDraft, openDrafts } from './drafts.ts';
import { getFiling } from './filing.ts';
import { viewFiling } from './filing-view.ts';
import { copyYear, draftAmendment } from './from-use.ts';
import type { Purpose } from './purposes.ts';
import { receiptOf } from './receipt.ts';
import { filingView } from './schema.ts';
import { submitFilings } from './submission.ts';
import { getFiler } from './who-files.ts';

const tags = ['使用者备案'];
const config = { access: 'cases.read' } as const;

/** What begins at a published use, or needs no draft: amendments, stops, declarations, last year's filings. */
export function recordRoutes(app: App): void {
  app.post(
    '/api/v1/uses/:id/amendments',
    {
      config,
      schema: { tags, summary: '变更备案：带出已确认的内容', params: idParam, response: { 201: filingView } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const { use, filedById } = await getUseToFile(tx, occasion, request.params.id as RegisterUseId);
        const id = await draftAmendment(tx, occasion, { useId: use.id, filedById });
        return { status: 201, body: await viewFiling(tx, occasion, await getFiling(tx, occasion, id)) };
      }),
  );
  app.post(
    '/api/v1/uses/:id/stops',
    {
      config,
      schema: { tags, summary: '停用应用', params: idParam, body: useStopDraft, response: { 201: receipt } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const { use, filedById } = await getUseToFile(tx, occasion, request.params.id as RegisterUseId);
        const draft = {
          organisationId: use.organisation_id,
          filedById,
          form: request.body,
          use: { id: use.id, appId: use.app_id },
        };
        return { status: 201, body: await submitAtOnce(tx, occasion, 'stop', draft) };
      }),
  );
  declarationRoute(app);
  copyRoute(app);
}

const organisationId = z.number().int().positive();

function declarationRoute(app: App): void {
  app.post(
    '/api/v1/no-use-declarations',
    {
      config,
      schema: {
        tags,
        summary: '无应用声明：一步提交',
        body: z.strictObject({ organisationId, ...noUseDeclarationDraft.shape }),
        response: { 201: receipt },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const { organisationId: unit, ...form } = request.body;
        const filedById = await getFiler(tx, occasion, unit as OrganisationId);
        const draft = { organisationId: unit as OrganisationId, filedById, form };
        return { status: 201, body: await submitAtOnce(tx, occasion, 'no-use', draft) };
      }),
  );
}

function copyRoute(app: App): void {
  app.post(
    '/api/v1/use-filings/copies',
    {
      config,
      schema: {
        tags,
        summary: '沿用某年已确认的备案，生成草稿',
        body: z.strictObject({ organisationId, year: z.number().int().min(2019).max(2100) }),
        response: { 201: z.object({ drafts: z.array(z.number()) }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const unit = request.body.organisationId as OrganisationId;
        const filedById = await getFiler(tx, occasion, unit);
        const drafts = await copyYear(tx, occasion, {
          organisationId: unit,
          year: request.body.year,
          filedById,
        });
        return { status: 201, body: { drafts } };
      }),
  );
}

async function getUseToFile(tx: Tx, occasion: Occasion, id: RegisterUseId) {
  const use = (await findUses(tx, [id])).get(id);
  if (use === undefined) throw notFound();
  return { use, filedById: await getFiler(tx, occasion, use.organisation_id) };
}

async function submitAtOnce(
  tx: Tx,
  occasion: Occasion,
  purpose: Purpose,
  draft: NewDraft,
): Promise<z.infer<typeof receipt>> {
  const [id] = await openDrafts(tx, occasion, purpose, [draft]);
  const filing = await getFiling(tx, occasion, id as CaseId);
  const [submitted] = await submitFilings(tx, occasion, [filing]);
  return receiptOf(submitted?.row ?? filing.row, submitted?.warnings);
}
