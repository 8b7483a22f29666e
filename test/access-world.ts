import { randomBytes } from 'node:crypto';
import type { Actor, Placed, Role } from '../src/policy/access/grants.ts';
import type { AccountId, CaseId, OrganisationId, RegisterUseId, UploadId } from '../src/policy/ids.ts';
import type { UseFilingForm } from '../src/policy/use-filing/form.ts';
import { transaction } from '../src/server/db/database.ts';
import { createAccount } from '../src/server/features/identity/accounts.ts';
import { placedOrganisation } from '../src/server/features/organisations/reach.ts';
import { getStanding, type Standing } from '../src/server/features/organisations/standing.ts';
import { featureListeners } from '../src/server/features.ts';
import { occasionOfProgram } from '../src/server/occasion.ts';
import { storePersonalData } from '../src/server/personal-data.ts';
import type { TestApp } from './app-on-database.ts';
import { filingDesk } from './builders/filing-desk.ts';
import { anOrganisation, aTree } from './builders/organisations.ts';
import { aProviderDraft } from './builders/provider-desk.ts';
import { aUseFilingForm } from './builders/use-filing.ts';

export const ROLES: readonly Role[] = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'officer',
  'clerk',
];

/** Somebody signed in, and what grants.ts says of them is asked with `actor`. */
export interface Visitor {
  readonly name: string;
  readonly role: Role;
  readonly organisationId: OrganisationId;
  readonly token: string;
  readonly actor: Actor;
}

/** An organisation, with one record of every kind that hangs on it. */
export interface Target {
  readonly name: string;
  readonly id: OrganisationId;
  readonly isAuthority: boolean;
  readonly placed: Placed;
  /** What it answers to; itself at the root. */
  readonly parent: Placed;
  /** The clerk's account, and a session of the clerk's. */
  readonly accountId: AccountId;
  readonly clerk: string;
  readonly draft: CaseId;
  /** A provider filing of the organisation's own, filed with Henan. */
  readonly providerDraft: CaseId;
  readonly providerPlaced: Placed;
  readonly useId: RegisterUseId;
  readonly fileId: number;
  readonly messageId: number;
  readonly jobId: number;
}

export interface World {
  readonly app: TestApp;
  readonly visitors: readonly Visitor[];
  readonly targets: readonly Target[];
}

/** Henan's tree with another province beside it: each role at several places, records at more. */
export async function aWorld(app: TestApp): Promise<World> {
  const { db } = app.database;
  const tree = await aTree(db);
  const authority = { kind: 'authority', stages: [] } as const;
  const beijing = await anOrganisation(db, tree.ministry, {
    ...authority,
    level: 'province',
    name: '外省教育厅（示例）',
  });
  const haidian = await anOrganisation(db, beijing, {
    ...authority,
    level: 'county',
    name: '外省示例区教育局',
  });
  const foreign = await anOrganisation(db, haidian, { name: '外省示例小学' });
  const seats: readonly Seat[] = [
    ...ROLES.flatMap((role) => [
      { place: 'shihe', id: tree.shihe, role },
      { place: 'shiheSchool', id: tree.shiheSchool, role },
      { place: 'beijing', id: beijing, role },
    ]),
    { place: 'xinyang', id: tree.xinyang, role: 'officer' },
    { place: 'xinyang', id: tree.xinyang, role: 'system-administrator' },
    { place: 'henan', id: tree.henan, role: 'officer' },
    { place: 'henan', id: tree.henan, role: 'security-administrator' },
    { place: 'ministry', id: tree.ministry, role: 'system-administrator' },
  ];
  const records = {
    xinyang: tree.xinyang,
    shihe: tree.shihe,
    pingqiao: tree.pingqiao,
    shiheSchool: tree.shiheSchool,
    pingqiaoSchool: tree.pingqiaoSchool,
    foreign,
  };
  return {
    app,
    visitors: await inTurn(seats, (seat) => aVisitor(app, seat)),
    targets: await inTurn(Object.entries(records), ([name, id]) =>
      aTarget(app, { name, id, province: tree.henan }),
    ),
  };
}

async function inTurn<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}

interface Seat {
  readonly place: string;
  readonly id: OrganisationId;
  readonly role: Role;
}

async function aVisitor(app: TestApp, { place, id, role }: Seat): Promise<Visitor> {
  const token = await app.signIn(role, id);
  const { level, place: stands } = await getStanding(app.database.db, id);
  const { body } = await app.call(token, 'GET', '/api/v1/sessions/current');
  const actor: Actor = {
    accountId: body.accountId,
    memberships: [{ organisationId: id, role, level, place: stands }],
  };
  return { name: `${role} of ${place}`, role, organisationId: id, token, actor };
}

async function aTarget(
  app: TestApp,
  { name, id, province }: { name: string; id: OrganisationId; province: OrganisationId },
): Promise<Target> {
  const { db } = app.database;
  const standing = await getStanding(db, id);
  const parent = standing.parentId === null ? standing : await getStanding(db, standing.parentId);
  const clerk = await app.signIn('clerk', id);
  const { body: who } = await app.call(clerk, 'GET', '/api/v1/sessions/current');
  const desk = filingDesk(app);
  const draft = await aDraft(app, clerk, id);
  return {
    name,
    id,
    isAuthority: standing.kind === 'authority',
    placed: placedOrganisation(standing),
    parent: placedOrganisation(parent),
    accountId: who.accountId,
    clerk,
    draft,
    providerDraft: await aProviderDraft(app, clerk, { organisationId: id, authorityId: province }),
    providerPlaced: { ...placedOrganisation(standing), authorityId: province },
    useId: await aUse(app, clerk, standing),
    fileId: await desk.upload(clerk, '示例.pdf'),
    messageId: await aMessage(app, id),
    jobId: await aJob(app, id, who.accountId),
  };
}

/** A draft in which nothing is filled in yet. */
export async function aDraft(app: TestApp, clerk: string, organisationId: OrganisationId): Promise<CaseId> {
  const { body } = await app.call(clerk, 'POST', '/api/v1/use-filings', { body: { organisationId } });
  return body.id;
}

/** A use that was filed and confirmed. */
async function aUse(app: TestApp, clerk: string, { id, kind, parentId }: Standing): Promise<RegisterUseId> {
  const desk = filingDesk(app);
  const ofAuthority: Partial<UseFilingForm> = {
    unit: { ...aUseFilingForm().unit, nature: 'authority' },
    users: { audience: ['teacher'] },
  };
  const { body: filing } = await desk.submitted(clerk, id, kind === 'authority' ? ofAuthority : {});
  const officer = await app.signIn('officer', parentId as OrganisationId);
  const { status, body } = await desk.confirm(officer, filing);
  if (status !== 201) throw new Error(`not confirmed: ${JSON.stringify([filing, body])}`);
  const { id: useId } = await app.database.db
    .selectFrom('register_uses')
    .select('id')
    .where('organisation_id', '=', id)
    .executeTakeFirstOrThrow();
  return useId;
}

async function aMessage({ database, now }: TestApp, organisationId: OrganisationId): Promise<number> {
  const { id } = await database.db
    .insertInto('inbox')
    .values({ organisation_id: organisationId, title: '示例', text: '示例', sent_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function aJob(
  { database, now }: TestApp,
  organisationId: OrganisationId,
  accountId: AccountId,
): Promise<number> {
  const { id } = await database.db
    .insertInto('jobs')
    .values({
      kind: 'example',
      state: 'done',
      account_id: accountId,
      organisation_id: organisationId,
      request: '{}',
      total: 0,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Somebody who has a role at the organisation and is not signed in. */
export async function anAccount(
  { database, now }: TestApp,
  organisationId: OrganisationId,
): Promise<AccountId> {
  const { accountId } = await transaction(database.db, (tx) =>
    createAccount(tx, occasionOfProgram('test', now, featureListeners), {
      loginName: `temporary-${Math.random()}`,
      organisationId,
      role: 'officer',
    }),
  );
  return accountId;
}

/** A role of somebody at the organisation, to be ended. */
export async function aMembership(app: TestApp, organisationId: OrganisationId): Promise<number> {
  const { id } = await app.database.db
    .selectFrom('memberships')
    .select('id')
    .where('account_id', '=', await anAccount(app, organisationId))
    .executeTakeFirstOrThrow();
  return id;
}

/** A key of the organisation, made by its clerk, to be revoked. */
export async function aKey({ database: { db }, now }: TestApp, { id, accountId }: Target): Promise<number> {
  const { id: membershipId } = await db
    .selectFrom('memberships')
    .select('id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  const key = await db
    .insertInto('api_keys')
    .values({
      organisation_id: id,
      membership_id: membershipId,
      name: '示例',
      scopes: ['inbox.read'],
      token_hash: randomBytes(32),
      created_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return key.id;
}

/** An address at which the organisation is told, to be removed. */
export async function anAddress({ database: { db }, now }: TestApp, { id }: Target): Promise<number> {
  const occasion = occasionOfProgram('test', now, featureListeners);
  const address = { organisationId: id, data: { address: 'clerk@example.cn' } };
  const [digest] = await transaction(db, (tx) => storePersonalData(tx, occasion, [address]));
  const named = await db
    .insertInto('notification_addresses')
    .values({ organisation_id: id, channel: 'mail', digest: digest as Buffer, added_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return named.id;
}

/** A view of the queue that somebody has saved. */
export async function aSavedView({ database, now }: TestApp, accountId: AccountId): Promise<number> {
  const { id } = await database.db
    .insertInto('saved_views')
    .values({
      account_id: accountId,
      name: `示例 ${Math.random()}`,
      filters: '{}',
      position: 1,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** An upload of which nothing has arrived yet. */
export async function anUpload(
  { database, now }: TestApp,
  organisationId: OrganisationId,
): Promise<UploadId> {
  const { id } = await database.db
    .insertInto('uploads')
    .values({
      organisation_id: organisationId,
      name: '示例.apk',
      size: 1000,
      started_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A reason for returning use filings, ready to be chosen. */
export async function aReturnTemplate(
  { database }: TestApp,
  organisationId: OrganisationId,
): Promise<number> {
  const { id } = await database.db
    .insertInto('return_templates')
    .values({ organisation_id: organisationId, case_kind: 'use-filing', text: '示例', position: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
