import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { circumstances, declarationFacts } from '../../../test/builders/use-filing.ts';
import { aDeclarationOfNoUseContradictsAUseInForce } from './a-declaration-of-no-use-contradicts-a-use-in-force.ts';

test.each<[string, Parameters<typeof aDeclarationOfNoUseContradictsAUseInForce.check>[0], string[]]>([
  ['no use', declarationFacts(), []],
  ['a use in force', declarationFacts({ usesInForce: ['示例作业'] }), ['noAppUsed']],
  ['a filing under way', declarationFacts({ openFilings: ['示例作业'] }), ['noAppUsed']],
  [
    'both',
    declarationFacts({ usesInForce: ['示例作业'], openFilings: ['示例课堂'] }),
    ['noAppUsed', 'noAppUsed'],
  ],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aDeclarationOfNoUseContradictsAUseInForce, facts)).toEqual(fields);
});

test('names the apps, the first five of many', () => {
  const usesInForce = ['甲', '乙', '丙', '丁', '戊', '己'];
  const [found] = aDeclarationOfNoUseContradictsAUseInForce.check(
    declarationFacts({ usesInForce }),
    circumstances(),
  );
  expect(found?.message).toContain('6 个应用正在使用：“甲”、“乙”、“丙”、“丁”、“戊”等');
});
