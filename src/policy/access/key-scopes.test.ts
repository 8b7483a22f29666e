import { expect, test } from 'vitest';
import type { ApiKeyId, OrganisationId } from '../ids.ts';
import { type Action, type Actor, grants, mayAnywhere, type Role } from './grants.ts';
import { actionsOf, KEY_SCOPES } from './key-scopes.ts';

const ALLOWED: readonly Action[] = [
  'register.manage',
  'organisations.read',
  'inbox.read',
  'cases.read',
  'use-filing.write',
  'files.upload',
  'provider-filing.write',
  'completion.drill-down',
];
const everyScope = Object.keys(KEY_SCOPES);
const everyAction = [...new Set(Object.values(grants).flatMap((list) => list.map(({ action }) => action)))];

function holder(role: Role, scopes: readonly string[] | null): Actor {
  const place = { provinceId: 1 as OrganisationId, regionId: null, countyId: null };
  const memberships = [{ organisationId: 1 as OrganisationId, role, level: 'province', place }] as const;
  const key = scopes === null ? {} : { key: { id: 1 as ApiKeyId, actions: actionsOf(scopes) } };
  return { accountId: 1 as Actor['accountId'], memberships, ...key };
}

test('all scopes together allow nothing but this, whatever the role', () => {
  expect(actionsOf(everyScope).toSorted()).toEqual(ALLOWED.toSorted());
  for (const role of Object.keys(grants) as Role[]) {
    const reached = everyAction.filter((action) => mayAnywhere(holder(role, everyScope), action));
    expect(
      reached.filter((action) => !ALLOWED.includes(action)),
      role,
    ).toEqual([]);
  }
});

test('a key allows what both its scopes and its role allow', () => {
  for (const role of ['clerk', 'officer'] as const) {
    for (const scope of everyScope) {
      for (const action of everyAction) {
        const both = actionsOf([scope]).includes(action) && mayAnywhere(holder(role, null), action);
        expect(mayAnywhere(holder(role, [scope]), action), `${role} ${scope} ${action}`).toBe(both);
      }
    }
  }
});

test.each([
  ['no scope', []],
  ['a scope that is no more', ['accounts.manage', '__proto__', 'constructor']],
])('%s allows nothing', (_what, scopes) => {
  expect(actionsOf(scopes)).toEqual([]);
  expect(everyAction.filter((action) => mayAnywhere(holder('officer', scopes), action))).toEqual([]);
});
