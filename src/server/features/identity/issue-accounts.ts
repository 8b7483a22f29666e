import { sql } from 'kysely';
import type { Role } from '../../../policy/access/grants.ts';
import type { CodedOrganisation } from '../../../policy/identity/login-names.ts';
import type { AccountId, OrganisationId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import type { Secrets } from '../../secrets.ts';
import { issueCodes } from './activation-codes.ts';
import { freeLoginNames } from './free-login-names.ts';

/** An organisation for which an account is issued. */
export interface Receiving extends CodedOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
}

/** What is printed for one account. The code is told once and stored nowhere. */
export interface Slip {
  readonly accountId: AccountId;
  readonly organisation: { readonly id: OrganisationId; readonly name: string };
  readonly role: Role;
  readonly loginName: string;
  readonly code: string;
  /** An instant. */
  readonly expiresAt: string;
}

/** An account of somebody who is to be given a code. */
export interface Issued {
  readonly accountId: AccountId;
  readonly loginName: string;
  readonly organisation: { readonly id: OrganisationId; readonly name: string };
}

/** Opens an account with that role at each organisation, and issues its activation code. */
export async function issueAccounts(
  tx: Tx,
  occasion: Occasion,
  secrets: Secrets,
  { role, organisations }: { readonly role: Role; readonly organisations: readonly Receiving[] },
): Promise<Slip[]> {
  const loginNames = await freeLoginNames(tx, role, organisations);
  const ids = await insertAccounts(tx, occasion, loginNames);
  const accounts = organisations.map((organisation, at): Issued => {
    const loginName = loginNames[at] ?? '';
    return { accountId: ids.get(loginName) ?? notMade(), loginName, organisation };
  });
  await insertMemberships(tx, occasion, role, accounts);
  await record(
    tx,
    occasion,
    'account',
    accounts.flatMap(({ accountId: streamId, organisation }) => [
      { streamId, action: 'create', body: {} },
      { streamId, action: 'grant-role', body: { organisation: organisation.id, role } },
    ]),
  );
  return slipsFor(tx, occasion, secrets, { role, accounts });
}

/** Issues codes for accounts that are there; the earlier ones are void. */
export async function slipsFor(
  tx: Tx,
  occasion: Occasion,
  secrets: Secrets,
  { role, accounts }: { readonly role: Role; readonly accounts: readonly Issued[] },
): Promise<Slip[]> {
  const holders = accounts.map(({ accountId, organisation }) => ({
    accountId,
    organisationId: organisation.id,
  }));
  const codes = await issueCodes(tx, occasion, secrets, holders);
  return accounts.flatMap(({ organisation: { id, name }, ...account }, at) => {
    const issued = codes[at];
    if (issued === undefined) return [];
    const { code, expiresAt } = issued;
    return [{ ...account, organisation: { id, name }, role, code, expiresAt: expiresAt.toISOString() }];
  });
}

async function insertAccounts(
  tx: Tx,
  { now }: Occasion,
  loginNames: readonly string[],
): Promise<Map<string, AccountId>> {
  const { rows } = await sql<{ id: AccountId; name: string }>`
    INSERT INTO accounts (login_name, created_at)
    SELECT name, ${now}::timestamptz FROM unnest(${loginNames}::text[]) AS name
    RETURNING id, login_name AS name`.execute(tx);
  return new Map(rows.map(({ id, name }) => [name, id]));
}

async function insertMemberships(
  tx: Tx,
  { now }: Occasion,
  role: Role,
  accounts: readonly Issued[],
): Promise<void> {
  await sql`
    INSERT INTO memberships (account_id, organisation_id, role, valid_from)
    SELECT item.account, item.organisation, ${role}, ${now}::timestamptz
    FROM unnest(${accounts.map(({ accountId }) => accountId)}::bigint[],
      ${accounts.map(({ organisation }) => organisation.id)}::bigint[]) AS item(account, organisation)`.execute(
    tx,
  );
}

function notMade(): never {
  throw new Error('an account was not made');
}
