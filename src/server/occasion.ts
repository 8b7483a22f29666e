import type { Actor } from '../policy/access/grants.ts';
import type { AccountId, OrganisationId } from '../policy/ids.ts';
import { type LegalDay, legalDayOf } from '../policy/legal-day.ts';
import type { MovedCase } from './cases/case-row.ts';
import type { Tx } from './db/database.ts';

/** Who acts and when. Made at the edge, once per request or job; everything below takes it as it is. */
export interface Occasion {
  readonly actor: Actor;
  /** How the timeline names the actor, see {@link actorName}. */
  readonly actorName: string;
  readonly now: Date;
  readonly today: LegalDay;
  readonly listeners: Listeners;
}

/** Runs in the transaction of the change; if it throws, everything is rolled back. */
export type Listener = (tx: Tx, occasion: Occasion, moved: readonly MovedCase[]) => Promise<void>;

/** What must happen downstream of a transition, by `kind/action`, in feature order. */
export type Listeners = ReadonlyMap<string, readonly Listener[]>;

export function occasionOf(actor: Actor, now: Date, listeners: Listeners): Occasion {
  return { actor, actorName: actorName(actor), now, today: legalDayOf(now), listeners };
}

/** The same moment for one of several who act together. */
export function actedBy(occasion: Occasion, actor: Actor): Occasion {
  return { ...occasion, actor, actorName: actorName(actor) };
}

const NOBODY = 0 as AccountId;

/** What acts when no person does: a statutory clock, the command line, the loading of the demonstration. */
export function occasionOfProgram(program: string, now: Date, listeners: Listeners): Occasion {
  const nobody: Actor = { accountId: NOBODY, memberships: [] };
  return { actor: nobody, actorName: program, now, today: legalDayOf(now), listeners };
}

/** Who acts, for a column that names accounts; null for a program, which has none. */
export function accountOf({ actor }: Occasion): AccountId | null {
  return actor.accountId === NOBODY ? null : actor.accountId;
}

/** `account:12@organisation:5`, or `key:3@organisation:5`: ids only, so that a timeline holds no personal data. */
function actorName({ accountId, memberships, key }: Actor): string {
  const organisations = new Set<OrganisationId>(memberships.map(({ organisationId }) => organisationId));
  const who = key === undefined ? `account:${accountId}` : `key:${key.id}`;
  return [who, ...[...organisations].map((id) => `organisation:${id}`)].join('@');
}
