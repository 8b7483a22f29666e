import type { z } from 'zod';
import type { CaseId } from '../../policy/ids.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { App, RouteAccess } from '../http/fastify.ts';
import { idParam } from '../http/schemas.ts';
import { write } from '../http/transactions.ts';
import type { Occasion } from '../occasion.ts';
import type { CaseRow } from './case-row.ts';
import { conflictOver } from './conflict.ts';
import { receipt } from './filing-schema.ts';
import type { Receipt } from './receipt.ts';

/** How the cases of one feature are reached. */
export interface CaseResource<Item extends { readonly row: CaseRow }> {
  /** Such as `use-filings`. */
  readonly path: string;
  readonly tag: string;
  /** @throws Failure `not-found` outside the actor's reach */
  readonly get: (db: Reader, occasion: Occasion, id: CaseId) => Promise<Item>;
}

/** One thing that can be done to one case: a created sub-resource that answers with a receipt. */
export interface CaseAction<Item, Body extends { version: number }> {
  /** The sub-resource, such as `submission`. */
  readonly what: string;
  readonly summary: string;
  readonly access: RouteAccess;
  readonly body: z.ZodType<Body>;
  readonly act: (tx: Tx, occasion: Occasion, item: Item, body: Body) => Promise<Receipt>;
}

/** Whoever acts has seen the latest version, or is told that it has changed. */
export function caseAction<Item extends { readonly row: CaseRow }, Body extends { version: number }>(
  app: App,
  { path, tag, get }: CaseResource<Item>,
  { what, summary, access, body, act }: CaseAction<Item, Body>,
): void {
  app.post(
    `/api/v1/${path}/:id/${what}`,
    {
      config: { access },
      schema: { tags: [tag], summary, params: idParam, body, response: { 201: receipt } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const item = await get(tx, occasion, request.params.id as CaseId);
        const said = request.body as Body;
        await ensureVersion(tx, item.row, said.version);
        return { status: 201, body: await act(tx, occasion, item, said) };
      }),
  );
}

/** @throws Failure `conflict` naming who changed what and when, if the caller has not seen the latest version */
export async function ensureVersion(tx: Tx, row: CaseRow, version: number): Promise<void> {
  if (row.version !== version) throw await conflictOver(tx, [row.id]);
}
