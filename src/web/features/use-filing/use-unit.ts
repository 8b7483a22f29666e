import { type Me, useMe } from '../../api/me.ts';
import { useAddress } from '../../components/address.ts';

const USING = new Set(['school', 'subordinate-unit', 'authority']);

/** The organisation for which somebody fills in forms; undefined for those who fill in none of their own. */
export function ownUnit({ memberships }: Me): number | undefined {
  return memberships.find(({ role, organisationKind }) => role === 'clerk' && USING.has(organisationKind))
    ?.organisationId;
}

/** The unit of the page: named in the address where an authority files on its behalf (代填), else one's own. */
export function useUnit(): number | undefined {
  const { unit } = useAddress();
  const own = ownUnit(useMe());
  return typeof unit === 'number' && Number.isInteger(unit) ? unit : own;
}
