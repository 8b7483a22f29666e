import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Actor, AuthorityLevel, Membership, Role } from '../../policy/access/grants.ts';
import type { AccountId, OrganisationId } from '../../policy/ids.ts';
import { PREPARED } from '../db/prepare-statements.ts';
import { Failure } from '../errors.ts';
import type { Services } from '../services.ts';

export const SESSION_COOKIE = 'session';

export interface MembershipRow {
  readonly account_id: AccountId;
  readonly stale: boolean;
  readonly must_change_password: boolean;
  readonly must_enrol: boolean;
  readonly organisation_id: OrganisationId | null;
  readonly role: Role;
  readonly level: AuthorityLevel | null;
  readonly province_id: OrganisationId | null;
  readonly region_id: OrganisationId | null;
  readonly county_id: OrganisationId | null;
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The token of the session cookie, or of `Authorization: Bearer`. */
export function tokenOf(request: FastifyRequest): string | null {
  const bearer = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '');
  return bearer?.[1] ?? request.cookies[SESSION_COOKIE] ?? null;
}

/** Who is asking, with the roles held at this moment: a role that has ended is gone with the next request. */
export async function findActor({ db, clock }: Services, request: FastifyRequest): Promise<Actor | null> {
  const token = tokenOf(request);
  if (token === null) return null;
  const now = clock();
  const { rows } = await sql<MembershipRow>`${PREPARED}
    SELECT sessions.account_id, sessions.last_seen_at < ${now}::timestamptz - interval '1 minute' AS stale,
      sessions.must_change_password, sessions.must_enrol,
      memberships.organisation_id, memberships.role, place.level, place.province_id, place.region_id, place.county_id
    FROM sessions
    JOIN accounts ON accounts.id = sessions.account_id AND accounts.disabled_at IS NULL
    LEFT JOIN memberships ON memberships.account_id = accounts.id
      AND memberships.valid_from <= ${now} AND memberships.valid_to > ${now}
    LEFT JOIN organisation_periods AS place ON place.organisation_id = memberships.organisation_id
      AND place.effective_to = 'infinity' AND place.recorded_to = 'infinity'
    WHERE sessions.token_hash = ${tokenHash(token)} AND sessions.expires_at > ${now}
      AND sessions.last_seen_at > ${now}::timestamptz - make_interval(mins => sessions.idle_minutes)`.execute(
    db,
  );
  const [first] = rows;
  if (first === undefined) return null;
  ensureSetUp(request, first);
  if (first.stale) await touch(db, token, now);
  return { accountId: first.account_id, memberships: rows.flatMap(membershipOf) };
}

/** @throws Failure `forbidden` for all but what `config.duringSetUp` lets do, as long as something must be set up first */
function ensureSetUp(
  request: FastifyRequest,
  { must_change_password: mustChange, must_enrol: mustEnrol }: MembershipRow,
): void {
  if ((!mustChange && !mustEnrol) || request.routeOptions.config.duringSetUp === true) return;
  throw mustChange
    ? new Failure('forbidden', '密码已过期，更改之前不能进行其他操作。', { remedy: '请先更改密码。' })
    : new Failure('forbidden', '您的角色须使用动态验证码，绑定之前不能进行其他操作。', {
        remedy: '请先绑定动态验证码。',
      });
}

async function touch(db: Services['db'], token: string, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('token_hash', '=', tokenHash(token))
    .execute();
}

export function membershipOf(row: MembershipRow): Membership[] {
  if (row.organisation_id === null) return [];
  const place = { provinceId: row.province_id, regionId: row.region_id, countyId: row.county_id };
  return [{ organisationId: row.organisation_id, role: row.role, level: row.level, place }];
}
