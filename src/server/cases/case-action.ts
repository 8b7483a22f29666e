import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { CaseId, OrganisationId } from '../../policy/ids.ts';
import type { Tx } from '../db/database.ts';
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
  readonly get: (tx: Tx, occasion: Occasion, id: CaseId) => Promise<Item>;
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

/** How an action is taken on the cases of several actors at once. */
export interface ActionTogether<Item> {
  /** In the order of the ids; undefined where the actor may not read it. */
  readonly find: (
    tx: Tx,
    wanted: readonly { readonly occasion: Occasion; readonly id: CaseId }[],
  ) => Promise<readonly (Item | undefined)[]>;
  /** Receipts of those on which it could be taken as they stand. The owners are locked. */
  readonly act: (
    tx: Tx,
    occasion: Occasion,
    acting: readonly Acting<Item>[],
  ) => Promise<ReadonlyMap<Acting<Item>, Receipt>>;
}

/** Whoever acts has seen the latest version, or is told that it has changed. */
export function caseAction<Item extends { readonly row: CaseRow }, Body extends { version: number }>(
  app: App,
  { path, tag, get }: CaseResource<Item>,
  { what, summary, access, body, act, together }: CaseAction<Item, Body>,
): void {
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
          together: (tx, occasion, asked) => actTogether(tx, occasion, asked, together),
        }),
  );
}

function caseOf({ params }: FastifyRequest): CaseId {
  return (params as { id: CaseId }).id;
}

/** Whose case is busy or has changed is left to be served alone, and so is who has a second one in the same set. */
async function actTogether<Item extends { readonly row: CaseRow }>(
  tx: Tx,
  occasion: Occasion,
  asked: readonly AskedTogether[],
  { find, act }: ActionTogether<Item>,
): Promise<Map<AskedTogether, Answer<Receipt>>> {
  const found = await find(
    tx,
    asked.map((each) => ({ occasion: each.occasion, id: caseOf(each.request) })),
  );
  const acting = new Map<Acting<Item>, AskedTogether>();
  const owners = new Set<OrganisationId>();
  for (const [index, each] of asked.entries()) {
    const item = found[index];
    const { version } = each.request.body as { version: number };
    if (item === undefined || item.row.version !== version || owners.has(item.row.owner_id)) continue;
    owners.add(item.row.owner_id);
    acting.set({ occasion: each.occasion, item }, each);
  }
  const free = await lockFreeOwners(tx, [...owners]);
  const receipts = await act(
    tx,
    occasion,
    [...acting.keys()].filter(({ item }) => free.has(item.row.owner_id)),
  );
  return new Map(
    [...receipts].flatMap(([each, body]) => {
      const request = acting.get(each);
      return request === undefined ? [] : [[request, { status: 201, body }] as const];
    }),
  );
}

/** @throws Failure `conflict` naming who changed what and when, if the caller has not seen the latest version */
export async function ensureVersion(tx: Tx, row: CaseRow, version: number): Promise<void> {
  if (row.version !== version) throw await conflictOver(tx, [row.id]);
}
