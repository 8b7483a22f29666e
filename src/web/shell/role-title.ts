import { AUTHORITY_LEVELS, ORGANISATION_KINDS } from '../../policy/organisations/kinds.ts';
import type { Me } from '../api/me.ts';
import { roleNames } from '../components/role-names.ts';

type Membership = Me['memberships'][number];

/** `县级审核人员`, `学校填报人员`. */
export function roleTitle({ role, level, organisationKind }: Membership): string {
  return `${level === null ? ORGANISATION_KINDS[organisationKind] : AUTHORITY_LEVELS[level]}${roleNames[role]}`;
}
