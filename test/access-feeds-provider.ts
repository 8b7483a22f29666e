import { type Action, may, mayAnywhere } from '../src/policy/access/grants.ts';
import type { Feed } from './access-feeds.ts';
import { aProviderDraft } from './builders/provider-desk.ts';

/** On the organisation's own provider filing, which stands before the province. */
const onFiling = (act: Action, body?: object): Feed => ({
  of: ({ providerDraft: id }) => ({ params: { id }, ...(body === undefined ? {} : { body }) }),
  expects: (actor, { providerPlaced }) => {
    if (!may(actor, 'cases.read', providerPlaced)) return 404;
    return may(actor, act, providerPlaced) ? 'passes' : 403;
  },
});

const byProvider = (body?: object): Feed => onFiling('provider-filing.write', body);
const byProvince = (body?: object): Feed => onFiling('provider-filing.decide', body);
const ofNothing = (body?: object): Feed => ({
  request: { params: { id: 999_999 }, ...(body === undefined ? {} : { body }) },
  expects: () => 404,
});
const reasons = [{ reason: '示例' }];

/** The endpoints of provider filing; see access-feeds.ts. */
export const providerFilingFeeds: Readonly<Record<string, Feed>> = {
  'POST /api/v1/provider-filings': {
    of: ({ id }) => ({ body: { organisationId: id, authorityId: id } }),
    expects: (actor, { placed }) => {
      if (may(actor, 'provider-filing.write', placed)) return 'passes';
      return may(actor, 'cases.read', placed) ? 403 : 404;
    },
  },
  'GET /api/v1/provider-filings/authorities': {
    of: () => ({}),
    expects: (actor) => (mayAnywhere(actor, 'provider-filing.write') ? 'passes' : 403),
  },
  'GET /api/v1/provider-filings/{id}': onFiling('cases.read'),
  'GET /api/v1/provider-filings/{id}/ground': onFiling('cases.read'),
  'GET /api/v1/provider-filings/{id}/receipt': onFiling('cases.read'),
  'PUT /api/v1/provider-filings/{id}/draft': byProvider({ form: {}, draftVersion: 999 }),
  'GET /api/v1/provider-filings/{id}/check': byProvider(),
  'POST /api/v1/provider-filings/{id}/split-drafts': byProvider({ version: 1, apps: ['a1'] }),
  'POST /api/v1/provider-filings/{id}/submission': byProvider({ version: 1 }),
  'POST /api/v1/provider-filings/{id}/withdrawal': byProvider({ version: 1, reason: '示例' }),
  'POST /api/v1/provider-filings/{id}/discarding': {
    ...byProvider(),
    of: async ({ id, clerk, providerPlaced }, { app }) => ({
      params: {
        id: await aProviderDraft(app, clerk, {
          organisationId: id,
          authorityId: providerPlaced.authorityId ?? id,
        }),
      },
      body: { version: 1 },
    }),
  },
  'GET /api/v1/provider-filings/{id}/verification': byProvince(),
  'PUT /api/v1/provider-filings/{id}/verification': byProvince({
    version: 1,
    checks: [{ path: 'unit', outcome: 'right' }],
  }),
  'POST /api/v1/provider-filings/{id}/finding-decisions': byProvince({
    version: 1,
    finding: '0'.repeat(64),
    outcome: 'accepted',
  }),
  'POST /api/v1/provider-filings/{id}/return': byProvince({ version: 1, reasons }),
  'POST /api/v1/provider-filings/{id}/split-off': byProvince({ version: 1, apps: ['a1'], reasons }),
  'POST /api/v1/provider-filings/{id}/review': byProvince({ version: 1 }),
  'POST /api/v1/provider-filings/{id}/approval': byProvince({ version: 1 }),
  'POST /api/v1/provider-filings/{id}/people-readings': byProvince(),
  // Nothing is published that was filed here; see provider-filing.test.ts.
  'POST /api/v1/register/apps/{id}/amendments': ofNothing(),
  'GET /api/v1/register/apps/{id}/showing': ofNothing(),
  'PUT /api/v1/register/apps/{id}/showing': ofNothing({ where: '示例' }),
  'POST /api/v1/register/apps/{id}/number-annulments': ofNothing({ version: 1, reason: '示例' }),
};
