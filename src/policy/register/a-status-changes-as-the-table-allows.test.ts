import { expect, test } from 'vitest';
import { keeping, statusChangeFacts } from '../../../test/builders/external-filings.ts';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aStatusChangesAsTheTableAllows as rule } from './a-status-changes-as-the-table-allows.ts';
import { type AppStatus, registerAppStates, type StatusAction } from './states.ts';

const ALLOWED: Readonly<Record<AppStatus, readonly StatusAction[]>> = {
  filed: ['suspend', 'revoke', 'withdraw'],
  suspended: ['restore', 'revoke'],
  revoked: ['reinstate'],
  withdrawn: ['reinstate'],
};
const actions = registerAppStates.transitions.map(({ action }) => action);
const cases = Object.entries(ALLOWED).flatMap(([status, allowed]) =>
  actions.map((action) => [action, status as AppStatus, allowed.includes(action)] as const),
);

test.each(cases)('%s what is %s: %s', (action, status, allowed) => {
  const fields = fieldsFound(rule, statusChangeFacts({ action, status }), keeping());
  expect(fields).toEqual(allowed ? [] : ['action']);
});
