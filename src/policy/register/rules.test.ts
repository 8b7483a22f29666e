import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  aKnownApp,
  anExternalFiling,
  aPlatformRecord,
  externalFilingFacts,
  keeping,
  statusChangeFacts,
} from '../../../test/builders/external-filings.ts';
import { legalDay } from '../legal-day.ts';
import { checkAll } from '../rule.ts';
import { externalFilingRules, statusChangeRules, useOfAppRules } from './rules.ts';

const nothing = { violations: [], warnings: [] };
const all = [...externalFilingRules, ...statusChangeRules, ...useOfAppRules];

describe('the rules of the register together', () => {
  test.each([
    ['an app of another province', externalFilingFacts()],
    ['a platform operator’s record', externalFilingFacts({ filing: aPlatformRecord() })],
    ['one that the register has already', externalFilingFacts({ known: aKnownApp() })],
  ])('find nothing wrong with %s', (_name, facts) => {
    expect(checkAll(externalFilingRules, facts, keeping())).toEqual(nothing);
  });

  test('find nothing wrong with a suspension', () => {
    expect(checkAll(statusChangeRules, statusChangeFacts(), keeping())).toEqual(nothing);
  });

  test('report everything at once', () => {
    const filing = anExternalFiling({
      number: '教APP备1100001',
      status: 'suspended',
      statusSince: legalDay('2019-11-01'),
      checkedOn: legalDay('2020-04-01'),
    });
    const known = aKnownApp({ status: 'revoked' });
    const { violations } = checkAll(
      externalFilingRules,
      externalFilingFacts({ filing, known, repeats: '第 2 行' }),
      keeping(),
    );
    expect(violations.map(({ field }) => field)).toEqual([
      'number',
      'number',
      'checkedOn',
      'filedOn',
      'statusSince',
      'status',
    ]);
    expect(violations.every(({ message, remedy, source }) => message && remedy && source)).toBe(true);
  });

  test('each stands in the file of its id, with a test beside it', () => {
    for (const { id } of all) {
      const path = `${import.meta.dirname}/${id.replace('register/', '')}`;
      expect(existsSync(`${path}.ts`), `${id}.ts`).toBe(true);
      expect(existsSync(`${path}.test.ts`), `${id}.test.ts`).toBe(true);
    }
  });

  test('each has a source, or says what is ours', () => {
    for (const rule of all) expect(rule.sources.length > 0 || rule.ours !== undefined, rule.id).toBe(true);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});
