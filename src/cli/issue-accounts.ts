import type { Role } from '../policy/access/grants.ts';
import type { OrganisationId } from '../policy/ids.ts';
import { shanghaiTime } from '../policy/legal-day.ts';
import { type Database, type Tx, transaction } from '../server/db/database.ts';
import { FOREVER_SQL } from '../server/db/infinity.ts';
import { Failure } from '../server/errors.ts';
import { createAccount } from '../server/features/identity/accounts.ts';
import { ONE_TIME_LINK_PATH } from '../server/features/identity/one-time-link-page.ts';
import { featureListeners } from '../server/features.ts';
import { findRoot } from '../server/find-root.ts';
import { occasionOfProgram } from '../server/occasion.ts';
import { findOrganisation } from './find-organisation.ts';

interface Wanted {
  readonly loginName: string;
  readonly role: Role;
  /** Where the name is taken, the organisation's id is added to it. */
  readonly orWithId?: boolean;
}

type Check = (tx: Tx, organisationId: OrganisationId) => Promise<void>;

/** Opens the accounts, all or none, and says for each where its holder sets the password, and until when. */
export async function issueAccounts(
  db: Database['db'],
  organisation: string,
  wanted: readonly Wanted[],
  check: Check = () => Promise.resolve(),
): Promise<{ lines: string[] }> {
  const occasion = occasionOfProgram('command-line', new Date(), featureListeners);
  return transaction(db, async (tx) => {
    const { id, name } = await findOrganisation(tx, organisation);
    await check(tx, id);
    const lines: string[] = [];
    for (const { role, ...names } of wanted) {
      const loginName = await freeName(tx, names, id);
      const { linkToken, expiresAt } = await createAccount(tx, occasion, {
        loginName,
        role,
        organisationId: id,
      });
      lines.push(
        `账号\t${loginName}`,
        `角色\t${role}（${name}）`,
        `一次性链接\t${ONE_TIME_LINK_PATH}/${linkToken}`,
        `有效期至\t${shanghaiTime(expiresAt)}（北京时间）`,
        '',
      );
    }
    return { lines };
  });
}

async function freeName(
  tx: Tx,
  { loginName, orWithId = false }: Omit<Wanted, 'role'>,
  organisationId: OrganisationId,
): Promise<string> {
  if (!orWithId) return loginName;
  const taken = await tx
    .selectFrom('accounts')
    .select('id')
    .where('login_name', '=', loginName)
    .executeTakeFirst();
  return taken === undefined ? loginName : `${loginName}-${organisationId}`;
}

/** @throws Failure `conflict` when the organisation has an administrator of any of the three roles */
export async function ensureNoAdministrators(tx: Tx, organisationId: OrganisationId): Promise<void> {
  const held = await tx
    .selectFrom('memberships')
    .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
    .select(['accounts.login_name', 'memberships.role'])
    .where('memberships.organisation_id', '=', organisationId)
    .where('memberships.role', 'like', '%-administrator')
    .where('memberships.valid_to', '=', FOREVER_SQL)
    .execute();
  if (held.length === 0) return;
  throw new Failure('conflict', '该机构已有管理员，没有另外开通。', {
    remedy: '需要更换管理员的，请由安全管理员办理，或用 create-account 单独开通。',
    defects: held.map(({ login_name, role }) => ({ field: role, message: login_name })),
  });
}

/** The organisation at the top of the tree. @throws Failure `not-found` while there is none */
export async function getRoot(db: Database['db']): Promise<OrganisationId> {
  const root = await findRoot(db);
  if (root !== undefined) return root;
  throw new Failure('not-found', '还没有登记任何机构。', {
    remedy: '请先用 ./registry import organisations 导入机构名册。',
  });
}
