import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aFiledApp,
  aFormWithApp,
  aFormWithSystem,
  aProviderFilingForm,
} from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { changedPaths, differences } from './differences.ts';
import type { ProviderFilingForm } from './form.ts';

const before = aProviderFilingForm();
const twoApps = aProviderFilingForm({ apps: [aFiledApp(), aFiledApp({ key: 'a2', name: '示例教务' })] });

test.each<[string, ProviderFilingForm, ProviderFilingForm, string[]]>([
  ['nothing', before, aProviderFilingForm(), []],
  ['a name', before, aFormWithApp({ name: '示例新作业' }), ['apps.a1.name']],
  ['a scan of a system', before, aFormWithSystem({ mlpsScan: fileId(9) }), ['systems.s1.mlpsScan']],
  ['a permission more', before, aFormWithApp({ permissions: ['camera', 'sms'] }), ['apps.a1.permissions']],
  ['an answer withdrawn', before, aFormWithApp({ training: undefined }), ['apps.a1.training']],
  ['the day of the change', before, { ...before, changedOn: legalDay('2020-05-20') }, ['changedOn']],
  ['an app added is one difference', before, twoApps, ['apps.a2']],
  ['an app removed', twoApps, before, ['apps.a2']],
  ['a key that was changed', before, aFormWithSystem({ key: 's7' }), ['systems.s1', 'systems.s7']],
  [
    'a package of another version',
    before,
    aFormWithApp({ packages: [{ version: '1.1.0', platform: 'android' }] }),
    ['apps.a1.packages'],
  ],
  ['blank is the same as absent', before, aProviderFilingForm({ branch: '', developer: {} }), []],
  [
    'a reason in place of a report',
    before,
    aFormWithSystem({ mlpsAssessmentReport: { notApplicableBecause: '第一级系统' } }),
    ['systems.s1.mlpsAssessmentReport'],
  ],
])('%s', (_edge, earlier, later, paths) => {
  expect(changedPaths(earlier, later)).toEqual(paths);
});

test('a difference has its label and both values', () => {
  expect(differences(before, aFormWithApp({ version: '2.0' }))).toEqual([
    {
      path: 'apps.a1.version',
      label: '教育移动应用“示例作业”·版本号',
      before: '1.0.0',
      after: '2.0',
    },
  ]);
});

test('what was removed is called by its old name', () => {
  expect(differences(twoApps, before)[0]).toMatchObject({
    label: '教育移动应用“示例教务”',
    after: undefined,
  });
});

describe('whatever the forms', () => {
  const text = fc.constantFrom('甲', '乙', '丙');
  const item = (key: string) =>
    fc.record(
      { key: fc.constant(key), name: text, icpNumber: text, mlpsGrade: fc.constantFrom('1', '2') },
      { requiredKeys: ['key'] },
    );
  const app = (key: string) =>
    fc.record(
      {
        key: fc.constant(key),
        name: text,
        training: fc.boolean(),
        permissions: fc.uniqueArray(fc.constantFrom('camera', 'sms', 'phone'), { minLength: 1 }),
        packages: fc.array(fc.record({ version: text, packageId: text }), { minLength: 1, maxLength: 3 }),
        consent: fc.record({ text }),
      },
      { requiredKeys: ['key'] },
    );
  const form = fc.record({
    unit: fc.record({ name: text, proof: fc.record({ number: text }) }),
    systems: fc.tuple(item('s1'), item('s2'), item('s3')),
    apps: fc.tuple(app('a1'), app('a2')),
  }) as unknown as fc.Arbitrary<ProviderFilingForm>;

  test('a form does not differ from itself', () => {
    fc.assert(
      fc.property(form, (one) => {
        expect(differences(one, structuredClone(one))).toEqual([]);
      }),
    );
  });

  test('every changed leaf is reported, and none that did not change', () => {
    fc.assert(
      fc.property(form, form, (one, other) => {
        const [earlier, later] = [leaves(one), leaves(other)];
        const changed = [...new Set([...earlier.keys(), ...later.keys()])].filter(
          (path) => earlier.get(path) !== later.get(path),
        );
        const reported = changedPaths(one, other);
        for (const leaf of changed)
          expect(
            reported.some((path) => leaf.startsWith(path)),
            leaf,
          ).toBe(true);
        for (const path of reported)
          expect(
            changed.some((leaf) => leaf.startsWith(path)),
            path,
          ).toBe(true);
      }),
    );
  });

  test('the order of items in lists does not matter', () => {
    fc.assert(
      fc.property(form, (one) => {
        expect(differences(one, backwards(one) as ProviderFilingForm)).toEqual([]);
      }),
    );
  });

  test('what changed there changed back', () => {
    fc.assert(
      fc.property(form, form, (one, other) => {
        expect(changedPaths(other, one)).toEqual(changedPaths(one, other));
      }),
    );
  });
});

/** Every leaf with its value as text; of lists without keys the sorted whole. */
function leaves(value: unknown, path = ''): Map<string, string> {
  if (Array.isArray(value) && value.some((one) => (one as { key?: string }).key !== undefined)) {
    return merged(value.map((one) => leaves(one, `${path}.${(one as { key: string }).key}`)));
  }
  if (Array.isArray(value)) {
    return new Map([[path, JSON.stringify(value.map((one) => JSON.stringify(one)).toSorted())]]);
  }
  if (typeof value !== 'object' || value === null) return new Map([[path, JSON.stringify(value)]]);
  const parts = Object.entries(value).filter(([name]) => name !== 'key');
  return merged(parts.map(([name, part]) => leaves(part, path === '' ? name : `${path}.${name}`)));
}

function merged(maps: readonly Map<string, string>[]): Map<string, string> {
  return new Map(maps.flatMap((map) => [...map]));
}

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards).toReversed();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, backwards(part)]));
}
