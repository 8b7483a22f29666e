import { describe, expect, it } from 'vitest';
import {
  aRegisteredApp,
  aRequiredUseForm,
  aSelfDevelopedForm,
  aUseFilingForm,
  ownAppFacts,
  useFilingFacts,
} from '../../../../test/builders/use-filing.ts';
import { useFilingFields } from '../../../policy/use-filing/fields.ts';
import { type UseFilingForm, useFilingDraft } from '../../../policy/use-filing/form.ts';
import { useFormRules } from '../../../policy/use-filing/rules.ts';
import { withValueAt } from '../../cases/draft/form-values.ts';
import { type Entry, sectionsOf } from './controls.ts';
import { BY_SERVER, liveVerdict } from './live-verdict.ts';
import { problemBeside, standsBelow } from './problem-beside.ts';
import type { RegisterApp, Unit } from './queries.ts';

const everything: UseFilingForm = {
  ...aRequiredUseForm(),
  selfDevelopedSelfUsed: true,
  origin: 'required-by-superior',
  agreementSigned: false,
  importantBusiness: ['other'],
};

function entriesOf(
  form: UseFilingForm,
  purpose: 'first' | 'amendment' = 'first',
  isUniversity = false,
): Entry[] {
  return sectionsOf({ form, purpose, isUniversity }).flatMap(({ entries }) => entries);
}

/** Something that may be entered with that control. */
function sampleOf({ control }: Entry): unknown {
  switch (control.kind) {
    case 'yes-or-no':
      return true;
    case 'one-of':
      return Object.keys(control.options)[0];
    case 'many-of':
      return Object.keys(control.options);
    case 'scenes':
    case 'names':
      return ['homework'];
    case 'own-systems':
      return [{ key: 's1' }];
    case 'own-app':
      return { name: '示例' };
    case 'file':
    case 'app':
      return 1;
    case 'day':
      return '2020-06-01';
    default:
      return '示例';
  }
}

describe('the form', () => {
  it('has for every entry a control whose value the draft takes', () => {
    const forms = [everything, aUseFilingForm(), { ...everything, agreementSigned: true }];
    for (const form of forms)
      for (const entry of entriesOf(form, 'amendment', true)) {
        const entered = useFilingDraft.safeParse(withValueAt({}, entry.path, sampleOf(entry)));
        expect(entered.success, entry.path).toBe(true);
      }
  });

  it('asks for every field of F2 sooner or later', () => {
    const forms = [everything, aUseFilingForm(), aRequiredUseForm()];
    const asked = forms.flatMap((form) => entriesOf(form, 'amendment', true).map(({ path }) => path));
    const missing = useFilingFields.filter(
      ({ path }) => !asked.some((each) => each === path || each.startsWith(`${path}.`)),
    );
    expect(missing.map(({ path }) => path)).toEqual([]);
  });

  it('asks for evidence where what was said calls for it', () => {
    const files = (form: UseFilingForm) =>
      entriesOf(form).flatMap(({ path, control }) => (control.kind === 'file' ? [path] : []));
    expect(files(aUseFilingForm())).toEqual(['views.file']);
    expect(files(aRequiredUseForm())).toEqual(['views.file', 'decision.minutes', 'agreement']);
  });
});

describe('an app of the unit’s own', () => {
  it('is asked for what a provider files only where it is ticked', () => {
    const own = ({ path }: Entry): boolean => path.startsWith('selfDeveloped.');
    expect(entriesOf(aUseFilingForm()).filter(own)).toEqual([]);
    expect(
      entriesOf(aSelfDevelopedForm())
        .filter(own)
        .map(({ path }) => path),
    ).toEqual([
      'selfDeveloped.developedByUnit',
      'selfDeveloped.internalManagement',
      'selfDeveloped.notOfferedToOthers',
      'selfDeveloped.systems',
      'selfDeveloped.app',
    ]);
  });

  it('nobody is told off for what he has not come to yet', () => {
    const form = aSelfDevelopedForm({ selfDeveloped: { systems: [{ key: 's1', icpNumber: '1' }], app: {} } });
    const found = (field: string, rule = 'provider-filing/any') => ({
      field,
      rule,
      ref: '',
      message: field,
      remedy: '',
      source: '',
    });
    const verdict = {
      violations: [found('selfDeveloped.systems.s1.icpNumber'), found('selfDeveloped.app.name')],
      warnings: [],
    };
    const typing = { form, entries: entriesOf(form), touched: new Set<string>() };
    const fields = (isChecked: boolean) =>
      problemBeside(verdict, { ...typing, isChecked }).defects.map(({ field }) => field);
    expect(fields(false)).toEqual(['selfDeveloped.systems.s1.icpNumber']);
    expect(fields(true)).toEqual(['selfDeveloped.systems.s1.icpNumber', 'selfDeveloped.app.name']);
  });

  it('is told below the whole what is wrong inside', () => {
    const packages = 'selfDeveloped.app.packages';
    expect(standsBelow({ field: `${packages}.0.version` }, packages)).toBe(true);
    expect(standsBelow({ field: 'selfDeveloped.app.version' }, packages)).toBe(false);
    expect(standsBelow({ field: 'views.file' }, 'views')).toBe(false);
  });
});

describe('what the rules say while one types', () => {
  const unit = {
    ...useFilingFacts(),
    id: 1,
    name: '示例',
    today: useFilingFacts().submittedOn,
    ...ownAppFacts(),
  } as unknown as Unit;
  const judged = { unit: { ...unit, ...useFilingFacts().unit }, purpose: 'first' as const };
  const { declaredAdvertisements, declaredGames, declaredCharges, ...app } = aRegisteredApp();
  const record = {
    ...app,
    providerId: 2,
    advertisements: declaredAdvertisements,
    games: declaredGames,
    charges: declaredCharges,
  } as unknown as RegisterApp;

  it('is what the server says, but for what turns on facts of its own', () => {
    const bare = aUseFilingForm({ nature: 'required' });
    const { violations } = liveVerdict({ ...judged, form: bare, app: record }, undefined);
    expect(violations.map(({ rule }) => rule)).toEqual([
      'use-filing/required-use-needs-a-collective-decision',
      'use-filing/required-use-needs-an-agreement',
    ]);
    expect(liveVerdict({ ...judged, form: aRequiredUseForm(), app: record }, undefined).violations).toEqual(
      [],
    );
  });

  it('is by the rules for providers where the app is the unit’s own', () => {
    const { selfDeveloped } = aSelfDevelopedForm();
    const form = aSelfDevelopedForm({ selfDeveloped: { ...selfDeveloped, systems: [] } });
    const { violations } = liveVerdict({ ...judged, form, app: undefined }, undefined);
    expect(violations.map(({ rule, field }) => [rule, field])).toEqual([
      ['provider-filing/a-filing-names-at-least-one-system-and-one-app', 'selfDeveloped.systems'],
    ]);
  });

  it('keeps of the last answer only what cannot be told here', () => {
    const found = (rule: string) => ({ rule, ref: 'UF-1', message: rule, remedy: '', source: '' });
    const answered = {
      violations: [found('use-filing/an-app-is-filed-once'), found('use-filing/the-form-is-complete')],
      warnings: [],
    };
    const { violations } = liveVerdict({ ...judged, form: aUseFilingForm(), app: record }, answered);
    expect(violations.map(({ rule }) => rule)).toEqual(['use-filing/an-app-is-filed-once']);
  });

  it('leaves only rules to the server that there are', () => {
    const ids = useFormRules.map(({ id }) => id);
    expect([...BY_SERVER].filter((id) => !ids.includes(id))).toEqual([]);
  });
});
