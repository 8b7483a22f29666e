import { sql } from 'kysely';
import type { Actor, Role } from '../../../policy/access/grants.ts';
import type { AccountId, MembershipId, OrganisationId } from '../../../policy/ids.ts';
import { ORGANISATIONS, withinReach } from '../../access.ts';
import type { Reader } from '../../db/database.ts';
import { Failure } from '../../errors.ts';

export interface AccountQuery {
  /** Only accounts with a role there. */
  readonly organisationId?: OrganisationId | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface ListedAccount {
  readonly accountId: AccountId;
  readonly loginName: string;
  /** Whether a password was set yet. */
  readonly activated: boolean;
  readonly locked: boolean;
  readonly disabled: boolean;
  /** The roles held now, as far as the actor reaches. */
  readonly memberships: readonly {
    readonly membershipId: MembershipId;
    readonly organisation: { readonly id: OrganisationId; readonly name: string };
    readonly role: Role;
    /** An instant. */
    readonly since: string;
  }[];
}

/** Accounts with a role within the actor's reach, without any personal data; `next` is the cursor of the page behind. */
export async function listAccounts(
  db: Reader,
  actor: Actor,
  now: Date,
  { organisationId, limit, cursor }: AccountQuery,
): Promise<{ items: ListedAccount[]; next: string | null }> {
  const there =
    organisationId === undefined ? sql`true` : sql`memberships.organisation_id = ${organisationId}`;
  const { rows } = await sql<ListedAccount>`
    SELECT accounts.id AS "accountId", accounts.login_name AS "loginName",
      accounts.password_hash IS NOT NULL AS activated, coalesce(accounts.locked_until > ${now}, false) AS locked,
      accounts.disabled_at IS NOT NULL AS disabled,
      jsonb_agg(jsonb_build_object('membershipId', memberships.id, 'role', memberships.role,
        'since', to_char(memberships.valid_from AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'organisation', jsonb_build_object('id', organisation_periods.organisation_id, 'name', organisation_periods.name))
        ORDER BY memberships.id) AS memberships
    FROM accounts
    JOIN memberships ON memberships.account_id = accounts.id AND memberships.valid_to = 'infinity'
    JOIN organisation_periods ON organisation_periods.organisation_id = memberships.organisation_id
      AND organisation_periods.effective_to = 'infinity' AND organisation_periods.recorded_to = 'infinity'
    WHERE accounts.id > ${afterOf(cursor)} AND ${there} AND ${withinReach(actor, 'accounts.manage', ORGANISATIONS)}
    GROUP BY accounts.id ORDER BY accounts.id LIMIT ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? String(items.at(-1)?.accountId ?? '') : null };
}

/** @throws Failure `invalid` for what is not the id of an account */
function afterOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new Failure('invalid', '翻页标记无效。', { remedy: '请从第一页重新开始。' });
}
