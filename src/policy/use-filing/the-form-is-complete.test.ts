import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import {
  aRequiredUseForm,
  aUseFilingForm,
  fileId,
  useFilingFacts,
} from '../../../test/builders/use-filing.ts';
import { useFilingFields } from './fields.ts';
import { useFormRules } from './rules.ts';
import { theFormIsComplete } from './the-form-is-complete.ts';

test.each<[string, Parameters<typeof theFormIsComplete.check>[0], string[]]>([
  ['a complete form', useFilingFacts({ form: aUseFilingForm() }), []],
  [
    'blanks are nothing',
    useFilingFacts({ form: aUseFilingForm({ views: { text: '' }, scenes: [] }) }),
    ['scenes', 'views'],
  ],
  [
    'views as a file instead of words',
    useFilingFacts({ form: aUseFilingForm({ views: { file: fileId(5) } }) }),
    [],
  ],
  [
    'students without a stage',
    useFilingFacts({ form: aUseFilingForm({ users: { audience: ['student'] } }) }),
    ['users.stages'],
  ],
  [
    'teachers and parents need no stage',
    useFilingFacts({ form: aUseFilingForm({ users: { audience: ['teacher', 'parent'] } }) }),
    [],
  ],
  [
    'an answer of no is an answer',
    useFilingFacts({ form: aUseFilingForm({ charges: false, collectiveDecision: false }) }),
    [],
  ],
  [
    'a recommended use is asked whether it is tied',
    useFilingFacts({ form: aUseFilingForm({ tiedToTeaching: undefined, tiedToMarks: undefined }) }),
    ['tiedToTeaching', 'tiedToMarks'],
  ],
  [
    'a required use is asked for advertisements and games',
    useFilingFacts({ form: aRequiredUseForm({ advertisements: undefined, games: undefined }) }),
    ['advertisements', 'games'],
  ],
  [
    'a recommended use is not',
    useFilingFacts({ form: aUseFilingForm({ advertisements: undefined, games: undefined }) }),
    [],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(theFormIsComplete, facts)).toEqual(fields);
});

test('an empty form misses everything at once, each with its label and its source', () => {
  const found = findings(theFormIsComplete, useFilingFacts({ form: {} }));
  expect(found).toHaveLength(20);
  expect(found[0]).toMatchObject({
    field: 'unit.name',
    message: '“单位名称”未填写，依据《备案管理办法》附件2。',
    remedy: '请填写“单位名称”。',
  });
});

test('what another rule asks for is not reported twice', () => {
  const asked = useFilingFields.filter(({ askedBy }) => askedBy !== undefined);
  const ids = useFormRules.map(({ id }) => id);
  expect(asked.length).toBeGreaterThan(0);
  for (const { askedBy, path } of asked) expect(ids, path).toContain(askedBy);
});
