import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  aRequiredUseForm,
  aSelfDevelopedForm,
  circumstances,
  declarationFacts,
  useFilingFacts,
  useStopFacts,
} from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { checkAll } from '../rule.ts';
import { declarationRules, stopRules, useFilingRules, useFormRules } from './rules.ts';

const nothing = { violations: [], warnings: [] };
const all = [...useFilingRules, ...stopRules, ...declarationRules];

describe('the rules of use filing together', () => {
  test.each([
    ['a recommended use', useFilingFacts()],
    ['a required use', useFilingFacts({ form: aRequiredUseForm() })],
    ['a self-developed app', useFilingFacts({ form: aSelfDevelopedForm() })],
  ])('find nothing wrong with %s', (_name, facts) => {
    expect(checkAll(useFormRules, facts, circumstances())).toEqual(nothing);
  });

  test('find nothing wrong with a stop and a declaration', () => {
    expect(checkAll(stopRules, useStopFacts(), circumstances())).toEqual(nothing);
    expect(checkAll(declarationRules, declarationFacts(), circumstances())).toEqual(nothing);
  });

  test('report everything at once, and stand an empty form', () => {
    const { violations } = checkAll(useFormRules, useFilingFacts({ form: {} }), circumstances());
    expect(violations.length).toBeGreaterThan(15);
    expect(violations.every(({ message, remedy, source }) => message && remedy && source)).toBe(true);
  });

  test('the Measures bind from the day of their issue', () => {
    const facts = useFilingFacts({ form: {} });
    const before = checkAll(useFilingRules, facts, circumstances({ today: legalDay('2019-11-10') }));
    const from = checkAll(useFilingRules, facts, circumstances({ today: legalDay('2019-11-11') }));
    expect(before.violations).toEqual([]);
    expect(from.violations).not.toEqual([]);
  });

  test('each stands in the file of its id, with a test beside it', () => {
    const files = readdirSync(import.meta.dirname);
    for (const { id } of all) {
      const name = id.replace('use-filing/', '');
      expect(files).toContain(`${name}.ts`);
      expect(existsSync(`${import.meta.dirname}/${name}.test.ts`), `${name}.test.ts`).toBe(true);
    }
  });

  test('each has a source, or says what is ours', () => {
    for (const rule of all) expect(rule.sources.length > 0 || rule.ours !== undefined, rule.id).toBe(true);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});
