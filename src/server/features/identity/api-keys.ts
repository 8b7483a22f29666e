import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Action, type Actor, type Membership, mayAnywhere } from '../../../policy/access/grants.ts';
import { actionsOf, KEY_SCOPES, type KeyScopeName } from '../../../policy/access/key-scopes.ts';
import type { AccountId, ApiKeyId, MembershipId, OrganisationId } from '../../../policy/ids.ts';
import { addDays, endOf, type LegalDay } from '../../../policy/legal-day.ts';
import { ORGANISATIONS, withinReach } from '../../access.ts';
import { record } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { FOREVER_SQL } from '../../db/infinity.ts';
import { type Defect, Failure, notFound } from '../../errors.ts';
import { tokenHash } from '../../http/authentication.ts';
import { KEY_PREFIX } from '../../http/key-holder.ts';
import type { Occasion } from '../../occasion.ts';

const KEY_BYTES = 32;
const LONGEST_DAYS = 730;
const MOST_KEYS = 20;

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly KeyScopeName[];
  /** The last day on which it works. */
  readonly expiresOn: LegalDay;
}

export interface MadeKey {
  readonly id: ApiKeyId;
  /** Returned once and stored nowhere. */
  readonly key: string;
}

/**
 * Makes a key by which a program acts for the organisation, in the role of whoever makes it.
 * @throws Failure `forbidden` for administrators, who handle no filings; `invalid` naming all that is wrong; `conflict`
 * while the organisation's proof is not verified, or when it has too many keys
 */
export async function makeKey(
  tx: Tx,
  occasion: Occasion,
  organisationId: OrganisationId,
  { name, scopes, expiresOn }: NewKey,
): Promise<MadeKey> {
  const membership = await getActingRole(tx, occasion, organisationId);
  ensureSound(occasion, membership, { scopes, expiresOn });
  await ensureVerified(tx, organisationId);
  await ensureRoom(tx, occasion, organisationId);
  const key = `${KEY_PREFIX}${randomBytes(KEY_BYTES).toString('base64url')}`;
  const { id } = await tx
    .insertInto('api_keys')
    .values({
      organisation_id: organisationId,
      membership_id: membership.id,
      name,
      scopes: [...scopes],
      token_hash: tokenHash(key),
      created_at: occasion.now,
      expires_at: endOf(expiresOn),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const body = { key: id, scopes, expiresOn };
  await record(tx, occasion, 'organisation', [{ streamId: organisationId, action: 'make-key', body }]);
  return { id, key };
}

interface ActingRole extends Membership {
  readonly id: MembershipId;
}

/** The role in which the key is to act: never an administrator's. */
async function getActingRole(
  tx: Tx,
  { actor }: Occasion,
  organisationId: OrganisationId,
): Promise<ActingRole> {
  const held = actor.memberships.filter((each) => each.organisationId === organisationId);
  const membership = held.find(({ role }) => role === 'officer') ?? held.find(({ role }) => role === 'clerk');
  if (membership === undefined) throw notForAdministrators();
  const { id } = await tx
    .selectFrom('memberships')
    .select('id')
    .where('account_id', '=', actor.accountId)
    .where('organisation_id', '=', organisationId)
    .where('role', '=', membership.role)
    .where('valid_to', '=', FOREVER_SQL)
    .executeTakeFirstOrThrow();
  return { ...membership, id };
}

function ensureSound(
  { today, actor }: Occasion,
  membership: Membership,
  { scopes, expiresOn }: Pick<NewKey, 'scopes' | 'expiresOn'>,
): void {
  const last = addDays(today, LONGEST_DAYS);
  const holder: Actor = { accountId: actor.accountId, memberships: [membership] };
  const isHeld = (action: Action): boolean => mayAnywhere(holder, action);
  const defects: Defect[] = [
    ...(expiresOn < today || expiresOn > last
      ? [{ field: 'expiresOn', message: `有效期应在 ${today} 至 ${last} 之间。`, remedy: '请改选日期。' }]
      : []),
    ...scopes
      .filter((scope) => !actionsOf([scope]).every(isHeld))
      .map((scope) => ({
        field: 'scopes',
        message: `您的角色没有“${KEY_SCOPES[scope].title}”的权限，不能授予密钥。`,
        remedy: '请去掉这一项，或由有此权限的人员申请。',
      })),
  ];
  if (defects.length > 0)
    throw new Failure('invalid', '密钥的申请有误，没有生成。', { remedy: '逐项修改后再次提交。', defects });
}

/** Who registered itself gets no key before an authority has seen its proof (JU-11). */
async function ensureVerified(tx: Tx, organisationId: OrganisationId): Promise<void> {
  const unverified = await tx
    .selectFrom('self_registrations')
    .select('organisation_id')
    .where('organisation_id', '=', organisationId)
    .where('verified_at', 'is', null)
    .executeTakeFirst();
  if (unverified === undefined) return;
  throw new Failure('conflict', '本单位的证明尚未核验，不能申请接口密钥。', {
    remedy: '请先完成第一次备案，或向所在地省级教育行政部门申请核验单位证明。',
  });
}

async function ensureRoom(tx: Tx, { now }: Occasion, organisationId: OrganisationId): Promise<void> {
  const { count } = await tx
    .selectFrom('api_keys')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  if (count < MOST_KEYS) return;
  throw new Failure('conflict', `本单位已有 ${MOST_KEYS} 个有效密钥，没有再生成。`, {
    remedy: '请先撤销不再使用的密钥。',
  });
}

/** From then on the key is no more; revoking it again changes nothing. @throws Failure `not-found` beyond reach */
export async function revokeKey(tx: Tx, occasion: Occasion, id: ApiKeyId): Promise<void> {
  const { rows } = await sql<{ organisation_id: OrganisationId; revoked: boolean }>`
    SELECT api_keys.organisation_id, revoked_at IS NOT NULL AS revoked FROM api_keys
    JOIN organisation_periods ON organisation_periods.organisation_id = api_keys.organisation_id
      AND organisation_periods.effective_to = 'infinity' AND organisation_periods.recorded_to = 'infinity'
    WHERE api_keys.id = ${id} AND ${withinReach(occasion.actor, 'api-keys.manage', ORGANISATIONS)}
    FOR UPDATE OF api_keys`.execute(tx);
  const [key] = rows;
  if (key === undefined) throw notFound();
  if (!key.revoked)
    await tx.updateTable('api_keys').set({ revoked_at: occasion.now }).where('id', '=', id).execute();
  await record(tx, occasion, 'organisation', [
    { streamId: key.organisation_id, action: 'revoke-key', body: { key: id } },
  ]);
}

export interface ListedKey {
  readonly id: ApiKeyId;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly role: string;
  readonly madeBy: AccountId;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedOn: LegalDay | null;
  readonly revokedAt: Date | null;
  /** False once expired, revoked, or its maker's account or role has ended. */
  readonly works: boolean;
}

/** The organisation's keys, the newest first; the keys themselves nobody can read. */
export async function listKeys(
  db: Reader,
  { now }: Occasion,
  organisationId: OrganisationId,
): Promise<ListedKey[]> {
  const { rows } = await sql<ListedKey>`
    SELECT api_keys.id, api_keys.name, scopes, memberships.role, memberships.account_id AS "madeBy",
      api_keys.created_at AS "madeAt", expires_at AS "expiresAt", last_used_on AS "lastUsedOn",
      revoked_at AS "revokedAt",
      revoked_at IS NULL AND expires_at > ${now} AND memberships.valid_to > ${now}
        AND accounts.disabled_at IS NULL AND place.open AS works
    FROM api_keys
    JOIN memberships ON memberships.id = api_keys.membership_id
    JOIN accounts ON accounts.id = memberships.account_id
    JOIN organisation_periods AS place ON place.organisation_id = api_keys.organisation_id
      AND place.effective_to = 'infinity' AND place.recorded_to = 'infinity'
    WHERE api_keys.organisation_id = ${organisationId}
    ORDER BY api_keys.id DESC LIMIT 200`.execute(db);
  return rows;
}

const notForAdministrators = (): Failure =>
  new Failure('forbidden', '管理员不办理备案，不能申请接口密钥，只能查看和撤销。', {
    remedy: '请由本单位的经办人或审核人员申请。',
  });
