import { type Action, type Actor, may } from '../src/policy/access/grants.ts';
import { providerFilingFeeds } from './access-feeds-provider.ts';
import {
  aDraft,
  aKey,
  aMembership,
  anAccount,
  anAddress,
  anUpload,
  aReturnTemplate,
  aSavedView,
  type Target,
  type World,
} from './access-world.ts';

/** What a request is answered with: 404 and 403 refuse; `passes` means that access was granted, whatever came after. */
export type Verdict = 'passes' | 403 | 404;

/**
 * How to call an endpoint, and who may, given a grant for its `x-access`. Bodies have the right form and are refused by
 * the rules, so that one call does not change what the next one meets.
 */
export interface Feed {
  /** Fills `{…}` of the path, the query and the body with what belongs to the target; absent: nobody's in particular. */
  readonly of?: (target: Target, world: World) => Request | Promise<Request>;
  readonly request?: Request;
  readonly expects?: (actor: Actor, target: Target) => Verdict;
  /** Ends or changes the session that it is called with. */
  readonly onceOnly?: boolean;
  /** Public, and answered with 401 or 404 for what is asked, whoever asks. */
  readonly refusesByContent?: boolean;
}

export interface Request {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: string;
  readonly body?: object;
}

/** Seen by one grant, done by another: out of sight is not found, in sight but not to be done is forbidden. */
const seenAndDone =
  (see: Action, act: Action, recordOf: (target: Target) => Target['placed'] = ({ placed }) => placed) =>
  (actor: Actor, target: Target): Verdict => {
    if (!may(actor, see, target.placed)) return 404;
    return may(actor, act, recordOf(target)) ? 'passes' : 403;
  };

const within =
  (action: Action) =>
  (actor: Actor, { placed }: Target): Verdict =>
    may(actor, action, placed) ? 'passes' : 404;

const onOrganisation = (action: Action, body?: object): Feed => ({
  of: ({ id }) => ({ params: { id }, ...(body === undefined ? {} : { body }) }),
  expects: action === 'organisations.read' ? within(action) : seenAndDone('organisations.read', action),
});

/** Acts of the authority that an organisation answers to. */
const byItsParent = (body: object | ((target: Target) => object)): Feed => ({
  of: (target) => ({ params: { id: target.id }, body: typeof body === 'function' ? body(target) : body }),
  expects: seenAndDone('organisations.read', 'organisations.manage', ({ parent }) => parent),
});

const byFiler = (body?: object): Feed => ({
  of: ({ draft: id }) => ({ params: { id }, ...(body === undefined ? {} : { body }) }),
  expects: seenAndDone('cases.read', 'use-filing.write'),
});

const byDecider = (body?: object): Feed => ({
  of: ({ draft: id }) => ({ params: { id }, ...(body === undefined ? {} : { body }) }),
  expects: seenAndDone('cases.read', 'use-filing.decide'),
});

/** The unit itself, or an authority above it on its behalf. */
const forUnit = (request: (target: Target) => Request): Feed => ({
  of: request,
  expects: (actor, { placed }) => {
    if (may(actor, 'use-filing.write', placed) || may(actor, 'use-filing.file-on-behalf', placed))
      return 'passes';
    return may(actor, 'cases.read', placed) ? 403 : 404;
  },
});

/** Acts of an authority on what is filed to it. */
const atDesk = (body?: object): Feed => ({
  of: ({ id }) => ({ params: { id }, ...(body === undefined ? {} : { body }) }),
  expects: (actor, { placed, id }) =>
    may(actor, 'cases.assign', { ...placed, authorityId: id }) ? 'passes' : 404,
});

/** A view of the clerk's own; nobody else is let at it. */
const onView = (body?: object): Feed => ({
  of: async ({ accountId }, { app }) => ({
    params: { id: await aSavedView(app, accountId) },
    ...(body === undefined ? {} : { body }),
  }),
  expects: (actor, { accountId }) => (actor.accountId === accountId ? 'passes' : 404),
});

const onTemplates = (request: Request): Feed => ({
  of: ({ id }) => ({ params: { id }, ...request }),
  expects: within('return-templates.manage'),
});

const onTemplate = (body: object): Feed => ({
  of: async ({ id }, { app }) => ({ params: { id: await aReturnTemplate(app, id) }, body }),
  expects: within('return-templates.manage'),
});
const onUpload: Feed = {
  of: async ({ id }, { app }) => ({ params: { id: await anUpload(app, id) } }),
  expects: within('files.upload'),
};

const anybody: Feed = {};

/** Somebody's account, of which no other test takes notice. */
const forAccount: Feed = {
  of: async ({ id }, { app }) => ({ params: { id: await anAccount(app, id) } }),
  expects: within('accounts.manage'),
};

const liaison = {
  supervisingAuthority: '示例',
  head: { name: '甲', position: '校长', landline: '0376-0000000', mobile: '13800000000' },
  administrator: { name: '乙', position: '教师', mobile: '13900000000' },
  stampedCopy: 999_999,
};

/** Every endpoint of the API. One that is missing here fails the matrix. */
export const feeds: Readonly<Record<string, Feed>> = {
  'GET /healthz': anybody,
  // Not loaded here.
  'GET /api/v1/calendar/{year}': { request: { params: { year: 2020 } }, refusesByContent: true },
  'PUT /api/v1/calendar/{year}': {
    request: { params: { year: 2020 }, body: { holidays: [], makeUpDays: [] } },
  },
  'PUT /api/v1/calendar/days/{day}': {
    request: { params: { day: '2020-05-01' }, body: { working: false, note: '示例' } },
  },

  'POST /api/v1/sessions': {
    request: { body: { loginName: 'nobody', password: 'x' } },
    refusesByContent: true,
  },
  'POST /api/v1/sessions/second-step': {
    request: { body: { challenge: 'a-challenge-that-nobody-was-given', code: '123456' } },
    refusesByContent: true,
  },
  'GET /api/v1/sessions': anybody,
  // A session of somebody else's, or none; see own-sessions.test.ts.
  'DELETE /api/v1/sessions/{id}': { request: { params: { id: 999_999 } }, expects: () => 404 },
  'GET /api/v1/second-factor': anybody,
  'POST /api/v1/second-factor/enrolments': { request: { body: { password: 'x' } }, onceOnly: true },
  'POST /api/v1/second-factor/confirmation': { request: { body: { code: '123456' } } },
  'GET /api/v1/sessions/current': anybody,
  'DELETE /api/v1/sessions/current': { onceOnly: true },
  'PUT /api/v1/sessions/current/password': {
    onceOnly: true,
    request: { body: { oldPassword: 'Old-password-1', newPassword: 'short' } },
  },
  'POST /api/v1/one-time-links/redemption': {
    request: { body: { token: 'a-token-that-nobody-was-given', password: 'x' } },
    refusesByContent: true,
  },
  'GET /api/v1/oidc/links': anybody,
  // No OpenID provider is configured, and nobody is linked; see oidc.test.ts.
  'POST /api/v1/oidc/links': { expects: () => 404 },
  'DELETE /api/v1/oidc/links': { expects: () => 404 },
  'GET /api/v1/accounts': anybody,
  'POST /api/v1/accounts': {
    of: ({ id }) => ({ body: { loginName: 'account-1', organisationId: id, role: 'clerk' } }),
    expects: within('accounts.manage'),
  },
  'POST /api/v1/memberships': {
    of: ({ id, accountId }) => ({ body: { accountId, organisationId: id, role: 'clerk' } }),
    expects: within('accounts.manage'),
  },
  'POST /api/v1/memberships/{id}/end': {
    of: async ({ id }, { app }) => ({ params: { id: await aMembership(app, id) } }),
    expects: within('accounts.manage'),
  },
  'POST /api/v1/accounts/{id}/one-time-links': {
    of: ({ accountId }) => ({ params: { id: accountId } }),
    expects: within('accounts.manage'),
  },

  'POST /api/v1/accounts/{id}/activation-codes': forAccount,
  'POST /api/v1/accounts/{id}/second-factor-resets': forAccount,
  'POST /api/v1/accounts/{id}/disabling': forAccount,
  'POST /api/v1/accounts/{id}/enabling': forAccount,
  'GET /api/v1/account-issuances/count': {
    of: ({ id }) => ({ query: `role=clerk&below=${id}` }),
    expects: within('accounts.manage'),
  },
  'POST /api/v1/account-issuances': {
    of: ({ id }) => ({ body: { role: 'audit-administrator', organisationIds: [id], again: true } }),
    expects: within('accounts.manage'),
  },
  // Only whoever has asked for a sheet is given it; see issuance.test.ts.
  'POST /api/v1/activation-sheets/{id}/fetching': {
    of: ({ jobId }) => ({ params: { id: jobId }, body: { token: 'a-token-that-nobody-was-given' } }),
    expects: () => 404,
  },
  'POST /api/v1/activations': {
    request: { body: { code: 'XXXX-XXXX-XXXX-XXXX-XXXX', password: 'x' } },
    refusesByContent: true,
  },
  'GET /api/v1/organisations/{id}/api-keys': {
    of: ({ id }) => ({ params: { id } }),
    expects: within('api-keys.manage'),
  },
  'POST /api/v1/organisations/{id}/api-keys': {
    of: ({ id }) => ({
      params: { id },
      body: { name: '示例', scopes: ['inbox.read'], expiresOn: '2000-01-01' },
    }),
    // An administrator reads and revokes, and has no role in which a key could act.
    expects: (actor, { placed }) => {
      if (!may(actor, 'api-keys.manage', placed)) return 404;
      return may(actor, 'inbox.read', placed) ? 'passes' : 403;
    },
  },
  'POST /api/v1/api-keys/{id}/revocation': {
    of: async (target, { app }) => ({ params: { id: await aKey(app, target) } }),
    expects: within('api-keys.manage'),
  },

  'GET /api/v1/organisations': anybody,
  'POST /api/v1/organisations': {
    of: ({ id }) => ({ body: { name: ' ', kind: 'school', parentId: id } }),
    expects: seenAndDone('organisations.read', 'organisations.manage'),
  },
  'POST /api/v1/organisations/imports': anybody,
  'GET /api/v1/organisations/{id}': onOrganisation('organisations.read'),
  'GET /api/v1/organisations/{id}/history': onOrganisation('organisations.read'),
  'POST /api/v1/organisations/{id}/renames': byItsParent({ name: ' ' }),
  'PUT /api/v1/organisations/{id}/aliases': byItsParent({ aliases: [' '] }),
  'POST /api/v1/organisations/{id}/moves': {
    of: ({ id }) => ({ params: { id }, body: { parentId: id } }),
    expects: seenAndDone('organisations.read', 'organisations.manage', ({ parent }) => parent),
  },
  'POST /api/v1/organisations/{id}/closure': byItsParent({ effectiveOn: '2100-01-01' }),
  'POST /api/v1/organisations/{id}/merger': byItsParent(({ id }) => ({ successorId: id })),
  'POST /api/v1/organisations/{id}/reopening': byItsParent({}),
  'POST /api/v1/organisations/{id}/stages': byItsParent({ stages: [], effectiveOn: '2100-01-01' }),
  'POST /api/v1/organisations/{id}/codes': byItsParent({ schoolCode: '1' }),
  // Nothing is recorded that could be downloaded; see profile.test.ts.
  'GET /api/v1/organisations/{id}/documents/{fileId}': {
    of: ({ id, fileId }) => ({ params: { id, fileId } }),
    expects: () => 404,
  },
  'GET /api/v1/organisations/{id}/profile': onOrganisation('organisations.read'),
  'PUT /api/v1/organisations/{id}/profile': onOrganisation('profile.write', { version: 0 }),
  'PUT /api/v1/organisations/{id}/liaison': onOrganisation('liaison.write', liaison),
  // Nobody has named a liaison, so that 404 says nothing here; see profile.test.ts.
  'GET /api/v1/organisations/{id}/liaison': {
    of: ({ id }) => ({ params: { id } }),
    expects: (actor, target) =>
      may(actor, 'organisations.read', target.placed) && !may(actor, 'liaison.read', target.placed)
        ? 403
        : 404,
  },
  'GET /api/v1/account-handovers': anybody,
  // Nobody has named another liaison; see handovers.test.ts.
  'POST /api/v1/organisations/{id}/account-handovers': {
    of: ({ id }) => ({ params: { id }, body: { membershipId: 999_999 } }),
    expects: () => 404,
  },

  'GET /api/v1/proof-of-work': anybody,
  'POST /api/v1/registrations': {
    request: {
      body: { name: '示例', kind: 'school', creditCode: '1', loginName: 'nobody', password: 'x' },
    },
  },
  'GET /api/v1/registrations': anybody,
  // Nobody here has registered itself; see self-registration.test.ts.
  'POST /api/v1/registrations/{id}/verification': {
    of: ({ id }) => ({ params: { id }, body: { basis: '示例' } }),
    expects: () => 404,
  },

  'GET /api/v1/settings': anybody,
  'GET /api/v1/organisations/{id}/settings': onOrganisation('organisations.read'),
  'GET /api/v1/organisations/{id}/settings/history': {
    of: ({ id }) => ({ params: { id } }),
    expects: within('settings.manage'),
  },
  'POST /api/v1/organisations/{id}/settings': {
    of: ({ id }) => ({
      params: { id },
      body: { key: 'scope.use-filing', from: '2100-01-01', value: ['website'] },
    }),
    // A school has nobody below it for whom it could set anything.
    expects: (actor, target) => {
      const reached = within('settings.manage')(actor, target);
      return reached === 'passes' && !target.isAuthority ? 403 : reached;
    },
  },

  'GET /api/v1/cases': anybody,
  'GET /api/v1/cases/due': anybody,
  'GET /api/v1/cases/{id}': {
    of: ({ draft }) => ({ params: { id: draft } }),
    expects: within('cases.read'),
  },
  'GET /api/v1/cases/{id}/timeline': {
    of: ({ draft }) => ({ params: { id: draft } }),
    expects: within('cases.read'),
  },
  'GET /api/v1/organisations/{id}/officers': atDesk(),
  'POST /api/v1/organisations/{id}/hand-overs': atDesk({ from: 999_999, to: null }),
  'POST /api/v1/cases/assignments': {
    of: ({ draft }) => ({ body: { cases: [{ id: draft, from: 999_999 }], to: null } }),
    expects: seenAndDone('cases.read', 'cases.assign'),
  },
  'GET /api/v1/saved-views': anybody,
  'POST /api/v1/saved-views': { request: { body: { name: ' ', filters: {} } } },
  'PUT /api/v1/saved-views/order': { request: { body: { ids: [999_999] } } },
  'PUT /api/v1/saved-views/{id}': onView({ name: '示例', filters: {} }),
  'DELETE /api/v1/saved-views/{id}': onView(),
  'GET /api/v1/saved-views/{id}/cases': onView(),
  'GET /api/v1/organisations/{id}/return-templates': onTemplates({ query: 'kind=use-filing' }),
  'POST /api/v1/organisations/{id}/return-templates': onTemplates({
    body: { kind: 'use-filing', text: '示例' },
  }),
  'PUT /api/v1/organisations/{id}/return-templates/order': onTemplates({
    body: { kind: 'use-filing', ids: [999_999] },
  }),
  'PUT /api/v1/return-templates/{id}': onTemplate({ version: 999, text: '示例' }),
  'POST /api/v1/return-templates/{id}/retirement': onTemplate({ version: 999 }),
  'GET /api/v1/inbox': anybody,
  'POST /api/v1/inbox/readings': { request: { body: { upTo: 1 } } },
  'GET /api/v1/organisations/{id}/notification-addresses': {
    of: ({ id }) => ({ params: { id } }),
    expects: within('notifications.manage'),
  },
  // Nothing can be sent here; see notifications.test.ts.
  'POST /api/v1/organisations/{id}/notification-addresses': {
    of: ({ id }) => ({ params: { id }, body: { channel: 'sms', address: '13800000000' } }),
    expects: within('notifications.manage'),
  },
  'DELETE /api/v1/notification-addresses/{id}': {
    of: async (target, { app }) => ({ params: { id: await anAddress(app, target) } }),
    expects: within('notifications.manage'),
  },
  'GET /api/v1/deliveries/given-up': anybody,
  'POST /api/v1/inbox/{id}/reading': {
    of: ({ messageId }) => ({ params: { id: messageId } }),
    expects: within('inbox.read'),
  },
  'GET /api/v1/audit/checkpoints': anybody,
  'GET /api/v1/audit/streams/{kind}/{id}': {
    of: ({ id }) => ({ params: { kind: 'organisation', id } }),
    expects: within('audit.read'),
  },
  'POST /api/v1/files': anybody,
  'GET /api/v1/files/{id}': {
    of: ({ fileId }) => ({ params: { id: fileId } }),
    expects: within('files.upload'),
  },
  'GET /api/v1/files/{id}/inspection': {
    of: ({ fileId }) => ({ params: { id: fileId } }),
    expects: within('files.upload'),
  },
  'POST /api/v1/files/{id}/inspection': {
    of: ({ fileId }) => ({ params: { id: fileId } }),
    expects: within('files.upload'),
  },
  'POST /api/v1/uploads': {
    // Too large, so that the quota does not run out.
    of: ({ id }) => ({ body: { organisationId: id, name: '示例.apk', size: 2 ** 45 } }),
    expects: within('files.upload'),
  },
  'GET /api/v1/uploads/{id}': onUpload,
  'PATCH /api/v1/uploads/{id}': onUpload,
  'DELETE /api/v1/uploads/{id}': onUpload,
  'POST /api/v1/uploads/{id}/completion': onUpload,
  'GET /api/v1/jobs/{id}': {
    of: ({ jobId }) => ({ params: { id: jobId } }),
    expects: (actor, { accountId }) => (actor.accountId === accountId ? 'passes' : 404),
  },

  'GET /api/v1/register/apps': anybody,
  'GET /api/v1/register/apps/{number}': {
    request: { params: { number: '教APP备0000000号' } },
    refusesByContent: true,
  },
  'GET /api/v1/register/apps/{number}/users': {
    request: { params: { number: '教APP备0000000号' } },
    refusesByContent: true,
  },
  'GET /api/v1/register/apps/{number}/certificate': {
    request: { params: { number: '教APP备0000000号' } },
    refusesByContent: true,
  },
  'GET /api/v1/register/apps/{id}/declaration': {
    request: { params: { id: 999_999 } },
    refusesByContent: true,
  },
  'GET /.well-known/filing-certificate-keys.json': anybody,
  'GET /api/v1/register/organisations': { request: { query: 'q=%E5%B0%8F%E5%AD%A6' } },
  'GET /api/v1/register/apps/{number}/versions': {
    request: { params: { number: '教APP备0000000号' } },
    refusesByContent: true,
  },
  'GET /api/v1/register/packages/{platform}/{packageId}': {
    request: { params: { platform: 'android', packageId: 'cn.example.app' } },
  },
  'POST /api/v1/register/package-checks': {
    request: { body: { platform: 'android', packageId: 'cn.example.app' } },
  },
  // Without a file.
  'POST /api/v1/register/package-file-checks': { request: {}, refusesByContent: true },
  'POST /api/v1/register/lookup': {
    request: {
      body: { numbers: ['1100001'], packages: [{ platform: 'ios', packageId: 'cn.example.app' }] },
    },
  },
  'GET /api/v1/register/changes': anybody,
  'GET /api/v1/register/open-data/apps.csv': anybody,
  'GET /api/v1/register/open-data/apps.jsonl': anybody,
  // None of them has published an app.
  'GET /api/v1/register/providers/{id}': {
    of: ({ id }) => ({ params: { id } }),
    refusesByContent: true,
  },
  'GET /api/v1/register/organisations/{id}/uses': { of: ({ id }) => ({ params: { id } }) },
  'POST /api/v1/register/apps/{id}/status-changes': {
    request: {
      params: { id: 1 },
      body: { action: 'suspend', effectiveOn: '2100-01-01', reason: '示例', source: '示例', version: 999 },
    },
  },
  'POST /api/v1/register/external-filings/imports': anybody,

  ...providerFilingFeeds,

  'POST /api/v1/use-filings': forUnit(({ id }) => ({ body: { organisationId: id } })),
  'GET /api/v1/use-filings/{id}': {
    of: ({ draft }) => ({ params: { id: draft } }),
    expects: within('cases.read'),
  },
  'PUT /api/v1/use-filings/{id}/draft': byFiler({ form: {}, draftVersion: 999 }),
  'GET /api/v1/use-filings/{id}/check': byFiler(),
  'POST /api/v1/use-filings/{id}/submission': byFiler({ version: 1 }),
  'POST /api/v1/use-filings/{id}/withdrawal': byFiler({ version: 1, reason: '示例' }),
  'POST /api/v1/use-filings/{id}/discarding': {
    of: async ({ id, clerk }, { app }) => ({
      params: { id: await aDraft(app, clerk, id) },
      body: { version: 1 },
    }),
    expects: seenAndDone('cases.read', 'use-filing.write'),
  },
  'POST /api/v1/use-filings/{id}/confirmation': byDecider({ version: 1 }),
  'POST /api/v1/use-filings/{id}/return': byDecider({ version: 1, reasons: [{ reason: '示例' }] }),
  'POST /api/v1/use-filings/{id}/annulment': byDecider({ version: 1, reason: '示例' }),
  'POST /api/v1/use-filings/confirmations': {
    of: ({ draft }) => ({ body: { items: [{ id: draft, version: 1 }] } }),
    expects: seenAndDone('cases.read', 'use-filing.decide'),
  },
  'POST /api/v1/use-filings/{id}/people-readings': byDecider(),
  'POST /api/v1/use-filings/copies': forUnit(({ id }) => ({ body: { organisationId: id, year: 2020 } })),
  'POST /api/v1/use-filings/imports': anybody,
  'POST /api/v1/uses/{id}/amendments': forUnit(({ useId }) => ({ params: { id: useId } })),
  'POST /api/v1/uses/{id}/stops': forUnit(({ useId }) => ({ params: { id: useId }, body: {} })),
  'POST /api/v1/no-use-declarations': forUnit(({ id }) => ({ body: { organisationId: id } })),

  'GET /api/v1/statistics/completion': anybody,
  'GET /api/v1/statistics/completion.xlsx': anybody,
  'GET /api/v1/statistics/completion/trend': anybody,
  'GET /api/v1/statistics/institutions': anybody,
  'GET /api/v1/statistics/institutions.xlsx': anybody,
  'GET /api/v1/statistics/completion/schools': {
    of: ({ id }) => ({ query: `at=${id}` }),
    // A school has nothing to drill into.
    expects: (actor, target) => (target.isAuthority ? within('completion.drill-down')(actor, target) : 404),
  },
};
