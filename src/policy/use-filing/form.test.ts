import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { aRequiredUseForm, aSelfDevelopedForm, aUseFilingForm } from '../../../test/builders/use-filing.ts';
import { useFilingFields } from './fields.ts';
import { attachedFiles, useFilingDraft, withoutPeople, withPeople } from './form.ts';

const parse = (draft: unknown) => useFilingDraft.safeParse(draft);

describe('a draft', () => {
  test.each([
    ['nothing yet', {}],
    ['a complete recommended use', aUseFilingForm()],
    ['a complete required use', aRequiredUseForm()],
    ['a self-developed app', aSelfDevelopedForm()],
    ['a half-typed name', { unit: { name: '示' } }],
    ['rare characters outside the basic plane', { unit: { name: '𰻝𰻝镇小学' } }],
    ['paragraphs in the views', { views: { text: '第一段\n第二段\t末' } }],
  ])('may be saved: %s', (_name, draft) => {
    expect(parse(draft)).toMatchObject({ success: true, data: draft });
  });

  test.each<[string, unknown]>([
    ['a status', { status: 'confirmed' }],
    ['a number', { number: '教APP备4100001号' }],
    ['an organisation', { organisationId: 7 }],
    ['an unknown key inside', { unit: { name: '甲', id: 7 } }],
    ['__proto__', JSON.parse('{"__proto__":{"status":"confirmed"},"constructor":{}}')],
    ['NUL', { unit: { name: '示例\u0000小学' } }],
    ['a line break in a name', { unit: { name: '示例\n小学' } }],
    ['an escape sequence', { views: { text: '\u001b[31m' } }],
    ['a direction override', { unit: { name: '示例\u202e学小' } }],
    ['half a surrogate pair', { unit: { name: '\ud800' } }],
    ['101 characters in a name', { unit: { name: '甲'.repeat(101) } }],
    ['a megabyte', { views: { text: '甲'.repeat(1_000_000) } }],
    ['a name that is a number', { unit: { name: 1 } }],
    ['201 attendees', { decision: { attendees: Array.from({ length: 201 }, () => '甲') } }],
    ['an audience twice', { users: { audience: ['parent', 'parent'] } }],
    ['31 scenes', { scenes: Array.from({ length: 31 }, (_, index) => `s${index}`) }],
    ['a scene that is no code', { scenes: ["'; DROP TABLE"] }],
    ['an unknown nature', { nature: 'mandatory' }],
    ['a day that does not exist', { changedOn: '2019-02-29' }],
    ['a day with a time', { changedOn: '2020-02-29T00:00:00Z' }],
    ['a file id of zero', { agreement: 0 }],
    ['a file id beyond safe integers', { agreement: 2 ** 53 }],
    ['a file id as text', { agreement: '7' }],
    ['null', { charges: null }],
    ['yes as text', { charges: 'true' }],
    ['an array', []],
  ])('is refused with %s', (_name, draft) => {
    expect(parse(draft).success).toBe(false);
  });

  test('is composed (NFC) and trimmed', () => {
    const { data } = parse({ unit: { name: '  cafe\u0301  ' }, views: { text: '甲\r\n乙\n' } });
    expect(data).toEqual({ unit: { name: 'café' }, views: { text: '甲\n乙' } });
  });

  test('the leap day is a day', () => {
    expect(parse({ changedOn: '2020-02-29' }).success).toBe(true);
  });

  test('refusals are Chinese', () => {
    const issues =
      parse({ unit: { name: '甲'.repeat(101) }, nature: 'x', charges: 1, changedOn: 'x' }).error?.issues ??
      [];
    expect(issues.length).toBe(4);
    for (const { message } of issues) expect(message).toMatch(/\p{Script=Han}/u);
  });
});

test.each([
  ['a required use', aRequiredUseForm()],
  ['a recommended use', aUseFilingForm()],
  ['nothing yet', {}],
])('people are stored apart and put back: %s', (_name, form) => {
  const apart = withoutPeople(form);
  for (const name of ['张某', '李某', '张校长', '王主任'])
    expect(JSON.stringify(apart.form)).not.toContain(name);
  expect(withPeople(apart.form, apart.people)).toEqual(form);
});

test('every file named anywhere in the form is listed', () => {
  const paths = fileLeaves(z.toJSONSchema(useFilingDraft, { io: 'input' }) as Node).filter(
    (path) => !path.startsWith('selfDeveloped.'),
  );
  const form = Object.fromEntries(paths.map((path) => [path, 1]));
  const nested = { decision: {}, agreementNotApplicable: {}, views: {} };
  for (const path of Object.keys(form)) place(nested, path.split('.'));
  expect(
    attachedFiles(nested as never)
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(paths.toSorted());
});

test('files of an own app are listed by the key of their system, packages by their place', () => {
  const { selfDeveloped } = aSelfDevelopedForm();
  expect(attachedFiles({ selfDeveloped }).map(({ path, file }) => [path, file])).toEqual([
    ['selfDeveloped.systems.s1.mlpsScan', 14],
    ['selfDeveloped.systems.s1.mlpsAssessmentReport.file', 15],
    ['selfDeveloped.app.packages.0.file', 13],
  ]);
});

test('every field of the table exists in the form', () => {
  const known = allPaths(z.toJSONSchema(useFilingDraft, { io: 'input' }) as Node);
  for (const { path } of useFilingFields) expect(known).toContain(path);
});

interface Node {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
}

function allPaths(node: Node, prefix = ''): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => [
    `${prefix}${key}`,
    ...allPaths(child, `${prefix}${key}.`),
  ]);
}

/** Integers of the form are ids: of files, except these two. */
function fileLeaves(node: Node, prefix = ''): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    if (child.type === 'integer')
      return ['app.registerId', 'requiredBy.organisation'].includes(prefix + key) ? [] : [prefix + key];
    return fileLeaves(child, `${prefix}${key}.`);
  });
}

function place(target: Record<string, unknown>, [key = '', ...rest]: string[]): void {
  if (rest.length === 0) target[key] = 1;
  else place((target[key] ??= {}) as Record<string, unknown>, rest);
}
