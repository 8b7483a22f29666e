import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import { aFormWithApp, providerFilingFacts } from '../../../test/builders/provider-filing.ts';
import { theContentIsOnTheList as rule } from './the-content-is-on-the-list.ts';

test.each<[string, Parameters<typeof rule.check>[0], string[]]>([
  ['on it', providerFilingFacts(), []],
  [
    'not on it',
    providerFilingFacts({ form: aFormWithApp({ content: ['homework', 'gambling'] }) }),
    ['apps.a1.content'],
  ],
  [
    'retired',
    providerFilingFacts({ contents: [{ code: 'homework', label: '作业与练习', retired: true }] }),
    ['apps.a1.content'],
  ],
  [
    'two strangers, each named',
    providerFilingFacts({ form: aFormWithApp({ content: ['x', 'y'] }) }),
    ['apps.a1.content', 'apps.a1.content'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(rule, facts)).toEqual(fields);
});

test('names what can be chosen, without what is retired', () => {
  const contents = [
    { code: 'homework', label: '作业与练习', retired: true },
    { code: 'reading', label: '阅读与数字资源' },
  ];
  const [found] = findings(rule, providerFilingFacts({ contents }));
  expect(found?.message).toContain('“作业与练习”不在当日的选项中');
  expect(found?.remedy).toBe('请从下列选项中选择：阅读与数字资源。');
});
