import { z } from 'zod';
import type { CaseId } from '../../policy/ids.ts';
import type { Verdict } from '../../policy/rule.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { App, RouteAccess } from '../http/fastify.ts';
import { idParam } from '../http/schemas.ts';
import { read, write } from '../http/transactions.ts';
import type { Occasion } from '../occasion.ts';
import { type CaseResource, caseAction } from './case-action.ts';
import type { CaseRow } from './case-row.ts';
import { verdict, versioned, withReason } from './filing-schema.ts';
import { type FiledCase, readPeople } from './people.ts';
import type { Receipt } from './receipt.ts';

/** How the filings of one feature are seen, drafted and taken back. */
export interface FilingResource<Filing extends FiledCase, Form, View> extends CaseResource<Filing> {
  readonly view: z.ZodType<View>;
  readonly show: (db: Reader, occasion: Occasion, filing: Filing) => Promise<View>;
  readonly draft: z.ZodType<Form>;
  /** Returns the new draft version. @throws Failure `conflict` when another tab has saved since */
  readonly save: (tx: Tx, occasion: Occasion, filing: Filing, typed: Typed<Form>) => Promise<number>;
  readonly checkSummary: string;
  readonly check: (db: Reader, occasion: Occasion, filing: Filing) => Promise<Verdict>;
  readonly withdraw: (tx: Tx, occasion: Occasion, filing: Filing, reason: string) => Promise<CaseRow>;
  readonly discard: (tx: Tx, occasion: Occasion, filing: Filing) => Promise<CaseRow>;
  readonly receiptOf: (row: CaseRow) => Receipt;
}

export interface Typed<Form> {
  readonly form: Form;
  readonly draftVersion: number;
}

const access = 'cases.read';

/** What is alike for filings of every kind until they are decided on. Who may do it is for the feature to say. */
export function filingRoutes<Filing extends FiledCase, Form, View>(
  app: App,
  filings: FilingResource<Filing, Form, View>,
): void {
  showRoute(app, filings);
  savingRoute(app, filings);
  checkRoute(app, filings);
  const { withdraw, discard, receiptOf } = filings;
  caseAction(app, filings, {
    what: 'withdrawal',
    summary: '撤回备案',
    access,
    body: withReason,
    act: async (tx, occasion, filing, { reason }) => receiptOf(await withdraw(tx, occasion, filing, reason)),
  });
  caseAction(app, filings, {
    what: 'discarding',
    summary: '放弃草稿',
    access,
    body: versioned,
    act: async (tx, occasion, filing) => receiptOf(await discard(tx, occasion, filing)),
  });
}

function showRoute<Filing extends FiledCase, Form, View>(
  app: App,
  { path, tag, get, view, show }: FilingResource<Filing, Form, View>,
): void {
  // Of a type still open, no answer would be known to fit.
  const shown: z.ZodType = view;
  app.get(
    `/api/v1/${path}/:id`,
    {
      config: { access },
      schema: { tags: [tag], summary: `一份${tag}`, params: idParam, response: { 200: shown } },
    },
    (request) =>
      read(request, async (db, occasion) =>
        show(db, occasion, await get(db, occasion, request.params.id as CaseId)),
      ),
  );
}

function savingRoute<Filing extends FiledCase, Form, View>(
  app: App,
  { path, tag, get, draft, save }: FilingResource<Filing, Form, View>,
): void {
  app.put(
    `/api/v1/${path}/:id/draft`,
    {
      config: { access },
      schema: {
        tags: [tag],
        summary: '保存草稿',
        params: idParam,
        body: z.strictObject({ form: draft, draftVersion: z.number().int().positive() }),
        response: { 200: z.object({ draftVersion: z.number() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const filing = await get(tx, occasion, request.params.id as CaseId);
        const typed = request.body as Typed<Form>;
        return { status: 200, body: { draftVersion: await save(tx, occasion, filing, typed) } };
      }),
  );
}

function checkRoute<Filing extends FiledCase, Form, View>(
  app: App,
  { path, tag, get, checkSummary, check }: FilingResource<Filing, Form, View>,
): void {
  app.get(
    `/api/v1/${path}/:id/check`,
    {
      config: { access },
      schema: { tags: [tag], summary: checkSummary, params: idParam, response: { 200: verdict } },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const filing = await get(db, occasion, request.params.id as CaseId);
        const { violations, warnings } = await check(db, occasion, filing);
        return { violations: [...violations], warnings: [...warnings] };
      }),
  );
}

/** How the people named in filings of one kind are read, by whoever decides on it. */
export interface PeopleReading<Filing> {
  readonly access: RouteAccess;
  readonly summary: string;
  readonly ensureMayRead: (occasion: Occasion, filing: Filing) => void;
}

export function peopleRoute<Filing extends FiledCase>(
  app: App,
  { path, tag, get }: CaseResource<Filing>,
  { access: to, summary, ensureMayRead }: PeopleReading<Filing>,
): void {
  app.post(
    `/api/v1/${path}/:id/people-readings`,
    {
      config: { access: to },
      schema: {
        tags: [tag],
        summary,
        params: idParam,
        response: { 201: z.object({ people: z.unknown() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const filing = await get(tx, occasion, request.params.id as CaseId);
        ensureMayRead(occasion, filing);
        return { status: 201, body: { people: await readPeople(tx, occasion, filing) } };
      }),
  );
}
