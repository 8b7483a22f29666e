import { describe, expect, test } from 'vitest';
import { type AnyStateTable, availableActions, findTransition } from '../states.ts';
import { noUseDeclarationStates, recordStates, useFilingStates, useStopStates } from './states.ts';

const submissions: AnyStateTable[] = [useFilingStates, useStopStates, noUseDeclarationStates];

describe.each(submissions.map((table) => [table.kind, table] as const))('%s', (_kind, table) => {
  test.each([
    ['submit', 'draft', 'submitted'],
    ['return', 'submitted', 'returned'],
    ['submit', 'returned', 'submitted'],
    ['confirm', 'submitted', 'confirmed'],
    ['withdraw', 'submitted', 'withdrawn'],
    ['withdraw', 'returned', 'withdrawn'],
    ['discard', 'draft', 'discarded'],
    ['annul', 'confirmed', 'annulled'],
  ])('%s leads from %s to %s', (action, from, to) => {
    expect(findTransition(table, action, from)?.to).toBe(to);
  });

  test.each([
    ['confirm', 'draft', 'what was never submitted'],
    ['confirm', 'returned', 'what is with the unit'],
    ['confirm', 'confirmed', 'twice'],
    ['return', 'confirmed', 'after confirmation'],
    ['withdraw', 'confirmed', 'after confirmation'],
    ['discard', 'submitted', 'after submission'],
    ['submit', 'withdrawn', 'after withdrawal'],
    ['annul', 'submitted', 'before confirmation'],
  ])('%s is refused in the state %s (%s)', (action, from) => {
    expect(findTransition(table, action, from)).toBeUndefined();
  });

  test('the unit and the authority each have their own moves', () => {
    expect(availableActions(table, 'submitted', 'authority')).toEqual(['return', 'confirm']);
    expect(availableActions(table, 'submitted', 'owner')).toEqual(['withdraw']);
    expect(availableActions(table, 'draft', 'authority')).toEqual([]);
  });

  test('nobody is awaited in a final state', () => {
    for (const state of ['confirmed', 'withdrawn', 'discarded', 'annulled']) {
      expect(table.states[state]?.awaits).toBeUndefined();
    }
  });
});

describe('the record of a use', () => {
  test.each([
    ['flag', 'in-use', 'flagged'],
    ['unflag', 'flagged', 'in-use'],
    ['stop', 'flagged', 'stopped'],
    ['stop', 'in-use', 'stopped'],
    ['annul', 'in-use', 'stopped'],
  ])('%s leads from %s to %s', (action, from, to) => {
    expect(findTransition(recordStates, action, from)?.to).toBe(to);
  });

  test('what is stopped stays stopped', () => {
    for (const action of ['flag', 'unflag', 'stop', 'annul']) {
      expect(findTransition(recordStates, action, 'stopped')).toBeUndefined();
    }
  });
});
