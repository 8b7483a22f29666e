import { describe, expect, test } from 'vitest';
import { aSameApp } from '../../../test/builders/provider-filing.ts';
import {
  anOwnApp,
  aSelfDevelopedForm,
  aUseFilingForm,
  circumstances,
  ownAppFacts,
  useFilingFacts,
} from '../../../test/builders/use-filing.ts';
import { providerFilingRules } from '../provider-filing/rules.ts';
import { checkAll } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import type { UseFilingForm } from './form.ts';
import { placeInProviderForm, placeInUseForm } from './own-app.ts';
import { rulesForAnOwnApp } from './rules-for-an-own-app.ts';

const { selfDeveloped: complete } = aSelfDevelopedForm();
const verdictOn = (changes: Partial<UseFilingFacts>) =>
  checkAll(rulesForAnOwnApp, useFilingFacts({ form: aSelfDevelopedForm(), ...changes }), circumstances());
const withOwn = (changes: NonNullable<UseFilingForm['selfDeveloped']>) =>
  verdictOn({ form: aSelfDevelopedForm({ selfDeveloped: { ...complete, ...changes } }) });

describe('an app that its own unit developed', () => {
  test('is not asked for the data of the unit again', () => {
    expect(verdictOn({})).toEqual({ violations: [], warnings: [] });
  });

  test('is judged by the rule for providers, by its id, source and remedy, where it stands in the use form', () => {
    const { violations } = withOwn({ app: anOwnApp({ advertisements: true }) });
    expect(violations).toEqual([
      expect.objectContaining({
        rule: 'provider-filing/advertisements-fit-the-service',
        field: 'selfDeveloped.app.advertisementsFit',
        source: expect.stringContaining('教技函〔2019〕55号'),
        remedy: expect.stringContaining('广告与服务相契合的说明'),
      }),
    ]);
  });

  test.each<[string, NonNullable<UseFilingForm['selfDeveloped']>, string, string]>([
    [
      'without a system',
      { systems: [] },
      'a-filing-names-at-least-one-system-and-one-app',
      'selfDeveloped.systems',
    ],
    [
      'a system without ICP filing',
      { systems: [{ ...complete?.systems?.[0], key: 's1', icpNumber: '' }] },
      'icp-and-mlps-filing-come-first',
      'selfDeveloped.systems.s1.icpNumber',
    ],
    [
      'without a version',
      { app: anOwnApp({ version: '' }) },
      'the-form-is-complete',
      'selfDeveloped.app.version',
    ],
    [
      'without a package for its platform',
      { app: anOwnApp({ packages: [] }) },
      'every-declared-platform-has-a-package',
      'selfDeveloped.app.packages',
    ],
    [
      'a package without a package id',
      { app: anOwnApp({ packages: [{ ...anOwnApp().packages?.[0], packageId: '' }] }) },
      'the-form-is-complete',
      'selfDeveloped.app.packages.0.packageId',
    ],
    [
      'personal data that nobody explains',
      {
        app: anOwnApp({
          collectsPersonalData: true,
          consent: { text: '同意' },
          dataSafeguards: { text: '加密' },
        }),
      },
      'personal-data-are-explained-item-by-item',
      'selfDeveloped.app.personalData',
    ],
  ])('%s', (_edge, changes, rule, field) => {
    const found = withOwn(changes).violations.map((one) => [one.rule, one.field]);
    expect(found).toContainEqual([`provider-filing/${rule}`, field]);
  });

  test('is asked for everything at once when nothing was given', () => {
    const { violations } = verdictOn({ form: aSelfDevelopedForm({ selfDeveloped: undefined }) });
    const fields = violations.map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['selfDeveloped.systems', 'selfDeveloped.app.name', 'selfDeveloped.app.kind']),
    );
    expect(fields.every((field) => field?.startsWith('selfDeveloped.'))).toBe(true);
  });

  test('may not carry the package of another’s app', () => {
    const ownApp = ownAppFacts({ sameApps: [aSameApp({ app: 'own' })] });
    expect(verdictOn({ ownApp }).violations).toEqual([
      expect.objectContaining({
        rule: 'provider-filing/an-app-is-filed-once',
        field: 'selfDeveloped.app.packages',
      }),
    ]);
  });
});

test('an app that was picked is judged by none of them', () => {
  expect(verdictOn({ form: aUseFilingForm({ selfDeveloped: {} }) }).violations).toEqual([]);
});

test('those that are left out exist, and only the rest is kept', () => {
  expect(providerFilingRules.length - rulesForAnOwnApp.length).toBe(17);
});

test.each([
  ['systems', 'selfDeveloped.systems'],
  ['systems.s1.icpNumber', 'selfDeveloped.systems.s1.icpNumber'],
  ['apps.own.name', 'selfDeveloped.app.name'],
  ['apps.own.packages.0.file', 'selfDeveloped.app.packages.0.file'],
])('%s stands at %s', (path, place) => {
  expect(placeInUseForm(path)).toBe(place);
  expect(placeInProviderForm(place)).toBe(path);
});

test.each(['unit.name', 'developer.proof.scan', 'changedOn', 'apps.a1.name', ''])(
  '%s is not asked',
  (path) => {
    expect(placeInUseForm(path)).toBeUndefined();
  },
);
