import type { AccountId, ApiKeyId, OrganisationId } from '../ids.ts';

/**
 * Roles at an organisation. The three administrators are separate (等保三级): none can do another's work, and none of
 * them handles filings.
 */
export type Role =
  | 'system-administrator'
  | 'security-administrator'
  | 'audit-administrator'
  | 'officer'
  | 'clerk';

export type AuthorityLevel = 'ministry' | 'province' | 'city' | 'county';

/**
 * Which records a grant reaches: `own` those of the member's organisation; `own-or-below` those and all below it in the
 * tree; `below` only those below; `filed-to` those that its organisation must decide (JU-6); `everywhere` all.
 */
export type Scope = 'own' | 'own-or-below' | 'below' | 'filed-to' | 'everywhere';

export type Action =
  | 'organisations.read'
  | 'organisations.manage'
  | 'profile.write'
  | 'liaison.read'
  | 'liaison.write'
  | 'accounts.manage'
  | 'api-keys.manage'
  | 'notifications.manage'
  | 'deliveries.read'
  | 'registrations.verify'
  | 'calendar.manage'
  | 'settings.manage'
  | 'audit.read'
  | 'files.upload'
  | 'inbox.read'
  | 'cases.read'
  | 'cases.assign'
  | 'return-templates.manage'
  | 'use-filing.write'
  | 'use-filing.file-on-behalf'
  | 'use-filing.decide'
  | 'provider-filing.write'
  | 'provider-filing.decide'
  | 'register.manage'
  | 'completion.drill-down';

interface Grant {
  readonly action: Action;
  readonly scope: Scope;
  /** Only members of an authority of these levels. */
  readonly levels?: readonly AuthorityLevel[];
}

/** The one table of who may do what where. What is not here is denied. */
export const grants: Readonly<Record<Role, readonly Grant[]>> = {
  clerk: [
    { action: 'organisations.read', scope: 'own' },
    { action: 'profile.write', scope: 'own' },
    { action: 'liaison.read', scope: 'own' },
    { action: 'liaison.write', scope: 'own' },
    { action: 'files.upload', scope: 'own' },
    { action: 'inbox.read', scope: 'own' },
    { action: 'cases.read', scope: 'own' },
    { action: 'use-filing.write', scope: 'own' },
    { action: 'api-keys.manage', scope: 'own' },
    { action: 'notifications.manage', scope: 'own' },
    { action: 'provider-filing.write', scope: 'own' },
  ],
  officer: [
    { action: 'organisations.read', scope: 'own-or-below' },
    { action: 'liaison.read', scope: 'own-or-below' },
    { action: 'inbox.read', scope: 'own' },
    { action: 'files.upload', scope: 'own' },
    { action: 'cases.read', scope: 'own-or-below' },
    { action: 'cases.read', scope: 'filed-to' },
    { action: 'cases.assign', scope: 'filed-to' },
    { action: 'return-templates.manage', scope: 'own' },
    { action: 'use-filing.decide', scope: 'filed-to' },
    { action: 'provider-filing.decide', scope: 'filed-to', levels: ['ministry', 'province'] },
    { action: 'use-filing.file-on-behalf', scope: 'below' },
    { action: 'completion.drill-down', scope: 'own-or-below' },
    { action: 'register.manage', scope: 'everywhere', levels: ['ministry', 'province'] },
    { action: 'registrations.verify', scope: 'everywhere', levels: ['ministry', 'province'] },
    { action: 'api-keys.manage', scope: 'own' },
    { action: 'notifications.manage', scope: 'own' },
  ],
  'system-administrator': [
    { action: 'organisations.read', scope: 'own-or-below' },
    { action: 'organisations.manage', scope: 'own-or-below' },
    { action: 'settings.manage', scope: 'own-or-below' },
    { action: 'deliveries.read', scope: 'own-or-below' },
    { action: 'calendar.manage', scope: 'everywhere', levels: ['ministry', 'province'] },
  ],
  'security-administrator': [
    { action: 'organisations.read', scope: 'own-or-below' },
    { action: 'accounts.manage', scope: 'own-or-below' },
    { action: 'api-keys.manage', scope: 'own' },
  ],
  'audit-administrator': [
    { action: 'organisations.read', scope: 'own-or-below' },
    { action: 'audit.read', scope: 'own-or-below' },
  ],
};

/** Where something stands in the tree: the authority that it is or is below, at each depth. */
export interface Place {
  readonly provinceId: OrganisationId | null;
  readonly regionId: OrganisationId | null;
  readonly countyId: OrganisationId | null;
}

/** What access is decided on: whose it is, where that stands, and who must decide it. */
export interface Placed extends Place {
  readonly ownerId: OrganisationId;
  readonly authorityId: OrganisationId | null;
}

/** A role held at an organisation now. */
export interface Membership {
  readonly organisationId: OrganisationId;
  readonly role: Role;
  readonly level: AuthorityLevel | null;
  readonly place: Place;
}

export interface Actor {
  /** Of a program: its key's maker. */
  readonly accountId: AccountId;
  readonly memberships: readonly Membership[];
  /** The key of a program, which may do nothing but these actions. */
  readonly key?: { readonly id: ApiKeyId; readonly actions: readonly Action[] };
}

/** One way in which a record can be within reach. A list of records is filtered by the same conditions. */
export interface Reach {
  readonly within: { readonly field: keyof Placed; readonly id: OrganisationId } | 'everywhere';
  readonly exceptOwner?: OrganisationId;
}

/** Of each actor, so that a set of records is not judged by working them out for every one. */
const knownReaches = new WeakMap<Actor, Map<Action, readonly Reach[]>>();

/** Every way in which the actor may do this; an empty list denies. */
export function reachesOf(actor: Actor, action: Action): readonly Reach[] {
  const known = knownReaches.get(actor) ?? new Map<Action, readonly Reach[]>();
  const reaches =
    known.get(action) ?? (isOutOfKey(actor, action) ? [] : reachesBy(actor.memberships, action));
  knownReaches.set(actor, known.set(action, reaches));
  return reaches;
}

function isOutOfKey({ key }: Actor, action: Action): boolean {
  return key !== undefined && !key.actions.includes(action);
}

function reachesBy(memberships: readonly Membership[], action: Action): readonly Reach[] {
  return memberships.flatMap((membership) =>
    grants[membership.role]
      .filter((grant) => grant.action === action && holdsAt(grant, membership))
      .flatMap((grant) => reach(grant.scope, membership)),
  );
}

/** Whether the actor may do this to that record. */
export function may(actor: Actor, action: Action, record: Placed): boolean {
  return reachesOf(actor, action).some((way) => isWithin(way, record));
}

/** Whether the actor may do this to anything at all. */
export function mayAnywhere(actor: Actor, action: Action): boolean {
  return reachesOf(actor, action).length > 0;
}

function holdsAt({ levels }: Grant, { level }: Membership): boolean {
  return levels === undefined || (level !== null && levels.includes(level));
}

function reach(scope: Scope, membership: Membership): Reach[] {
  const id = membership.organisationId;
  switch (scope) {
    case 'own':
      return [{ within: { field: 'ownerId', id } }];
    case 'filed-to':
      return [{ within: { field: 'authorityId', id } }];
    case 'everywhere':
      return [{ within: 'everywhere' }];
    case 'below':
      return below(membership).map((way) => ({ ...way, exceptOwner: id }));
    case 'own-or-below':
      return [below(membership)[0] ?? { within: { field: 'ownerId', id } }];
  }
}

function below({ organisationId: id, level, place }: Membership): Reach[] {
  if (level === 'ministry') return [{ within: 'everywhere' }];
  const field = (['countyId', 'regionId', 'provinceId'] as const).find((depth) => place[depth] === id);
  return field === undefined ? [] : [{ within: { field, id } }];
}

function isWithin({ within, exceptOwner }: Reach, record: Placed): boolean {
  if (record.ownerId === exceptOwner) return false;
  return within === 'everywhere' || record[within.field] === within.id;
}
