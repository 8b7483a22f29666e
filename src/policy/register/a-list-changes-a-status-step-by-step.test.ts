import { expect, test } from 'vitest';
import {
  aKnownApp,
  anExternalFiling,
  externalFilingFacts,
  keeping,
} from '../../../test/builders/external-filings.ts';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { aListChangesAStatusStepByStep as rule } from './a-list-changes-a-status-step-by-step.ts';

test.each([
  ['filed', 'filed', []],
  ['filed', 'suspended', []],
  ['filed', 'revoked', []],
  ['filed', 'withdrawn', []],
  ['suspended', 'filed', []],
  ['suspended', 'revoked', []],
  ['suspended', 'withdrawn', ['status']],
  ['revoked', 'revoked', []],
  ['revoked', 'filed', ['status']],
  ['revoked', 'suspended', ['status']],
  ['withdrawn', 'filed', ['status']],
] as const)('from %s to %s', (before, status, fields) => {
  const facts = externalFilingFacts({
    filing: anExternalFiling({ status }),
    known: aKnownApp({ status: before }),
  });
  expect(fieldsFound(rule, facts, keeping())).toEqual(fields);
});

test('what is new may come with any status', () => {
  const facts = externalFilingFacts({ filing: anExternalFiling({ status: 'revoked' }) });
  expect(fieldsFound(rule, facts, keeping())).toEqual([]);
});
