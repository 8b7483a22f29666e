import { type Action, grants } from '../../policy/access/grants.ts';
import { type Me, useMe } from './me.ts';

/** Where whoever is signed in holds the role that lets them do this; the first of several. */
export function useOwnPlace(action: Action): { readonly id: number; readonly name: string } {
  const held = useMe().memberships.find(({ role }) => grants[role].some((grant) => grant.action === action));
  return { id: held?.organisationId ?? 0, name: held?.organisationName ?? '' };
}

/** Whether whoever is signed in holds a role there that lets them do this. */
export function isOwnPlace({ memberships }: Me, action: Action, organisationId: number): boolean {
  return memberships.some(
    (held) =>
      held.organisationId === organisationId && grants[held.role].some((grant) => grant.action === action),
  );
}
