import { sql } from 'kysely';
import type { Role } from '../../../policy/access/grants.ts';
import { type CodedOrganisation, loginNameOf } from '../../../policy/identity/login-names.ts';
import type { Reader } from '../../db/database.ts';

/** A name that nobody has for a new account of each, in the order given. */
export async function freeLoginNames(
  db: Reader,
  role: Role,
  organisations: readonly CodedOrganisation[],
): Promise<string[]> {
  const names = organisations.map(() => '');
  const chosen = new Set<string>();
  let open = organisations.map((organisation, at) => ({ organisation, at }));
  for (let nth = 1; open.length > 0; nth += 1) {
    const wanted = open.map(({ organisation, at }) => ({
      organisation,
      at,
      name: loginNameOf(organisation, role, nth),
    }));
    const taken = await takenNames(
      db,
      wanted.map(({ name }) => name),
    );
    // Organisations that share a code take turns.
    for (const { name, at } of wanted) {
      if (taken.has(name) || chosen.has(name)) continue;
      chosen.add(name);
      names[at] = name;
    }
    open = open.filter(({ at }) => names[at] === '');
  }
  return names;
}

async function takenNames(db: Reader, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    SELECT login_name AS name FROM accounts WHERE login_name = ANY(${names}::text[])`.execute(db);
  return new Set(rows.map(({ name }) => name));
}
