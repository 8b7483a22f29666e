import { expect, test } from 'vitest';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { aSuccessorCanTakeOver } from './a-successor-can-take-over.ts';
import type { ClosureFacts, SuccessorFacts } from './facts.ts';

const today = legalDay('2020-06-01');

const successor: SuccessorFacts = {
  name: '承继的小学',
  kind: 'school',
  open: true,
  isItself: false,
  sameKind: true,
};

test.each([
  ['none', { successor: null }, []],
  ['an open school', { successor }, []],
  ['itself', { successor: { ...successor, isItself: true } }, ['successorId']],
  ['a closed one', { successor: { ...successor, open: false } }, ['successorId']],
  ['another kind', { successor: { ...successor, kind: 'authority', sameKind: false } }, ['successorId']],
  ['both', { successor: { ...successor, sameKind: false, open: false } }, ['successorId', 'successorId']],
] satisfies [string, Pick<ClosureFacts, 'successor'>, string[]][])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([aSuccessorCanTakeOver], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
