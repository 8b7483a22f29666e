import { sql } from 'kysely';
import type { Role } from '../../../policy/access/grants.ts';
import type { AccountId, MembershipId, OrganisationId } from '../../../policy/ids.ts';
import type { HandoverFacts } from '../../../policy/organisations/an-account-is-handed-over-on-a-new-liaison-form.ts';
import { handoverRules } from '../../../policy/organisations/rules.ts';
import { checkAll, onThePlatform } from '../../../policy/rule.ts';
import { ORGANISATIONS, withinReach } from '../../access.ts';
import { record } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { ensureKept, notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import type { Secrets } from '../../secrets.ts';
import { endMembership } from '../identity/accounts.ts';
import { issueAccounts, type Receiving, type Slip } from '../identity/issue-accounts.ts';
import { voidEarlier } from '../identity/void-earlier.ts';

interface Seat extends Receiving {
  readonly accountId: AccountId;
  readonly role: Role;
  readonly form: HandoverFacts['form'];
}

/**
 * A new liaison form names another administrator: the former one's role ends, and an account is issued to the new one. No
 * password or second factor passes from one person to the other.
 * @throws Failure `not-found` for a role held elsewhere, `rule-violated` without a new form
 */
export async function handOverAccount(
  tx: Tx,
  occasion: Occasion,
  secrets: Secrets,
  {
    organisationId,
    membershipId,
  }: { readonly organisationId: OrganisationId; readonly membershipId: MembershipId },
): Promise<Slip[]> {
  const seat = await getSeat(tx, organisationId, membershipId);
  ensureKept(checkAll(handoverRules, { form: seat.form }, onThePlatform(occasion.today)));
  await endMembership(tx, occasion, membershipId);
  await voidEarlier(tx, occasion, [seat.accountId]);
  const slips = await issueAccounts(tx, occasion, secrets, { role: seat.role, organisations: [seat] });
  await tx
    .updateTable('liaisons')
    .set({ handed_over_at: occasion.now })
    .where('organisation_id', '=', organisationId)
    .where('valid_to', '=', sql<Date>`'infinity'`)
    .execute();
  await record(tx, occasion, 'organisation', [
    {
      streamId: organisationId,
      action: 'hand-over-account',
      body: { from: seat.accountId, to: slips[0]?.accountId ?? null, role: seat.role },
    },
  ]);
  return slips;
}

async function getSeat(tx: Tx, organisationId: OrganisationId, membershipId: MembershipId): Promise<Seat> {
  const { rows } = await sql<Seat>`
    SELECT organisations.id, period.name, organisations.school_code AS "schoolCode",
      organisations.credit_code AS "creditCode", organisations.region_code AS "regionCode",
      memberships.account_id AS "accountId", memberships.role,
      CASE WHEN liaisons.id IS NULL THEN 'none' WHEN liaisons.handed_over_at IS NOT NULL THEN 'handed-over'
        WHEN liaisons.valid_from <= memberships.valid_from THEN 'older' ELSE 'new' END AS form
    FROM memberships
    JOIN organisations ON organisations.id = memberships.organisation_id
    JOIN organisation_periods AS period ON period.organisation_id = organisations.id
      AND period.effective_to = 'infinity' AND period.recorded_to = 'infinity'
    LEFT JOIN liaisons ON liaisons.organisation_id = organisations.id AND liaisons.valid_to = 'infinity'
    WHERE memberships.id = ${membershipId} AND memberships.organisation_id = ${organisationId}
      AND memberships.valid_to = 'infinity'
    FOR UPDATE OF memberships`.execute(tx);
  const [seat] = rows;
  if (seat === undefined) throw notFound();
  return seat;
}

export interface PendingHandover {
  readonly organisation: { readonly id: OrganisationId; readonly name: string };
  /** When the new form was returned. */
  readonly since: Date;
  /** Who had a role there before. */
  readonly accounts: readonly {
    readonly membershipId: MembershipId;
    readonly loginName: string;
    readonly role: Role;
  }[];
}

const MOST = 200;

/** Organisations that have named another liaison since their accounts were issued, the longest waiting first. */
export async function listPendingHandovers(db: Reader, { actor }: Occasion): Promise<PendingHandover[]> {
  const { rows } = await sql<PendingHandover>`
    SELECT jsonb_build_object('id', organisation_periods.organisation_id, 'name', organisation_periods.name)
        AS organisation, liaisons.valid_from AS since,
      jsonb_agg(jsonb_build_object('membershipId', memberships.id, 'loginName', accounts.login_name,
        'role', memberships.role) ORDER BY memberships.id) AS accounts
    FROM liaisons
    JOIN organisation_periods ON organisation_periods.organisation_id = liaisons.organisation_id
      AND organisation_periods.effective_to = 'infinity' AND organisation_periods.recorded_to = 'infinity'
    JOIN memberships ON memberships.organisation_id = liaisons.organisation_id
      AND memberships.valid_to = 'infinity' AND memberships.valid_from < liaisons.valid_from
    JOIN accounts ON accounts.id = memberships.account_id
    WHERE liaisons.valid_to = 'infinity' AND liaisons.handed_over_at IS NULL
      AND EXISTS (SELECT FROM liaisons AS former WHERE former.organisation_id = liaisons.organisation_id
        AND former.valid_to <= liaisons.valid_from)
      AND ${withinReach(actor, 'accounts.manage', ORGANISATIONS)}
    GROUP BY organisation_periods.organisation_id, organisation_periods.name, liaisons.valid_from
    ORDER BY liaisons.valid_from, organisation_periods.organisation_id LIMIT ${MOST}`.execute(db);
  return rows;
}
