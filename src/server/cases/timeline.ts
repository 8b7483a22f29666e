import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../policy/access/grants.ts';
import type { AccountId, CaseId, OrganisationId } from '../../policy/ids.ts';
import { getCase } from '../access.ts';
import type { Reader } from '../db/database.ts';
import { findNames } from './organisation-names.ts';
import type { timelineEntry } from './schema.ts';

interface EntryRow
  extends Pick<z.infer<typeof timelineEntry>, 'seq' | 'actor' | 'action' | 'from' | 'to' | 'hash'> {
  readonly effective: Date;
  readonly recorded: Date;
  readonly body: string;
}

/** Who did what and when, the first first. @throws Failure `not-found` outside the actor's reach */
export async function readTimeline(
  db: Reader,
  actor: Actor,
  caseId: CaseId,
): Promise<z.infer<typeof timelineEntry>[]> {
  const { id } = await getCase(db, actor, caseId);
  const { rows } = await sql<EntryRow>`
    SELECT seq, effective_at AS effective, recorded_at AS recorded, actor, action, from_state AS "from",
      to_state AS "to", body, encode(hash, 'hex') AS hash
    FROM entries WHERE stream_kind = 'case' AND stream_id = ${id} ORDER BY seq`.execute(db);
  const titleOf = await actorTitles(
    db,
    actor,
    rows.map((row) => row.actor),
  );
  return rows.map(({ effective, recorded, body, ...entry }) => ({
    ...entry,
    actorTitle: titleOf(entry.actor),
    effectiveAt: effective.toISOString(),
    recordedAt: recorded.toISOString(),
    body: JSON.parse(body) as unknown,
  }));
}

const ACCOUNT = /^account:(\d+)/;
const ORGANISATION = /@organisation:(\d+)/g;

/** Colleagues are told the account's name; everybody else the organisation's, as names of accounts help to guess. */
async function actorTitles(
  db: Reader,
  { memberships }: Actor,
  actors: readonly string[],
): Promise<(actor: string) => string> {
  const organisations = await findNames(db, actors.flatMap(organisationsOf));
  const accounts = await findLoginNames(db, actors.flatMap(accountOf));
  const own = new Set<OrganisationId>(memberships.map(({ organisationId }) => organisationId));
  return (actor) => {
    const at = organisationsOf(actor);
    if (at.length === 0) return '系统';
    const name = at.map((id) => organisations.get(id) ?? '').join('、');
    if (actor.startsWith('key:')) return `${name}（接口）`;
    const account = accountOf(actor).map((id) => accounts.get(id))[0];
    return account !== undefined && at.some((id) => own.has(id)) ? `${name}（${account}）` : name;
  };
}

function organisationsOf(actor: string): OrganisationId[] {
  return [...actor.matchAll(ORGANISATION)].map(([, id]) => Number(id) as OrganisationId);
}

function accountOf(actor: string): AccountId[] {
  const id = ACCOUNT.exec(actor)?.[1];
  return id === undefined ? [] : [Number(id) as AccountId];
}

async function findLoginNames(db: Reader, ids: readonly AccountId[]): Promise<Map<AccountId, string>> {
  const { rows } = await sql<{ id: AccountId; login_name: string }>`
    SELECT id, login_name FROM accounts WHERE id = ANY(${ids}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, login_name }) => [id, login_name]));
}
