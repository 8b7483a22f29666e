import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { DeclarationFacts } from './facts.ts';

export const aDeclarationOfNoUseIsExplicit = defineRule<DeclarationFacts>({
  id: 'use-filing/a-declaration-of-no-use-is-explicit',
  ref: 'UF-8',
  title: '无应用声明应当明确写明未使用任何教育移动应用',
  sources: [],
  ours: '没有使用应用的单位作出声明，经确认视为完成使用者备案',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form }) =>
    form.noAppUsed === true
      ? []
      : [
          {
            field: 'noAppUsed',
            message: '没有勾选“本单位未使用任何教育移动应用（含小程序、公众号等）”。',
            remedy: '情况属实的，请勾选；使用应用的，请逐个提交使用者备案。',
          },
        ],
});
