import { describe, expect, test } from 'vitest';
import { aFiledApp, aFiledSystem, aProviderFilingForm } from '../../../test/builders/provider-filing.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { attachedFiles, providerFilingDraft, withoutPeople, withPeople } from './form.ts';

const parse = (draft: unknown) => providerFilingDraft.safeParse(draft);
const anotherDeveloper = aProviderFilingForm({
  developerIsUnit: false,
  developer: { name: '示例软件工作室', contact: { name: '孙某', phone: '0371-00000002' } },
});

describe('a draft', () => {
  test.each([
    ['nothing yet', {}],
    ['a complete form', aProviderFilingForm()],
    ['another developer', anotherDeveloper],
    ['an item with nothing but its key', { systems: [{ key: 's1' }], apps: [{ key: 'a1' }] }],
    ['the same key for a system and an app', { systems: [{ key: 'x' }], apps: [{ key: 'x' }] }],
    ['a reason of several paragraphs', { unit: { telecomLicence: { notApplicableBecause: '一\n二' } } }],
  ])('may be saved: %s', (_name, draft) => {
    expect(parse(draft)).toMatchObject({ success: true, data: draft });
  });

  test.each<[string, unknown]>([
    ['a status', { status: 'approved' }],
    ['a number', { apps: [{ key: 'a1', number: '教APP备4100001号' }] }],
    ['__proto__', JSON.parse('{"__proto__":{"status":"approved"}}')],
    ['an item without a key', { apps: [{ name: '示例作业' }] }],
    ['a key that is a path', { apps: [{ key: 'a1.name' }] }],
    ['a key twice', { systems: [{ key: 's1' }, { key: 's1' }] }],
    ['51 systems', { systems: Array.from({ length: 51 }, (_, index) => ({ key: `s${index}` })) }],
    ['101 apps', { apps: Array.from({ length: 101 }, (_, index) => ({ key: `a${index}` })) }],
    ['51 packages', { apps: [{ key: 'a1', packages: Array.from({ length: 51 }, () => ({})) }] }],
    ['a platform that F1 does not know', { apps: [{ key: 'a1', platforms: ['windows'] }] }],
    ['a feature twice', { apps: [{ key: 'a1', features: ['forum', 'forum'] }] }],
    ['a permission that is no code', { apps: [{ key: 'a1', permissions: ["'; DROP TABLE"] }] }],
    ['a grade of protection that there is not', { systems: [{ key: 's1', mlpsGrade: '6' }] }],
    ['a line break in a name', { unit: { name: '示例\n公司' } }],
    ['a direction override', { unit: { name: '示例\u202e司公' } }],
    ['a file as text', { unit: { proof: { scan: '7' } } }],
    ['yes as text', { developerIsUnit: 'true' }],
    ['a day that does not exist', { changedOn: '2019-02-29' }],
  ])('is refused with %s', (_name, draft) => {
    expect(parse(draft).success).toBe(false);
  });
});

test.each([
  ['a complete form', aProviderFilingForm()],
  ['another developer', anotherDeveloper],
  ['nothing yet', {}],
])('people are stored apart and put back: %s', (_name, form) => {
  const apart = withoutPeople(form);
  for (const name of ['赵某', '钱某', '孙某', '0371-'])
    expect(JSON.stringify(apart.form)).not.toContain(name);
  expect(withPeople(apart.form, apart.people)).toEqual(form);
});

test('files are listed by the key of their system or app, packages by their place', () => {
  const form = aProviderFilingForm({
    systems: [aFiledSystem({ key: 's7', mlpsScan: undefined })],
    apps: [aFiledApp({ key: 'a7', packages: [{}, { file: fileId(9) }], consent: { file: fileId(8) } })],
  });
  expect(attachedFiles(form).map(({ path, file }) => [path, file])).toEqual([
    ['unit.proof.scan', 101],
    ['systems.s7.mlpsAssessmentReport.file', 103],
    ['apps.a7.consent.file', 8],
    ['apps.a7.packages.1.file', 9],
  ]);
});
