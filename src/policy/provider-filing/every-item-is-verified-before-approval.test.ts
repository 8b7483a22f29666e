import { expect, test } from 'vitest';
import { fieldsFound, findings } from '../../../test/builders/findings.ts';
import { aProviderFilingForm } from '../../../test/builders/provider-filing.ts';
import {
  type ItemDecision,
  everyItemIsVerifiedBeforeApproval as rule,
} from './every-item-is-verified-before-approval.ts';
import { verificationItems } from './verification-items.ts';

const items = [
  { path: 'unit.proof', label: '单位有效证明' },
  { path: 'apps.a1.content', label: '教育移动应用“示例作业”·服务内容' },
];

test.each<[string, [string, ItemDecision][], string[]]>([
  [
    'all right',
    [
      ['unit.proof', 'right'],
      ['apps.a1.content', 'right'],
    ],
    [],
  ],
  ['none yet, each named', [], ['unit.proof', 'apps.a1.content']],
  ['one not yet', [['unit.proof', 'right']], ['apps.a1.content']],
  [
    'one wrong',
    [
      ['unit.proof', 'defect'],
      ['apps.a1.content', 'right'],
    ],
    ['unit.proof'],
  ],
  [
    'a decision on what is no item counts for nothing',
    [['apps.a1', 'right']],
    ['unit.proof', 'apps.a1.content'],
  ],
])('%s', (_edge, decided, fields) => {
  expect(fieldsFound(rule, { items, decided: new Map(decided) })).toEqual(fields);
});

test('tells what is open from what is wrong', () => {
  const decided = new Map<string, ItemDecision>([['unit.proof', 'defect']]);
  const found = findings(rule, { items, decided });
  expect(found.map(({ message }) => message)).toEqual([
    '“单位有效证明”核验有误，不能准予备案。',
    '教育移动应用“示例作业”·服务内容尚未核验。',
  ]);
});

test.each([['authority'], ['provider'], ['school:university']] as const)('holds for %s', (addressee) => {
  const facts = {
    items: verificationItems(aProviderFilingForm(), 'first'),
    decided: new Map<string, ItemDecision>(),
  };
  expect(findings(rule, facts, { addressees: [addressee] })).toHaveLength(facts.items.length);
});
