import { ROLE_TITLES } from '../../policy/access/role-titles.ts';
import { AUTHORITY_LEVELS, ORGANISATION_KINDS } from '../../policy/organisations/kinds.ts';
import type { Me } from '../api/me.ts';

/** `县级审核人员`, `学校经办人`. */
export function roleTitle({ role, level, organisationKind }: Me['memberships'][number]): string {
  return `${level === null ? ORGANISATION_KINDS[organisationKind] : AUTHORITY_LEVELS[level]}${ROLE_TITLES[role]}`;
}
