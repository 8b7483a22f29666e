import { sql } from 'kysely';
import type { z } from 'zod';
import type { OrganisationId } from '../../../policy/ids.ts';
import { ORGANISATIONS, withinReach } from '../../access.ts';
import type { Reader } from '../../db/database.ts';
import { Failure, notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import type { below, issuance } from './issuance-schema.ts';
import type { Issued, Receiving } from './issue-accounts.ts';

export type Issuance = z.infer<typeof issuance>;
export type Below = z.infer<typeof below>;

/** For whom accounts are issued, or new codes for accounts that are there and were never activated. */
export type Selected =
  | { readonly what: 'accounts'; readonly organisations: readonly Receiving[] }
  | { readonly what: 'codes'; readonly accounts: readonly Issued[] };

export function countAsked(asked: Issuance): number {
  return 'below' in asked ? asked.expectedCount : asked.organisationIds.length;
}

export function countSelected(selected: Selected): number {
  return selected.what === 'accounts' ? selected.organisations.length : selected.accounts.length;
}

/**
 * What the actor has chosen, or nothing at all.
 * @throws Failure `not-found` for what is outside the actor's reach, `conflict` when it is not as it was seen
 */
export async function getSelected(db: Reader, occasion: Occasion, asked: Issuance): Promise<Selected> {
  return 'below' in asked ? getBelow(db, occasion, asked) : getNamed(db, occasion, asked);
}

type Named = Extract<Issuance, { organisationIds: unknown }>;

async function getNamed(db: Reader, { actor }: Occasion, asked: Named): Promise<Selected> {
  const ids = [...new Set(asked.organisationIds)] as OrganisationId[];
  const { rows } = await sql<Receiving & { open: boolean }>`
    SELECT organisations.id, organisation_periods.name, organisation_periods.open,
      organisations.school_code AS "schoolCode", organisations.credit_code AS "creditCode",
      organisations.region_code AS "regionCode"
    FROM organisation_periods JOIN organisations ON organisations.id = organisation_periods.organisation_id
    WHERE organisation_periods.organisation_id = ANY(${ids}::bigint[])
      AND organisation_periods.effective_to = 'infinity' AND organisation_periods.recorded_to = 'infinity'
      AND ${withinReach(actor, 'accounts.manage', ORGANISATIONS)}
    ORDER BY organisations.id`.execute(db);
  if (rows.length < ids.length) throw notFound();
  const closed = rows.filter(({ open }) => !open);
  if (closed.length > 0) throw closedOnes(closed);
  if (asked.again !== true) return { what: 'accounts', organisations: rows };
  const accounts = await findNeverActivated(db, asked.role, ids);
  if (accounts.length > 0) return { what: 'codes', accounts };
  throw new Failure('conflict', '这些机构没有尚未激活的账号。', {
    remedy: '已激活而忘记密码的，请为该账号单独发放新的激活码。',
  });
}

/**
 * Open organisations below, itself not included, that have no account with the role; or, again, those with an account
 * that was never activated. Whoever has one is left out, so that what was broken off can be repeated.
 */
export async function findBelow(
  db: Reader,
  { actor }: Occasion,
  { role, below: { organisationId, kinds }, again }: Pick<Below, 'role' | 'below' | 'again'>,
): Promise<Selected> {
  await ensureReached(db, actor, organisationId as OrganisationId);
  const { rows } = await sql<Receiving>`
    SELECT organisations.id, organisation_periods.name, organisations.school_code AS "schoolCode",
      organisations.credit_code AS "creditCode", organisations.region_code AS "regionCode"
    FROM organisation_closure AS line
    JOIN organisation_periods ON organisation_periods.organisation_id = line.descendant_id
      AND organisation_periods.effective_to = 'infinity' AND organisation_periods.recorded_to = 'infinity'
    JOIN organisations ON organisations.id = line.descendant_id
    WHERE line.ancestor_id = ${organisationId} AND line.depth > 0 AND line.valid_to = 'infinity'
      AND organisation_periods.open AND ${withinReach(actor, 'accounts.manage', ORGANISATIONS)}
      AND (${kinds ?? null}::text[] IS NULL OR organisation_periods.kind = ANY(${kinds ?? null}::text[]))
      AND EXISTS (SELECT FROM memberships WHERE memberships.organisation_id = line.descendant_id
        AND memberships.role = ${role} AND memberships.valid_to = 'infinity') = ${again === true}
    ORDER BY organisations.id`.execute(db);
  if (again !== true) return { what: 'accounts', organisations: rows };
  const ids = rows.map(({ id }) => id);
  return { what: 'codes', accounts: await findNeverActivated(db, role, ids) };
}

async function getBelow(db: Reader, occasion: Occasion, asked: Below): Promise<Selected> {
  const selected = await findBelow(db, occasion, asked);
  const count = countSelected(selected);
  if (count === asked.expectedCount) return selected;
  throw new Failure(
    'conflict',
    `您看到的是 ${asked.expectedCount} 个，现在符合条件的有 ${count} 个，没有发放任何账号。`,
    { remedy: '请重新查看数量，核对后再发放。' },
  );
}

async function ensureReached(db: Reader, actor: Occasion['actor'], id: OrganisationId): Promise<void> {
  const { rows } = await sql`
    SELECT FROM organisation_periods WHERE organisation_id = ${id} AND effective_to = 'infinity'
      AND recorded_to = 'infinity' AND ${withinReach(actor, 'accounts.manage', ORGANISATIONS)}`.execute(db);
  if (rows.length === 0) throw notFound();
}

async function findNeverActivated(
  db: Reader,
  role: Issuance['role'],
  ids: readonly OrganisationId[],
): Promise<Issued[]> {
  const { rows } = await sql<Omit<Issued, 'organisation'> & Issued['organisation']>`
    SELECT accounts.id AS "accountId", accounts.login_name AS "loginName", period.organisation_id AS id, period.name
    FROM memberships
    JOIN accounts ON accounts.id = memberships.account_id
    JOIN organisation_periods AS period ON period.organisation_id = memberships.organisation_id
      AND period.effective_to = 'infinity' AND period.recorded_to = 'infinity'
    WHERE memberships.organisation_id = ANY(${ids}::bigint[]) AND memberships.role = ${role}
      AND memberships.valid_to = 'infinity' AND accounts.password_hash IS NULL AND accounts.disabled_at IS NULL
      AND NOT EXISTS (SELECT FROM memberships AS other WHERE other.account_id = accounts.id
        AND other.valid_to = 'infinity' AND other.id <> memberships.id)
    ORDER BY period.organisation_id, accounts.id`.execute(db);
  return rows.map(({ accountId, loginName, id, name }) => ({
    accountId,
    loginName,
    organisation: { id, name },
  }));
}

function closedOnes(closed: readonly Receiving[]): Failure {
  return new Failure('conflict', `有 ${closed.length} 个机构已撤销，没有发放任何账号。`, {
    remedy: '请去掉已撤销的机构后重试。',
    defects: closed.map(({ id, name }) => ({ field: `organisations.${id}`, message: `“${name}”已撤销。` })),
  });
}
