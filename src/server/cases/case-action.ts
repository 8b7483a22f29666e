import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { CaseId } from '../../policy/ids.ts';
import { findCases } from '../access.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { App, RouteAccess } from '../http/fastify.ts';
import type { Answer, AskedTogether } from '../http/idempotency.ts';
import { idParam } from '../http/schemas.ts';
import { write, writeTogether } from '../http/transactions.ts';
import type { Occasion } from '../occasion.ts';
import type { CaseRow } from './case-row.ts';
import { conflictOver } from './conflict.ts';
import { receipt } from './filing-schema.ts';
import { lockFreeOwners } from './lock-owners.ts';
import type { Receipt } from './receipt.ts';

/** How the cases of one feature are reached. */
export interface CaseResource<Item extends { readonly row: CaseRow }> {
  /** Such as `use-filings`. */
  readonly path: string;
  readonly tag: string;
  /** @throws Failure `not-found` outside the actor's reach */
  readonly get: (db: Reader, occasion: Occasion, id: CaseId) => Promise<Item>;
  /** The items of cases that may be read. */
  readonly withDetails: (db: Reader, rows: readonly CaseRow[]) => Promise<readonly Item[]>;
}

/** One thing that can be done to one case: a created sub-resource that answers with a receipt. */
export interface CaseAction<Item, Body extends { version: number }> {
  /** The sub-resource, such as `submission`. */
  readonly what: string;
  readonly summary: string;
  readonly access: RouteAccess;
  readonly body: z.ZodType<Body>;
  readonly act: (tx: Tx, occasion: Occasion, item: Item, body: Body) => Promise<Receipt>;
  /** Where many act at the same time. */
  readonly together?: ActionTogether<Item>;
}

/** One of several who act together, each on a case of another owner. */
export interface Acting<Item> {
  readonly occasion: Occasion;
  readonly item: Item;
}

/**
 * Takes the action on what several ask at once, each on a case of another owner, and returns the receipts of those on which
 * it could be taken as they stand. The owners are locked.
 */
export type ActionTogether<Item> = (
  tx: Tx,
  occasion: Occasion,
  acting: readonly Acting<Item>[],
) => Promise<ReadonlyMap<Acting<Item>, Receipt>>;

/** Whoever acts has seen the latest version, or is told that it has changed. */
export function caseAction<Item extends { readonly row: CaseRow }, Body extends { version: number }>(
  app: App,
  resource: CaseResource<Item>,
  { what, summary, access, body, act, together }: CaseAction<Item, Body>,
): void {
  const { path, tag, get } = resource;
  const alone = async (tx: Tx, occasion: Occasion, request: FastifyRequest): Promise<Answer<Receipt>> => {
    const item = await get(tx, occasion, caseOf(request));
    const said = request.body as Body;
    await ensureVersion(tx, item.row, said.version);
    return { status: 201, body: await act(tx, occasion, item, said) };
  };
  app.post(
    `/api/v1/${path}/:id/${what}`,
    {
      config: { access },
      schema: { tags: [tag], summary, params: idParam, body, response: { 201: receipt } },
    },
    together === undefined
      ? (request, reply) => write(request, reply, (tx, occasion) => alone(tx, occasion, request))
      : writeTogether(app, {
          alone,
          together: (tx, occasion, asked) => actTogether(tx, occasion, asked, { ...resource, together }),
        }),
  );
}

function caseOf({ params }: FastifyRequest): CaseId {
  return (params as { id: CaseId }).id;
}

/** Whose case is busy or has changed is left to be served alone, and so is a second case of one owner. */
async function actTogether<Item extends { readonly row: CaseRow }>(
  tx: Tx,
  occasion: Occasion,
  asked: readonly AskedTogether[],
  { withDetails, together }: Pick<CaseResource<Item>, 'withDetails'> & { together: ActionTogether<Item> },
): Promise<Map<AskedTogether, Answer<Receipt>>> {
  const current = await findCurrent(tx, asked);
  const items = await withDetails(tx, [...current.keys()]);
  const free = await lockFreeOwners(
    tx,
    items.map(({ row }) => row.owner_id),
  );
  const acting = new Map<Acting<Item>, AskedTogether>();
  for (const item of items) {
    const each = current.get(item.row);
    if (each !== undefined && free.delete(item.row.owner_id))
      acting.set({ occasion: each.occasion, item }, each);
  }
  const receipts = await together(tx, occasion, [...acting.keys()]);
  return new Map(
    [...acting].flatMap(([each, request]) => {
      const body = receipts.get(each);
      return body === undefined ? [] : [[request, { status: 201, body }] as const];
    }),
  );
}

/** The cases that their askers may read and have seen the latest version of. */
async function findCurrent(tx: Tx, asked: readonly AskedTogether[]): Promise<Map<CaseRow, AskedTogether>> {
  const rows = await findCases(
    tx,
    asked.map(({ occasion: { actor }, request }) => ({ actor, id: caseOf(request) })),
  );
  return new Map(
    asked.flatMap((each, index) => {
      const row = rows[index];
      const { version } = each.request.body as { version: number };
      return row?.version === version ? [[row, each] as const] : [];
    }),
  );
}

/** @throws Failure `conflict` naming who changed what and when, if the caller has not seen the latest version */
export async function ensureVersion(tx: Tx, row: CaseRow, version: number): Promise<void> {
  if (row.version !== version) throw await conflictOver(tx, [row.id]);
}
