import type { CaseId } from '../../../policy/ids.ts';
import { receipt } from '../../cases/filing-schema.ts';
import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { read } from '../../http/transactions.ts';
import { getFiling } from './filing.ts';
import { findFilingAuthorities } from './filing-authorities.ts';
import { groundOf } from './judgement.ts';
import { receiptOf } from './receipt.ts';
import { authorityList, checkGround } from './schema.ts';

const tags = ['提供者备案'];

/** What somebody has to know before, while and after filling in the form. */
export function groundRoutes(app: App): void {
  authoritiesRoute(app);
  groundRoute(app);
  receiptRoute(app);
}

function authoritiesRoute(app: App): void {
  app.get(
    '/api/v1/provider-filings/authorities',
    {
      config: { access: 'provider-filing.write' },
      schema: { tags, summary: '受理提供者备案的部门', response: { 200: authorityList } },
    },
    (request) => read(request, async (db) => ({ items: await findFilingAuthorities(db) })),
  );
}

function groundRoute(app: App): void {
  app.get(
    '/api/v1/provider-filings/:id/ground',
    {
      config: { access: 'cases.read' },
      schema: {
        tags,
        summary: '边填边查所需的事实：受理部门当日的选项、范围和补充期限',
        params: idParam,
        response: { 200: checkGround },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const filing = await getFiling(db, occasion, request.params.id as CaseId);
        const { facts, circumstances } = await groundOf(db, occasion, filing);
        const { territories, addressees } = circumstances;
        return {
          facts: {
            ...facts,
            kindsInScope: [...facts.kindsInScope],
            contents: [...facts.contents],
            permissions: [...facts.permissions],
            underWay: [...facts.underWay],
          },
          circumstances: {
            ...circumstances,
            territories: [...territories],
            addressees: [...addressees],
          },
        };
      }),
  );
}

function receiptRoute(app: App): void {
  app.get(
    '/api/v1/provider-filings/:id/receipt',
    {
      config: { access: 'cases.read' },
      schema: {
        tags,
        summary: '回执：办到哪一步，接下来做什么、何时之前',
        params: idParam,
        response: { 200: receipt },
      },
    },
    (request) =>
      read(request, async (db, occasion) =>
        receiptOf((await getFiling(db, occasion, request.params.id as CaseId)).row),
      ),
  );
}
