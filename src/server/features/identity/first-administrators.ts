import { sql } from 'kysely';
import type { Role } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { createAccount } from './accounts.ts';
import { ONE_TIME_LINK_PATH } from './one-time-link-page.ts';

/** 等保三级: three people, none of whom can do another's work; so there is no link that gives more than one role. */
const ADMINISTRATORS = [
  { loginName: 'system-admin', role: 'system-administrator' },
  { loginName: 'security-admin', role: 'security-administrator' },
  { loginName: 'audit-admin', role: 'audit-administrator' },
] as const satisfies readonly { readonly loginName: string; readonly role: Role }[];

export interface FirstLink {
  readonly role: (typeof ADMINISTRATORS)[number]['role'];
  readonly loginName: string;
  /** Told once and stored nowhere. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** Whether nobody has ever had an account; of several servers that start at once, one gets to know. */
export async function isWithoutAccounts(tx: Tx): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('registry first administrators', 0))`.execute(tx);
  const account = await tx.selectFrom('accounts').select('id').limit(1).executeTakeFirst();
  return account === undefined;
}

/** A link for each of the three administrators of the root authority. */
export async function issueFirstLinks(
  tx: Tx,
  occasion: Occasion,
  root: OrganisationId,
): Promise<FirstLink[]> {
  const links: FirstLink[] = [];
  for (const { loginName, role } of ADMINISTRATORS) {
    const { linkToken, expiresAt } = await createAccount(tx, occasion, {
      loginName,
      role,
      organisationId: root,
    });
    links.push({ role, loginName, path: `${ONE_TIME_LINK_PATH}/${linkToken}`, expiresAt });
  }
  return links;
}
