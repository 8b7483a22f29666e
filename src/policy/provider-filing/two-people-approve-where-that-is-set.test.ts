import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import {
  type ApprovalFacts,
  twoPeopleApproveWhereThatIsSet,
} from './two-people-approve-where-that-is-set.ts';

test.each<[string, Partial<ApprovalFacts>, number]>([
  ['one person approves', {}, 0],
  ['a first approval that nobody has set', { action: 'review' }, 1],
  ['a first approval', { action: 'review', secondApproval: true }, 0],
  ['approved without the first approval', { secondApproval: true }, 1],
  ['the second by somebody else', { secondApproval: true, reviewed: true }, 0],
  ['the second by the same person', { secondApproval: true, reviewed: true, reviewedBySamePerson: true }, 1],
  ['set no longer, yet reviewed: still somebody else', { reviewed: true, reviewedBySamePerson: true }, 1],
])('%s', (_edge, changes, count) => {
  const facts: ApprovalFacts = {
    items: [],
    decided: new Map(),
    action: 'approve',
    reviewed: false,
    reviewedBySamePerson: false,
    secondApproval: false,
    ...changes,
  };
  const found = fieldsFound(twoPeopleApproveWhereThatIsSet, facts, { addressees: ['provider'] });
  expect(found).toHaveLength(count);
});
